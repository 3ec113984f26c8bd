"""The platform as a command finds it: its settings, addresses and database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from careergraph.connections import Connections, find_connections, find_master_keys
from shared.config import Settings
from shared.db.database import Database
from shared.logging import configure_logging
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


def log_to_stderr(settings: Settings) -> None:
    """Warnings and errors of a command, for eyes, on stderr; more where LOG_LEVEL asks for it."""
    configure_logging(settings.log_level if "log_level" in settings.model_fields_set else "WARNING", console=True)


@contextmanager
def open_platform(*, durable: bool = False) -> Iterator[Platform]:
    """The servers of the environment, or of a running `careergraph up`. Raises `NotRunning`.

    Every command that works on a platform passes here, so log lines go to stderr from here on: stdout is for results.

    Args:
        durable: wait for the disk at every commit.
    """
    settings = Settings()
    log_to_stderr(settings)
    connections = find_connections(settings)
    database = Database(connections.database_url, durable=durable)
    try:
        yield Platform(settings, connections, database)
    finally:
        database.dispose()
