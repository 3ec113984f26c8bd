"""Reviews and references in the forms of several countries: rating with scale, period, who says what."""

import pytest

from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values

APPRAISAL = """\
ANNUAL PERFORMANCE APPRAISAL
Employee Name: Rosa Delgado        Department: Kitchen
Position: Sous Chef                Reviewer: Marco Bianchi
Review Date: 15/01/2024            Period: 01/2023 – 12/2023

Rating scale: 1 = unsatisfactory, 5 = outstanding
Overall score: 4.5 out of 5

KEY STRENGTHS
• Runs the pass without shouting
DEVELOPMENT NEEDS
• Needs to learn stock software
EMPLOYEE COMMENTS
I am proud of the new menu.
OBJECTIVES FOR 2024
1. Cut food waste by 10 %
2. Complete HACCP level 4
"""
REFERENCE = """\
Zwischenzeugnis
Frau Petra Lang, geboren am 3. Mai 1985, ist seit dem 1. März 2018 als Controllerin in unserem Unternehmen tätig.
Zu ihren Aufgaben gehören das Berichtswesen und die Budgetplanung.
Frau Lang erledigt ihre Aufgaben stets zu unserer vollen Zufriedenheit.
"""
ROUND = """\
360 feedback for Ana
Peer: Ana is the person I go to when something breaks.
Peer: sometimes Ana takes on too much.
Manager: Ana exceeded expectations on the billing project.
Self: I learned to delegate at last.
"""


def test_a_form_with_a_scale_of_its_own() -> None:
    facts = facts_in(APPRAISAL, "performance_review")
    assert values(facts, FactType.REVIEW_RATING) == ["4.5 out of 5"]
    assert values(facts, FactType.REVIEW_SCORE) == [{"score": 4.5, "least": 1, "most": 5}]
    (period,) = values(facts, FactType.REVIEW_PERIOD)
    assert period["start"]["date"] == "2023-01"  # type: ignore[index]
    assert values(facts, FactType.REVIEW_GOAL) == ["Cut food waste by 10 %", "Complete HACCP level 4"]
    (comment,) = [f for f in facts if f.type == FactType.REVIEW_FEEDBACK]
    assert (comment.value, comment.author_role) == ("I am proud of the new menu.", "self")


def test_a_german_reference() -> None:
    facts = facts_in(REFERENCE, "performance_review", "de")
    assert values(facts, FactType.NAME) == ["Petra Lang"]
    assert values(facts, FactType.REVIEW_TITLE) == ["Controllerin"]
    assert values(facts, FactType.REVIEW_SCORE) == [{"score": 2, "least": 1, "most": 5}]


def test_who_says_what_behind_labels() -> None:
    facts = facts_in(ROUND, "performance_review")
    said = {(f.type, f.author_role) for f in facts if str(f.type).startswith("review.")}
    assert said == {
        (FactType.REVIEW_STRENGTH, "peer"),
        (FactType.REVIEW_CONCERN, "peer"),
        (FactType.REVIEW_STRENGTH, "manager"),
        (FactType.REVIEW_FEEDBACK, "self"),
    }


@pytest.mark.parametrize(
    ("line", "score"),
    [
        ("Rating: 4 - Strong contributor (scale 1-5)", {"score": 4, "least": 1, "most": 5}),
        ("Évaluation globale : Conforme aux attentes (3/5)", {"score": 3, "least": None, "most": 5}),
        ("Eindbeoordeling: Goed (4 op een schaal van 5)", {"score": 4, "least": None, "most": 5}),
        ("Valoración global: 8/10", {"score": 8, "least": None, "most": 10}),
        ("Gesamtbewertung: 4 von 5", {"score": 4, "least": None, "most": 5}),
    ],
)  # fmt: skip
def test_ratings_that_are_numbers(line: str, score: dict[str, float | None]) -> None:
    facts = facts_in(f"Review\nName: Ada Berg\n{line}\n", "performance_review")
    assert values(facts, FactType.REVIEW_SCORE) == [score]


def test_a_rating_in_words_has_no_score() -> None:
    facts = facts_in("Review\nOverall rating: Exceeds expectations\n", "performance_review")
    assert values(facts, FactType.REVIEW_SCORE) == []
    assert values(facts, FactType.REVIEW_RATING) == ["Exceeds expectations"]
