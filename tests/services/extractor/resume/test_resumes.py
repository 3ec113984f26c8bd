"""Jobs, schools and the rest of résumés in eight layouts and six languages."""

from typing import Any

import pytest

from services.extractor.json_resume.write import to_json_resume
from shared.schemas.fact_types import FactType
from tests.services.extractor import layouts
from tests.services.extractor.plain_text import facts_in, values


def resume(text: str, language: str = "en") -> dict[str, Any]:
    return to_json_resume(facts_in(text, language=language))


def jobs(document: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(w.get("name"), w.get("position"), w.get("startDate"), w.get("endDate")) for w in document["work"]]


def schools(document: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(e.get("institution"), e.get("studyType"), e.get("area")) for e in document["education"]]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (layouts.LINKEDIN, "en", [
            ("Brightwave", "Senior Product Manager", "2021-03", None),
            ("Brightwave", "Product Manager", "2020-01", "2021-02"),
            ("Northline Logistics", "Business Analyst", "2015-06", "2019-12"),
        ]),
        (layouts.GERMAN, "de", [
            ("Nordlicht Systeme GmbH", "Softwareentwickler", "2019-03", None),
            ("Institut für Informatik", "Werkstudent", "2015-09", "2019-02"),
        ]),
        (layouts.FRENCH, "fr", [
            ("Maison Duroc", "Cheffe de projet digital", "2020-01", None),
            ("Agence Papillon", "Chargée de communication", "2016-09", "2019-12"),
        ]),
        (layouts.SPANISH, "es", [
            ("Hospital Virgen del Rocío", "Enfermera de urgencias", "2019-03", None),
            ("Clínica San Rafael", "Auxiliar de enfermería", "2015", "2019"),
        ]),
        (layouts.DATEFIRST, "en", [
            ("Acme Analytics Pvt Ltd", "Lead Data Engineer", "2021", None),
            ("Kaveri Software", "Data Engineer", "2017", "2021"),
        ]),
        (layouts.TITLECOMMA, "en", [
            ("Midwest Steel Company", "Senior Accountant", "2016-06", None),
            ("Baker & Lowe LLP", "Staff Accountant", "2011-08", "2016-05"),
        ]),
        (layouts.DUTCH, "nl", [
            ("Bloemenhuis BV", "Marketingmedewerker", "2020-05", None),
            ("Stichting Natuurmonumenten", "Stagiair marketing", "2018-09", "2019-01"),
        ]),
        (layouts.MULTI, "en", [
            ("Globex Corporation", "Engineering Manager", "2020", None),
            ("Globex Corporation", "Senior Software Engineer", "2017", "2020"),
            ("Globex Corporation", "Software Engineer", "2015", "2017"),
            ("Initech", "Junior Developer", "2013", "2015"),
        ]),
        (layouts.PORTUGUESE, "pt", [
            ("PagaFácil S.A.", "Engenheiro de Software Sénior", "2021-01", None),
            ("Nuvem Lda", "Desenvolvedor Júnior", "2018-09", "2020-12"),
        ]),
    ],
)  # fmt: skip
def test_jobs(text: str, language: str, expected: list[tuple[Any, ...]]) -> None:
    assert jobs(resume(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (layouts.GERMAN, "de", [
            ("RWTH Aachen", "Bachelor of Science", "Informatik"), ("Gymnasium Kreuzgasse", "Abitur", None),
        ]),
        (layouts.FRENCH, "fr", [
            ("Université Lumière Lyon 2", "Master", "Communication"),
            ("Université Grenoble Alpes", "Licence", "Lettres modernes"),
        ]),
        (layouts.SPANISH, "es", [("Universidad de Sevilla", "Grado", "Enfermería")]),
        (layouts.DATEFIRST, "en", [("Anna University", "B.Tech", "Computer Science")]),
        (layouts.TITLECOMMA, "en", [("University of Illinois at Chicago", "Bachelor of Science", "Accounting")]),
        (layouts.DUTCH, "nl", [("Hogeschool Utrecht", "HBO", "Communicatie")]),
        (layouts.MULTI, "en", [("University of Texas at Austin", "B.S.", "Computer Science")]),
        (layouts.PORTUGUESE, "pt", [("Instituto Superior Técnico", "Mestrado", "Engenharia Informática")]),
    ],
)  # fmt: skip
def test_schools(text: str, language: str, expected: list[tuple[Any, ...]]) -> None:
    assert schools(resume(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "language", "name", "phone", "place"),
    [
        (layouts.GERMAN, "de", "Jonas Weber", "+492214710815", "Köln"),
        (layouts.FRENCH, "fr", "Camille Lefèvre", "+33612345678", "Lyon"),
        (layouts.SPANISH, "es", "Lucía Fernández Ortega", "+34612345678", "Sevilla, España"),
        (layouts.DATEFIRST, "en", "Priya Nair", "+919845012345", "Bengaluru, India"),
        (layouts.TITLECOMMA, "en", "John Q. Public", "+13128675309", "Chicago, IL"),
        (layouts.DUTCH, "nl", "Sanne de Vries", "+31612345678", "Utrecht"),
    ],
)
def test_identity(text: str, language: str, name: str, phone: str, place: str) -> None:
    facts = facts_in(text, language=language)
    assert values(facts, FactType.NAME) == [name]
    assert values(facts, FactType.PHONE) == [phone]
    assert values(facts, FactType.LOCATION) == [place]


def test_present_is_the_date_of_the_document_and_not_of_today() -> None:
    ends = [v for v in values(facts_in(layouts.MULTI), FactType.WORK_END) if v["ongoing"]]  # type: ignore[index]
    assert ends == [{"date": "2024-03", "precision": "month", "ongoing": True}]


def test_groups_are_no_skills_and_learning_is_an_intent() -> None:
    german = values(facts_in(layouts.GERMAN, language="de"), FactType.SKILL)
    assert german == ["Java", "Kotlin", "Python", "Docker", "Jenkins", "Git"]
    rust = [f for f in facts_in(layouts.DATEFIRST) if f.type == FactType.SKILL and f.value == "Rust"]
    assert rust
    assert {fact.holding for fact in rust} == {"intent"}


def test_a_wrapped_bullet_quotes_both_lines() -> None:
    text = (
        "Ida Berg\n\nExperience\n\nEngineer - Hafen AG\n2019 - 2020\n- Moved the billing system of the whole group\n"
        "  to a new platform\n- Wrote tests\n"
    )
    bullets = [f for f in facts_in(text) if f.type == FactType.WORK_BULLET]
    assert [b.value for b in bullets] == [
        "Moved the billing system of the whole group to a new platform", "Wrote tests",
    ]  # fmt: skip
    assert "\n" in bullets[0].evidence.quote


def test_positions_at_one_employer_cite_the_same_words_with_different_ids() -> None:
    facts = facts_in(layouts.MULTI)
    employers = [f for f in facts if f.type == FactType.WORK_EMPLOYER and f.value == "Globex Corporation"]
    assert len({f.id for f in employers}) == len({f.entry_id for f in employers}) == 3
    assert len({f.evidence.start for f in employers}) == 1


def test_letter_spaced_headings() -> None:
    text = "Ida Berg\nida@example.org\n\nE X P E R I E N C E\n\nEngineer, Hafen AG\n2019 - 2020\n- Wrote tests\n"
    assert jobs(resume(text)) == [("Hafen AG", "Engineer", "2019", "2020")]


def test_facts_are_ordered_and_equal_on_every_run() -> None:
    first, second = facts_in(layouts.LINKEDIN), facts_in(layouts.LINKEDIN)
    assert first == second
    keys = [(f.evidence.start, f.evidence.end, f.type) for f in first]
    assert keys == sorted(keys)
    assert len({f.id for f in first}) == len(first)
