"""Sections that hold more than their heading's first word says."""

from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values

HEAD = "Robin Vale\nrobin.vale@example.org\n\n"


def test_certificates_below_schools() -> None:
    lines = "Lakeside Community College - A.A.S., HVAC Technology (2018)\nEPA 608 Universal, 2016\nOSHA 30, 2020\n"
    facts = facts_in(f"{HEAD}EDUCATION & CERTIFICATIONS\n{lines}")
    assert values(facts, FactType.EDUCATION_DEGREE) == ["A.A.S."]
    assert values(facts, FactType.CERTIFICATE) == ["EPA 608 Universal", "OSHA 30"]


def test_a_field_with_its_year_is_no_certificate() -> None:
    lines = "Lakeside Community College\nA.A.S.\nHVAC Technology, 2018\n"
    facts = facts_in(f"{HEAD}Education and Training\n{lines}")
    assert values(facts, FactType.CERTIFICATE) == []


def test_software_below_languages() -> None:
    lines = "Langues et informatique\nAnglais : B2 ; Espagnol : notions\nPack Office, Salesforce\n"
    facts = facts_in(f"{HEAD}{lines}", language="fr")
    assert len(values(facts, FactType.LANGUAGE)) == 2
    assert values(facts, FactType.SKILL) == ["Pack Office", "Salesforce"]


def test_a_language_among_skills() -> None:
    facts = facts_in(f"{HEAD}Skills\nBrazing, Python, Spanish (conversational)\n")
    assert values(facts, FactType.SKILL) == ["Brazing", "Python", "Spanish (conversational)"]
    assert values(facts, FactType.LANGUAGE) == [{"name": "Spanish", "level": "conversational"}]
