"""A stage on real Kafka and Postgres: each event has one effect, over restarts and lost connections."""

import json
from uuid import uuid4

from sqlalchemy import text

from shared.db.database import Database
from shared.runtime.broker import Broker, Message
from shared.runtime.codec import to_headers
from shared.runtime.processor import Services
from shared.runtime.runner import StageRunner
from shared.schemas.documents import DocumentUploaded
from shared.security.keyring import Keyring
from tests.shared.runtime.counting_stage import (
    SECRET_WORD,
    count_it,
    counting_stage,
    effects,
    new_person,
    record_of,
    upload,
)
from tests.shared.runtime.running import QUICK, pipeline, running, wait_until
from tests.shared.runtime.traffic import count, send, stored_offsets

TOPIC = DocumentUploaded.topic()


def test_every_event_has_one_effect_in_the_order_of_its_key(
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    documents = [uuid4() for _ in range(5)]
    sent = [upload(database, keyring, owner, documents[number % 5]) for number in range(100)]
    with pipeline(database, broker, services, counting_stage()):
        wait_until(lambda: len(effects(database)) == 100)
        wait_until(lambda: count(database, "runtime.outbox where published_at is null") == 0)
    done = effects(database)
    for document in documents:
        of_key = [envelope.event_id for envelope in sent if envelope.document_id == document]
        assert [event_id for event_id in done if event_id in of_key] == of_key
    assert count(database, "runtime.inbox where status = 'applied'") == 100


def test_delivered_three_times_it_has_one_effect(  # F16
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    envelopes = [upload(database, keyring, owner) for _ in range(20)]
    messages = []
    for envelope in envelopes:
        record = record_of(database, envelope)
        messages += [Message(TOPIC, record.key or b"", record.value or b"", to_headers(envelope, "test"))] * 3
    send(broker, *messages)
    stage = counting_stage()
    with running(StageRunner(stage, broker, services, QUICK), StageRunner(stage, broker, services, QUICK)):
        wait_until(lambda: stored_offsets(database) == 60)
    assert len(effects(database)) == 20


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
        wait_until(lambda: count(database, "runtime.inbox") == 10)
    assert len(killed) == 5
    assert len(effects(database)) == 10
    assert count(database, "runtime.dead_letters") == 0


def test_kafka_holds_no_readable_word(services: Services, database: Database, broker: Broker, keyring: Keyring) -> None:
    upload(database, keyring, new_person(database, keyring))
    seen = []
    with pipeline(database, broker, services, counting_stage()):
        wait_until(lambda: count(database, "runtime.outbox where published_at is not null") == 2)
    for topic in (TOPIC, "careergraph.document.read.v1"):
        consumer = broker.consumer(
            "spy", [topic], lambda ask: {p: log.start for p, log in ask().items()}, lambda _: None
        )
        for _ in range(600):
            taken = consumer.poll(0.1)
            seen += taken
            if taken:
                break
        consumer.close()
    assert len(seen) == 2
    for record in seen:
        raw = (record.value or b"") + json.dumps({k: v.decode() for k, v in record.headers.items()}).encode()
        assert SECRET_WORD.encode() not in raw
