"""A live replay uses what was recorded of the outside the first time, unless told otherwise."""

import dataclasses
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from careergraph.api import api_services
from careergraph.composition import LazyResources
from careergraph.pipeline import STAGES
from services.admin.resend import replay_live
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.sealed.pool import ReaderPool
from shared.config import Settings
from shared.db.database import Database
from shared.http.announce import new_traceparent
from shared.http.pipeline_shape import shape_of
from shared.runtime.replay.rerun import AnyStage
from shared.runtime.stage import NotReproduced
from shared.schemas.reading import Reading
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.careergraph.whole_pipeline import EXAMPLES, WholePipeline, with_others


class Reader:
    """The real reader, on a machine that is too slow when a test says so."""

    def __init__(self, real: ReaderPool) -> None:
        self._real = real
        self.slow = False
        self.reads = 0

    def read(self, data: bytes, media_type: str) -> Reading:
        self.reads += 1
        if self.slow:
            raise Unreadable("resource_limit", "It takes too long.", quarantine=True)
        return self._real.read(data, media_type)


@pytest.fixture
def reader(resources: LazyResources) -> Reader:
    return Reader(resources[ReaderPool])


@pytest.fixture
def pipeline(
    database: Database, keyring: Keyring, blobs: SealedBlobs, resources: LazyResources, reader: Reader
) -> WholePipeline:
    return WholePipeline(database, keyring, blobs, with_others(resources, {ReaderPool: reader}))


def replay(
    pipeline: WholePipeline, stage_name: str, *, ask_anew: bool = False, document_id: UUID | None = None
) -> None:
    """As `careergraph replay --from STAGE` does."""
    services = api_services(Settings(), pipeline.database, pipeline.keyring, pipeline.blobs, lambda: None)
    stage = shape_of(STAGES).stage(stage_name)
    assert stage is not None
    replay_live(services, stage, pipeline.owner_id, document_id, new_traceparent(), ask_anew=ask_anew)
    pipeline.settle()


def rejected(pipeline: WholePipeline) -> list[str]:
    return [row.code for row in pipeline.rows("select code from ingest.readings where code is not null")]


def is_reproduced(pipeline: WholePipeline, stages: Sequence[AnyStage] = STAGES) -> bool:
    result = pipeline.shadow_plan(stages=stages).replay(pipeline.owner_id)
    assert (result.in_flight, result.diff) == ((), ())
    return result.live_hash == result.shadow_hash


def test_a_limit_that_was_met_is_not_asked_for_again(pipeline: WholePipeline, reader: Reader) -> None:
    reader.slow = True
    pipeline.upload(EXAMPLES / "resume_2021.txt")
    pipeline.settle()
    assert rejected(pipeline) == ["resource_limit"]
    reader.slow, reader.reads = False, 0
    replay(pipeline, "read")
    replay(pipeline, "read")  # of the replayed event, which holds the record too
    assert (rejected(pipeline), reader.reads) == (["resource_limit"], 0)
    assert is_reproduced(pipeline)


def test_told_otherwise_it_is_asked_again(pipeline: WholePipeline, reader: Reader) -> None:
    reader.slow = True
    pipeline.upload(EXAMPLES / "resume_2021.txt")
    pipeline.settle()
    reader.slow = False
    replay(pipeline, "read", ask_anew=True)
    assert rejected(pipeline) == []
    assert pipeline.rows("select 1 from knowledge_graph.facts")
    assert is_reproduced(pipeline)


def test_a_slow_machine_takes_nothing_away(pipeline: WholePipeline, reader: Reader) -> None:
    pipeline.upload(EXAMPLES / "resume_2021.txt")
    pipeline.settle()
    facts = pipeline.rows("select id from knowledge_graph.facts order by rank")
    reader.slow = True
    with pytest.raises(NotReproduced):  # which the runtime keeps as a dead letter
        replay(pipeline, "read")
    assert pipeline.rows("select id from knowledge_graph.facts order by rank") == facts


def test_the_record_goes_along_the_whole_chain(
    database: Database, keyring: Keyring, blobs: SealedBlobs, resources: LazyResources
) -> None:
    asked: list[str] = []

    def asking(event: Any, tools: Any) -> Any:
        tools.ask("the model", lambda: asked.append("classify"))
        return STAGES[1].prepare(event, tools)  # type: ignore[misc]

    stages = (STAGES[0], dataclasses.replace(STAGES[1], prepare=asking), *STAGES[2:])
    pipeline = WholePipeline(database, keyring, blobs, resources, stages)
    resume = pipeline.upload(EXAMPLES / "resume_2021.txt")
    pipeline.upload(EXAMPLES / "cover_letter.pdf")
    pipeline.settle()
    assert len(asked) == 2
    replay(pipeline, "read")
    replay(pipeline, "classify")
    replay(pipeline, "read", document_id=resume)
    assert len(asked) == 2
    replay(pipeline, "classify", document_id=resume, ask_anew=True)
    assert len(asked) == 3
    assert is_reproduced(pipeline, stages)
