"""Job ads that say who seeks whom in sentences, and their terms."""

import pytest

from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values


@pytest.mark.parametrize(
    ("text", "title", "employer"),
    [
        ("Senior Baker at Ofenwerk. Responsibilities: bake bread; lead a shift of four.\n", "Senior Baker", "Ofenwerk"),
        ("Brightwater is looking for a Site Manager in Leeds.\n\nAt Brightwater, we build pumps.\n",
         "Site Manager", "Brightwater"),
        ("Wij zoeken een Planner voor ons team.\n\nOver Polderweg\nPolderweg is een vervoerder.\n",
         "Planner", "Polderweg"),
    ],
)  # fmt: skip
def test_title_and_employer_in_sentences(text: str, title: str, employer: str) -> None:
    facts = facts_in(text, "job_ad")
    assert values(facts, FactType.JOB_TITLE) == [title]
    assert values(facts, FactType.JOB_EMPLOYER) == [employer]


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        # The foot: a name above, before or in front of a postal address.
        ("Goldschmied/in\n\nWir suchen Sie.\n\nAufgaben\n- Ringe weiten\n\nSchmuck Wendelin GmbH\nAm Markt 3\n"
         "94032 Passau\n", "Schmuck Wendelin GmbH"),
        ("Baker\n\nDuties\n- Knead\n- Bake\n\nSend your letter to Larch Valley School District, PO Box 8, Elma\n",
         "Larch Valley School District"),
        # The whole name, without a department.
        ("Lecturer in Law\n\nTarnbrook College Department of Law invites applications for a post.\n",
         "Tarnbrook College"),
        ("Receptionist\n\nMarisol is hiring. Write to us.\nHotel Marisol, by the harbour, has forty rooms.\n",
         "Hotel Marisol"),
        # The sentences of an agency name no employer.
        ("Site Agent\n\nBirch & Lowe are partnering with a contractor who are seeking a Site Agent.\n", None),
        ("Coordinator – Upper Bay Estuary Fund\n\nThe UBEF looks after marshes.\n", "Upper Bay Estuary Fund"),
    ],
)  # fmt: skip
def test_employers_named_only_in_text(text: str, employer: str | None) -> None:
    assert values(facts_in(text, "job_ad"), FactType.JOB_EMPLOYER) == ([] if employer is None else [employer])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Driver\n\nDrive for us out of our Salina, Kansas terminal.\n", "Salina, Kansas"),
        ("Sous Chef – new restaurant – Central London\n\nWe open in May.\n", "Central London"),
        ("Rate: €25 | Start: ASAP | Place: Leuven, on site\n\nElectrician\n", "Leuven"),
    ],
)
def test_places_in_text(text: str, place: str) -> None:
    assert values(facts_in(text, "job_ad"), FactType.JOB_LOCATION) == [place]


def test_terms() -> None:
    facts = facts_in(
        "Site Manager\n\nRequirements\n- 5+ years of experience with concrete\n- 2 to 4 years in a similar job, "
        "experience of tenders\n\nWe offer\n- Hybrid working\n- Visa sponsorship and help with relocation\n",
        "job_ad",
    )
    assert values(facts, FactType.JOB_REMOTE) == ["hybrid"]
    assert values(facts, FactType.JOB_VISA) == ["Visa sponsorship and help with relocation"]
    years = values(facts, FactType.JOB_EXPERIENCE)
    assert years[0] == {"years": 5, "most": None, "of": "concrete"}
    assert years[1] == {"years": 2, "most": 4, "of": "tenders"}


def test_seniority_is_one_word() -> None:
    assert values(facts_in("Sr. Baker at Ofenwerk\n", "job_ad"), FactType.JOB_SENIORITY) == ["senior"]
    assert values(facts_in("Baker\nLevel: Mid-level\n", "job_ad"), FactType.JOB_SENIORITY) == ["mid"]


def test_a_dutch_amount() -> None:
    text = "Planner\n\nEen bruto maandsalaris tussen € 3.712,- en € 5.303,- op basis van 36 uur.\n"
    (salary,) = values(facts_in(text, "job_ad"), FactType.JOB_SALARY)
    assert salary == {"min": 3712, "max": 5303, "currency": "EUR", "period": "month"}
