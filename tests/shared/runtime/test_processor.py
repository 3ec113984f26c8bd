"""One record, one transaction, one effect."""

import dataclasses
import threading
from uuid import uuid4

import pytest
from sqlalchemy import text

from shared.db.database import Database
from shared.runtime.broker import Record
from shared.runtime.codec import Malformed, read_envelope, to_headers
from shared.runtime.messages import NotInLog
from shared.runtime.offsets import LowWater
from shared.runtime.processor import Processor, Result, Services
from shared.runtime.stage import Skipped
from shared.schemas.registry import SchemaAhead
from shared.security.keyring import Keyring
from tests.shared.runtime.counting_stage import (
    counting_stage,
    effects,
    new_person,
    record_of,
    upload,
)


def _rows(database: Database, sql: str) -> list[tuple]:
    with database.admin.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_one_event_is_one_transaction(services: Services, database: Database, keyring: Keyring) -> None:
    owner = new_person(database, keyring)
    envelope = upload(database, keyring, owner)
    mark = LowWater(0)
    mark.begin(0)

    assert Processor(counting_stage(), services).process(record_of(database, envelope), mark) is Result.APPLIED

    assert effects(database) == [envelope.event_id]
    assert _rows(database, "select stage, event_id, status, attempt from runtime.inbox") == [
        ("counting", envelope.event_id, "applied", 1)
    ]
    assert _rows(database, "select next_offset from runtime.offsets") == [(1,)]
    emitted = _rows(database, "select type, cause_id, time from runtime.outbox where producer = 'counting'")
    assert emitted == [("document.read", envelope.event_id, envelope.time)]


def test_the_same_event_again_changes_nothing(services: Services, database: Database, keyring: Keyring) -> None:
    envelope = upload(database, keyring, new_person(database, keyring))
    processor = Processor(counting_stage(), services)
    record = record_of(database, envelope)
    processor.process(record, LowWater(0))
    before = _rows(database, "select event_id from runtime.outbox order by id")

    results = [processor.process(record, LowWater(0)) for _ in range(3)]

    assert results == [Result.SUPPRESSED] * 3
    assert effects(database) == [envelope.event_id]
    assert _rows(database, "select event_id from runtime.outbox order by id") == before


def test_the_same_event_at_the_same_time_has_one_effect(
    services: Services, database: Database, keyring: Keyring
) -> None:
    envelope = upload(database, keyring, new_person(database, keyring))
    record = record_of(database, envelope)
    processor = Processor(counting_stage(), services)
    results: list[Result] = []
    threads = [
        threading.Thread(target=lambda: results.append(processor.process(record, LowWater(0)))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(result.name for result in results) == ["APPLIED", "SUPPRESSED", "SUPPRESSED"]
    assert effects(database) == [envelope.event_id]


def test_the_event_id_follows_from_the_cause(services: Services, database: Database, keyring: Keyring) -> None:
    envelope = upload(database, keyring, new_person(database, keyring))
    record = record_of(database, envelope)
    Processor(counting_stage(), services).process(record, LowWater(0))
    first = _rows(database, "select event_id from runtime.outbox where producer = 'counting'")
    with database.admin.begin() as connection:
        connection.execute(text("delete from runtime.inbox"))
        connection.execute(text("delete from public.effects"))
        connection.execute(text("delete from runtime.outbox where producer = 'counting'"))
    Processor(counting_stage(), services).process(record, LowWater(0))
    assert _rows(database, "select event_id from runtime.outbox where producer = 'counting'") == first


def test_a_handler_that_raises_leaves_nothing(services: Services, database: Database, keyring: Keyring) -> None:
    def explode(event, ctx):
        ctx.store.count(ctx.event_id, event.document_id)
        raise ZeroDivisionError

    envelope = upload(database, keyring, new_person(database, keyring))
    with pytest.raises(ZeroDivisionError):
        Processor(counting_stage(explode), services).process(record_of(database, envelope), LowWater(0))
    assert effects(database) == []
    assert _rows(database, "select * from runtime.inbox") == []


def test_a_skipped_event_gives_no_event_and_says_why(services: Services, database: Database, keyring: Keyring) -> None:
    envelope = upload(database, keyring, new_person(database, keyring))
    stage = counting_stage(lambda event, ctx: Skipped("older_revision"))
    assert Processor(stage, services).process(record_of(database, envelope), LowWater(0)) is Result.SKIPPED
    assert _rows(database, "select status, reason from runtime.inbox") == [("skipped", "older_revision")]
    assert len(_rows(database, "select 1 from runtime.outbox")) == 1


def test_what_was_erased_is_skipped(services: Services, database: Database, keyring: Keyring) -> None:
    owner, document = new_person(database, keyring), uuid4()
    envelope = upload(database, keyring, owner, document)
    record = record_of(database, envelope)
    with database.transaction("app", owner) as connection:
        keyring.destroy_document(connection, owner, document)
    assert Processor(counting_stage(), services).process(record, LowWater(0)) is Result.SKIPPED
    assert effects(database) == []
    assert _rows(database, "select status, reason from runtime.inbox") == [("skipped", "erased")]


def test_a_deletion_waits_for_the_event_that_is_being_applied(
    services: Services, database: Database, keyring: Keyring
) -> None:
    owner, document = new_person(database, keyring), uuid4()
    envelope = upload(database, keyring, owner, document)
    inside, deleted = threading.Event(), threading.Event()
    order: list[str] = []

    def slow(event, ctx):
        inside.set()
        assert not deleted.wait(0.3), "the deletion overtook the transaction"
        order.append("applied")
        ctx.store.count(ctx.event_id, event.document_id)
        return Skipped("test")

    def delete() -> None:
        inside.wait(60)
        with database.transaction("app", owner) as connection:
            keyring.destroy_document(connection, owner, document)
        order.append("deleted")
        deleted.set()

    deleter = threading.Thread(target=delete)
    deleter.start()
    Processor(counting_stage(slow), services).process(record_of(database, envelope), LowWater(0))
    deleter.join()
    assert order == ["applied", "deleted"]


def test_what_was_erased_while_it_was_prepared_is_skipped(
    services: Services, database: Database, keyring: Keyring
) -> None:
    owner, document = new_person(database, keyring), uuid4()
    envelope = upload(database, keyring, owner, document)

    def erase(event, tools):
        with database.transaction("app", owner) as connection:
            keyring.destroy_document(connection, owner, document)

    stage = counting_stage(prepare=erase)
    assert Processor(stage, services).process(record_of(database, envelope), LowWater(0)) is Result.SKIPPED
    assert effects(database) == []
    assert _rows(database, "select status, reason from runtime.inbox") == [("skipped", "erased")]


def test_messages_that_cannot_be_processed(services: Services, database: Database, keyring: Keyring) -> None:
    owner, other = new_person(database, keyring), new_person(database, keyring)
    envelope = upload(database, keyring, owner)
    foreign = upload(database, keyring, other)
    processor = Processor(counting_stage(), services)
    record = record_of(database, envelope)

    def with_headers(**changes: object):
        headers = to_headers(envelope.model_copy(update=changes), "test")
        return dataclasses.replace(record, headers=headers)

    cases = [
        (dataclasses.replace(record, headers={}), Malformed),
        (dataclasses.replace(record, headers={**record.headers, "ce_id": b"x"}), Malformed),
        (dataclasses.replace(record, value=None), Malformed),
        (dataclasses.replace(record, value=b"\x00" * 10_000_000), NotInLog),
        (dataclasses.replace(record, value=record.value[:-1]), NotInLog),
        (with_headers(event_id=uuid4()), NotInLog),
        (with_headers(owner_id=other), NotInLog),
        (with_headers(document_id=foreign.document_id), NotInLog),
        (with_headers(key_id=None), NotInLog),
        (with_headers(version=2), NotInLog),
        (with_headers(type="facts.extracted", version=2), Malformed),
        (with_headers(type="no.such", version=1), Exception),
    ]
    for broken, error in cases:
        with pytest.raises(error):
            processor.process(broken, LowWater(0))
    assert effects(database) == []


def test_a_newer_version_waits_for_the_deploy_only_if_the_log_holds_it(
    services: Services, database: Database, keyring: Keyring
) -> None:
    envelope = upload(database, keyring, new_person(database, keyring))
    older = record_of(database, envelope)
    newer = dataclasses.replace(older, headers=to_headers(envelope.model_copy(update={"version": 2}), "test"))
    processor = Processor(counting_stage(), services)
    with pytest.raises(NotInLog) as caught:
        processor.process(newer, LowWater(0))
    processor.bury(newer, caught.value, LowWater(0), 1)
    assert _rows(database, "select code from runtime.undecodable") == [("not_in_log",)]

    _log_as_version_2(database)  # as a release that was rolled back has left it
    with pytest.raises(SchemaAhead):
        processor.process(newer, LowWater(0))
    assert _rows(database, "select * from runtime.inbox") == []


def test_a_newer_version_that_was_finished_before_the_rollback_is_a_duplicate(
    services: Services, database: Database, keyring: Keyring
) -> None:
    envelope = upload(database, keyring, new_person(database, keyring))
    record = record_of(database, envelope)
    processor = Processor(counting_stage(), services)
    processor.process(record, LowWater(0))
    _log_as_version_2(database)
    newer = dataclasses.replace(record, headers=to_headers(envelope.model_copy(update={"version": 2}), "test"))
    assert processor.process(newer, LowWater(0)) is Result.SUPPRESSED
    assert effects(database) == [envelope.event_id]


def _log_as_version_2(database: Database) -> None:
    with database.admin.begin() as connection:
        connection.execute(text("update runtime.outbox set version = 2 where type = 'document.uploaded'"))


def test_a_buried_record_is_kept_byte_for_byte(services: Services, database: Database, keyring: Keyring) -> None:
    envelope = upload(database, keyring, new_person(database, keyring))
    record = record_of(database, envelope, offset=7)
    mark = LowWater(7)
    mark.begin(7)
    processor = Processor(counting_stage(), services)
    processor.bury(record, ValueError("Jane Doe lives here"), mark, 3)
    processor.bury(record, ValueError("again"), mark, 3)

    rows = _rows(database, 'select code, error, attempts, payload, "offset" from runtime.dead_letters')
    assert [(code, attempts, bytes(payload), offset) for code, _, attempts, payload, offset in rows] == [
        ("stage_failed", 3, record.value, 7)
    ]
    assert "Jane" not in rows[0][1]
    assert _rows(database, "select status, reason from runtime.inbox") == [("dead", "stage_failed")]
    assert _rows(database, "select next_offset from runtime.offsets") == [(8,)]


def test_an_undecodable_record_is_kept_too(services: Services, database: Database) -> None:
    record = Record("careergraph.document.uploaded.v1", 2, 5, b"k", b"\xff\x00", {"x": b"\xfe"})
    mark = LowWater(5)
    mark.begin(5)
    with pytest.raises(Malformed) as caught:
        read_envelope(record)
    Processor(counting_stage(), services).bury(record, caught.value, mark, 1)
    rows = _rows(database, "select code, key, payload from runtime.undecodable")
    assert [(code, bytes(key), bytes(payload)) for code, key, payload in rows] == [
        ("malformed_event", b"k", b"\xff\x00")
    ]


def test_what_the_log_does_not_hold_takes_no_place(services: Services, database: Database, keyring: Keyring) -> None:
    """A message under the id of an event that is still to come must not suppress it (F39)."""
    envelope = upload(database, keyring, new_person(database, keyring))
    record = record_of(database, envelope)
    processor = Processor(counting_stage(), services)
    forged = dataclasses.replace(record, value=b"from another time")
    with pytest.raises(NotInLog) as caught:
        processor.process(forged, LowWater(0))
    processor.bury(forged, caught.value, LowWater(0), 1)
    assert _rows(database, "select code, payload from runtime.undecodable") == [("not_in_log", b"from another time")]
    assert processor.process(record, LowWater(0)) is Result.APPLIED
