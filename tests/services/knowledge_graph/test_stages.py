"""The four stages over a real database: order, repetition, deletion, erasure, and what is written."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text

from services.knowledge_graph import queries
from services.knowledge_graph.api_models import skill_view
from services.knowledge_graph.models import (
    COMMANDS,
    DOCUMENTS,
    EDGES,
    FACT_VECTORS,
    FACTS,
    INSIGHTS,
    NODES,
    SKILL_LEVELS,
    SKILL_NAMES,
    SKILLS,
    SNAPSHOTS,
)
from services.knowledge_graph.stages.generate_insights import GENERATE_INSIGHTS
from services.knowledge_graph.stages.map_skills import MAP_SKILLS
from services.knowledge_graph.stages.update_graph import UPDATE_GRAPH
from shared.db.database import Database
from shared.runtime.stage import Cleaned, Skipped
from shared.schemas.commands import FactEdited, PersonErased, SnapshotRequested
from shared.schemas.documents import DocumentConfirmed, DocumentDeleted
from shared.schemas.event import Event
from shared.schemas.fact_types import FactType
from shared.schemas.snapshots import InsightsGenerated, KnowledgeUpdated
from tests.services.knowledge_graph.building import Document, id_of
from tests.services.knowledge_graph.pipeline import Pipeline, extracted

OWNER = id_of("owner")
TABLES = (
    DOCUMENTS,
    COMMANDS,
    SKILL_NAMES,
    FACTS,
    SKILLS,
    SKILL_LEVELS,
    NODES,
    EDGES,
    FACT_VECTORS,
    INSIGHTS,
    SNAPSHOTS,
)


@pytest.fixture
def pipeline(database: Database) -> Pipeline:
    return Pipeline(database, OWNER)


def resume() -> Document:
    made = Document("resume", as_of="2024-05-01")
    made.add(FactType.NAME, "Mara Lindt")
    made.add(FactType.EMAIL, "mara@example.com")
    made.job("Acme GmbH", "Data Engineer", "2018-02", "2020-12", "Built Kafka pipelines that cut latency by 40%")
    made.job("Globex", "Senior Data Engineer", "2021-08", None, "Moved 30 services to Kubernetes", ongoing=True)
    made.skills("Python", "SQL", "Flower arranging")
    return made


def older_resume() -> Document:
    made = Document("older resume", as_of="2019-05-01")
    made.add(FactType.NAME, "Mara J. Lindt")
    made.job("Acme", "Data Engineer", "2018", None, "Built Kafka pipelines, which cut latency by 45%", ongoing=True)
    made.skills("Python 3", "python")
    return made


def canonical_rows(database: Database, owner_id: UUID = OWNER) -> dict[str, Any]:
    """All rows of the person without the columns that are not canonical."""
    found = {}
    with database.transaction("app", owner_id) as connection:
        for table in TABLES:
            columns = [column for column in table.c if column.info.get("canonical", True) and column.name != "owner_id"]
            columns = columns or [table.c.id]  # nothing of vectors is canonical; here, one model makes all of them
            rows = connection.execute(select(*columns).order_by(*table.primary_key.columns)).mappings()
            found[table.name] = [dict(row) for row in rows]
    return found


def row_versions(database: Database) -> dict[str, dict[str, str]]:
    """Of each row the transaction that wrote it last."""
    found = {}
    with database.transaction("app", OWNER) as connection:
        for table in (FACTS, SKILLS, SKILL_LEVELS, NODES, EDGES, FACT_VECTORS):
            rows = connection.execute(select(table.c.id, text("xmin::text as written"))).all()
            found[table.name] = {row.id: row.written for row in rows}
    return found


def test_a_document_goes_all_the_way(pipeline: Pipeline) -> None:
    outcomes = pipeline.take(extracted(resume()))
    last = outcomes[-1]
    assert isinstance(last, InsightsGenerated)
    assert last.documents[0].state == "joined"
    assert {insight.kind for insight in last.insights} >= {"career_trajectory", "missing_information"}
    rows = canonical_rows(pipeline.database)
    facts = {row["id"] for row in rows["facts"]}
    assert len(facts) == len(last.facts)
    assert {row["concept_id"] for row in rows["skills"]} == {"cg:python", "cg:sql", "cg:kafka", "cg:kubernetes", None}
    assert {node["kind"] for node in rows["nodes"]} == {"person", "organisation", "role", "skill"}
    for row in (*rows["nodes"], *rows["edges"]):
        assert row["fact_ids"]
        assert set(row["fact_ids"]) <= facts
    for insight in last.insights:
        for statement in insight.statements:
            assert set(statement.fact_ids) <= facts


def test_every_event_twice(pipeline: Pipeline) -> None:
    """Behind the door a repeated snapshot is skipped; before it, it changes nothing."""
    first = pipeline.take(extracted(resume()))
    before = canonical_rows(pipeline.database)
    for stage, event in zip((MAP_SKILLS, UPDATE_GRAPH, GENERATE_INSIGHTS), first, strict=False):
        assert isinstance(event, Event)
        assert pipeline.run(stage, event, id_of("again")) == Skipped("older_snapshot")
    again = pipeline.take(extracted(resume()))
    assert isinstance(again[0], Event)
    assert again[0].data()["changes"] == {"added": 0, "removed": 0, "changed": 0}
    assert canonical_rows(pipeline.database) == before


def test_an_older_snapshot_changes_nothing(pipeline: Pipeline) -> None:
    old = pipeline.take(extracted(older_resume()))
    pipeline.take(extracted(resume()))
    before = canonical_rows(pipeline.database)
    for stage, event in zip((MAP_SKILLS, UPDATE_GRAPH, GENERATE_INSIGHTS), old, strict=False):
        assert isinstance(event, Event)
        assert pipeline.run(stage, event, id_of("late")) == Skipped("older_snapshot")
    assert canonical_rows(pipeline.database) == before


def test_deleting_a_document_leaves_the_rows_of_a_history_without_it(database: Database) -> None:
    one, other = Pipeline(database, OWNER), Pipeline(database, id_of("other owner"))
    for pipeline, has_both in ((one, True), (other, False)):
        pipeline.take(extracted(resume()))
        if has_both:
            outcome = pipeline.take(extracted(older_resume()))[0]
            assert isinstance(outcome, Event)
            own = [f for f in outcome.data()["facts"] if f["text"] == "Python" or "45%" in f["text"]]
            assert own
            for fact in own:
                pipeline.take(FactEdited(action="approve", keys=tuple(fact["keys"])))
        pipeline.take(DocumentDeleted(document_id=older_resume().id))
    left, never = canonical_rows(database, OWNER), canonical_rows(database, id_of("other owner"))
    approved = [row for row in left["facts"] if row["status"] == "approved"]
    assert [row["text"] for row in approved] == ["Python"]  # both documents stated it, so the command holds
    for name in ("documents", "nodes", "edges", "skills", "insights"):
        assert left[name] == never[name], name
    without_approval = [row for row in left["facts"] if row not in approved]
    assert [row for row in never["facts"] if row["text"] != "Python"] == without_approval


def test_a_small_change_writes_few_rows(pipeline: Pipeline) -> None:
    outcome = pipeline.take(extracted(resume()))[0]
    assert isinstance(outcome, Event)
    before = row_versions(pipeline.database)
    python = next(f for f in outcome.data()["facts"] if f["text"] == "Python")
    pipeline.take(FactEdited(action="approve", keys=tuple(python["keys"])))
    after = row_versions(pipeline.database)
    changed = {
        (name, id_) for name, rows in after.items() for id_, written in rows.items() if before[name][id_] != written
    }
    assert changed == {("facts", python["id"])}


def test_commands_are_answered(pipeline: Pipeline) -> None:
    outcome = pipeline.take(extracted(resume()))[0]
    assert isinstance(outcome, Event)
    facts = outcome.data()["facts"]
    title = next(f for f in facts if f["type"] == "work.title")
    start = next(f for f in facts if f["type"] == "work.start")
    pipeline.take(FactEdited(action="correct", keys=tuple(title["keys"]), value="Lead Data Engineer"), "right")
    pipeline.take(FactEdited(action="correct", keys=tuple(start["keys"]), value="last spring"), "wrong value")
    pipeline.take(FactEdited(action="reject", keys=("0" * 64,)), "gone")
    with pipeline.database.transaction("app", OWNER) as connection:
        answers = {
            name: queries.command(connection, OWNER, id_of(name)) for name in ("right", "wrong value", "gone", "never")
        }
        fact = queries.fact(connection, OWNER, title["id"])
    assert {name: row and (row.outcome, row.code) for name, row in answers.items()} == {
        "right": ("accepted", None),
        "wrong value": ("refused", "value_invalid"),
        "gone": ("refused", "fact_gone"),
        "never": None,
    }
    assert fact is not None
    assert (fact.value, fact.text, fact.corrected_from, fact.status) == (
        "Lead Data Engineer",
        "Lead Data Engineer",
        title["value"],
        "approved",
    )


def test_somebody_elses_document_waits_until_it_is_confirmed(pipeline: Pipeline) -> None:
    pipeline.take(extracted(resume()))
    stranger = Document("stranger")
    stranger.add(FactType.NAME, "Jonas Weber")
    stranger.skills("Kafka")
    pipeline.take(extracted(stranger))
    assert progress(pipeline) == {resume().id: ("joined", 1), stranger.id: ("needs_confirmation", 1)}
    assert "Jonas Weber" not in {row["text"] for row in canonical_rows(pipeline.database)["facts"]}
    pipeline.take(DocumentConfirmed(document_id=stranger.id))
    assert progress(pipeline)[stranger.id] == ("joined", 1)
    assert "Jonas Weber" in {row["text"] for row in canonical_rows(pipeline.database)["facts"]}


def progress(pipeline: Pipeline) -> dict[UUID, tuple[str, int]]:
    with pipeline.database.transaction("app", OWNER) as connection:
        rows = connection.execute(text("select * from knowledge_graph.document_progress")).all()
    return {row.document_id: (row.state, row.revision) for row in rows}


def test_erasing_a_person_removes_every_row_and_counts_them(pipeline: Pipeline) -> None:
    outcomes = pipeline.take(extracted(resume()))
    erased = PersonErased(erasure_id=id_of("erasure"))
    before = {name: len(rows) for name, rows in canonical_rows(pipeline.database).items()}
    removed: dict[str, int] = {}
    (outcome,) = pipeline.take(erased)
    assert isinstance(outcome, Cleaned)
    cleaned = [outcome]
    for stage in (MAP_SKILLS, UPDATE_GRAPH, GENERATE_INSIGHTS):
        result = pipeline.run(stage, erased, id_of("erasure event"))
        assert isinstance(result, Cleaned)
        cleaned.append(result)
    for result in cleaned:
        for name, count in result.removed.items():
            removed[name] = removed.get(name, 0) + count
    assert removed == before
    assert all(not rows for rows in canonical_rows(pipeline.database).values())
    assert len(outcomes) == 4


def test_the_current_snapshot_can_be_asked_for_again(pipeline: Pipeline) -> None:
    pipeline.take(extracted(resume()))
    before = canonical_rows(pipeline.database)
    outcomes = pipeline.take(SnapshotRequested(reason="ontology"))
    assert isinstance(outcomes[-1], InsightsGenerated)
    assert outcomes[-1].position == 2
    assert canonical_rows(pipeline.database) == before


def test_pages_hold_every_fact_once_in_order(pipeline: Pipeline) -> None:
    pipeline.take(extracted(resume()))
    with pipeline.database.transaction("app", OWNER) as connection:
        whole = queries.facts_page(connection, OWNER, limit=500)
        found: list[str] = []
        cursor = None
        while True:
            page = queries.facts_page(connection, OWNER, after=cursor, limit=3)
            found += [row.id for row in page.rows]
            cursor = page.next
            if cursor is None:
                break
        bullets = queries.facts_page(connection, OWNER, queries.FactFilter(types=("work.bullet",), min_confidence=0.5))
        by_document = queries.FactFilter(document_id=resume().id, statuses=("proposed",), holding="held")
        assert len(queries.facts_page(connection, OWNER, by_document).rows) == len(whole.rows)
        assert queries.facts_page(connection, id_of("nobody")).rows == []
        assert [row.kind for row in queries.nodes_page(connection, OWNER).rows].count("role") == 2
        nodes = queries.nodes_page(connection, OWNER, limit=2)
        rest = queries.nodes_page(connection, OWNER, after=nodes.next)
        assert "has_skill" in {row.kind for row in queries.edges_page(connection, OWNER).rows}
        assert len(queries.skills_page(connection, OWNER, mapped_only=True).rows) == 4
        assert queries.insights(connection, OWNER)
        assert queries.applied_position(connection, OWNER, "update_graph") == 1
    assert found == [row.id for row in whole.rows]
    assert [row.text for row in whole.rows][:3] == ["Mara Lindt", "mara@example.com", "Acme GmbH"]
    assert len(bullets.rows) == 2
    assert {row.id for row in nodes.rows}.isdisjoint({row.id for row in rest.rows})


def test_levels_of_skills_are_kept_with_their_reasons_and_the_assumption(pipeline: Pipeline) -> None:
    outcomes = pipeline.take(extracted(resume()))
    (updated,) = [outcome for outcome in outcomes if isinstance(outcome, KnowledgeUpdated)]
    with pipeline.database.transaction("app", OWNER) as connection:
        rows = queries.skills_page(connection, OWNER, limit=100).rows
        levels = queries.levels_of(connection, OWNER, (row.concept_id for row in rows if row.concept_id))
    assert sorted(levels) == [level.concept_id for level in updated.levels]
    views = [skill_view(row, levels.get(row.concept_id)) for row in rows]
    assert views
    for view in views:
        assert (view.level is None) == (view.concept_id is None)
        if view.level is not None:
            assert view.level_word
            assert view.evidence
            assert view.level == sum(reason.effect for reason in view.evidence)
            assert (view.assumption is None) == all(reason.rule != "default" for reason in view.evidence)
