"""Names, telephones, degrees and jobs as people of many countries write them. All persons are invented."""

import pytest

from services.extractor.identity.phones import e164
from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values

JOB = """\
{head}
{mail}

{experience}
{job}
- Something that was done there

{education}
{school}
"""


def read(job: str, school: str = "BSc, University of Leeds, 2012", language: str | None = "en") -> dict[str, object]:
    """The first job and school of a résumé with the given lines."""
    facts = facts_in(
        JOB.format(
            head="Robin Vale", mail="robin.vale@example.org", experience="Experience", job=job,
            education="Education", school=school,
        ),
        language=language,
    )  # fmt: skip
    types = {
        "employer": FactType.WORK_EMPLOYER, "title": FactType.WORK_TITLE, "start": FactType.WORK_START,
        "end": FactType.WORK_END, "school": FactType.EDUCATION_SCHOOL, "degree": FactType.EDUCATION_DEGREE,
    }  # fmt: skip
    return {name: (values(facts, type_) or [None])[0] for name, type_ in types.items()}


@pytest.mark.parametrize(
    ("line", "name", "given", "family"),
    [
        ('Darnell "Duke" Whitmore', 'Darnell "Duke" Whitmore', 'Darnell "Duke"', "Whitmore"),
        ("Xiaoyu (Sherry) Lin", "Xiaoyu (Sherry) Lin", "Xiaoyu (Sherry)", "Lin"),
        ("ADEKUNLE, Seun Michael (ACA)", "ADEKUNLE, Seun Michael", "Seun Michael", "Adekunle"),
        ("Dr. iur. Annika von Halden", "Annika von Halden", "Annika", "von Halden"),
        ("mgr inż. Stanisław Wolski", "Stanisław Wolski", "Stanisław", "Wolski"),
        ("Kévin LE GALL", "Kévin LE GALL", "Kévin", "Le Gall"),
        ("João Pedro dos Santos Silva Neto", "João Pedro dos Santos Silva Neto", "João Pedro", "dos Santos Silva Neto"),
        ("Nomsa Dhlamini (Mrs)", "Nomsa Dhlamini", "Nomsa", "Dhlamini"),
    ],
)
def test_names(line: str, name: str, given: str, family: str) -> None:
    facts = facts_in(f"{line}\nsomebody@example.org\n\nExperience\nEngineer, Acme Ltd, 2019 - 2021\n")
    assert values(facts, FactType.NAME) == [name]
    assert values(facts, FactType.GIVEN_NAME) == [given]
    assert values(facts, FactType.FAMILY_NAME) == [family]


@pytest.mark.parametrize(
    ("line", "given", "family"),
    [
        ("Lucía Ortega Ruiz", "Lucía", "Ortega Ruiz"),
        ("Juan Carlos Pedraza", "Juan Carlos", "Pedraza"),
        ("María José Campos Vega", "María José", "Campos Vega"),
        ("Elena Soler", "Elena", "Soler"),
        ("Iker de la Peña Otero", "Iker", "de la Peña Otero"),
    ],
)
def test_two_surnames(line: str, given: str, family: str) -> None:
    facts = facts_in(f"{line}\nalguien@example.org\n\nExperiencia\nIngeniera, Acme S.A., 2019 - 2021\n", language="es")
    assert values(facts, FactType.GIVEN_NAME) == [given]
    assert values(facts, FactType.FAMILY_NAME) == [family]


@pytest.mark.parametrize(
    ("written", "region", "language", "expected"),
    [
        ("(81) 95555-0147", "PT", "pt", "+5581955550147"),
        ("234-803-555-0166", "US", "en", "+2348035550166"),
        ("94 455 01 47", "ES", "es", "+34944550147"),
        ("+44 1786 496 0123", "GB", "en", "+4417864960123"),
        ("94 455", "ES", "es", None),
    ],
)
def test_numbers_of_countries(written: str, region: str, language: str | None, expected: str | None) -> None:
    found = e164(written, region, language)
    assert (found[0] if found else None) == expected


def test_two_numbers_in_one_line_and_no_address() -> None:
    facts = facts_in(
        "Hans Wiedemann\nAm Lindenberg 14\n73728 Esslingen\nP.O. Box 5501-00100\n"
        "Tel.: 0711 / 555 01 23\nRua +55 (31) 3555-0147 / (31) 98555-0148\n\n"
        "Experience\nBaker, Acme Ltd, 2019 - 2021\n",
        language="de",
    )
    phones = [fact.text for fact in facts if fact.type == FactType.PHONE]
    assert phones == ["0711 / 555 01 23", "+55 (31) 3555-0147", "(31) 98555-0148"]


@pytest.mark.parametrize(
    ("school", "name", "degree"),
    [
        ("CAPA, École des avocats de Lyon, 2014", "École des avocats de Lyon", "CAPA"),
        ("Dragonskolan, Byggprogrammet, 2004", "Dragonskolan", "Byggprogrammet"),
        ("Zweites Staatsexamen, OLG Frankfurt, 2015", "OLG Frankfurt", "Zweites Staatsexamen"),
        ("Master of Science Business Administration, Hochschule Augsburg, 2014", "Hochschule Augsburg",
         "Master of Science"),
        ("- MCA from Osmania University, 2015 with 78%", "Osmania University", "MCA"),
        ("12.º ano, Escola Secundária Carlos Amarante, 2001", "Escola Secundária Carlos Amarante", "12.º ano"),
        ("Certificado Zeta, Instituto Polar, 2019", "Instituto Polar", "Certificado Zeta"),
        ("MBA, The Ashdown School, University of Kent, 2015", "The Ashdown School, University of Kent", "MBA"),
    ],
)  # fmt: skip
def test_schools_and_degrees(school: str, name: str, degree: str) -> None:
    found = read("Engineer, Acme Ltd, 2019 - 2021", school)
    assert (found["school"], found["degree"]) == (name, degree)


@pytest.mark.parametrize(
    ("job", "employer", "title"),
    [
        ("Elettricista presso Trinacria Impianti snc\nDal 2015 ad oggi", "Trinacria Impianti snc", "Elettricista"),
        ("1. Sanjeev Remedies Ltd., Lucknow, as Area Manager from July 2016 to till date", "Sanjeev Remedies Ltd.",
         "Area Manager"),
        ("- Worked as Team Lead in Kellan Infoway, Pune from June 2015 to Oct 2019.", "Kellan Infoway", "Team Lead"),
        ("Datore di lavoro: Campania Sole S.r.l.\nPosizione: Area Manager\nDate: 03/2017 – in corso",
         "Campania Sole S.r.l.", "Area Manager"),
        ("Client: Lone Oak Union, Plano, TX (through us)\nRole: Tester\n2019 - 2021", "Lone Oak Union", "Tester"),
        ("Staff Nurse – Burns\nRoyal Hope Hospital\n2019 - 2021", "Royal Hope Hospital", "Staff Nurse – Burns"),
        ("Butikssäljare, Elgården\n2013 – nuvarande", "Elgården", "Butikssäljare"),
        ("Hartley Quinn Lawyers | Leeds | 2019 - 2021\nClerk", "Hartley Quinn Lawyers", "Clerk"),
    ],
)  # fmt: skip
def test_jobs(job: str, employer: str, title: str) -> None:
    found = read(job)
    assert (found["employer"], found["title"]) == (employer, title)


def test_a_job_of_a_single_date_begins_and_ends_then() -> None:
    found = read("Intern, Acme Ltd, Summer 2020")
    assert found["start"] == found["end"] == {"date": "2020-06", "precision": "month", "ongoing": False}


def test_positions_below_an_employer_that_stands_alone() -> None:
    facts = facts_in(
        "Robin Vale\nrobin@example.org\n\nExperience\nUnited Harbour Army, 2011 - 2023\n"
        "Director, Program Management, 2018 - 2023\n- Counted things\nSupply Sergeant, Fort Riley, KS, 2014 - 2018\n"
        "- Ran a room\n"
    )
    assert values(facts, FactType.WORK_EMPLOYER) == ["United Harbour Army"] * 2
    assert values(facts, FactType.WORK_TITLE) == ["Director, Program Management", "Supply Sergeant"]


def test_a_leave_is_no_job() -> None:
    facts = facts_in(
        "Robin Vale\nrobin@example.org\n\nExperience\nDesigner, Acme Ltd, 2019 - 2021\n- Drew\n\n"
        "Parental leave\n2017 - 2018\n"
    )
    assert values(facts, FactType.WORK_EMPLOYER) == ["Acme Ltd"]


def test_employers_below_the_duties() -> None:
    facts = facts_in(
        "Robin Vale\nrobin@example.org\n\nExperience\nDates: 09/2017 - present\nOccupation or position held: Nurse\n"
        "- Care\nName and address of employer: Mondego Hospital\nDates: 10/2014 - 08/2017\n"
        "Occupation or position held: Carer\n- Help\nName and address of employer: Santa Isabel Home\n"
    )
    assert values(facts, FactType.WORK_EMPLOYER) == ["Mondego Hospital", "Santa Isabel Home"]
    assert values(facts, FactType.WORK_TITLE) == ["Nurse", "Carer"]


def test_client_and_role_by_label_make_projects_jobs() -> None:
    facts = facts_in(
        "Robin Vale\nrobin@example.org\n\nProjekte (Auszug)\n02/2020 - 01/2023\nKunde: Nordwind AG\n"
        "Rolle: Cloud-Architekt\n- Aufbau einer Plattform\n", language="de",
    )  # fmt: skip
    assert values(facts, FactType.WORK_EMPLOYER) == ["Nordwind AG"]
    assert values(facts, FactType.PROJECT_NAME) == []


def test_skills_in_sentences_and_with_levels() -> None:
    facts = facts_in(
        "Robin Vale\nrobin@example.org\n\nSkills\nI am skilled in QuickBooks, SAP FICO and MS Excel.\n\n"
        "Python: advanced\n\n**Data:** Kafka, dbt\n"
    )
    assert values(facts, FactType.SKILL) == ["QuickBooks", "SAP FICO", "MS Excel", "Python", "Kafka", "dbt"]
    assert values(facts, FactType.SKILL_LEVEL) == [{"skill": "Python", "level": "advanced"}]


def test_a_level_in_a_column_of_its_own_belongs_to_the_skill() -> None:
    facts = facts_in("Robin Vale\nrobin@example.org\n\nSkills\nRevit\tAdvanced\nR\tExpert\nSketchUp\n")
    assert values(facts, FactType.SKILL) == ["Revit", "R", "SketchUp"]
    assert values(facts, FactType.SKILL_LEVEL) == [
        {"skill": "Revit", "level": "advanced"},
        {"skill": "R", "level": "expert"},
    ]


def test_a_heading_that_no_table_knows_stands_alone_in_plain_text() -> None:
    facts = facts_in(
        "Robin Vale\nrobin@example.org\n\nExpérience d'atelier\nMenuisier, Bois Debout SARL, 2019 - 2021\n- Portes\n",
        language="fr",
    )
    assert values(facts, FactType.WORK_TITLE) == ["Menuisier"]
