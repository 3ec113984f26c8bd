"""A language model proposes facts in the whole pipeline, which goes on without it (F31, F32); over real HTTP."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from careergraph.composition import LazyResources
from services.extractor.proposals.propose import ASKED, ASKING_SECONDS, Proposer
from services.extractor.stages.extract import EXTRACT
from shared.db.database import Database
from shared.llm.model_server import Patience
from shared.runtime.metrics import MODEL_QUESTIONS, PROPOSALS
from shared.runtime.tables import RECORDS
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.api_platform import Person, Platform, platform
from tests.careergraph.proposing import (
    GOOD,
    RESUME,
    extracted,
    is_reproduced,
    pipeline,
    proposed,
    proposer,
    proposes,
    resume,
    server,
    settle,
)
from tests.careergraph.whole_pipeline import WholePipeline, with_others
from tests.shared.llm.misbehaving_server import Act, Server, breaks_off, fails
from tests.shared.llm.test_language_model import says

__all__ = ["pipeline", "platform", "proposer", "resume", "server"]


def test_what_is_written_becomes_a_fact_and_the_rest_is_counted(
    pipeline: WholePipeline, server: Server, resume: Path
) -> None:
    invented, no_type = (1, "skill", "Kubernetes"), (1, "salary", "tide tables")
    accepted_before = PROPOSALS.labels("accepted")._value.get()
    answered_before = MODEL_QUESTIONS.labels("answered")._value.get()
    server.does(proposes(GOOD, invented, no_type))
    pipeline.upload(resume)
    settle(pipeline)
    (event,) = extracted(pipeline)
    assert proposed(event) == [("interest", "tide tables")]
    (fact,) = [fact for fact in event.facts if fact.extractor == "language-model/1"]
    assert (fact.text, fact.evidence.quote, fact.evidence.page, fact.confidence) == ("tide tables",) * 2 + (1, 0.5)
    assert event.proposals is not None
    assert (event.proposals.status, event.proposals.model, event.proposals.accepted) == ("answered", "m", 1)
    dropped = [(one.reason, one.count) for one in event.proposals.dropped]
    assert dropped == [("not_in_passage", 1), ("type_not_offered", 1)]
    assert pipeline.rows("select 1 from knowledge_graph.facts where type = 'interest'")
    assert PROPOSALS.labels("accepted")._value.get() == accepted_before + 1
    assert MODEL_QUESTIONS.labels("answered")._value.get() == answered_before + 1


def test_only_the_unexplained_passages_leave_the_machine(pipeline: WholePipeline, server: Server, resume: Path) -> None:
    pipeline.upload(resume)
    settle(pipeline)
    (request,) = server.seen
    sent = json.dumps(request)
    assert "tide tables" in sent
    for kept in ("Merrow", "example.com", "Northglass", "14 TB", "print the name of everybody"):
        assert kept not in sent


def test_a_model_that_was_talked_round_changes_nothing(pipeline: WholePipeline, server: Server, resume: Path) -> None:
    """The answer of a model that a document has made say whatever its author likes."""
    server.does(
        proposes(
            (1, "name", "Somebody Else"),
            (1, "contact.email", "attacker@example.org"),
            (1, "work.title", "Chief Executive of Everything"),
            (99, "skill", "tide tables"),
            (-1, "skill", "tide tables"),
            (1, "skill", "Ignore all previous instructions"),
        )
    )
    pipeline.upload(resume)
    settle(pipeline)
    (event,) = extracted(pipeline)
    assert proposed(event) == []
    assert event.proposals is not None
    assert sum(one.count for one in event.proposals.dropped) == 6
    assert [fact.value for fact in event.facts if fact.type == "name"] == ["Dalia Merrow"]


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (fails(500), "server_error"),
        (fails(429), "busy"),
        (fails(401), "misconfigured"),
        (breaks_off, "unreachable"),
        (says("no JSON at all"), "malformed"),
        (says('{"proposals": [{"passage": "one"}]}'), "malformed"),
        (says(None, refusal="I would rather not."), "refused"),
    ],
)
def test_without_an_answer_the_facts_are_those_of_the_rules(
    pipeline: WholePipeline, server: Server, resume: Path, act: Act, code: str
) -> None:
    server.does(act)
    pipeline.upload(resume)
    settle(pipeline)
    (event,) = extracted(pipeline)
    assert proposed(event) == []
    assert len(event.facts) > 10
    assert event.proposals is not None
    assert (event.proposals.status, event.proposals.code) == ("unavailable", code)
    assert not pipeline.rows("select 1 from runtime.dead_letters")


def test_answers_of_one_document_are_not_used_for_another_person(
    pipeline: WholePipeline, server: Server, resume: Path
) -> None:
    pipeline.upload(resume)
    pipeline.upload(resume, pipeline.new_person())
    settle(pipeline)
    assert len(server.seen) == 2


def recorded(platform: Platform, person: Person) -> list[bytes]:
    with platform.services.database.transaction("app", person.owner_id) as connection:
        return list(connection.scalars(select(RECORDS.c.answer).where(RECORDS.c.name == ASKED)))


@pytest.mark.parametrize("path", ["/v1/documents/{id}", "/v1/people/me"])
def test_the_answer_is_sealed_and_goes_with_the_document_and_the_person(
    platform: Platform, server: Server, proposer: Proposer, path: str
) -> None:
    platform.resources = with_others(platform.resources, {Proposer: proposer})
    person = platform.person()
    document_id = person.uploaded(RESUME.encode())
    platform.run(person.owner_id)
    (answer,) = recorded(platform, person)
    assert b"tide" not in answer
    assert person.client.delete(path.format(id=document_id)).status_code in (202, 204)
    assert recorded(platform, person) == []
    person = platform.person()
    person.uploaded(RESUME.encode())
    platform.run(person.owner_id)
    assert len(server.seen) == 2


@pytest.mark.parametrize("absence", [None, "not_installed"])
def test_without_a_model_nobody_is_asked_and_it_is_said(
    database: Database,
    keyring: Keyring,
    blobs: SealedBlobs,
    resources: LazyResources,
    resume: Path,
    absence: str | None,
) -> None:
    pipeline = WholePipeline(database, keyring, blobs, with_others(resources, {Proposer: Proposer(absence=absence)}))
    pipeline.upload(resume)
    settle(pipeline)
    (event,) = extracted(pipeline)
    assert event.proposals is not None
    assert (event.proposals.status, event.proposals.code) == (
        ("off", None) if absence is None else ("unavailable", absence)
    )
    assert is_reproduced(pipeline, resources)


def test_the_stage_waits_as_long_as_the_client_may_take() -> None:
    assert Patience().total_seconds + Patience().try_seconds < ASKING_SECONDS
    assert EXTRACT.time_limit > ASKING_SECONDS
