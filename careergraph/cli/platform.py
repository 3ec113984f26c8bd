"""The platform as a command finds it: its settings, addresses and database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from careergraph.connections import Connections, find_connections, find_master_keys
from shared.config import Settings
from shared.db.database import Database
from shared.security.keyring import Keyring


@dataclass(frozen=True)
class Platform:
    """Where a command does its work."""

    settings: Settings
    connections: Connections
    database: Database

    def keyring(self) -> Keyring:
        """Raises `MasterKeyInvalid`, `NotRunning` where there is no master key."""
        return Keyring(find_master_keys(self.settings))


@contextmanager
def open_platform(*, durable: bool = False) -> Iterator[Platform]:
    """The servers of the environment, or of a running `careergraph up`. Raises `NotRunning`.

    Args:
        durable: wait for the disk at every commit.
    """
    settings = Settings()
    connections = find_connections(settings)
    database = Database(connections.database_url, durable=durable)
    try:
        yield Platform(settings, connections, database)
    finally:
        database.dispose()
