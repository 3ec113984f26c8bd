"""Skills, level and years that ads ask for, in ads of several trades and countries."""

import pytest

from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact
from tests.services.extractor.plain_text import facts_in, values

NURSE = """\
Registered Nurse - Intensive Care Unit
St. Mildred's Hospital, Leeds
Band 6: £37,338 to £44,962 a year

St. Mildred's Hospital is seeking a compassionate Registered Nurse.

Person specification
Essential
• At least 2 years' post-registration experience in critical care
Desirable
• Mentorship qualification
"""
ELECTRICIAN = """\
Elektroniker (m/w/d) für Betriebstechnik
Muster Anlagenbau GmbH · Stuttgart · Vollzeit · unbefristet

Ihr Profil
- Mindestens drei Jahre Berufserfahrung
- Gute Kenntnisse in SPS-Programmierung, idealerweise TIA Portal

Wir bieten
- Jahresgehalt von 42.000 € bis 52.000 €
"""
DEVELOPER = """\
Développeur Full Stack Java/Angular (H/F)
CDI - Lyon (69) - Télétravail partiel
Rémunération : 45-55 K€ brut annuel selon profil

NovaLog, éditeur de logiciels de logistique, recherche un développeur full stack.

Profil recherché
- 3 ans d'expérience minimum en Java
- Bonne maîtrise d'Angular
- La connaissance de Docker serait un plus
"""
ENGINEER = """\
Job Title: Software Engineer II
Company: Indus Softworks Pvt Ltd
CTC: ₹18-25 LPA
Skills required: Java, Spring Boot, MySQL
Good to have: Apache Kafka
No Python needed.
"""


def _skills(facts: tuple[Fact, ...]) -> dict[str, tuple[str | None, int | None, str]]:
    return {
        f.value["skill"]: (f.value["level"], f.value["years"], f.value["need"])
        for f in facts
        if f.type == FactType.JOB_SKILL
    }


def test_a_requirement_has_skill_level_and_years() -> None:
    skills = _skills(facts_in(DEVELOPER, "job_ad", "fr"))
    assert skills["Java"] == (None, 3, "must")
    assert skills["Angular"] == ("advanced", None, "must")
    assert skills["Docker"] == (None, None, "nice")


def test_what_is_only_wished_for_stands_behind() -> None:
    facts = facts_in(ELECTRICIAN, "job_ad", "de")
    assert _skills(facts)["PLC programming"] == ("intermediate", None, "must")
    assert _skills(facts)["TIA Portal"][2] == "nice"
    assert values(facts, FactType.JOB_NICE_TO_HAVE) == []


def test_skills_belong_to_the_entry_of_their_requirement() -> None:
    facts = facts_in(DEVELOPER, "job_ad", "fr")
    requirements = {f.entry_id: f.value for f in facts if f.type == FactType.JOB_REQUIREMENT}
    angular = next(f for f in facts if f.type == FactType.JOB_SKILL and f.value["skill"] == "Angular")
    assert requirements[angular.entry_id] == "Bonne maîtrise d'Angular"


def test_headings_with_their_content_in_one_line_and_what_is_denied() -> None:
    skills = _skills(facts_in(ENGINEER, "job_ad"))
    assert skills["Java"][2] == skills["MySQL"][2] == "must"
    assert skills["Apache Kafka"][2] == "nice"
    assert "Python" not in skills


@pytest.mark.parametrize(
    ("text", "title", "employer", "level"),
    [
        (NURSE, "Registered Nurse", "St. Mildred's Hospital", "mid"),
        (ELECTRICIAN, "Elektroniker", "Muster Anlagenbau GmbH", "mid"),
        (DEVELOPER, "Développeur Full Stack Java/Angular", "NovaLog", "mid"),
        (ENGINEER, "Software Engineer II", "Indus Softworks Pvt Ltd", "mid"),
        ("Baker\nRequirements\n- 5+ years of experience in baking\n", "Baker", None, "senior"),
        ("Vacature Planner CE\nBakker Transport B.V. in Venlo zoekt een planner.\n\nWat vragen wij?\nMinimaal 1 jaar "
         "ervaring\n", "Planner CE", "Bakker Transport B.V", "junior"),
        ("URL: https://jobs.ashbyhq.com/polderdata/8f3a\n\nSenior Baker - Night shift\n\nPolderData bakes bread.\n",
         "Senior Baker", "PolderData", "senior"),
        ("https://brightwater.com/careers/site-manager_R-0041?x=1\n\nDo you like concrete? We do.\n",
         "Site Manager", "Brightwater", "mid"),
    ],
)  # fmt: skip
def test_head_of_an_ad(text: str, title: str, employer: str | None, level: str) -> None:
    facts = facts_in(text, "job_ad")
    assert values(facts, FactType.JOB_TITLE) == [title]
    assert values(facts, FactType.JOB_EMPLOYER) == ([employer] if employer else [])
    assert values(facts, FactType.JOB_SENIORITY) == [level]


@pytest.mark.parametrize(
    ("line", "salary"),
    [
        ("Rémunération : 45-55 K€ brut annuel", (45_000, 55_000, "EUR", "year")),
        ("Gehalt: 42.000 € bis 52.000 € pro Jahr", (42_000, 52_000, "EUR", "year")),
        ("CTC: ₹18-25 LPA", (1_800_000, 2_500_000, "INR", "year")),
        ("Up to €55,000 DOE", (None, 55_000, "EUR", "year")),
        ("Immediate start! £12.50 per hour, 40 hours a week", (12.5, None, "GBP", "hour")),
        ("Faixa salarial: R$ 6.000 a R$ 8.000 mensais", (6_000, 8_000, "BRL", "month")),
        ("Wynagrodzenie / salary: 15 000 - 20 000 PLN per month", (15_000, 20_000, "PLN", "month")),
        ("The base salary is $210,000 — $260,000 USD plus equity. 401(k) match up to $5,000.",
         (210_000, 260_000, "USD", "year")),
    ],
)  # fmt: skip
def test_salaries(line: str, salary: tuple[float | None, float | None, str, str]) -> None:
    (found,) = values(facts_in(f"Baker\n\n{line}\n", "job_ad"), FactType.JOB_SALARY)
    low, high, currency, period = salary
    assert found == {"min": low, "max": high, "currency": currency, "period": period}


@pytest.mark.parametrize(
    "line",
    ["We raised $140,000,000 from investors.", "$2,000 annual training budget per year", "A $5,000 signing bonus",
     "Our revenue grew to €90,000 per month."],
)  # fmt: skip
def test_other_amounts_are_no_salary(line: str) -> None:
    assert values(facts_in(f"Baker\n\n{line}\n", "job_ad"), FactType.JOB_SALARY) == []


def test_a_language_with_plus_signs_is_no_wish() -> None:
    facts = facts_in("Firmware Engineer\n\nRequirements\n- C++ and Python\n- Scala is a plus\n", "job_ad")
    needs = {
        str(value["skill"]): value["need"] for value in values(facts, FactType.JOB_SKILL) if isinstance(value, dict)
    }
    assert needs == {"C++": "must", "Python": "must", "Scala": "nice"}
