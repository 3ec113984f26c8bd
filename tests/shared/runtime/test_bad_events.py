"""Events that cannot be processed: they are set aside, and what came behind them goes on, or waits where it has to."""

import time
from uuid import uuid4

from sqlalchemy import func, text

from shared.db.database import Database
from shared.runtime.broker import Broker, Message
from shared.runtime.codec import to_headers
from shared.runtime.processor import Services
from shared.runtime.runner import StageRunner
from shared.runtime.tables import OUTBOX
from shared.schemas.documents import DocumentUploaded
from shared.security.keyring import Keyring
from tests.shared.runtime.counting_stage import count_it, counting_stage, effects, new_person, record_of, upload
from tests.shared.runtime.running import QUICK, pipeline, running, wait_until
from tests.shared.runtime.traffic import count, send

TOPIC = DocumentUploaded.topic()


def test_a_poison_event_holds_up_nobody(  # F18
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    poison = uuid4()

    def maybe(event, ctx):
        if event.document_id == poison:
            raise ZeroDivisionError
        return count_it(event, ctx)

    for number in range(50):
        upload(database, keyring, owner, poison if number == 10 else None)
    with pipeline(database, broker, services, counting_stage(maybe)):
        wait_until(lambda: len(effects(database)) == 49)
        wait_until(lambda: count(database, "runtime.dead_letters") == 1)
    with database.admin.connect() as connection:
        assert connection.execute(text("select code, attempts from runtime.dead_letters")).all() == [
            ("stage_failed", 3)
        ]


def test_messages_that_make_no_sense_become_dead_letters(  # F19
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    good = upload(database, keyring, owner)
    record = record_of(database, good)
    headers = to_headers(good, "test")
    wrong_type = {**headers, "ce_id": str(uuid4()).encode()}
    send(
        broker,
        Message(TOPIC, b"k", b"not json", {}),
        Message(TOPIC, b"k", b"", {"ce_id": b"\xff"}),
        Message(TOPIC, b"k", (record.value or b"")[:20], wrong_type),
        Message(TOPIC, b"k", b"x" * 10_000_000, {**headers, "ce_id": str(uuid4()).encode()}),
        Message(TOPIC, b"k", record.value or b"", headers),
    )
    with running(StageRunner(counting_stage(), broker, services, QUICK)):
        wait_until(lambda: len(effects(database)) == 1)
    assert count(database, "runtime.undecodable where code = 'malformed_event'") == 2
    assert count(database, "runtime.undecodable where code = 'not_in_log'") == 2
    assert count(database, "runtime.dead_letters") == 0


def test_a_newer_schema_stops_its_partition_and_loses_nothing(  # F20
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    documents = [uuid4() for _ in range(30)]
    for document in documents:
        upload(database, keyring, owner, document)
    newer = upload(database, keyring, owner, documents[0])
    with pipeline(database, broker, services, counting_stage()):
        wait_until(lambda: len(effects(database)) == 31)
    record = record_of(database, newer)
    ahead = newer.model_copy(update={"event_id": uuid4(), "version": 9})
    with database.admin.begin() as connection:  # as a release that was rolled back has left it
        copied = OUTBOX.insert().values(
            ahead.model_dump() | {"key": "k", "producer": "test", "payload": record.value, "published_at": func.now()}
        )
        connection.execute(copied)
    send(broker, Message(TOPIC, record.key or b"", record.value or b"", to_headers(ahead, "test")))
    runner = StageRunner(counting_stage(), broker, services, QUICK)
    with running(runner):
        wait_until(lambda: "schema_ahead" in (runner.not_ready() or ""))
        behind = [upload(database, keyring, owner, document) for document in documents]
        records = [record_of(database, envelope) for envelope in behind]
        send(
            broker,
            *[Message(TOPIC, record.key or b"", record.value or b"", dict(record.headers)) for record in records],
        )
        wait_until(lambda: len(effects(database)) > 35)
        time.sleep(0.5)
    applied = len(effects(database))
    assert applied < 31 + 30, "the partition went on behind an event that nobody understood"
    assert count(database, "runtime.dead_letters") == 0


def test_a_newer_schema_of_another_hand_stops_nothing(
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    good = upload(database, keyring, new_person(database, keyring))
    record = record_of(database, good)
    forged = to_headers(good.model_copy(update={"version": 9}), "test")
    stranger = to_headers(good.model_copy(update={"version": 9, "owner_id": uuid4()}), "test")
    key, value = record.key or b"", record.value or b""
    send(broker, *[Message(TOPIC, key, value, headers) for headers in (forged, stranger, dict(record.headers))])
    runner = StageRunner(counting_stage(), broker, services, QUICK)
    with running(runner):
        wait_until(lambda: len(effects(database)) == 1)
        assert runner.not_ready() is None
    assert count(database, "runtime.undecodable where code = 'not_in_log'") == 2
    assert count(database, "runtime.dead_letters") == 0
