"""Personal data, education in detail, memberships, references, patents, talks, technologies and leadership."""

from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values

TEXT = """\
Ines van der Berg
ines@example.org | +31 6 12345678 | Utrecht
Date of birth: 12 May 1990
Nationality: Dutch
Work permit: EU citizen
Notice period: 2 months
Driving licence: B

Experience

Data Engineer, Polder Software BV
2019 - 2024
- Led a team of five engineers on the move to Kafka
- Technologies: Python, Kafka and Airflow

Education

MSc in Computer Science, TU Delft, 2012 - 2014
Thesis: "Fast joins on streams"
Relevant coursework: Databases, Compilers

Patents
- Method for joining streams, US 9,123,456, 2018

Talks
- Streams for everybody, PyCon NL, 2021

Memberships
- Royal Society of Engineers, member, 2015 - 2019
- Member of the Dutch Guild of Bakers

References
Jan Visser, CTO, Polder Software BV
"""
FACTS = facts_in(TEXT)


def test_personal_data() -> None:
    assert values(FACTS, FactType.GIVEN_NAME) == ["Ines"]
    assert values(FACTS, FactType.FAMILY_NAME) == ["van der Berg"]
    assert values(FACTS, FactType.DATE_OF_BIRTH) == [{"date": "1990-05-12", "precision": "day", "ongoing": False}]
    assert values(FACTS, FactType.NATIONALITY) == ["Dutch"]
    assert values(FACTS, FactType.WORK_PERMIT) == ["EU citizen"]
    assert values(FACTS, FactType.NOTICE) == ["2 months"]
    assert values(FACTS, FactType.DRIVING_LICENCE) == ["B"]


def test_education_in_detail() -> None:
    assert values(FACTS, FactType.EDUCATION_LEVEL) == ["master"]
    assert values(FACTS, FactType.EDUCATION_THESIS) == ["Fast joins on streams"]
    assert values(FACTS, FactType.EDUCATION_COURSE) == ["Databases", "Compilers"]


def test_place_and_grade_are_no_part_of_the_school() -> None:
    facts = facts_in(
        "Ida Berg\n\nEducation\nM.Sc. in Physics  2018 - 2020\nAlder University, Port Alder, WA, GPA 3.8\n"
    )
    assert values(facts, FactType.EDUCATION_SCHOOL) == ["Alder University"]
    assert values(facts, FactType.EDUCATION_LOCATION) == ["Port Alder, WA"]
    assert values(facts, FactType.EDUCATION_GRADE) == ["3.8"]


def test_patents_and_talks() -> None:
    assert values(FACTS, FactType.PATENT) == ["Method for joining streams"]
    assert values(FACTS, FactType.PATENT_NUMBER) == ["US 9,123,456"]
    assert values(FACTS, FactType.TALK) == ["Streams for everybody"]
    assert values(FACTS, FactType.TALK_EVENT) == ["PyCon NL"]


def test_memberships_and_references() -> None:
    assert values(FACTS, FactType.MEMBERSHIP) == ["Royal Society of Engineers", "Dutch Guild of Bakers"]
    assert values(FACTS, FactType.MEMBERSHIP_ROLE) == ["member", "Member"]
    assert values(FACTS, FactType.REFERENCE) == ["Jan Visser"]
    assert values(FACTS, FactType.REFERENCE_DETAIL) == ["CTO", "Polder Software BV"]


def test_technologies_and_leadership() -> None:
    assert values(FACTS, FactType.WORK_TECHNOLOGY) == ["Python", "Kafka", "Airflow"]
    assert values(FACTS, FactType.LEADERSHIP) == [{"people": 5, "verb": "led"}]


def test_skills_in_a_table_of_groups() -> None:
    facts = facts_in("Ida Berg\n\nSkills\nProgramming\tPython, SQL\nCloud\tAWS\nPractices\tMentoring, CI/CD\n")
    assert values(facts, FactType.SKILL) == ["Python", "SQL", "AWS", "Mentoring", "CI/CD"]


def test_an_introduction_is_no_list_item() -> None:
    facts = facts_in(
        "Ida Berg\n\nExperience\n\nEngineer - Hafen AG\n2019 - 2020\nResponsible for the harbour systems of the city. "
        "Built a tide forecast for six quays Reduced outages by 40% Successfully moved the archive to a new site\n"
    )
    assert values(facts, FactType.WORK_DESCRIPTION) == ["Responsible for the harbour systems of the city."]
    assert len(values(facts, FactType.WORK_BULLET)) == 3


def test_a_licence_among_skills_and_a_grade_in_brackets() -> None:
    lines = "Ausbildung\n2004 Abitur, Schiller-Gymnasium Ulm (1,7)\n\nKenntnisse\nSAP, Minitab\nFührerschein Klasse B\n"
    facts = facts_in(f"Thorsten Wieland\nthorsten@example.org\n\n{lines}", language="de")
    assert values(facts, FactType.DRIVING_LICENCE) == ["Klasse B"]
    assert values(facts, FactType.SKILL) == ["SAP", "Minitab"]
    assert values(facts, FactType.EDUCATION_SCHOOL) == ["Schiller-Gymnasium Ulm"]
    assert values(facts, FactType.EDUCATION_GRADE) == ["1,7"]
