"""Pay that is named by a grade of a scale."""

import pytest

from shared.schemas.fact_types import FactType
from shared.schemas.resume_item.values import check_value
from tests.services.extractor.plain_text import facts_in, values


def grades_of(line: str) -> list[object]:
    found = values(facts_in(f"Archivist\n\n{line}\n", "job_ad"), FactType.JOB_PAY_GRADE)
    for value in found:
        check_value("job.pay_grade", value)
    return found


@pytest.mark.parametrize(
    ("line", "grade", "most", "scheme"),
    [
        ("Vergütung: TVöD E 13", "E 13", None, "TVöD"),
        ("Die Stelle ist bis Entgeltgruppe 13 TV-L bewertet.", None, "E 13", "TV-L"),
        ("Bezahlt wird nach EG 9b bis EG 11 TVöD-VKA.", "E 9b", "E 11", "TVöD-VKA"),
        ("Entgeltgruppe S 8 des Tarifvertrags für den öffentlichen Dienst (TVöD)", "S 8", None, "TVöD"),
        ("Besoldungsgruppe A13", "A 13", None, None),
        ("The job is at GS-11/12 in the excepted service.", "GS-11", "GS-12", "GS"),
        ("Band 6, Agenda for Change", "Band 6", None, "Agenda for Change"),
        ("Salary: £36,024 to £44,263 (Grade 7)", "Grade 7", None, None),
        ("Je wordt betaald in schaal 9/10 van de cao gemeenten.", "Schaal 9", "Schaal 10", "cao gemeenten"),
        ("Contractueel, voltijds (B1-B3)", "B1", "B3", None),
        ("Einstufung in Verwendungsgruppe III", "Verwendungsgruppe III", None, None),
        ("Pay grade: P-3", "P-3", None, None),
    ],
)
def test_a_grade_and_its_scheme(line: str, grade: str | None, most: str | None, scheme: str | None) -> None:
    assert grades_of(line) == [{"grade": grade, "most": most, "scheme": scheme}]


@pytest.mark.parametrize(
    "line",
    [
        "English B1-B2 or IELTS band 7",
        "One year of experience equivalent to the GS-14 level",
        "You teach children of grade 3 in room E 13.",
        "Rate yourself on a scale 1 to 10.",
        "Führerschein der Klasse B, E 13 Minuten Fahrt",
    ],
)
def test_other_letters_and_numbers_are_no_grade(line: str) -> None:
    assert grades_of(line) == []


def test_the_quote_is_the_grade_and_the_digest_names_it() -> None:
    facts = facts_in("Archivar (m/w/d)\nStadt Neuwied\n\nWir bieten Entgeltgruppe 10 TVöD.\n", "job_ad")
    (grade,) = [fact for fact in facts if fact.type == FactType.JOB_PAY_GRADE]
    assert grade.evidence.quote == "Entgeltgruppe 10"
    told = [fact.value["text"] for fact in facts if fact.type == FactType.DOCUMENT_SUMMARY]
    assert "Pays by TVöD, E 10." in told


@pytest.mark.parametrize(
    "body", ["Stadt Beispielhausen", "Gemeente Vlietmeer", "Ville de Montclair", "Ardwell City Council"]
)
def test_a_grade_below_the_title_is_no_employer_and_a_town_is_one(body: str) -> None:
    text = f"{body}\nApply by letter until the end of March\n\nCivil Engineer\n\nVollzeit, Entgeltgruppe 12 TVöD\n"
    assert values(facts_in(text, "job_ad"), FactType.JOB_EMPLOYER) == [body]
