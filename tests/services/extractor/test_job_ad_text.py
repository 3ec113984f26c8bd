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
