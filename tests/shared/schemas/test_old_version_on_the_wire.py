"""Versions are real: what an older release wrote is accepted by a running stage, on real Kafka and Postgres."""

import json
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, text

from shared.db.database import Database
from shared.db.roles import role_name
from shared.runtime import outbox
from shared.runtime.broker import Broker
from shared.runtime.processor import Services
from shared.runtime.stage import Context, Stage
from shared.schemas.documents import FactsExtracted
from shared.schemas.event import Envelope
from shared.schemas.examples import golden_example
from shared.schemas.snapshots import Changes, FactsDeduplicated
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.shared.runtime.counting_stage import TIME, new_person
from tests.shared.runtime.running import pipeline, wait_until

Row = tuple[Any, ...]


class WrittenByAnOlderRelease(FactsExtracted):
    """Goes to the topic of version 1 with the data of version 1."""

    VERSION = 1

    def data(self) -> dict[str, Any]:
        written: dict[str, Any] = golden_example(FactsExtracted, "resume", 1).data()
        return written

    def json_text(self) -> bytes:
        return json.dumps(self.data()).encode()


class WrittenByABrokenRelease(WrittenByAnOlderRelease):
    """Says version 1, and lacks what version 1 had."""

    def data(self) -> dict[str, Any]:
        return {name: value for name, value in super().data().items() if name != "facts"}


class FactRows:
    """Keeps what a stage was handed: one row a fact."""

    def __init__(self, connection: Connection, owner_id: UUID) -> None:
        self._connection = connection

    def add(self, event_id: UUID, event: FactsExtracted) -> None:
        for fact in event.facts:
            self._connection.execute(
                text("insert into public.fact_rows values (:e, :id, :type, :holding, :role, :quote)"),
                {
                    "e": event_id,
                    "id": fact.id,
                    "type": str(fact.type),
                    "holding": fact.holding,
                    "role": fact.author_role,
                    "quote": fact.evidence.quote,
                },
            )


def _keep(event: FactsExtracted, ctx: Context[None, FactRows]) -> FactsDeduplicated:
    ctx.store.add(ctx.event_id, event)
    return FactsDeduplicated(position=1, documents=(), changes=Changes(added=len(event.facts)), facts=())


KEEP = Stage[None, FactRows](
    name="keep_facts",
    version=1,
    consumes=(FactsExtracted,),
    emits=(FactsDeduplicated,),
    handle=_keep,
    store=FactRows,
)


@pytest.fixture
def services(database: Database, keyring: Keyring, blobs: SealedBlobs) -> Services:
    with database.admin.begin() as connection:
        connection.execute(
            text(
                "create table public.fact_rows "
                "(event_id uuid, id uuid, type text, holding text, author_role text, quote text)"
            )
        )
        connection.execute(text(f"grant insert on public.fact_rows to {role_name('app')}"))
    return Services(database, keyring, blobs, {})


def _rows(database: Database, sql: str, **values: Any) -> list[Row]:
    with database.admin.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql), values)]


def _facts_of(database: Database, envelope: Envelope) -> list[Row]:
    sql = "select id, type, holding, author_role, quote from public.fact_rows where event_id = :e order by id"
    return _rows(database, sql, e=envelope.event_id)


def _send(database: Database, keyring: Keyring, owner_id: UUID, event: FactsExtracted) -> Envelope:
    """Seal the event and put it into the outbox, as the stage that emits it does."""
    with database.transaction("app", owner_id) as connection:
        if not _rows(database, "select 1 from security.keys where document_id = :d", d=event.document_id):
            keyring.create(connection, owner_id, "document", event.document_id)
        return outbox.add(connection, keyring, event, outbox.first_envelope(event, owner_id, TIME), "extract")


def test_facts_of_version_1_are_accepted_like_those_of_version_2(
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    newest = golden_example(FactsExtracted, "resume").event()
    assert isinstance(newest, FactsExtracted)
    older = WrittenByAnOlderRelease.model_validate(newest.model_dump())
    broken = WrittenByABrokenRelease.model_validate(newest.model_dump())
    first, wrong, second, third = (_send(database, keyring, owner, event) for event in (older, broken, newest, older))
    assert [envelope.topic for envelope in (first, second)] == [FactsExtracted.topic(1), FactsExtracted.topic(2)]

    with pipeline(database, broker, services, KEEP):
        wait_until(lambda: len(_rows(database, "select 1 from runtime.inbox where status in ('applied', 'dead')")) == 4)

    expected = [
        (fact.id, str(fact.type), fact.holding, fact.author_role, fact.evidence.quote)
        for fact in sorted(newest.facts, key=lambda fact: fact.id)
    ]
    assert ("skill", "intent") in [(type_, holding) for _, type_, holding, _, _ in expected]
    for envelope in (first, second, third):
        assert _facts_of(database, envelope) == expected
    emitted = _rows(database, "select cause_id from runtime.outbox where type = 'facts.deduplicated'")
    assert {cause for (cause,) in emitted} == {first.event_id, second.event_id, third.event_id}

    # What only claims to be version 1 holds up nobody, and no word of it is in the reason.
    dead = _rows(database, "select event_id, code, error from runtime.dead_letters")
    assert [event_id for event_id, _, _ in dead] == [wrong.event_id]
    assert not any(fact.evidence.quote in f"{dead[0][1]} {dead[0][2]}" for fact in newest.facts)


def test_the_older_version_travels_sealed_on_its_own_topic(
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    newest = golden_example(FactsExtracted, "resume").event()
    assert isinstance(newest, FactsExtracted)
    envelope = _send(database, keyring, owner, WrittenByAnOlderRelease.model_validate(newest.model_dump()))
    with pipeline(database, broker, services, KEEP):
        wait_until(lambda: _facts_of(database, envelope))
    consumer = broker.consumer(
        "spy", [FactsExtracted.topic(1)], lambda ask: {part: log.start for part, log in ask().items()}, lambda _: None
    )
    seen: list[Any] = []

    def arrived() -> bool:
        seen.extend(consumer.poll(0.1))
        return bool(seen)

    wait_until(arrived)
    consumer.close()
    (record,) = seen
    assert record.headers["ce_dataschema"] == b"urn:careergraph:schema:facts.extracted:v1"
    assert record.headers["ce_keyid"] == str(envelope.key_id).encode()
    assert all(fact.evidence.quote.encode() not in record.value for fact in newest.facts)
