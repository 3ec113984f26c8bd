"""The labelled relations between a résumé, a review and a letter of one person."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from services.knowledge_graph.front_door.fold import Folded, fold
from services.knowledge_graph.front_door.inputs import Inputs
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from tests.services.knowledge_graph.building import Document

DATA = Path(os.environ.get("CAREERGRAPH_DATA", "../shared/data")) / "crossdoc"
pytestmark = pytest.mark.skipif(
    not DATA.exists() and not os.environ.get("CI"), reason=f"the labelled documents are not in {DATA}"
)


def _resume(truth: dict[str, Any]) -> Document:
    resume = Document("resume", as_of="2025-03-02")
    resume.add(FactType.NAME, truth["basics"]["name"])
    for job in truth["work"]:
        resume.job(
            job["name"],
            job["position"],
            job["startDate"],
            job.get("endDate"),
            job["summary"],
            *job["highlights"],
            ongoing="endDate" not in job,
            place=job["location"],
        )
    for school in truth["education"]:
        degree = f"{school['studyType']} in {school['area']}"
        resume.school(school["institution"], degree, None, school["startDate"], school["endDate"])
    for language in truth["languages"]:
        name, level = language["language"], language["fluency"]
        resume.add(FactType.LANGUAGE, f"{name}: {level}", {"name": name, "level": level})
    for certificate in truth["certificates"]:
        resume.add(FactType.CERTIFICATE, certificate["name"])
    for group in truth["skills"]:
        resume.skills(*group["keywords"])
    return resume


def _others(relations: list[dict[str, Any]], spoken_type: FactType) -> list[Document]:
    review = Document("review", "performance_review", as_of="2025-12-31", role="manager")
    review.add(FactType.NAME, "Dr. Lena Vasquez")
    review.add(FactType.WORK_TITLE, "Staff Software Engineer (E6)")
    letter = Document("letter", "cover_letter")
    for relation in relations:
        document = review if "review" in relation["doc"] else letter
        text = relation["text"]
        if relation["kind"] == "goal":
            type_ = FactType.REVIEW_GOAL if document is review else FactType.LETTER_TITLE
            document.add(type_, text, holding="intent")
        elif relation["kind"] == "development_area":
            document.add(FactType.REVIEW_CONCERN, text)
        elif relation["kind"] == "language":
            document.add(FactType.LANGUAGE, text, {"name": "Spanish", "level": "conversational"})
        else:
            document.add(spoken_type if document is review else FactType.LETTER_CLAIM, text)
    return [review, letter]


def _holding(folded: Folded, quote: str) -> CanonicalFact:
    return next(f for f in folded.facts if any(e.quote == quote for e in f.evidence))


@pytest.mark.parametrize("spoken_type", [FactType.REVIEW_STRENGTH, FactType.ACHIEVEMENT])
def test_relations_across_documents(spoken_type: FactType) -> None:
    truth = json.loads((DATA / "senior-engineer.truth.json").read_text())
    relations = json.loads((DATA / "relations.json").read_text())
    documents = [_resume(truth), *_others(relations, spoken_type)]
    folded = fold(Inputs(tuple(d.input(i + 1) for i, d in enumerate(documents))))

    resume_id = documents[0].id
    labelled = {r["text"]: r for r in relations}
    right = found = wanted = 0
    conflicts_found, conflicts_wanted = set(), set()
    for text, relation in labelled.items():
        fact = _holding(folded, text)
        in_resume = [e.quote for e in fact.evidence if e.document_id == resume_id]
        wanted += relation["relation"] == "duplicate"
        found += bool(in_resume)
        right += relation["relation"] == "duplicate" and _same_text(relation["resume_fact"], in_resume)
        if relation["relation"] == "conflict":
            conflicts_wanted.add((text, relation["resume_fact"]))
        by_id = {f.id: f for f in folded.facts}
        for other in fact.conflicts_with:
            conflicts_found.add((text, by_id[other].evidence[0].quote))
    precision, recall = right / max(found, 1), right / wanted
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"duplicates: precision {precision:.2f} recall {recall:.2f} F1 {f1:.2f}")
    print(f"conflicts: {len(conflicts_found & conflicts_wanted)} of {len(conflicts_wanted)}")
    assert f1 >= 0.9
    assert conflicts_found == conflicts_wanted
    all_conflicts = {id_ for f in folded.facts for id_ in f.conflicts_with}
    assert len(all_conflicts) == 2 * len(conflicts_wanted)
    assert all(_holding(folded, r["text"]).holding == "intent" for r in relations if r["kind"] == "goal")


def _same_text(wanted: str, quotes: list[str]) -> bool:
    """A degree is labelled with its school; the fact holds the degree alone."""
    return any(quote in wanted for quote in quotes)
