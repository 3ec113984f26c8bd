"""What the servers say: database, Kafka, virus scanner."""

from collections.abc import Iterator

from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from careergraph.cli.check import Check, failed, fine, warned
from careergraph.composition import open_broker
from careergraph.connections import Connections, NotRunning, find_master_keys
from shared.config import Settings
from shared.db.database import Database
from shared.db.migrate import revisions
from shared.db.roles import ROLES
from shared.runtime.broker import Broker, BrokerDown, TopicMismatch
from shared.schemas.topics import TOPICS
from shared.security.master_key import MasterKeyInvalid
from shared.security.tables import KEYS


def check_database(database: Database) -> Iterator[Check]:
    """Whether it answers, is at the newest revision, has pgvector and lets us take the four roles."""
    try:
        with database.admin.connect() as connection:
            version = connection.scalar(text("show server_version"))
            vector = connection.scalar(text("select extversion from pg_extension where extname = 'vector'"))
        current, head = revisions(database)
    except SQLAlchemyError as error:
        advice = "start it, or correct DATABASE_URL"
        yield failed("database", f"it does not answer ({type(error).__name__})", advice)
        return
    yield fine("database", f"PostgreSQL {version}")
    if current == head:
        yield fine("schema", f"revision {current}")
    else:
        found = f"revision {current or 'none'}, the code is at {head}"
        yield failed("schema", found, "start `careergraph up` once with this database: it applies what is missing")
    if vector is None:
        yield failed("pgvector", "the extension is missing", "install pgvector on the server")
    else:
        yield fine("pgvector", str(vector))
    yield _roles(database)


def _roles(database: Database) -> Check:
    for role in ROLES:
        try:
            with database.transaction(role) as connection:
                connection.execute(text("select 1"))
        except SQLAlchemyError:
            advice = "grant the login the four careergraph roles, as the first revision does"
            return failed("roles", f"the login may not act as {role}", advice)
    return fine("roles", ", ".join(ROLES))


def check_kafka(settings: Settings, connections: Connections) -> tuple[Broker | None, list[Check]]:
    """(the broker if it answers, the checks): whether it answers, and whether the topics are as declared."""
    broker = open_broker(settings, connections)
    try:
        broker.check(TOPICS)
    except BrokerDown:
        advice = "start it, or correct KAFKA_BOOTSTRAP_SERVERS and the KAFKA_* settings"
        return None, [failed("kafka", f"{connections.kafka_bootstrap_servers} does not answer", advice)]
    except TopicMismatch as error:
        reached = fine("kafka", connections.kafka_bootstrap_servers)
        advice = "start `careergraph up` once to make missing topics; never change the partitions of one"
        return None, [reached, failed("topics", str(error), advice)]
    return broker, [fine("kafka", connections.kafka_bootstrap_servers), fine("topics", f"{len(TOPICS)} as declared")]


def check_keys_in_use(settings: Settings, database: Database) -> Check:
    """Whether the master keys at hand open every person's key."""
    name = "persons' keys"
    try:
        keys = find_master_keys(settings)
    except (NotRunning, MasterKeyInvalid) as error:
        return failed(name, str(error), "see the line about the master key")
    with database.transaction("operator") as connection:
        rows = connection.execute(
            select(KEYS.c.master_key_id, func.count())
            .where(KEYS.c.purpose == "person", KEYS.c.destroyed_at.is_(None))
            .group_by(KEYS.c.master_key_id)
        )
        persons = {str(key_id): int(number) for key_id, number in rows}
    current = persons.pop(keys.current.id, 0)
    if not persons:
        return fine(name, f"{current} wrapped by the master key {keys.current.id}")
    others = ", ".join(f"{number} by {key_id}" for key_id, number in sorted(persons.items()))
    found = f"{current} wrapped by the master key {keys.current.id}, {others}"
    advice = "finish the rotation: run `careergraph keys rotate-master` again with the key before at hand"
    return warned(name, found, advice)


def check_scanner(settings: Settings) -> Check:
    """Whether uploads are scanned for viruses."""
    if settings.clamd is None:
        advice = "set CLAMD_ADDRESS to scan what is uploaded; that none is configured is recorded with each document"
        return warned("virus scanner", "none is configured", advice)
    from services.ingest.scanning.clamd import ClamdScanner
    from services.ingest.scanning.clamd_address import parse_address
    from services.ingest.scanning.clamd_protocol import ClamdUnavailable

    advice = "start clamd, or correct CLAMD_ADDRESS; documents are held until it answers"
    try:
        version = ClamdScanner(parse_address(settings.clamd), timeout_seconds=5).version()
    except ClamdUnavailable as error:
        return failed("virus scanner", f"clamd does not answer ({error.reason})", advice)
    except ValueError as error:
        return failed("virus scanner", str(error), advice)
    return fine("virus scanner", f"ClamAV {version.engine}, signatures {version.signatures or 'of its own'}")
