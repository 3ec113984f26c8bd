"""Employers that sentences name, and sentences that say two things."""

from services.knowledge_graph.profile import Profile, profile
from shared.schemas.fact_types import FactType
from tests.services.knowledge_graph.building import Document


def resume() -> Document:
    document = Document("resume")
    document.add(FactType.NAME, "Grace Otieno")
    document.job(
        "Vistula Logistics Sp. z o.o.",
        "Warehouse Manager",
        "2019-02",
        "2023-08",
        "Leads nine fitters in the cold store",
        "Cut complaints about damaged parcels by 35%",
    )
    document.job("Baltic Cold Chain", "Shift Leader", "2014-03", "2017-05", "Ran safety trainings for new workers")
    return document


def joined(*claims: str) -> Profile:
    letter = Document("letter", "cover_letter")
    for claim in claims:
        letter.add(FactType.LETTER_CLAIM, claim)
    return profile([resume().input(1), letter.input(2)])


def pairs(found: Profile) -> list[tuple[str, str]]:
    return [(one.text, other.text) for one, other in found.duplicates]


def test_the_names_of_employer_and_person_say_nothing_else() -> None:
    claim = "At Vistula Logistics Grace leads nine fitters in the cold store"
    assert pairs(joined(claim)) == [("Leads nine fitters in the cold store", claim)]


def test_another_employer_keeps_statements_apart() -> None:
    assert not pairs(joined("At Vistula Logistics I ran safety trainings for new workers"))
    assert pairs(joined("At Baltic Cold Chain I ran safety trainings for new workers"))


def test_a_sentence_may_repeat_one_statement_and_contradict_another() -> None:
    claim = "At Vistula Logistics I lead nine fitters of the cold store and cut complaints about damaged parcels by 40%"
    found = joined(claim)
    related = [*pairs(found), *((c.one.text, c.other.text) for c in found.conflicts)]
    assert ("Cut complaints about damaged parcels by 35%", claim) in related
    assert ("Leads nine fitters in the cold store", claim) in pairs(found)
    assert [conflict.about for conflict in found.conflicts] == ["number: 35 % / 40 %"]
