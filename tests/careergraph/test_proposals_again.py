"""Nobody is asked the same question twice, not by a replay, and not for a copy of a document."""

from pathlib import Path

import pytest

from careergraph.composition import LazyResources
from careergraph.pipeline import STAGES
from services.extractor.stages.extract import EXTRACT
from shared.runtime.replay.shadow import ShadowReplay
from shared.schemas.documents import DocumentKindSet
from tests.careergraph.proposing import (
    GOOD,
    extracted,
    is_reproduced,
    pipeline,
    proposed,
    proposer,
    proposes,
    replay,
    resume,
    server,
    settle,
)
from tests.careergraph.whole_pipeline import WholePipeline
from tests.shared.llm.misbehaving_server import Server, fails

__all__ = ["pipeline", "proposer", "resume", "server"]


def test_what_was_unavailable_is_asked_again_when_somebody_says_so(
    pipeline: WholePipeline, server: Server, resume: Path, resources: LazyResources
) -> None:
    server.does(fails(500))
    pipeline.upload(resume)
    settle(pipeline)
    server.does(proposes(GOOD))
    server.seen.clear()
    replay(pipeline)  # keeps the record: it was unavailable
    assert (server.seen, proposed(extracted(pipeline)[-1])) == ([], [])
    replay(pipeline, ask_anew=True)
    assert (len(server.seen), proposed(extracted(pipeline)[-1])) == (1, [("interest", "tide tables")])
    assert pipeline.rows("select 1 from knowledge_graph.facts where type = 'interest'")
    assert is_reproduced(pipeline, resources)
    assert len(server.seen) == 1


def test_a_person_who_says_the_kind_again_asks_again(pipeline: WholePipeline, server: Server, resume: Path) -> None:
    server.does(fails(401))
    document_id = pipeline.upload(resume)
    settle(pipeline)
    server.does(proposes(GOOD))
    pipeline.send(DocumentKindSet(document_id=document_id, kind="resume"))
    settle(pipeline)
    assert [proposed(event) for event in extracted(pipeline)] == [[], [("interest", "tide tables")]]


def test_a_second_run_and_every_replay_ask_nobody(
    pipeline: WholePipeline, server: Server, resume: Path, resources: LazyResources
) -> None:
    document_id = pipeline.upload(resume)
    settle(pipeline)
    assert len(server.seen) == 1
    replay(pipeline)
    replay(pipeline, "read")
    replay(pipeline, ask_anew=True)  # the very same question has its answer
    assert is_reproduced(pipeline, resources)  # on a machine without a model
    assert len(server.seen) == 1
    pipeline.send(DocumentKindSet(document_id=document_id, kind="other"))
    settle(pipeline)
    pipeline.send(DocumentKindSet(document_id=document_id, kind="resume"))
    settle(pipeline)
    assert len(server.seen) == 1
    events = extracted(pipeline)
    assert {tuple(proposed(event)) for event in events if event.kind == "resume"} == {(("interest", "tide tables"),)}
    assert [event.proposals.status for event in events if event.kind == "other" and event.proposals] == [
        "nothing_to_ask"
    ]
    assert is_reproduced(pipeline, resources)


def test_a_replay_by_other_rules_holds_the_old_answer_against_the_old_places(
    pipeline: WholePipeline, server: Server, resume: Path, resources: LazyResources, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.upload(resume)
    settle(pipeline)
    rules = EXTRACT.prepare.__globals__["extract"]  # type: ignore[union-attr]
    monkeypatch.setitem(EXTRACT.prepare.__globals__, "extract", lambda *args: rules(*args)[:-1])  # type: ignore[union-attr]
    plan = ShadowReplay(pipeline.database, pipeline.keyring, pipeline.blobs.store, resources, STAGES)
    result = plan.replay(pipeline.owner_id)
    assert result.diff
    gone = {str(difference.live) for difference in result.diff if difference.shadow is None}
    assert not any("tide tables" in row for row in gone)
    assert len(server.seen) == 1


def test_a_copy_of_a_document_asks_nobody(
    pipeline: WholePipeline, server: Server, resume: Path, resources: LazyResources
) -> None:
    pipeline.upload(resume)
    settle(pipeline)
    pipeline.upload(resume)
    settle(pipeline)
    first, copy = extracted(pipeline)
    assert proposed(first) == proposed(copy) == [("interest", "tide tables")]
    assert len(server.seen) == 1
    assert is_reproduced(pipeline, resources)


def test_the_answer_about_a_deleted_document_is_gone_for_its_copy_too(
    pipeline: WholePipeline, server: Server, resume: Path
) -> None:
    document_id = pipeline.upload(resume)
    settle(pipeline)
    with pipeline.database.transaction("app", pipeline.owner_id) as connection:
        pipeline.keyring.destroy_document(connection, pipeline.owner_id, document_id)
    pipeline.upload(resume)  # before any stage has heard of the deletion and removed its rows
    settle(pipeline)
    assert len(server.seen) == 2
