"""Wordings of ordinary people: crafts and care, notes beside employers, years of schools, grades, personal data."""

import pytest

from services.extractor.dates.ranges import find_ranges
from services.extractor.identity.phones import e164
from services.extractor.identity.postal_addresses import city_behind_code, country_of_address
from services.extractor.phrases.achievements import achievements_in
from services.extractor.phrases.roles import degree_span, title_score
from services.extractor.structure.heading_wording import kind_of
from services.extractor.vocabulary.degrees import level_of_degree
from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values

GARDENER = """\
Ds. Wilma Hartkamp
Lindelaan 4, 9999 XA Rottum
06-11122233 | w.hartkamp@example.org
Nationaliteit: Nederlandse – rijbewijs B + BE, eigen bus

Werkervaring

2015/16 – 2019
Rottum
Stichting Groenhof (zorgboerderij, 40 deelnemers)
Hovenier
- Aanleg van 12 tuinen
- Onderhoud van de moestuin met deelnemers

maart 2020 – heden
Hartkamp Tuinen – aanleg van tuinen en daken, 6 mensen
Eigenaar
Opdrachtgevers: Alfa Wonen, Beta Zorg, Gamma Bouw
- Omzet van € 90k naar € 210k
- Begeleiden van twee leerlingen

2012 – 2015
Ouderschapsverlof

Opleiding

2008 – 2012
MBO-4 Groenvoorziening, AOC Noordhof – diploma behaald, gemiddeld 7,4

Wat ik kan
Snoeien, Bestratingen, Offertes maken

Talen
Nederlands en Fries (moedertaal), Engels: goed (B2)

Vrijwilligerswerk
Penningmeester, Oranjevereniging Rottum, 2018 – heden
Coach, Korfbalclub Noord

Ik verklaar dit naar waarheid te hebben ingevuld.
"""
FACTS = facts_in(GARDENER, language="nl")


def test_jobs_with_descriptions_clients_and_leaves() -> None:
    assert values(FACTS, FactType.WORK_EMPLOYER) == ["Stichting Groenhof", "Hartkamp Tuinen"]
    assert values(FACTS, FactType.WORK_TITLE) == ["Hovenier", "Eigenaar"]
    starts = [value["date"] for value in values(FACTS, FactType.WORK_START) if isinstance(value, dict)]
    assert starts == ["2015", "2020-03"]


def test_identity_without_labels() -> None:
    assert values(FACTS, FactType.NAME) == ["Wilma Hartkamp"]
    assert values(FACTS, FactType.LOCATION) == ["Rottum"]
    assert values(FACTS, FactType.DRIVING_LICENCE) == ["B + BE"]
    assert values(FACTS, FactType.NATIONALITY) == ["Nederlandse"]


def test_school_grade_languages_and_volunteering() -> None:
    assert values(FACTS, FactType.EDUCATION_DEGREE) == ["MBO-4"]
    assert values(FACTS, FactType.EDUCATION_GRADE) == ["7,4"]
    assert values(FACTS, FactType.SKILL) == ["Snoeien", "Bestratingen", "Offertes maken"]
    assert values(FACTS, FactType.LANGUAGE) == [
        {"name": "Nederlands", "level": "moedertaal"},
        {"name": "Fries", "level": "moedertaal"},
        {"name": "Engels", "level": "b2"},
    ]
    assert values(FACTS, FactType.VOLUNTEER_ROLE) == ["Penningmeester", "Coach"]
    assert values(FACTS, FactType.VOLUNTEER_ORGANISATION) == ["Oranjevereniging Rottum", "Korfbalclub Noord"]


@pytest.mark.parametrize(
    "title",
    ["Pflegefachfrau", "Metallbauer", "Polizistin", "Sage-femme", "Chaudronnier", "Odontóloga", "Suboficial",
     "Diarista", "Copiloto", "Predikant", "Bibliothecaris", "Drammaturga", "Carrozziere", "Playwright"],
)  # fmt: skip
def test_ordinary_occupations_are_titles(title: str) -> None:
    assert title_score(title) >= 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Curso 2012/13 – junio 2019", ("2012", "2019-06")),
        ("2015/16 – 2018/19", ("2015", "2019")),
        ("a.a. 2008/09 – 2011/12", ("2008", "2012")),
        ("2016/04 – 2019/03", ("2016-04", "2019-03")),
        ("2018/2019", ("2018", "2019")),
        ("août 2009 – fin 2016", ("2009-08", "2016")),
        ("Anfang 2010 – Mitte 2012", ("2010", "2012")),
        ("Jul-19 to Aug-21", ("2019-07", "2021-08")),
        ("1 febr. 2001 – aug. 2008", ("2001-02-01", "2008-08")),
    ],
)
def test_years_of_schools_and_parts_of_years(text: str, expected: tuple[str, str]) -> None:
    (found,) = find_ranges(text)
    assert found.first is not None
    assert found.last is not None
    assert (found.first.value()["date"], found.last.value()["date"]) == expected


@pytest.mark.parametrize(
    ("degree", "level"),
    [("QQI Level 6", "vocational"), ("KCSE", "school"), ("Maturité fédérale", "school"), ("CFGS", "vocational"),
     ("Diplomstudium", "master"), ("Bachelier", "bachelor"), ("Técnico de Nivel Superior", "vocational"),
     ("Electrical Apprenticeship", "vocational"), ("VWO gymnasium", "school"), ("Cambridge IGCSE", "school")],
)  # fmt: skip
def test_degrees_of_countries(degree: str, level: str) -> None:
    assert degree_span(degree) == (0, len(degree))
    assert level_of_degree(degree) == level


@pytest.mark.parametrize(
    ("grade", "expected"),
    [("110/110 e lode", "110/110 e lode"), ("381 marks out of 500", "381 marks out of 500"), ("912/1100", "912/1100"),
     ("Second Class Honours (Upper Division)", "Second Class Honours (Upper Division)"), ("mean grade B+", "B+"),
     ("mit gutem Erfolg", "mit gutem Erfolg"), ("Promedio acumulado 4,3 / 5,0", "4,3 / 5,0"),
     ("16 valores", "16 valores")],
)  # fmt: skip
def test_grades(grade: str, expected: str) -> None:
    text = f"Alex Example\nalex@example.org\n\nEducation\n\n2009 - 2013\nHill University\nBSc Agronomy, {grade}\n"
    assert values(facts_in(text), FactType.EDUCATION_GRADE) == [expected]
    assert values(facts_in(text), FactType.EDUCATION_FIELD) == ["Agronomy"]


@pytest.mark.parametrize(
    ("row", "type_", "expected"),
    [
        ("35 ans – Permis B – Véhiculé", FactType.DRIVING_LICENCE, "B"),
        ("Full clean UK driving licence", FactType.DRIVING_LICENCE, "Full clean UK driving licence"),
        ("Singapore Citizen · Available immediately", FactType.NOTICE, "Available immediately"),
        ("Brasileiro, 29 anos, solteiro", FactType.NATIONALITY, "Brasileiro"),
        ("Nata a Ravenna il 14/09/1976", FactType.DATE_OF_BIRTH, "1976-09-14"),
        ("° Kortrijk, 14 februari 1978", FactType.DATE_OF_BIRTH, "1978-02-14"),
        ("Geburtsdatum/-ort: 19.08.2008, Göppingen", FactType.DATE_OF_BIRTH, "2008-08-19"),
    ],
)
def test_personal_data_without_label(row: str, type_: FactType, expected: str) -> None:
    facts = facts_in(f"Alex Example\n{row}\nalex@example.org\n\nExperience\n\n2019 - 2021 Waiter, The Copper Kettle\n")
    found = [value["date"] if isinstance(value, dict) else value for value in values(facts, type_)]
    assert found == [expected]


def test_numbers_that_are_no_results_and_amounts_in_any_currency() -> None:
    def claims(sentence: str) -> list[tuple[object, object]]:
        drafts = achievements_in(sentence, 0, len(sentence), None, None)
        return [(draft.value["value"], draft.value["unit"]) for draft in drafts if isinstance(draft.value, dict)]

    assert claims("Level 7 support for children aged 2 to 3") == []
    assert claims("Grew the club by 20% in two years") == [(20, "%")]
    assert claims("Overdue payables from ₦410m to ₦95m") == [(95_000_000, "₦")]
    assert claims("Volume total 31 mio CHF") == [(31_000_000, "CHF")]


def test_numbers_and_places_by_the_address() -> None:
    assert country_of_address("12 The Paddocks, Oranmore, Co. Galway, H91 XK4P") == "IE"
    assert country_of_address("someone@shop.co.za") == "ZA"
    assert country_of_address("someone@start.io") is None
    assert e164("087 123 4567", "IE", "en") == ("+353871234567", 0.97)
    address = "Am Deich 14, 26506 Norden"
    span = city_behind_code(address)
    assert span is not None
    assert address[span[0] : span[1]] == "Norden"
    assert city_behind_code("4500 Larkspur Avenue") is None


def test_headings_in_own_words() -> None:
    kinds = {wording: kind_of(wording) for wording in ("Können", "Papieren", "Lo que sé hacer", "Hors du bureau")}
    assert kinds == {"Können": "skills", "Papieren": "certificates", "Lo que sé hacer": "skills",
                     "Hors du bureau": "interests"}  # fmt: skip
