"""Headings beside the first row of their section, and dates of two digits."""

import datetime as dt

import pytest

from services.extractor.dates.ranges import find_ranges
from services.extractor.entries.header import read_header
from services.extractor.entries.positions import assign
from services.extractor.phrases.roles import degree_span, is_place
from services.extractor.structure.heading_wording import kind_of
from services.extractor.structure.margin_headings import without_margin_headings
from services.extractor.structure.rows import Row


def _rows(*texts: str) -> list[Row]:
    rows, start = [], 0
    for text in texts:
        rows.append(Row(start, start + len(text), text))
        start += len(text) + 1
    return rows


def test_headings_in_the_margin_become_rows_of_their_own() -> None:
    rows = _rows("Work\tAcme, Leeds", "Experience\tFitter (2019 – 2021)", "- Built it", "Education\tLeeds College")
    assert [(row.text, row.heading) for row in without_margin_headings(rows)] == [
        ("Work Experience", True), ("Acme, Leeds", False), ("Fitter (2019 – 2021)", False), ("- Built it", False),
        ("Education", True), ("Leeds College", False),
    ]  # fmt: skip


def test_labels_of_a_table_of_skills_are_no_headings() -> None:
    rows = _rows("Tools\tExcel, Word", "Languages\tEnglish")
    assert without_margin_headings(rows) == rows


def test_capitals_with_blanks_inside_words_are_the_same_heading() -> None:
    assert kind_of("QUALIFIC AT IONS") == kind_of("Qualifications") == "education"


@pytest.mark.parametrize("text", ["06/20–05/22", "06/20 - 05/22", "Jun 20 – May 22", "Jun '20 – May '22"])
def test_years_of_two_digits_in_a_range(text: str) -> None:
    (found,) = find_ranges(text)
    assert found.first is not None
    assert found.last is not None
    assert (found.first.date, found.last.date) == (dt.date(2020, 6, 1), dt.date(2022, 5, 1))


@pytest.mark.parametrize("text", ["scored 12/20 - great", "open 24/7 - 12/30"])
def test_fractions_are_no_dates(text: str) -> None:
    assert find_ranges(text) == ()


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("MPhys (Hons), Theoretical Physics", "MPhys (Hons)"),
        ("Ausbildung zur Steuerfachangestellten, Jena", "Ausbildung zur Steuerfachangestellten"),
        ("Bachelor of Business Administration, Marketing", "Bachelor of Business Administration"),
        ("Westfield High School", None),
        ("High School Diploma", "High School Diploma"),
    ],
)
def test_degrees_named_after_their_subject(text: str, degree: str | None) -> None:
    span = degree_span(text)
    assert (text[span[0] : span[1]] if span else None) == degree


def test_partners_before_a_country_are_no_place() -> None:
    assert not is_place("Rajan & Lim, Singapore")
    assert is_place("Bexley, OH")


def test_an_unknown_city_behind_an_employer_is_cut_off() -> None:
    rows = _rows("Chargée de marketing", "Decathlon, Villeneuve-d'Ascq")
    (position,) = assign([read_header(rows, [(), ()])])
    assert position.employer is not None
    assert position.employer.text == "Decathlon"
