"""Events a second through one empty stage, beside the same rows written straight to Postgres."""

import time
from collections.abc import Sequence
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import text

from benchmarks.figures import Figure, median
from benchmarks.hosting import applied, hosted, unpublished, wait_until
from benchmarks.sample_stages import empty_stage, new_person, upload
from benchmarks.servers import Servers, Workspace, workspace
from shared.db.database import OWNER_SETTING, Database
from shared.db.roles import role_name
from shared.runtime.broker import Broker, Record
from shared.runtime.offsets import LowWater
from shared.runtime.processor import Processor, Services
from shared.runtime.relay import Relay, message_of
from shared.runtime.runner import StageRunner
from shared.runtime.tables import OUTBOX
from shared.schemas.event import Envelope

_CHECK_KEY = "select wrapped from security.keys where owner_id = %s and key_id = %s for share"
_INBOX = """
insert into runtime.inbox
    (owner_id, event_id, event_type, document_id, stage, stage_version, status, attempt, duration_ms)
values (%s, %s, 'document.uploaded', %s, 'raw', 1, 'applied', 1, 0)
"""
_OUTBOX = """
insert into runtime.outbox
    (owner_id, event_id, type, version, key, document_id, key_id, producer, cause_id, replay_id, time, payload)
values (%s, %s, 'document.read', 1, %s, %s, %s, 'raw', %s, %s, '2026-01-02T03:04:05Z', %s)
"""
_OFFSET = """
insert into runtime.offsets (stage, topic, partition, next_offset) values ('raw', 'raw', 0, %s)
on conflict (stage, topic, partition) do update set next_offset = greatest(offsets.next_offset, excluded.next_offset)
"""
_PAYLOAD = bytes(200)
"""As long as the sealed `document.read` of the empty stage, about."""


def measure(running: Servers, events: int, rounds: int) -> list[Figure]:
    """Straight to Postgres, the processor alone, and the whole way over Kafka, in turn, `rounds` times."""
    raw, alone, whole = [], [], []
    for _ in range(rounds):
        with workspace(running.new_database_url(), running.folder) as space:
            owner_id = new_person(space)
            envelopes = upload(space, owner_id, events)
            raw.append(straight_to_postgres(space.database, envelopes))
            alone.append(processor_alone(space, owner_id))
        with workspace(running.new_database_url(), running.folder) as space:
            whole.append(over_kafka(space, running.new_broker()[0], events))
    note = f"{events} events, median of {rounds} rounds"
    return [
        Figure("straight to Postgres", median(raw), "events/s", note=f"psycopg, one connection; {note}"),
        Figure("processor alone", median(alone), "events/s", note="one thread, without Kafka"),
        Figure("stage on Kafka", median(whole), "events/s", note="relay, broker, two workers"),
        Figure("processor alone / straight", _ratio(alone, raw), note="median of the rounds' ratios"),
        Figure("stage on Kafka / straight", _ratio(whole, raw), at_least=0.4, note="median of the rounds' ratios"),
    ]


def straight_to_postgres(database: Database, envelopes: Sequence[Envelope]) -> float:
    """Events a second: inbox row, outbox row, offset and key check, one transaction an event, by hand."""
    url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, options=f"-c role={role_name('app')}") as connection, connection.cursor() as cursor:
        cursor.execute("select set_config(%s, %s, false)", (OWNER_SETTING, str(envelopes[0].owner_id)))
        connection.commit()
        started = time.perf_counter()
        for number, envelope in enumerate(envelopes):
            owner_id, event_id, document_id = envelope.owner_id, envelope.event_id, envelope.document_id
            cursor.execute(_CHECK_KEY, (owner_id, envelope.key_id))
            cursor.execute(_INBOX, (owner_id, event_id, document_id))
            cursor.execute(
                _OUTBOX,
                (owner_id, uuid4(), str(document_id), document_id, envelope.key_id, event_id, UUID(int=0), _PAYLOAD),
            )
            cursor.execute(_OFFSET, (number + 1,))
            connection.commit()
        return len(envelopes) / (time.perf_counter() - started)


def processor_alone(space: Workspace, owner_id: UUID) -> float:
    """Events a second: the records handed to the processor one after another by the calling thread."""
    records = records_of(space.database, owner_id, "document.uploaded")
    processor = Processor(empty_stage("alone"), space.services)
    started = time.perf_counter()
    for record in records:
        processor.process(record, LowWater(record.offset + 1))
    return len(records) / (time.perf_counter() - started)


def over_kafka(space: Workspace, broker: Broker, events: int) -> float:
    """Events a second between the first and the last inbox row, with relay and stage in this process."""
    owner_id = new_person(space)
    relay = Relay(space.database, broker)
    services = Services(space.database, space.keyring, space.services.blobs, {}, relay.nudge)
    with hosted(relay=relay):
        upload(space, owner_id, events)
        relay.nudge()
        wait_until(lambda: unpublished(space.database) == 0)
        with hosted(stage=StageRunner(empty_stage(), broker, services)):
            wait_until(lambda: applied(space.database, "empty", owner_id) >= events, every=0.1)
        wait_until(lambda: unpublished(space.database) == 0)
    return rows_a_second(space.database, "runtime.inbox", "processed_at")


def rows_a_second(database: Database, table: str, column: str) -> float:
    """Rows of a table over the seconds between the first and the last of them."""
    statement = f"select (count(*) - 1) / nullif(extract(epoch from max({column}) - min({column})), 0) from {table}"
    with database.admin.connect() as connection:
        return float(connection.scalar(text(statement)) or 0)


def records_of(database: Database, owner_id: UUID, event_type: str) -> list[Record]:
    """The messages that the relay would make of the person's events of one type, in the order of the outbox."""
    with database.admin.connect() as connection:
        rows = connection.execute(
            OUTBOX.select().where(OUTBOX.c.owner_id == owner_id, OUTBOX.c.type == event_type).order_by(OUTBOX.c.id)
        ).all()
    messages = [message_of(row) for row in rows]
    return [
        Record(message.topic, 0, offset, message.key, message.value, message.headers)
        for offset, message in enumerate(messages)
    ]


def _ratio(over: Sequence[float], under: Sequence[float]) -> float:
    return median([one / other for one, other in zip(over, under, strict=True)])
