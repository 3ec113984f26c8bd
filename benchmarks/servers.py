"""The real servers of a benchmark: an embedded Kafka and Postgres in a folder that is thrown away."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from uuid import uuid4

from sqlalchemy import text

from careergraph.local.home import Home, open_home
from careergraph.local.platform import LocalServers
from careergraph.local.postgres import EmbeddedPostgres
from careergraph.local.postgres_cluster import SUPERUSER
from shared.db.database import Database
from shared.db.migrate import upgrade_database
from shared.runtime.broker import Broker
from shared.runtime.kafka import KafkaBroker
from shared.runtime.processor import Services
from shared.schemas.topics import TOPICS
from shared.security.keyring import Keyring
from shared.security.master_key import MasterKey, MasterKeys
from shared.storage.blobs import FolderBlobStore
from shared.storage.sealed import SealedBlobs

MASTER_KEY = bytes(range(32))


class Servers:
    """Running servers, and empty databases and topics on them.

    Args:
        url_for: URL of the embedded Postgres for a role and a database.
    """

    def __init__(self, folder: Path, url_for: Callable[[str, str], str], bootstrap_servers: str | None) -> None:
        self.folder = folder
        self.bootstrap_servers = bootstrap_servers or ""
        self._url_for = url_for
        self._numbers = count(1)
        self._template = f"bench_template_{uuid4().hex[:8]}"
        self._maintain(f"create database {self._template}")
        template = Database(url_for(SUPERUSER, self._template))
        upgrade_database(template)
        template.dispose()

    def new_database_url(self) -> str:
        """URL of an empty, migrated database."""
        name = f"{self._template}_{next(self._numbers)}"
        self._maintain(f"create database {name} template {self._template}")
        return self._url_for(SUPERUSER, name)

    def new_broker(self) -> tuple[Broker, str]:
        """The cluster with the platform's topics under a prefix of their own, and that prefix."""
        prefix = f"b{uuid4().hex[:10]}."
        broker = KafkaBroker(self.bootstrap_servers, prefix=prefix)
        broker.declare(TOPICS)
        return broker, prefix

    def _maintain(self, statement: str) -> None:
        maintenance = Database(self._url_for(SUPERUSER, "postgres"))
        with maintenance.admin.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(statement))
        maintenance.dispose()


@contextmanager
def servers(*, kafka: bool = True) -> Iterator[Servers]:
    """Start the servers; stop them and remove their folder afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="careergraph-bench-") as folder,
        open_home(Path(folder) / "home") as home,
        _started(home, kafka) as (postgres, bootstrap_servers),
    ):
        yield Servers(Path(folder), postgres.url_for, bootstrap_servers)


@contextmanager
def _started(home: Home, kafka: bool) -> Iterator[tuple[EmbeddedPostgres, str | None]]:
    if kafka:
        with LocalServers(home) as both:
            yield both.postgres, both.kafka.bootstrap_servers
        return
    postgres = EmbeddedPostgres(home.postgres)
    postgres.start()
    try:
        yield postgres, None
    finally:
        postgres.stop()


@dataclass(frozen=True)
class Workspace:
    """A database of its own, and what stages work with in it."""

    database: Database
    keyring: Keyring
    services: Services


@contextmanager
def workspace(url: str, folder: Path) -> Iterator[Workspace]:
    """Open the database; close it afterwards."""
    database = Database(url, pool_size=20)
    keyring = Keyring(MasterKeys(MasterKey(MASTER_KEY)))
    try:
        yield Workspace(
            database, keyring, Services(database, keyring, SealedBlobs(FolderBlobStore(folder / "blobs")), {})
        )
    finally:
        database.dispose()
