"""What reviews and letters say of jobs, certificates and titles that a résumé holds in fields."""

import pytest

from services.knowledge_graph.front_door.fold import fold
from services.knowledge_graph.front_door.inputs import Inputs
from services.knowledge_graph.normalise.degrees import degree_level
from services.knowledge_graph.normalise.titles import same_title
from services.knowledge_graph.profile import Profile, profile
from shared.schemas.fact_types import FactType
from tests.services.knowledge_graph.building import Document, date


def resume(title: str = "Staff Engineer", start: str = "2020-02", end: str | None = None) -> Document:
    document = Document("resume")
    document.job("Confluent", title, start, end, "Cut latency 40% by reworking the fetch path", ongoing=end is None)
    document.add(FactType.CERTIFICATE, "PMP", entry=document.entry())
    return document


def review(title: str, year: int = 2024) -> Document:
    document = Document("review", "performance_review", as_of=f"{year}-12-31", role="manager")
    period = {"start": date(f"{year}-01"), "end": date(f"{year}-12")}
    document.add(FactType.REVIEW_PERIOD, f"{year}", period)
    document.add(FactType.REVIEW_TITLE, title)
    return document


def joined(*documents: Document) -> Profile:
    return profile(document.input(place) for place, document in enumerate(documents, start=1))


@pytest.mark.parametrize(
    ("title", "year", "relation"),
    [
        ("Staff Engineer (E6)", 2024, "duplicate"),
        ("Senior Engineer", 2024, "conflict"),
        ("Sales Lead", 2024, "nothing"),
        ("Senior Engineer", 2018, "nothing"),
    ],
)
def test_the_title_of_a_review(title: str, year: int, relation: str) -> None:
    found = joined(resume(), review(title, year))
    duplicates = [(one.text, other.text) for one, other in found.duplicates]
    conflicts = [conflict.about for conflict in found.conflicts]
    assert duplicates == ([("Staff Engineer", title)] if relation == "duplicate" else [])
    assert conflicts == ([f"job title: Staff Engineer / {title}"] if relation == "conflict" else [])


def test_a_certificate_in_a_sentence() -> None:
    letter = Document("letter", "cover_letter")
    letter.add(FactType.LETTER_CLAIM, "I am a certified PMP.")
    letter.add(FactType.LETTER_CLAIM, "My manager knows the PMP handbook")
    found = joined(resume(), letter)
    assert [(one.text, other.text) for one, other in found.duplicates] == [("PMP", "I am a certified PMP.")]


def test_a_statement_without_the_number_contradicts_nobody() -> None:
    newer = Document("newer")
    newer.job("Confluent", "Staff Engineer", "2020-02", None, "Cut latency by reworking the fetch path", ongoing=True)
    told = review("Staff Engineer")
    told.add(FactType.REVIEW_ACCOMPLISHMENT, "Latency dropped by 45% after the rework of the fetch path")
    found = joined(resume(), newer, told)
    assert [(c.one.text[:15], c.other.text[:15]) for c in found.conflicts] == [("Cut latency 40%", "Latency dropped")]
    assert found.conflicts[0].about == "number: 40 % / 45 %"


def test_an_intent_never_joins_and_is_listed() -> None:
    letter = Document("letter", "cover_letter")
    letter.add(FactType.LETTER_TITLE, "Staff Engineer", holding="intent")
    letter.add(FactType.LETTER_INTENT, "I want to cut latency by reworking the fetch path", holding="intent")
    found = joined(resume(), letter)
    assert found.duplicates == ()
    assert [fact.holding for fact in found.intents] == ["intent", "intent"]


def test_a_profile_relates_what_the_front_door_joins() -> None:
    documents = [d.input(n) for n, d in enumerate((resume(), review("Staff Engineer")), start=1)]
    folded = fold(Inputs(tuple(documents)))
    across = {
        frozenset((a.document_id, a.start) for a in fact.evidence) for fact in folded.facts if len(fact.evidence) > 1
    }
    pairs = profile(documents).duplicates
    assert {frozenset((f.evidence.document_id, f.evidence.start) for f in pair) for pair in pairs} == across


def test_ranks_and_degrees() -> None:
    assert same_title("Software Engineer", "Software Engineer, Payments")
    assert not same_title("Marketing Manager", "Senior Marketing Manager")
    assert [degree_level(t) for t in ("B.E. Mechanical", "BE Civil", "to be sure", "M.Tech", "a driving licence")] == [
        "bachelor", "bachelor", None, "master", None,
    ]  # fmt: skip
