"""Which statements are told to contradict each other, and which only stand beside those."""

import pytest

from services.knowledge_graph.profile import Profile, profile
from shared.schemas.fact_types import FactType
from tests.services.knowledge_graph.building import Document


def joined(*documents: Document) -> Profile:
    return profile(document.input(place) for place, document in enumerate(documents, start=1))


@pytest.mark.parametrize(
    ("one", "other", "is_conflict"),
    [
        ("B.E.", "B.Sc.", True),
        ("BA", "BSc", True),
        ("B.Sc. in Engineering", "B.Eng.", False),
        ("Bachelor's degree", "B.Sc.", False),
        ("Bachelor of Arts", "B.A.", False),
    ],
)
def test_degrees_of_two_faculties(one: str, other: str, is_conflict: bool) -> None:
    newer, older = Document("newer"), Document("older")
    newer.school("Anna University", one, None, "2010", "2014")
    older.school("Anna University", other, None, "2010", "2014")
    about = [conflict.about for conflict in joined(newer, older).conflicts]
    assert about == ([f"degree: {one} / {other}"] if is_conflict else [])


def test_a_number_beside_the_contradicted_one_is_not_contradicted() -> None:
    resume, review, letter = Document("resume"), Document("review", "performance_review"), Document("letter")
    leads, trains = "Lead a team of 12 nurses in intensive care", "Train eight new graduate nurses a year"
    resume.job("Hill Hospital", "Charge Nurse", "2021-03", None, leads, trains, ongoing=True)
    review.add(FactType.REVIEW_ACCOMPLISHMENT, "She leads a team of twelve nurses in intensive care")
    both = "At Hill Hospital I lead a team of twelve nurses in intensive care and train ten new graduate nurses a year."
    letter.add(FactType.LETTER_CLAIM, both)
    found = joined(resume, review, letter)
    assert [(c.one.text, c.other.text, c.about) for c in found.conflicts] == [(trains, both, "number: 8 / 10")]


def test_people_who_report_to_somebody_are_a_team() -> None:
    resume, page = Document("resume"), Document("page")
    resume.job("Shandon", "Sales Manager", "2020-02", None, "Manage nine field representatives", ongoing=True)
    page.job("Shandon", "Sales Manager", "2020-02", None, "Nine field reps report to me", ongoing=True)
    assert ("Manage nine field representatives", "Nine field reps report to me") in [
        (one.text, other.text) for one, other in joined(resume, page).duplicates
    ]
