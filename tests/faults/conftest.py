"""Servers of the fault tests alone, because these stop and kill them, and a platform of its own for each test."""

import os
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text

from careergraph.chaos.platform import QUICK_FAILOVER
from careergraph.composition import LazyResources, stage_resources
from careergraph.local.home import open_home
from careergraph.local.platform import LocalServers
from careergraph.local.ports import ReservedPort
from shared.db.database import Database
from shared.db.migrate import upgrade_database
from shared.runtime.kafka import KafkaBroker
from shared.schemas.topics import TOPICS
from shared.security.keyring import Keyring
from shared.security.master_key import MasterKey, MasterKeys
from shared.storage.blobs import FolderBlobStore
from shared.storage.sealed import SealedBlobs
from tests.faults.faulty_platform import FaultyPlatform

_numbers = count(1)


@pytest.fixture(scope="session")
def fault_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServers]:
    """Kafka on a port that it keeps over restarts, and Postgres with a migrated template."""
    with open_home(tmp_path_factory.mktemp("faults")) as home, closing(ReservedPort()) as kafka_port:
        servers = LocalServers(home, kafka_port=kafka_port.number, broker_settings=QUICK_FAILOVER)
        with servers:
            template = Database(servers.postgres.url)
            upgrade_database(template)
            template.dispose()
            maintain(servers, "create database migrated template careergraph")  # nobody connects to it
            yield servers


@pytest.fixture(scope="session")
def fault_resources(fault_servers: LocalServers) -> Iterator[LazyResources]:
    """Reader children and skill matcher, shared by the tests of this run."""
    database = Database(fault_servers.postgres.url)
    made = stage_resources(database)
    yield made
    made.close()
    database.dispose()


@pytest.fixture
def faulty(
    fault_servers: LocalServers, fault_resources: LazyResources, topic_prefix: str, tmp_path: Path
) -> Iterator[FaultyPlatform]:
    """A platform without a person."""
    name = f"faults_{os.getpid()}_{next(_numbers)}"
    maintain(fault_servers, f"create database {name} template migrated")
    secret = bytes(range(32))
    servers, url = fault_servers, fault_servers.postgres.url.replace("/careergraph?", f"/{name}?")
    broker = KafkaBroker(servers.kafka.bootstrap_servers, prefix=topic_prefix)
    broker.declare(TOPICS)
    environment = {
        "CAREERGRAPH_HOME": str(tmp_path / "home"),
        "DATABASE_URL": url,
        "KAFKA_BOOTSTRAP_SERVERS": servers.kafka.bootstrap_servers,
        "KAFKA_TOPIC_PREFIX": topic_prefix,
        "CAREERGRAPH_MASTER_KEY": secret.hex(),
        "CAREERGRAPH_BLOBS": str(tmp_path / "blobs"),
        "CAREERGRAPH_UPLOADS_PER_MINUTE": "100000",
    }
    platform = FaultyPlatform(
        servers=servers,
        database=Database(url, durable=True, pool_size=8),
        broker=broker,
        keyring=Keyring(MasterKeys(MasterKey(secret))),
        blobs=SealedBlobs(FolderBlobStore(tmp_path / "blobs")),
        resources=fault_resources,
        environment=environment,
        logs=tmp_path,
    )
    yield platform
    platform.close()
    maintain(fault_servers, f"drop database if exists {name} with (force)")


def maintain(servers: LocalServers, statement: str) -> None:
    """Run a statement outside a transaction in the maintenance database."""
    maintenance = Database(servers.postgres.url_for("postgres", "postgres"))
    try:
        with maintenance.admin.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(statement))
    finally:
        maintenance.dispose()
