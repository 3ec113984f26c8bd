"""The real servers that tests run on, started once a run: an embedded Postgres and an embedded Kafka."""

import signal
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from careergraph.composition import LazyResources, stage_resources
from careergraph.local.home import open_home
from careergraph.local.kafka import EmbeddedKafka
from careergraph.local.postgres import EmbeddedPostgres
from shared.config import Settings
from shared.db.database import Database
from shared.db.migrate import upgrade_database
from shared.runtime.broker import Broker
from shared.runtime.kafka import KafkaBroker
from shared.schemas.topics import TOPICS
from shared.security.keyring import Keyring
from shared.security.master_key import MasterKey, MasterKeys
from shared.storage.blobs import FolderBlobStore
from shared.storage.sealed import SealedBlobs
from tests.shared.db.database_pool import DatabasePool
from tests.shared.db.fresh_database import as_superuser

# The same examples on every run, and no clock: a machine that is slow for a moment is no fault of the code.
# Other examples than these: pytest --hypothesis-profile default
settings.register_profile(
    "suite", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

# A shell makes what it starts in the background deaf to Ctrl-C, and so would be every program that the suite starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def patient_endpoints() -> Iterator[None]:
    """What the API answers after a while without the graph has tests of its own; no other is about slow machines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("services.knowledge_graph.api_edits.LONGEST_WAIT_SECONDS", 120.0)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_settings_of_the_caller() -> Iterator[None]:
    """The settings of whoever runs the suite: a model, text recognition or servers of theirs are not for tests."""
    with pytest.MonkeyPatch.context() as patch:
        for field in Settings.model_fields.values():
            if field.alias is not None and field.alias != "CAREERGRAPH_CACHE":  # downloads are for everybody
                patch.delenv(field.alias, raising=False)
        patch.setenv("CAREERGRAPH_EMBEDDINGS", "words")  # quicker than the default, which the command line's tests have
        yield


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory):
    """An open data folder for the servers of this run."""
    with open_home(tmp_path_factory.mktemp("home")) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgres(home) -> Iterator[EmbeddedPostgres]:
    """The running embedded Postgres, with a migrated template database. It outlives nothing: no test crashes it."""
    server = EmbeddedPostgres(home.postgres, {"fsync": "off", "full_page_writes": "off"})
    server.start()
    template = Database(server.url)
    upgrade_database(template)
    template.dispose()
    as_superuser(server, "create database migrated template careergraph")  # nobody connects to it, so it can be copied
    yield server
    server.stop()


@pytest.fixture(scope="session")
def kafka(home) -> Iterator[EmbeddedKafka]:
    """The running embedded Kafka."""
    server = EmbeddedKafka(home.kafka, home.cache)
    server.start()
    yield server
    server.stop(5)


@pytest.fixture(scope="session")
def databases(postgres: EmbeddedPostgres) -> Iterator[DatabasePool]:
    """Migrated databases for one test after the other."""
    pool = DatabasePool(postgres, "migrated")
    yield pool
    pool.close()


@pytest.fixture
def database_url(databases: DatabasePool) -> Iterator[str]:
    """URL of a migrated database without a row, of its own for the time of the test."""
    url = databases.take()
    yield url
    databases.give_back(url)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated database of its own."""
    opened = Database(database_url)
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def resources(postgres) -> Iterator[LazyResources]:
    """Reader children and skill matcher, shared by the tests of this run."""
    template = Database(postgres.url)
    made = stage_resources(template)
    yield made
    made.close()
    template.dispose()


@pytest.fixture
def topic_prefix() -> str:
    """In front of every topic and group of one test."""
    return f"t{uuid4().hex[:10]}."


@pytest.fixture
def broker(kafka: EmbeddedKafka, topic_prefix: str) -> Broker:
    """Real Kafka with the platform's topics under a prefix of its own."""
    opened = KafkaBroker(kafka.bootstrap_servers, prefix=topic_prefix)
    opened.declare(TOPICS)
    return opened


@pytest.fixture(scope="session")
def master_keys() -> MasterKeys:
    return MasterKeys(MasterKey(bytes(range(32))))


@pytest.fixture
def keyring(master_keys: MasterKeys) -> Keyring:
    return Keyring(master_keys)


@pytest.fixture
def blobs(tmp_path: Path) -> SealedBlobs:
    return SealedBlobs(FolderBlobStore(tmp_path / "blobs"))
