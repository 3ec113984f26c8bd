"""Layouts that résumés have, drawn here: what belongs together stays together."""

import pytest

from services.ingest.reading.outcome import Unreadable
from tests.services.ingest.reading.pages import drawn, lines_of


def column(x: float, top: float, *lines: str, step: float = 13.0) -> list[tuple[float, float, str]]:
    return [(x, top - step * index, line) for index, line in enumerate(lines)]


def sentences(name: str, count: int) -> list[str]:
    return [f"{name} sentence {number} with some" for number in range(count)]


def test_three_columns() -> None:
    parts = [sentences(name, 9 + number) for number, name in enumerate(("First", "Second", "Third"))]
    page = [(40.0, 800.0, "Jane Example, engineer, who lives in Bremen and can be reached at jane at example dot org")]
    for number, part in enumerate(parts):
        page += column(40 + 185 * number, 760 - 3 * number, *part, step=13.0 + number)
    reading = drawn(page)
    assert lines_of(reading)[1:] == [line for part in parts for line in part]
    assert [line.column for line in reading.lines] == [0] * 10 + [1] * 10 + [2] * 11


def test_dates_in_the_left_margin_stand_before_their_entry() -> None:
    page: list[tuple[float, float, str]] = []
    for number, year in enumerate((2019, 2017, 2014)):
        top = 700.0 - 90 * number
        page += [(50.0, top, f"{year} - {year + 2}")]
        page += column(150, top, "Engineer", f"Works number {number}", "Built what was asked for, and more of it")
    lines = lines_of(drawn(page))
    assert lines[0::3] == ["2019 - 2021\tEngineer", "2017 - 2019\tEngineer", "2014 - 2016\tEngineer"]
    assert lines[1::3] == ["Works number 0", "Works number 1", "Works number 2"]


def test_letter_spaced_headings_of_two_words() -> None:
    page: list[tuple[float, float, str]] = []
    x = 60.0
    for char in "WORK EXPERIENCE":
        if char != " ":
            page.append((x, 700.0, char))
        x += 14.0
    assert lines_of(drawn([*page, (60.0, 680.0, "Engineer at Some Works")])) == [
        "WORK EXPERIENCE", "Engineer at Some Works",
    ]  # fmt: skip


def test_repeated_headers_footers_and_page_numbers() -> None:
    pages = []
    for number in (1, 2, 3):
        body = column(60, 760, *(f"Year {2010 + number} has line {line} of what was done" for line in range(5)))
        header = (60.0, 815.0, "Jane Example · jane@example.org")
        pages.append([header, *body, (250.0, 30.0, f"Jane Example – {number}/3"), (60.0, 18.0, f"{number}")])
    lines = lines_of(drawn(*pages))
    assert lines[0] == "Jane Example · jane@example.org"
    assert lines[1:] == [
        f"Year {year} has line {line} of what was done" for year in (2011, 2012, 2013) for line in range(5)
    ]


def test_what_only_looks_like_a_page_number_stays() -> None:
    pages = [
        [*column(60, 800, "2019 - 2021", "Engineer"), (60.0, 400.0, "Middle of the first")],
        [*column(60, 800, "2017 - 2019", "Analyst"), (60.0, 400.0, "Middle of the second")],
    ]
    lines = lines_of(drawn(*pages))
    assert lines == ["2019 - 2021", "Engineer", "Middle of the first", "2017 - 2019", "Analyst", "Middle of the second"]


def test_the_sidebar_of_a_linkedin_export() -> None:
    sidebar = ["Contact", "jane@example.org", "www.linkedin.com/in/jane", "(LinkedIn)", "", "Top Skills", "Python",
               "Go", "Data", "", "Languages", "English", "German"]  # fmt: skip
    main = ["Jane Example", "Engineer who builds pipelines for data", "Bremen, Germany", "", "Summary",
            "I build pipelines that carry the load of whole groups", "of companies, and I like it.", "", "Experience",
            "Some Works", "Senior Engineer", "January 2019 - Present (7 years)", "Bremen, Germany"]  # fmt: skip
    left = [row for row in column(40, 780, *sidebar, step=15.0) if row[2]]
    right = [row for row in column(220, 775, *main, step=17.0) if row[2]]
    second = column(220, 780, "Other Works", "Engineer", "March 2015 - December 2018 (3 years 10 months)")
    footers = [(300.0, 30.0, f"Page {number} of 2") for number in (1, 2)]
    lines = lines_of(drawn([*left, *right, footers[0]], [*second, footers[1]]))
    assert lines == [line for line in (*sidebar, *main) if line] + [row[2] for row in second]


def test_text_under_icons() -> None:
    page = [(60.0 + 150 * number, 760.0, "(*)") for number in range(3)]
    page += [
        (40.0 + 150 * number, 742.0, text)
        for number, text in enumerate(("jane@example.org", "Bremen", "+49 421 1234567"))
    ]
    page += column(40, 700, *sentences("Body", 5))
    assert lines_of(drawn(page))[1] == "jane@example.org\tBremen\t+49 421 1234567"


def test_a_text_layer_of_shifted_letters_is_junk() -> None:
    def shifted(text: str) -> str:
        return "".join(chr((ord(char) - 97 + 3) % 26 + 97) if char.islower() else char for char in text)

    page = column(40, 800, *(shifted(f"the engineer built a pipeline that carries data number {n}") for n in range(12)))
    with pytest.raises(Unreadable) as caught:
        drawn(page)
    assert (caught.value.code, caught.value.needs_ocr) == ("no_text", True)
