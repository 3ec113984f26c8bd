"""A shadow replay of unchanged code gives the live state, to the byte; of changed code or rows it says what differs."""

import dataclasses
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from careergraph.pipeline import STAGE_NAMES, STAGES
from shared.runtime.replay.shadow import PersonReplay, persons
from shared.runtime.stage import Stage
from shared.runtime.toolbox import ReplayWouldCallOut
from shared.schemas.commands import FactEdited, PersonErased, SnapshotRequested
from shared.schemas.documents import DocumentDeleted, DocumentKindSet
from tests.careergraph.whole_pipeline import EXAMPLES, WholePipeline

SAMPLES = ("resume_2021.txt", "resume_2026.pdf", "performance_review_2025.docx", "cover_letter.pdf", "job_ad.txt")


def shadow(
    pipeline: WholePipeline,
    start: str = "read",
    stages: tuple[Stage[Any, Any], ...] = STAGES,
    owner: UUID | None = None,
) -> PersonReplay:
    return pipeline.shadow_plan(start, stages=stages).replay(owner or pipeline.owner_id)


@pytest.fixture
def filled(pipeline: WholePipeline) -> WholePipeline:
    """All kinds of sample document, with an edit, a changed kind and a deleted document."""
    ids = {name: pipeline.upload(EXAMPLES / name) for name in SAMPLES}
    pipeline.settle()
    keys = pipeline.rows("select keys from knowledge_graph.facts where type = 'skill' order by rank limit 2")
    pipeline.send(FactEdited(action="approve", keys=tuple(keys[0].keys)))
    pipeline.send(FactEdited(action="correct", keys=tuple(keys[1].keys), value="Rust"))
    pipeline.settle()
    pipeline.send(DocumentKindSet(document_id=ids["job_ad.txt"], kind="other"))
    pipeline.delete(ids["cover_letter.pdf"])
    pipeline.settle()
    return pipeline


def test_unchanged_code_gives_the_same_hash_from_every_stage(filled: WholePipeline) -> None:
    for start in STAGE_NAMES:
        first, second = shadow(filled, start), shadow(filled, start)
        assert first.in_flight == ()
        assert first.diff == ()
        assert first.live_hash == first.shadow_hash == second.shadow_hash


def test_the_hash_covers_what_each_stage_made(filled: WholePipeline) -> None:
    before = shadow(filled)
    changes = {
        "ingest.readings": "words = words + 1",
        "classifier.documents": "confidence = 0.123",
        "extractor.extractions": "facts = facts + 1",
        "knowledge_graph.documents": "kind = 'other'",
        "knowledge_graph.facts": "text = 'x'",
        "knowledge_graph.skills": "score = 0.123",
        "knowledge_graph.skill_levels": "level = 0.5",
        "knowledge_graph.nodes": "label = 'x'",
        "knowledge_graph.edges": "kind = 'x'",
        "knowledge_graph.insights": "title = 'x'",
    }
    for table, change in changes.items():
        with filled.database.admin.connect() as connection:
            transaction = connection.begin()
            count = connection.execute(text(f"update {table} set {change}")).rowcount
            transaction.rollback()
            assert count, f"{table} has no rows"
        with filled.database.admin.begin() as connection:
            connection.execute(text(f"create table public.kept as select * from {table}"))
            connection.execute(text(f"update {table} set {change}"))
        changed = shadow(filled)
        with filled.database.admin.begin() as connection:
            connection.execute(text(f"delete from {table}"))
            connection.execute(text(f"insert into {table} select * from public.kept"))
            connection.execute(text("drop table public.kept"))
        assert changed.shadow_hash == before.live_hash, table
        assert changed.live_hash != changed.shadow_hash
        assert {difference.table for difference in changed.diff} == {table}
    assert shadow(filled).live_hash == before.live_hash


def test_it_changes_no_live_row_and_sends_nothing(filled: WholePipeline) -> None:
    def everything() -> list[Any]:
        tables = ("runtime.inbox", "runtime.outbox", "runtime.records", "runtime.offsets", "knowledge_graph.facts")
        return [filled.rows(f"select count(*), max(t::text) from {table} t") for table in tables]

    before = everything()
    shadow(filled)
    assert everything() == before
    with filled.database.admin.connect() as connection:
        left = connection.scalar(text("select count(*) from pg_tables where schemaname like 'shadow%'"))
    assert left == 0


def test_changed_code_shows_what_it_would_change(filled: WholePipeline) -> None:
    def fewer_facts(event, tools):
        extracted = STAGES[2].prepare(event, tools)
        return dataclasses.replace(extracted, facts=extracted.facts[:-1])

    changed = dataclasses.replace(STAGES[2], prepare=fewer_facts)
    result = shadow(filled, "extract", (*STAGES[:2], changed, *STAGES[3:]))
    assert result.live_hash != result.shadow_hash
    assert "extractor.extractions" in {difference.table for difference in result.diff}


def test_a_deleted_document_leaves_what_a_history_without_it_gives(
    filled: WholePipeline, pipeline: WholePipeline
) -> None:
    other = WholePipeline(pipeline.database, pipeline.keyring, pipeline.blobs, pipeline.resources)
    with_it = [other.upload(EXAMPLES / name) for name in ("resume_2021.txt", "cover_letter.pdf", "resume_2026.pdf")]
    other.settle()
    other.delete(with_it[1])
    other.settle()
    without = WholePipeline(pipeline.database, pipeline.keyring, pipeline.blobs, pipeline.resources)
    for name in ("resume_2021.txt", "resume_2026.pdf"):
        without.upload(EXAMPLES / name)
    without.settle()
    facts = "select id, text, status, type, conflicts_with from knowledge_graph.facts order by rank, id"
    assert other.rows(facts) == without.rows(facts)
    insights = "select kind, title, confidence from knowledge_graph.insights order by rank"
    assert other.rows(insights) == without.rows(insights)


def test_what_is_in_flight_is_named(filled: WholePipeline) -> None:
    filled.upload(EXAMPLES / "resume_2026.docx")
    assert shadow(filled).in_flight == ("read: document.uploaded",)


def test_asking_for_the_snapshot_again_changes_nothing(filled: WholePipeline) -> None:
    before = shadow(filled).live_hash
    filled.send(SnapshotRequested(reason="replay"))
    filled.settle()
    after = shadow(filled)
    assert after.live_hash == after.shadow_hash == before


def test_a_replay_that_would_call_out_is_refused(filled: WholePipeline) -> None:
    def nosy(event, tools):
        tools.ask("the weather", lambda: pytest.fail("a replay called out"))
        return STAGES[2].prepare(event, tools)

    curious = dataclasses.replace(STAGES[2], prepare=nosy)
    with pytest.raises(ReplayWouldCallOut, match="extract would ask the weather"):
        shadow(filled, "extract", (*STAGES[:2], curious, *STAGES[3:]))


def test_nothing_of_an_erased_person_comes_back(filled: WholePipeline) -> None:
    with filled.database.transaction("app", filled.owner_id) as connection:
        filled.keyring.destroy_person(connection, filled.owner_id)
    filled.send(PersonErased(erasure_id=uuid4()))
    filled.settle()
    result = shadow(filled)
    empty = shadow(filled, owner=filled.new_person())
    assert result.live_hash == result.shadow_hash == empty.live_hash
    assert filled.owner_id not in persons(filled.database)


def test_deleting_a_document_makes_the_commands_about_it_alone_unreadable(pipeline: WholePipeline) -> None:
    letter, resume = pipeline.upload(EXAMPLES / "cover_letter.pdf"), pipeline.upload(EXAMPLES / "resume_2026.pdf")
    pipeline.settle()
    only_in_letter = pipeline.rows(
        "select keys from knowledge_graph.facts where type = 'letter.intent' order by rank limit 1"
    )[0]
    of_resume = pipeline.rows("select keys from knowledge_graph.facts where type = 'skill' order by rank limit 1")[0]
    gone = pipeline.send(FactEdited(action="correct", keys=tuple(only_in_letter.keys), value="Something private"))
    kept = pipeline.send(FactEdited(action="approve", keys=tuple(of_resume.keys)))
    pipeline.settle()
    pipeline.delete(letter)
    pipeline.settle()
    usable = {
        row.key_id: row.wrapped is not None
        for row in pipeline.rows("select key_id, wrapped from security.keys where purpose = 'command'")
    }
    assert usable == {gone.key_id: False, kept.key_id: True}
    assert [row.event_id for row in pipeline.rows("select event_id from knowledge_graph.commands")] == [kept.event_id]
    result = shadow(pipeline)
    assert result.live_hash == result.shadow_hash
    assert resume != letter


def test_a_snapshot_sent_between_a_deletion_and_its_event_becomes_unreadable_too(pipeline: WholePipeline) -> None:
    letter, _ = pipeline.upload(EXAMPLES / "cover_letter.pdf"), pipeline.upload(EXAMPLES / "resume_2026.pdf")
    pipeline.settle()
    (skill,) = pipeline.rows("select keys from knowledge_graph.facts where type = 'skill' order by rank limit 1")
    with pipeline.database.transaction("app", pipeline.owner_id) as connection:
        pipeline.keyring.destroy_document(connection, pipeline.owner_id, letter)
    pipeline.send(FactEdited(action="approve", keys=tuple(skill.keys)))
    pipeline.settle()
    pipeline.send(DocumentDeleted(document_id=letter))
    pipeline.settle()
    snapshots = pipeline.rows(
        "select k.wrapped is not null as readable from runtime.outbox o join security.keys k using (owner_id, key_id) "
        "where o.type = 'facts.deduplicated' order by o.id"
    )
    assert [row.readable for row in snapshots] == [False] * (len(snapshots) - 1) + [True]
