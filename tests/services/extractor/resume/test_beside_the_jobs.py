"""What stands beside the jobs: names below headings, issuers, schools, grades, places, numbers."""

import pytest

from services.extractor.phrases.roles import degree_span
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact
from tests.services.extractor.plain_text import facts_in, values

HEAD = "Ines Halloran\nines.halloran@example.org\n\n"


def entries(facts: tuple[Fact, ...], *types: FactType) -> list[tuple[object, ...]]:
    """The values of these types, by entry; the first type is there, the others may be None."""
    found: dict[object, dict[str, object]] = {}
    for fact in facts:
        found.setdefault(fact.entry_id, {}).setdefault(fact.type, fact.value)
    return [tuple(entry.get(type_) for type_ in types) for entry in found.values() if types[0] in entry]


@pytest.mark.parametrize(
    ("row", "name", "issuer"),
    [
        ("Safe Crane Pass (LiftBoard), exp. 08/2026", "Safe Crane Pass", "LiftBoard"),
        ("Tally course from Ostrava Centre, Brno, 2016", "Tally course", "Ostrava Centre"),
        ("First Aid Level 2, issued by Harbour Training Ltd, 2022", "First Aid Level 2", "Harbour Training Ltd"),
        ("Attestato antincendio rilasciato da Scuola Alfa, 2022", "Attestato antincendio", "Scuola Alfa"),
        ("Crane Licence – Alfa Board – card no. 123456 – valid to 2027", "Crane Licence", "Alfa Board"),
        ("CAD V5 – kurs zaawansowany, Alfa Kraków, 2019", "CAD V5 – kurs zaawansowany", "Alfa Kraków"),
        ("Certified Crane Rigger (CCR), Board of Rigging, 2018", "Certified Crane Rigger (CCR)", "Board of Rigging"),
        ("Revit - Engineers Syndicate - 60 hrs - 2018", "Revit", "Engineers Syndicate"),
        ("Certified Crane Rigger (CCR), 2018", "Certified Crane Rigger (CCR)", None),
    ],
)
def test_who_issued_a_certificate(row: str, name: str, issuer: str | None) -> None:
    facts = facts_in(f"{HEAD}CERTIFICATES\n\n{row}\n")
    assert entries(facts, FactType.CERTIFICATE, FactType.CERTIFICATE_ISSUER) == [(name, issuer)]


def test_several_certificates_of_one_issuer_and_one_among_schools() -> None:
    text = "CERTIFICATES\n\nABC, DEF, GHI – Alfa Heart Association (current)\n\nEDUCATION\n\nMRICS, RICS, 2018\n"
    facts = facts_in(f"{HEAD}{text}BSc Surveying, Alfa University, 2015\n")
    assert entries(facts, FactType.CERTIFICATE, FactType.CERTIFICATE_ISSUER) == [
        ("ABC", "Alfa Heart Association"),
        ("DEF", "Alfa Heart Association"),
        ("GHI", "Alfa Heart Association"),
        ("MRICS", "RICS"),
    ]


def test_name_and_contact_data_below_the_first_heading() -> None:
    text = "PROFESSIONAL SUMMARY\nNurse, 11 years in emergency care.\n\nInês Gama d'Ávila\n"
    text += "14 Orchard Close, Ledbury, HR8 2AB\n"
    facts = facts_in(f"{text}07700 900123\n\nEXPERIENCE\n\nNurse, Alfa Hospital, 2016 - present\n- Triage\n")
    assert values(facts, FactType.NAME) == ["Inês Gama d'Ávila"]
    assert values(facts, FactType.LOCATION) == ["Ledbury"]
    assert values(facts, FactType.PHONE) == ["+447700900123"]
    assert values(facts, FactType.SUMMARY) == ["Nurse, 11 years in emergency care."]


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("P.O. BOX 555, NAIROBI\n0722 555 014", "+254722555014"),
        ("Brgy. San Roque, Antipolo City\n0917-555-0188", "+639175550188"),
        ("Nationality: Egyptian\n01005550188", "+201005550188"),
        ("Lale Sok. No: 5, 35040 Bornova / İzmir\n0532 555 01 23", "+905325550123"),
    ],
)
def test_the_country_of_a_number(head: str, number: str) -> None:
    assert values(facts_in(f"Ines Halloran\n{head}\n\nSKILLS\n\nCooking\n"), FactType.PHONE) == [number]


def test_stages_of_schooling_and_several_degrees_of_one_school() -> None:
    text = (
        "EDUCATION\n\nTertiary: Bachelor of Science in Nursing\nAlfa of Antipolo College, 2010 - 2014\n\n"
        "Secondary: Beta Institute, 2006 - 2010\n\nAlfa Technical University (ATU), Ankara\n"
        "M.S., Electronics – CGPA: 3.71/4.00 (2018–2021)\nThesis: Radar front ends\nB.S., Electronics (2013–2018)\n"
    )
    facts = facts_in(HEAD + text)
    assert entries(facts, FactType.EDUCATION_SCHOOL, FactType.EDUCATION_DEGREE) == [
        ("Alfa of Antipolo College", "Bachelor of Science in Nursing"),
        ("Beta Institute", None),
        ("Alfa Technical University (ATU)", "M.S."),
        ("Alfa Technical University (ATU)", "B.S."),
    ]


def test_grades_in_words_and_percent_and_a_field_in_brackets() -> None:
    text = "EDUCATION\n\nB.E. (Civil), Alfa College of Engineering, 2015, 78.4%\n\n"
    text += "Gesellenbrief (Note: gut), Berufsschule Beta, 2013\n"
    facts = facts_in(HEAD + text)
    assert values(facts, FactType.EDUCATION_GRADE) == ["78.4%", "gut"]
    assert values(facts, FactType.EDUCATION_FIELD) == ["Civil"]


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        (
            "Kenya Certificate of Secondary Education (K.C.S.E.) - B+",
            "Kenya Certificate of Secondary Education (K.C.S.E.)",
        ),
        ("12th CBSE, Alfa School", "12th CBSE"),
        ("12th March 2015", None),
        ('Liceo Scientifico "A. Alfa"', None),
        ("Duty of candour", None),
        ("Promotion zum Dr.-Ing., magna cum laude", "Promotion zum Dr.-Ing."),
    ],
)
def test_degrees_of_more_countries(text: str, degree: str | None) -> None:
    span = degree_span(text)
    assert (span and text[slice(*span)]) == degree


def test_the_place_of_a_job_is_not_its_employer() -> None:
    text = "EMPLOYMENT\n\nSales Assistant, Hop Pocket, Co. Cavan\n2014 - 2018\n- Tills\n"
    facts = facts_in(HEAD + text)
    assert values(facts, FactType.WORK_EMPLOYER) == ["Hop Pocket"]
    assert values(facts, FactType.WORK_LOCATION) == ["Co. Cavan"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Gareth Llewellyn-Pryce BEng (Hons) CEng MIMechE", "Gareth Llewellyn-Pryce"),
        ("Jean-Baptiste LE GOFF", "Jean-Baptiste LE GOFF"),
        ("MUHAMMAD ALFA S/O ABDUL BETA", "Muhammad Alfa"),
        ("Nurul Alfa binti Kamar", "Nurul Alfa binti Kamar"),
        ('JUN-JUN "JAY" REYES', 'Jun-Jun "Jay" Reyes'),
    ],
)
def test_letters_and_parents_behind_a_name(line: str, name: str) -> None:
    assert values(facts_in(f"{line}\nalfa@example.org\n\nSKILLS\n\nCooking\n"), FactType.NAME) == [name]


def test_levels_of_languages_in_words_of_ones_own() -> None:
    facts = facts_in(
        f"{HEAD}LANGUAGES\n\nFrench (Leaving Cert standard), Hindi (speak only)\nMalay, English (both fluent)\n"
    )
    assert values(facts, FactType.LANGUAGE) == [
        {"name": "French", "level": "leaving cert standard"},
        {"name": "Hindi", "level": "speak only"},
        {"name": "Malay", "level": "fluent"},
        {"name": "English", "level": "fluent"},
    ]


def test_names_of_groups_inside_a_flat_list_are_no_skills() -> None:
    facts = facts_in(f"{HEAD}SKILLS\n\nFrontend | React | Redux | Backend | Node.js | Go\n")
    assert values(facts, FactType.SKILL) == ["React", "Redux", "Node.js", "Go"]
    assert "Backend" in values(facts_in(f"{HEAD}SKILLS\n\nReact, Backend, Go\n"), FactType.SKILL)


def test_a_grade_that_only_the_word_behind_it_tells() -> None:
    facts = facts_in(f"{HEAD}EDUCATION\n\nFSc Pre-Engineering (A grade)\nGovernment College Alfa, 2009-2011\n")
    assert values(facts, FactType.EDUCATION_GRADE) == ["A"]


@pytest.mark.parametrize(
    ("line", "rest", "school"),
    [
        ("Licenciatura em Cozinha, Escola Superior de Hotelaria", "e Turismo do Alfa, Estoril", "e Turismo do Alfa"),
        ("BA in Catering, Alfa School of Hotels and", "Tourism, Leeds", "Tourism"),
    ],
)
def test_a_school_goes_on_where_its_line_cannot_end(line: str, rest: str, school: str) -> None:
    facts = facts_in(f"{HEAD}EDUCATION\n\n{line}\n{rest}\n2006 - 2009\n")
    assert values(facts, FactType.EDUCATION_SCHOOL) == [f"{line.split(', ')[1]} {school}"]
