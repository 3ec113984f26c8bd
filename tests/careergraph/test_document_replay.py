"""A shadow replay of one document: its own chain runs again, and what derives from it is compared."""

import dataclasses
from typing import Any
from uuid import UUID, uuid4

import pytest

from careergraph.pipeline import STAGE_NAMES, STAGES
from services.extractor.stages.extract import Extracted
from shared.runtime.replay.shadow import DocumentUnknown, PersonReplay
from shared.runtime.stage import Stage
from shared.schemas.commands import FactEdited
from shared.schemas.documents import DocumentKindSet
from tests.careergraph.whole_pipeline import EXAMPLES, WholePipeline

NAMES = ("resume_2021.txt", "resume_2026.pdf", "performance_review_2025.docx", "job_ad.txt")


def replay(
    pipeline: WholePipeline, document_id: UUID, start: str = "read", stages: tuple[Stage[Any, Any], ...] = STAGES
) -> PersonReplay:
    return pipeline.shadow_plan(start, stages=stages).replay(pipeline.owner_id, document_id)


def losing_a_fact(document_id: UUID | None = None) -> tuple[Stage[Any, Any], ...]:
    """The pipeline with an extractor that misses the last skill, of one document or of all."""

    def fewer(event: Any, tools: Any) -> Any:
        extracted = STAGES[2].prepare(event, tools)  # type: ignore[misc]
        if document_id not in (None, event.document_id):
            return extracted
        facts = extracted.facts
        last = [number for number, fact in enumerate(facts) if fact.type == "skill"][-1]
        return dataclasses.replace(extracted, facts=facts[:last] + facts[last + 1 :])

    return (*STAGES[:2], dataclasses.replace(STAGES[2], prepare=fewer), *STAGES[3:])


@pytest.fixture
def documents(pipeline: WholePipeline) -> dict[str, UUID]:
    """Sample documents by name, with an edit and a changed kind."""
    ids = {name: pipeline.upload(EXAMPLES / name) for name in NAMES}
    pipeline.settle()
    (first,) = pipeline.rows("select keys from knowledge_graph.facts where type = 'skill' order by rank limit 1")
    pipeline.send(FactEdited(action="approve", keys=tuple(first.keys)))
    pipeline.send(DocumentKindSet(document_id=ids["job_ad.txt"], kind="other"))
    pipeline.settle()
    return ids


def test_unchanged_code_gives_the_same_from_every_stage(pipeline: WholePipeline, documents: dict[str, UUID]) -> None:
    for start in STAGE_NAMES:
        result = replay(pipeline, documents["resume_2026.pdf"], start)
        assert (result.diff, result.in_flight) == ((), ())
        assert result.live_hash == result.shadow_hash
    for name in NAMES:
        result = replay(pipeline, documents[name])
        assert (result.diff, result.live_hash) == ((), result.shadow_hash), name


def test_what_was_left_out_is_counted(pipeline: WholePipeline, documents: dict[str, UUID]) -> None:
    result = replay(pipeline, documents["performance_review_2025.docx"])
    (rows,) = pipeline.rows(
        "select count(*) filter (where evidence::text like :id) as own, count(*) as all from knowledge_graph.facts",
        id=f"%{documents['performance_review_2025.docx']}%",
    )
    assert rows.own > 0
    assert result.other_rows["ingest.readings"] == len(NAMES) - 1
    assert 0 < result.other_rows["knowledge_graph.facts"] <= rows.all - rows.own
    assert result.other_rows["knowledge_graph.skills"] > 0


def test_changed_code_shows_in_what_derives_from_the_document_alone(
    pipeline: WholePipeline, documents: dict[str, UUID]
) -> None:
    changed = replay(pipeline, documents["resume_2021.txt"], "extract", losing_a_fact())
    tables = {difference.table for difference in changed.diff}
    assert {"extractor.extractions", "knowledge_graph.documents"} <= tables
    assert changed.live_hash != changed.shadow_hash
    others = {str(id_) for name, id_ in documents.items() if name != "resume_2021.txt"}
    per_document = [one.key for one in changed.diff if one.table in ("extractor.extractions", "ingest.readings")]
    assert others.isdisjoint(per_document)
    untouched = replay(pipeline, documents["resume_2026.pdf"], "extract", losing_a_fact(documents["resume_2021.txt"]))
    assert untouched.diff == ()


def test_a_document_that_gives_nothing_any_more_is_a_difference(
    pipeline: WholePipeline, documents: dict[str, UUID]
) -> None:
    def nothing(event: Any, tools: Any) -> Extracted:
        return Extracted()

    stages = (*STAGES[:2], dataclasses.replace(STAGES[2], prepare=nothing), *STAGES[3:])
    result = replay(pipeline, documents["performance_review_2025.docx"], "extract", stages)
    gone = {difference.table for difference in result.diff if difference.shadow is None}
    assert {"knowledge_graph.facts", "knowledge_graph.skills"} <= gone


def test_what_is_in_flight_of_another_document_is_no_hindrance(
    pipeline: WholePipeline, documents: dict[str, UUID]
) -> None:
    waiting = pipeline.upload(EXAMPLES / "cover_letter.pdf")
    result = replay(pipeline, documents["resume_2026.pdf"])
    assert (result.in_flight, result.diff) == ((), ())
    assert replay(pipeline, waiting).in_flight == ("read: document.uploaded",)


def test_a_document_that_is_not_there(pipeline: WholePipeline, documents: dict[str, UUID]) -> None:
    with pytest.raises(DocumentUnknown):
        replay(pipeline, uuid4())
    pipeline.delete(documents["job_ad.txt"])
    pipeline.settle()
    with pytest.raises(DocumentUnknown):
        replay(pipeline, documents["job_ad.txt"])
    other = WholePipeline(pipeline.database, pipeline.keyring, pipeline.blobs, pipeline.resources)
    with pytest.raises(DocumentUnknown):
        replay(other, documents["resume_2026.pdf"])
