"""A stage and the relay on real Kafka and real Postgres, under faults."""

import json
import threading
import time
from uuid import uuid4

import pytest
from confluent_kafka.admin import AdminClient, NewPartitions
from sqlalchemy import func, text

from shared.db.database import Database
from shared.runtime import offsets
from shared.runtime.broker import Broker, BrokerDown, Message, OffsetLost, Partition, TopicMismatch
from shared.runtime.codec import to_headers
from shared.runtime.processor import Services
from shared.runtime.runner import StageRunner
from shared.runtime.tables import OUTBOX
from shared.schemas.documents import DocumentUploaded
from shared.schemas.topics import TOPICS
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.shared.runtime.counting_stage import (
    SECRET_WORD,
    count_it,
    counting_stage,
    effects,
    make_effects_table,
    new_person,
    record_of,
    upload,
)
from tests.shared.runtime.running import QUICK, pipeline, running, wait_until

TOPIC = DocumentUploaded.topic()


@pytest.fixture
def services(database: Database, keyring: Keyring, blobs: SealedBlobs) -> Services:
    make_effects_table(database)
    return Services(database, keyring, blobs, {})


def _count(database: Database, what: str) -> int:
    with database.admin.connect() as connection:
        return connection.scalar(text(f"select count(*) from {what}")) or 0


def _send(broker: Broker, *messages: Message) -> None:
    producer = broker.producer()
    for message in messages:
        producer.send(message, lambda error: None)
    while producer.wait(1):
        pass
    producer.close()


def test_every_event_has_one_effect_in_the_order_of_its_key(
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    documents = [uuid4() for _ in range(5)]
    sent = [upload(database, keyring, owner, documents[number % 5]) for number in range(100)]
    with pipeline(database, broker, services, counting_stage()):
        wait_until(lambda: len(effects(database)) == 100)
        wait_until(lambda: _count(database, "runtime.outbox where published_at is null") == 0)
    done = effects(database)
    for document in documents:
        of_key = [envelope.event_id for envelope in sent if envelope.document_id == document]
        assert [event_id for event_id in done if event_id in of_key] == of_key
    assert _count(database, "runtime.inbox where status = 'applied'") == 100


def test_delivered_three_times_it_has_one_effect(  # F16
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    envelopes = [upload(database, keyring, owner) for _ in range(20)]
    messages = []
    for envelope in envelopes:
        record = record_of(database, envelope)
        messages += [Message(TOPIC, record.key or b"", record.value or b"", to_headers(envelope, "test"))] * 3
    _send(broker, *messages)
    stage = counting_stage()
    with running(StageRunner(stage, broker, services, QUICK), StageRunner(stage, broker, services, QUICK)):
        wait_until(lambda: _stored(database) == 60)
    assert len(effects(database)) == 20


def _stored(database: Database) -> int:
    with database.transaction("app") as connection:
        return sum(stored.next_offset for stored in offsets.load(connection, "counting").values())


def test_a_restart_goes_on_from_the_offset_in_postgres(
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    for _ in range(3):
        upload(database, keyring, owner)
    with pipeline(database, broker, services, counting_stage()):
        wait_until(lambda: len(effects(database)) == 3)
    seen: list[object] = []

    def look(event, ctx):
        seen.append(ctx.event_id)
        return count_it(event, ctx)

    with pipeline(database, broker, services, counting_stage(look)):
        last = upload(database, keyring, owner)
        wait_until(lambda: len(effects(database)) == 4)
    assert seen == [last.event_id]


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
        wait_until(lambda: _count(database, "runtime.dead_letters") == 1)
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
    _send(
        broker,
        Message(TOPIC, b"k", b"not json", {}),
        Message(TOPIC, b"k", b"", {"ce_id": b"\xff"}),
        Message(TOPIC, b"k", (record.value or b"")[:20], wrong_type),
        Message(TOPIC, b"k", b"x" * 10_000_000, {**headers, "ce_id": str(uuid4()).encode()}),
        Message(TOPIC, b"k", record.value or b"", headers),
    )
    with running(StageRunner(counting_stage(), broker, services, QUICK)):
        wait_until(lambda: len(effects(database)) == 1)
    assert _count(database, "runtime.undecodable where code = 'malformed_event'") == 2
    assert _count(database, "runtime.undecodable where code = 'not_in_log'") == 2
    assert _count(database, "runtime.dead_letters") == 0


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
    _send(broker, Message(TOPIC, record.key or b"", record.value or b"", to_headers(ahead, "test")))
    runner = StageRunner(counting_stage(), broker, services, QUICK)
    with running(runner):
        wait_until(lambda: "schema_ahead" in (runner.not_ready() or ""))
        behind = [upload(database, keyring, owner, document) for document in documents]
        records = [record_of(database, envelope) for envelope in behind]
        _send(
            broker,
            *[Message(TOPIC, record.key or b"", record.value or b"", dict(record.headers)) for record in records],
        )
        wait_until(lambda: len(effects(database)) > 35)
        time.sleep(0.5)
    applied = len(effects(database))
    assert applied < 31 + 30, "the partition went on behind an event that nobody understood"
    assert _count(database, "runtime.dead_letters") == 0


def test_a_newer_schema_of_another_hand_stops_nothing(
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    good = upload(database, keyring, new_person(database, keyring))
    record = record_of(database, good)
    forged = to_headers(good.model_copy(update={"version": 9}), "test")
    stranger = to_headers(good.model_copy(update={"version": 9, "owner_id": uuid4()}), "test")
    key, value = record.key or b"", record.value or b""
    _send(broker, *[Message(TOPIC, key, value, headers) for headers in (forged, stranger, dict(record.headers))])
    runner = StageRunner(counting_stage(), broker, services, QUICK)
    with running(runner):
        wait_until(lambda: len(effects(database)) == 1)
        assert runner.not_ready() is None
    assert _count(database, "runtime.undecodable where code = 'not_in_log'") == 2
    assert _count(database, "runtime.dead_letters") == 0


def test_messages_of_another_hand_open_no_breaker(
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    good = upload(database, keyring, owner)
    record = record_of(database, good)
    strange = [Message(TOPIC, b"k", b"not json", {})] * 6
    strange += [Message(TOPIC, b"k", b"x", {**record.headers, "ce_id": str(uuid4()).encode()}) for _ in range(6)]
    _send(broker, *strange, Message(TOPIC, b"k", record.value or b"", dict(record.headers)))
    with running(StageRunner(counting_stage(), broker, services, QUICK)):
        wait_until(lambda: len(effects(database)) == 1)
    assert _count(database, "runtime.undecodable") == 12


def test_a_bad_deploy_costs_a_handful_of_dead_letters_and_no_event(  # F22
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    for _ in range(30):
        upload(database, keyring, owner)

    def broken(event, ctx):
        raise ZeroDivisionError

    with pipeline(database, broker, services, counting_stage(broken)) as (runner,):
        wait_until(lambda: "breaker" in (runner.not_ready() or ""))
        time.sleep(1)
        assert _count(database, "runtime.dead_letters") <= 5
    buried = _count(database, "runtime.dead_letters")
    with pipeline(database, broker, services, counting_stage()):
        wait_until(lambda: len(effects(database)) == 30 - buried)
    assert _count(database, "runtime.inbox") == 30


def test_a_breaker_closes_by_itself_when_events_succeed_again(
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    for _ in range(12):
        upload(database, keyring, owner)
    mended = threading.Event()

    def sometimes(event, ctx):
        if not mended.is_set():
            raise ZeroDivisionError
        return count_it(event, ctx)

    with pipeline(database, broker, services, counting_stage(sometimes)) as (runner,):
        wait_until(lambda: "breaker" in (runner.not_ready() or ""))
        mended.set()
        wait_until(lambda: _count(database, "runtime.inbox") == 12)
        assert runner.not_ready() is None


def test_a_dead_letter_that_cannot_be_written_holds_the_offset(  # F23
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    upload(database, keyring, owner)
    with database.admin.begin() as connection:
        connection.execute(text("revoke insert on runtime.dead_letters from careergraph_app"))

    def broken(event, ctx):
        raise ZeroDivisionError

    with pipeline(database, broker, services, counting_stage(broken)) as (runner,):
        wait_until(lambda: "dead letter" in (runner.not_ready() or ""))
        assert _count(database, "runtime.inbox") == 0
        assert _stored(database) == 0
        with database.admin.begin() as connection:
            connection.execute(text("grant insert on runtime.dead_letters to careergraph_app"))
        wait_until(lambda: _count(database, "runtime.dead_letters") == 1)


def test_an_offset_outside_the_log_is_refused(  # F38
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    with database.transaction("app") as connection:
        for number in range(3):
            offsets.store(connection, offsets.Move("counting", Partition(TOPIC, number), 1000))
    runner = StageRunner(counting_stage(), broker, services, QUICK)
    with pytest.raises(OffsetLost, match=r"go on from 1000"):
        runner.run()
    assert "1000" in (runner.not_ready() or "")
    assert _stored(database) == 3000


def test_a_topic_that_was_made_anew_is_refused_however_far_it_has_grown(  # F38
    services: Services, database: Database, broker: Broker, keyring: Keyring, kafka, topic_prefix: str
) -> None:
    owner = new_person(database, keyring)
    document = uuid4()
    first = [upload(database, keyring, owner, document) for _ in range(2)]
    with pipeline(database, broker, services, counting_stage()):
        wait_until(lambda: len(effects(database)) == 2)
        wait_until(lambda: _stored(database) == 2)
    admin = AdminClient({"bootstrap.servers": kafka.bootstrap_servers})
    admin.delete_topics([topic_prefix + TOPIC])[topic_prefix + TOPIC].result(10)
    wait_until(lambda: _declared(broker))
    records = [record_of(database, envelope) for envelope in first]
    unseen = upload(database, keyring, owner, document)
    grown = [record_of(database, unseen), *records, *records]
    _send(broker, *[Message(TOPIC, r.key or b"", r.value or b"", dict(r.headers)) for r in grown])
    runner = StageRunner(counting_stage(), broker, services, QUICK)
    with pytest.raises(OffsetLost, match="made anew"):
        runner.run()
    assert "made anew" in (runner.not_ready() or "")
    assert _stored(database) == 2


def _declared(broker: Broker) -> bool:
    """The topics are there; a deletion takes the broker a moment, and until then the name is taken."""
    try:
        broker.declare(TOPICS)
    except (BrokerDown, TopicMismatch):
        return False
    return True


def test_a_topic_with_other_partitions_is_refused(  # F42
    services: Services, database: Database, broker: Broker, kafka, topic_prefix: str
) -> None:
    admin = AdminClient({"bootstrap.servers": kafka.bootstrap_servers})
    for future in admin.create_partitions([NewPartitions(topic_prefix + TOPIC, 4)]).values():
        future.result(10)
    runner = StageRunner(counting_stage(), broker, services, QUICK)

    def refused() -> bool:
        try:
            broker.check(TOPICS)
        except TopicMismatch:
            return True
        return False

    wait_until(refused)
    with pytest.raises(TopicMismatch, match="4 partitions"):
        runner.run()


def test_connections_killed_in_the_middle_change_nothing(  # F11
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    killed: list[int] = []

    def cut(event, ctx):
        outcome = count_it(event, ctx)
        if len(killed) < 5:
            killed.append(1)
            pid = ctx.store._connection.scalar(text("select pg_backend_pid()"))
            with database.admin.begin() as other:
                other.execute(text("select pg_terminate_backend(:pid)"), {"pid": pid})
        return outcome

    for _ in range(10):
        upload(database, keyring, owner)
    with pipeline(database, broker, services, counting_stage(cut)):
        wait_until(lambda: _count(database, "runtime.inbox") == 10)
    assert len(killed) == 5
    assert len(effects(database)) == 10
    assert _count(database, "runtime.dead_letters") == 0


def test_kafka_holds_no_readable_word(services: Services, database: Database, broker: Broker, keyring: Keyring) -> None:
    upload(database, keyring, new_person(database, keyring))
    seen = []
    with pipeline(database, broker, services, counting_stage()):
        wait_until(lambda: _count(database, "runtime.outbox where published_at is not null") == 2)
    for topic in (TOPIC, "careergraph.document.read.v1"):
        consumer = broker.consumer(
            "spy", [topic], lambda ask: {p: log.start for p, log in ask().items()}, lambda _: None
        )
        for _ in range(50):
            taken = consumer.poll(0.1)
            seen += taken
            if taken:
                break
        consumer.close()
    assert len(seen) == 2
    for record in seen:
        raw = (record.value or b"") + json.dumps({k: v.decode() for k, v in record.headers.items()}).encode()
        assert SECRET_WORD.encode() not in raw
