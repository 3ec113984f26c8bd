"""The sample documents, through the whole pipeline, against what a perfect reading finds in them."""

import json
from typing import Any
from uuid import UUID

import pytest

from shared.schemas.documents import BlobAddress
from shared.schemas.reading import Reading
from tests.careergraph.whole_pipeline import EXAMPLES, WholePipeline

TRUTH = json.loads((EXAMPLES.parent / "truth.json").read_text())
DOCUMENTS: dict[str, Any] = TRUTH["documents"]


@pytest.fixture
def sampled(pipeline: WholePipeline) -> tuple[WholePipeline, dict[str, UUID]]:
    """Every sample document of the one person."""
    ids = {path.name: pipeline.upload(path) for path in sorted(EXAMPLES.iterdir())}
    pipeline.settle()
    return pipeline, ids


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


def _facts_of(pipeline: WholePipeline, document_id: UUID) -> list[dict[str, Any]]:
    (row,) = pipeline.rows("select facts from knowledge_graph.documents where document_id = :d", d=document_id)
    return list(row.facts)


def _texts(facts: list[dict[str, Any]], *types: str) -> list[str]:
    return [_plain(fact["text"]) for fact in facts if fact["type"] in types]


def test_every_document_is_what_it_is(sampled: tuple[WholePipeline, dict[str, UUID]]) -> None:
    pipeline, ids = sampled
    kinds = {row.document_id: row.kind for row in pipeline.rows("select * from classifier.document_kinds")}
    assert {name: kinds[document_id] for name, document_id in ids.items()} == {
        name: truth["kind"] for name, truth in DOCUMENTS.items()
    }


@pytest.mark.parametrize("name", ["resume_2026.pdf", "resume_2026.docx", "resume_2021.txt"])
def test_a_resume_is_read_whole(sampled: tuple[WholePipeline, dict[str, UUID]], name: str) -> None:
    pipeline, ids = sampled
    facts, truth = _facts_of(pipeline, ids[name]), DOCUMENTS[name]
    values = {fact["type"]: fact["value"] for fact in reversed(facts)}
    assert values["name"] == truth["name"]["value"]
    assert values["contact.email"] == truth["email"]
    assert values["contact.phone"] == truth["phone"]["value"]

    entries: dict[str, dict[str, Any]] = {}
    for fact in facts:
        if fact["type"].startswith("work."):
            entry = entries.setdefault(fact["entry_id"], {"bullets": []})
            if fact["type"] == "work.bullet":
                entry["bullets"].append(_plain(fact["text"]))
            else:
                entry[fact["type"].removeprefix("work.")] = fact["value"]
    read = [
        (entry["employer"], entry["title"], entry["start"]["date"], entry["end"]["date"], entry["bullets"])
        for entry in entries.values()
    ]
    assert read == [
        (
            job["employer"],
            job["title"],
            job["start"]["value"]["date"],
            job["end"]["value"]["date"],
            [_plain(bullet) for bullet in job["bullets"]],
        )
        for job in truth["jobs"]
    ]
    schools = [fact["value"] for fact in facts if fact["type"] == "education.school"]
    assert schools == [school["school"] for school in truth["education"]]
    assert sorted(_texts(facts, "skill")) == sorted(_plain(skill) for skill in truth["skills"])
    assert len(_texts(facts, "certificate")) == len(truth["certificates"])


def test_a_review_keeps_who_said_what(sampled: tuple[WholePipeline, dict[str, UUID]]) -> None:
    pipeline, ids = sampled
    facts, truth = _facts_of(pipeline, ids["performance_review_2025.docx"]), DOCUMENTS["performance_review_2025.docx"]
    strengths = [fact for fact in facts if fact["type"] == "review.strength"]
    said = {_plain(fact["text"]) for fact in strengths}
    assert {_plain(text) for text in truth["strengths"]} <= said
    assert {fact["author_role"] for fact in strengths} <= {"manager", "peer"}
    goals = [fact for fact in facts if fact["type"] == "review.goal"]
    assert {_plain(fact["text"]) for fact in goals} == {_plain(text) for text in truth["goals"]}
    assert {fact["holding"] for fact in goals} == {"intent"}


def test_a_letters_hopes_are_no_skills(sampled: tuple[WholePipeline, dict[str, UUID]]) -> None:
    pipeline, ids = sampled
    facts, truth = _facts_of(pipeline, ids["cover_letter.pdf"]), DOCUMENTS["cover_letter.pdf"]
    intents = _texts([fact for fact in facts if fact["holding"] == "intent"], "letter.intent")
    assert {_plain(text) for text in truth["intents"]} <= set(intents)
    held = pipeline.rows("select name from knowledge_graph.skills where name = any(:names)", names=["Rust", "Go"])
    assert held == [], "what is only wanted, or only asked for by a job ad, became a skill"


def test_a_job_ad_never_enters_the_graph(sampled: tuple[WholePipeline, dict[str, UUID]]) -> None:
    pipeline, ids = sampled
    facts, truth = _facts_of(pipeline, ids["job_ad.txt"]), DOCUMENTS["job_ad.txt"]
    assert {fact["subject"] for fact in facts} == {"job"}
    assert set(_texts(facts, "job.requirement")) >= {_plain(text) for text in truth["requirements"]}
    evidence = pipeline.rows("select evidence::text as evidence from knowledge_graph.facts")
    assert not any(str(ids["job_ad.txt"]) in row.evidence for row in evidence)


def test_every_quote_stands_where_it_is_said_to_stand(sampled: tuple[WholePipeline, dict[str, UUID]]) -> None:
    pipeline, ids = sampled
    texts = {}
    for document_id in ids.values():
        (row,) = pipeline.rows("select reading from classifier.documents where document_id = :d", d=document_id)
        with pipeline.database.transaction("app", pipeline.owner_id) as connection:
            key = pipeline.keyring.newest(connection, pipeline.owner_id, "document", document_id)
        data = pipeline.blobs.get(key, pipeline.owner_id, BlobAddress.model_validate(row.reading))
        texts[str(document_id)] = Reading.model_validate_json(data)
    checked = 0
    for row in pipeline.rows("select evidence from knowledge_graph.facts"):
        for evidence in row.evidence:
            reading = texts[evidence["document_id"]]
            assert reading.text[evidence["start"] : evidence["end"]] == evidence["quote"]
            page = reading.pages[evidence["page"] - 1]
            assert page.start <= evidence["start"] <= page.end
            checked += 1
    assert checked > 200


def test_the_insights_are_true_of_the_person(sampled: tuple[WholePipeline, dict[str, UUID]]) -> None:
    pipeline, _ = sampled
    insights = {row.kind: row for row in pipeline.rows("select * from knowledge_graph.insights")}
    assert len(insights) >= 5
    known = {row.id for row in pipeline.rows("select id from knowledge_graph.facts")}
    for insight in insights.values():
        assert all(statement["fact_ids"] and set(statement["fact_ids"]) <= known for statement in insight.statements)
        sentences = [statement["text"] for statement in insight.statements]
        assert len(sentences) == len(set(sentences)), f"{insight.kind} says the same thing twice"
    across = TRUTH["across"]
    trajectory = " ".join(statement["text"] for statement in insights["career_trajectory"].statements)
    places = [trajectory.find(title + " at") for title in across["trajectory"]]
    assert all(place >= 0 for place in places)
    conflicts = " ".join(statement["text"] for statement in insights["open_contradictions"].statements)
    assert "40%" in conflicts
    assert "45%" in conflicts
    missing = " ".join(statement["text"] for statement in insights["missing_information"].statements)
    assert "Northglass Health lacks a place" in missing
    assert "6 months" in missing
