"""How well a person knows a skill, and why."""

import itertools
from collections.abc import Sequence
from typing import Any

import pytest

from services.knowledge_graph.front_door.fold import fold
from services.knowledge_graph.front_door.inputs import Inputs
from services.knowledge_graph.levels.skill_levels import DEFAULT_LEVEL, skill_levels
from services.knowledge_graph.levels.words import level_word, scope_of, stated_level, stated_months
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import SkillLevel, SkillMapping
from tests.services.knowledge_graph.building import Document, date


def facts(*documents: Document) -> tuple[CanonicalFact, ...]:
    return fold(Inputs(tuple(d.input(i + 1) for i, d in enumerate(documents)))).facts


def naming(found: Sequence[CanonicalFact], *phrases: str) -> list[SkillMapping]:
    """Mappings of every fact whose text holds a phrase; each phrase is a concept."""
    return [
        SkillMapping(
            fact_id=fact.id, phrase=phrase, concept_id=f"x:{phrase.lower()}", name=phrase, method="exact", score=1.0
        )
        for fact in found
        for phrase in phrases
        if phrase in fact.text
    ]


def level_of(found: Sequence[CanonicalFact], phrase: str, default: float = DEFAULT_LEVEL) -> SkillLevel:
    (level,) = skill_levels(found, naming(found, phrase), default)
    assert level.level == pytest.approx(sum(reason.effect for reason in level.reasons))
    assert all(reason.fact_ids for reason in level.reasons)
    return level


def rules(level: SkillLevel) -> list[tuple[str, float]]:
    return [(reason.rule, reason.effect) for reason in level.reasons]


def resume(start: str, end: str | None, bullet: str, as_of: str = "2025-01-15") -> Document:
    document = Document("resume", as_of=as_of)
    document.job("Acme", "Analyst", start, end, bullet, ongoing=end is None)
    return document


@pytest.mark.parametrize(
    ("start", "end", "level"),
    [
        ("2024-03", "2024-12", 1.0),
        ("2023-01", "2024-12", 2.0),
        ("2021-06", "2024-12", 3.0),
        ("2010-01", "2024-12", 4.0),
    ],
)
def test_years_alone_give_no_more_than_four(start: str, end: str, level: float) -> None:
    found = level_of(facts(resume(start, end, "Wrote reports in Excel")), "Excel")
    assert rules(found) == [("years", level)]
    assert found.months is not None
    assert found.last_used == end
    assert found.assumption is None


def test_months_of_jobs_at_once_count_once() -> None:
    document = resume("2020-01", "2021-12", "Wrote reports in Excel")
    document.job("Bolt", "Clerk", "2021-01", "2022-12", "Kept the ledger in Excel")
    assert level_of(facts(document), "Excel").months == 36


def test_now_is_the_date_of_the_newest_document() -> None:
    old = level_of(facts(resume("2015-01", "2016-12", "Wrote reports in Excel", as_of="2017-01-01")), "Excel")
    assert rules(old) == [("years", 2.0)]
    stale = level_of(facts(resume("2015-01", "2016-12", "Wrote reports in Excel", as_of="2025-01-01")), "Excel")
    assert rules(stale) == [("years", 2.0), ("recency", -1.0)]
    ancient = level_of(facts(resume("2005-01", "2006-12", "Wrote reports in Excel", as_of="2025-01-01")), "Excel")
    assert rules(ancient) == [("years", 2.0), ("recency", -2.0)]
    going_on = level_of(facts(resume("2015-01", None, "Wrote reports in Excel")), "Excel")
    assert going_on.last_used == "2025-01-15"
    assert rules(going_on) == [("years", 4.0)]


def test_a_stated_level_and_years_that_differ() -> None:
    document = resume("2024-06", "2024-12", "Wrote reports in Excel")
    document.skills("Excel")
    stated = document.add(FactType.SKILL_LEVEL, "Excel", {"skill": "Excel", "level": "expert"})
    found = level_of(facts(document), "Excel")
    assert rules(found) == [("stated", 6.0), ("years", -1.0)]
    assert len(found.reasons[0].fact_ids) == 1
    assert stated.text == "Excel"
    assert found.level_word == "highly advanced"


def test_the_newest_document_states_the_level() -> None:
    documents = []
    for name, as_of, level in (("old", "2020-01-01", "beginner"), ("new", "2024-01-01", "advanced")):
        document = Document(name, as_of=as_of)
        document.skills("Excel")
        document.add(FactType.SKILL_LEVEL, "Excel", {"skill": "Excel", "level": level})
        documents.append(document)
    for order in itertools.permutations(documents):
        assert rules(level_of(facts(*order), "Excel")) == [("stated", 4.0)]


def test_nothing_known_is_an_assumption() -> None:
    document = Document("resume", as_of="2025-01-01")
    document.skills("Excel")
    found = level_of(facts(document), "Excel")
    assert (found.level, found.level_word, found.months, found.last_used) == (2.0, "basic", None, None)
    assert rules(found) == [("default", 2.0)]
    assert found.assumption == "Nothing is said of the level: basic is assumed."
    assert level_of(facts(document), "Excel", default=3.0).level == 3.0


def test_scope_and_the_word_of_others() -> None:
    document = resume("2022-01", "2024-12", "Led the roll-out of Excel across all teams")
    review = Document("review", "performance_review", as_of="2024-12-31", role="manager")
    review.add(FactType.REVIEW_STRENGTH, "Her models in Excel are a joy to read")
    found = level_of(facts(document, review), "Excel")
    assert rules(found) == [("years", 3.0), ("scope", 1.0), ("others", 1.0)]
    doubted = Document("doubt", "performance_review", as_of="2024-12-31", role="manager")
    doubted.add(FactType.REVIEW_CONCERN, "She should learn more of Excel")
    skills = naming(facts(document), "Excel")
    (found,) = skill_levels(facts(document, doubted), skills)
    assert rules(found) == [("years", 3.0), ("scope", 1.0), ("others", -1.0)]


def test_stated_years() -> None:
    document = Document("resume", as_of="2025-01-01")
    document.add(FactType.SKILL, "Excel (4 years)", "Excel")
    found = level_of(facts(document), "Excel")
    assert (found.months, found.level) == (48, 3.0)


def test_wishes_and_unmapped_phrases_have_no_level() -> None:
    document = Document("resume", as_of="2025-01-01")
    document.add(FactType.INTENT, "I want to learn Rust", holding="intent")
    document.skills("Zorb")
    found = facts(document)
    unmapped = [skill.model_copy(update={"concept_id": None}) for skill in naming(found, "Zorb")]
    assert skill_levels(found, [*naming(found, "Rust"), *unmapped]) == ()


def test_the_order_of_documents_and_mappings_changes_nothing() -> None:
    document = resume("2022-01", "2024-12", "Led the move from Excel to Python")
    other = Document("review", "performance_review", as_of="2024-12-31", role="manager")
    other.add(FactType.REVIEW_STRENGTH, "His Python is exemplary")
    one, two = facts(document, other), facts(other, document)
    assert skill_levels(one, naming(one, "Excel", "Python")) != ()
    names = {
        level.concept_id: (level.level, level.months) for level in skill_levels(one, naming(one, "Excel", "Python"))
    }
    assert names == {
        level.concept_id: (level.level, level.months)
        for level in skill_levels(two, list(reversed(naming(two, "Excel", "Python"))))
    }


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("expert", 6.0), ("Advanced", 4.0), ("intermediate", 3.0), ("basic knowledge", 2.0), ("beginner", 1.0),
        ("4/5", 5.0), ("5 of 5", 6.0), ("Grundkenntnisse", 2.0), ("sehr gut", 4.0), ("often", None), ("6/5", None),
    ],
)  # fmt: skip
def test_levels_in_words(words: str, level: float | None) -> None:
    assert stated_level(words) == level


def test_words_of_levels_scope_and_years() -> None:
    assert [level_word(level) for level in (0, 1, 2.5, 3.4, 7)] == [
        "none", "beginner", "intermediate", "intermediate", "authority",
    ]  # fmt: skip
    assert scope_of("Used SQL for ad-hoc queries") == "own"
    assert scope_of("Trained new colleagues in SQL") == "team"
    assert scope_of("Authored the company-wide SQL style guide") == "organisation"
    assert (stated_months("5+ years of SQL"), stated_months("SQL, 2,5 Jahre"), stated_months("SQL")) == (60, 30, None)


def test_a_date_value_is_no_statement_of_a_level() -> None:
    value: Any = date("2020-01")
    document = Document("resume", as_of="2025-01-01")
    document.skills("Excel")
    document.add(FactType.SKILL_LEVEL, "Excel", {"skill": "Excel", "level": value})
    assert rules(level_of(facts(document), "Excel")) == [("default", 2.0)]
