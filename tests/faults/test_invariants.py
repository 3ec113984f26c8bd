"""Every invariant check finds what breaks it: each row here damages a sound platform, is found, and is undone."""

from sqlalchemy import text

from careergraph.invariants.log import Log, log_is_published, nothing_doubled, nothing_lost
from careergraph.invariants.persons import person_is_gone
from careergraph.invariants.state import documents_conserved, order_kept, owners_closed, quarantine_holds
from careergraph.invariants.topics import read_topics
from careergraph.invariants.violation import Violation
from careergraph.pipeline import STAGES
from shared.runtime.broker import Message
from tests.faults.faulty_platform import FaultyPlatform

_SOMEBODY = "'00000000-0000-4000-8000-000000000001'"

DAMAGES = {
    "delete from runtime.inbox where stage = 'extract'": {"I1"},
    "update runtime.inbox set status = 'skipped', reason = null where stage = 'classify'": {"I1", "I2"},
    "update runtime.offsets set next_offset = 0 where stage = 'read'": {"I1"},
    "insert into runtime.inbox (owner_id, stage, event_id, event_type, status, stage_version, attempt, duration_ms) "
    f"select {_SOMEBODY}, stage, event_id, event_type, status, 1, 1, 1 from runtime.inbox where stage = 'read'": {
        "I2",
        "I6",
    },
    "delete from runtime.outbox where producer = 'generate_insights'": {"I2", "I3"},
    "update runtime.outbox set published_at = null where producer = 'read'": {"I3"},
    "update runtime.outbox set id = default where producer = 'dedupe' and id = "
    "(select min(id) from runtime.outbox where producer = 'dedupe')": {"I3"},
    "delete from ingest.documents": {"I4"},
    "delete from ingest.readings": {"I4"},
    "update runtime.inbox set position = 7 where position = 2": {"I5"},
    "update knowledge_graph.snapshots set position = 1 where stage = 'map_skills'": {"I5"},
    f"update knowledge_graph.facts set owner_id = {_SOMEBODY}": {"I6"},
    f"update extractor.extractions set owner_id = {_SOMEBODY}": {"I6"},
    "update ingest.documents set verdict = null": {"I7"},
    "update ingest.documents set verdict = (verdict || '{\"status\": \"clean\"}'::jsonb) - 'signatures'::text": {"I7"},
    "update knowledge_graph.facts set text = 'something else'": {"I8"},
}
_TABLES = (
    "runtime.inbox",
    "runtime.outbox",
    "runtime.offsets",
    "ingest.documents",
    "ingest.readings",
    "knowledge_graph.snapshots",
    "knowledge_graph.facts",
    "extractor.extractions",
)


def test_each_damage_is_found_by_its_invariant(faulty: FaultyPlatform) -> None:
    person = faulty.person()
    with faulty.working():
        person.uploaded(1)
        person.uploaded(2)
        faulty.settle()
        assert faulty.violations(person.promised) == []
    messages = read_topics(faulty.broker)

    def found() -> set[str]:
        log = Log(faulty.database, STAGES, messages)
        all_found: list[Violation] = [
            *nothing_lost(log),
            *nothing_doubled(log),
            *log_is_published(log),
            *documents_conserved(faulty.database, person.promised),
            *order_kept(faulty.database, STAGES),
            *owners_closed(faulty.database),
            *quarantine_holds(faulty.database),
        ]
        return {violation.invariant for violation in all_found}

    with faulty.database.admin.begin() as connection:
        for table in _TABLES:
            connection.execute(text(f"create table public.{table.replace('.', '_')} as select * from {table}"))
    for damage, expected in DAMAGES.items():
        with faulty.database.admin.begin() as connection:
            assert connection.execute(text(damage)).rowcount, damage
        if expected == {"I8"}:
            assert {violation.invariant for violation in faulty.replay_violations()} == expected
        else:
            assert expected <= found(), damage
        with faulty.database.admin.begin() as connection:
            for table in _TABLES:
                connection.execute(text(f"delete from {table}"))
                kept = f"select * from public.{table.replace('.', '_')}"
                connection.execute(text(f"insert into {table} overriding system value {kept}"))
        assert found() == set(), f"not undone: {damage}"


def test_what_lies_on_a_topic_and_is_nowhere_noted_is_found(faulty: FaultyPlatform) -> None:
    (event_type,) = {event.topic() for event in STAGES[0].consumes if event.TYPE == "document.uploaded"}
    producer = faulty.broker.producer()
    producer.send(Message(event_type, b"k", b"of nobody", {}), lambda error: None)
    while producer.wait(1):
        pass
    producer.close()
    assert [violation.invariant for violation in nothing_lost(faulty.log())] == ["I1", "I1"]
    with faulty.working(STAGES[:1]):
        assert faulty.violations() == []
    assert faulty.rows("select stage, code from runtime.undecodable") == [("read", "malformed_event")]


def test_an_answer_that_a_stage_has_given_otherwise_is_no_stranger(faulty: FaultyPlatform) -> None:
    """It was published, the database lost it, and the document was deleted before it was decided again."""
    person = faulty.person()
    with faulty.working():
        person.uploaded(1)
        faulty.settle()
    log = faulty.log()
    ((read_id, extracted_id),) = faulty.rows(
        "select cause.event_id, answer.event_id from runtime.outbox as cause "
        "join runtime.outbox as answer on answer.cause_id = cause.event_id where answer.producer = 'extract'"
    )
    for table in ("runtime.outbox", "runtime.inbox"):
        with faulty.database.admin.begin() as connection:
            connection.execute(text(f"delete from {table} where event_id = :id"), {"id": extracted_id})
    assert [found.invariant for found in log_is_published(Log(faulty.database, STAGES, log.messages))] == ["I3"]
    skipped = (
        "update runtime.inbox set status = 'skipped', reason = 'erased' where stage = 'extract' and event_id = :id"
    )
    with faulty.database.admin.begin() as connection:
        connection.execute(text(skipped), {"id": read_id})
    assert log_is_published(Log(faulty.database, STAGES, log.messages)) == []


def test_a_person_who_is_still_there_is_not_gone(faulty: FaultyPlatform) -> None:
    person = faulty.person()
    person.uploaded()
    found = person_is_gone(faulty.database, faulty.keyring, faulty.blobs.store, person.owner_id)
    assert {violation.what.split(" of ")[0] for violation in found} == {
        "rows",
        "blobs",
        "usable keys",
        "readable events",
        "valid API keys",
    }
