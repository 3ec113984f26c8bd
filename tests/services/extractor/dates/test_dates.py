"""The grammar of dates and ranges."""

import datetime as dt

import pytest

from services.extractor.dates.ranges import find_ranges
from shared.schemas.reading import PartialDate

WRITTEN = PartialDate(date=dt.date(2024, 5, 1), precision="month")


def ends(
    text: str, language: str = "en", written: PartialDate | None = WRITTEN
) -> list[tuple[str | None, str | None, bool]]:
    found = []
    for range_ in find_ranges(text, 0, written, language):
        first = range_.first.value()["date"] if range_.first else None
        last = range_.last.value()["date"] if range_.last else None
        found.append((first, last, bool(range_.last and range_.last.ongoing)))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-02-01 - Present", ("2020-02-01", "2024-05", True)),
        ("Sept 2018 – May 2023", ("2018-09", "2023-05", False)),
        ("03/2019 – 05/2021", ("2019-03", "2021-05", False)),
        ("2019-2021", ("2019", "2021", False)),
        ("2019–21", ("2019", "2021", False)),
        ("Jan '19 - Feb ’21", ("2019-01", "2021-02", False)),
        ("May – Aug 2022", ("2022-05", "2022-08", False)),
        ("03–05/2021", ("2021-03", "2021-05", False)),
        ("01.02.2019 - 31.03.2020", ("2019-02-01", "2020-03-31", False)),
        ("March 2001 to Current", ("2001-03", "2024-05", True)),
        ("Q1 2020 - Q3 2021", ("2020-01", "2021-07", False)),
        ("since 2019", ("2019", "2024-05", True)),
        ("seit 03/2019", ("2019-03", "2024-05", True)),
        ("Mai 2018 bis heute", ("2018-05", "2024-05", True)),
        ("de janvier 2018 à aujourd'hui", ("2018-01", "2024-05", True)),
        ("marzo de 2019 - actualidad", ("2019-03", "2024-05", True)),
        ("mei 2020 - heden", ("2020-05", "2024-05", True)),
        ("set 2019 - atual", ("2019-09", "2024-05", True)),
        ("August 2016-Present", ("2016-08", "2024-05", True)),
        ("2015 till date", ("2015", "2024-05", True)),
        ("2017 – Date", ("2017", "2024-05", True)),
        ("02/2018 – to present", ("2018-02", "2024-05", True)),
        ("de 02/2015 até à data", ("2015-02", "2024-05", True)),
        ("od stycznia 2016", ("2016-01", "2024-05", True)),
        ("maj 2009 – grudzień 2015", ("2009-05", "2015-12", False)),
        ("'13–'17", ("2013", "2017", False)),
        ("2019. 03 – Present", ("2019-03", "2024-05", True)),
        ("03/19–", ("2019-03", "2024-05", True)),
        ("2012– Acme", ("2012", "2024-05", True)),
        ("2014 onwards", ("2014", "2024-05", True)),
        ("jan/2020 – atual", ("2020-01", "2024-05", True)),
        ("From: March 2018  To: Present", ("2018-03", "2024-05", True)),
        ("Jun. 2018 – Act.", ("2018-06", "2024-05", True)),
        ("2017 - Data Analyst", (None, "2017", False)),
        ("Summer 2019", (None, "2019-06", False)),
        ("until 2018", (None, "2018", False)),
        ("March 12, 2019", (None, "2019-03-12", False)),
        ("12 March 2019", (None, "2019-03-12", False)),
        ("2020", (None, "2020", False)),
    ],
)
def test_ranges(text: str, expected: tuple[str | None, str | None, bool]) -> None:
    assert ends(text) == [expected]


def test_present_without_a_document_date_stays_undated() -> None:
    (range_,) = find_ranges("2019 - present")
    assert range_.last is not None
    assert range_.last.value() == {"date": None, "precision": None, "ongoing": True}


def test_months_of_other_languages_are_asked_of_dateparser() -> None:
    assert ends("leden 2019 - prosinec 2020", "cs") == [("2019-01", "2020-12", False)]


@pytest.mark.parametrize(
    "text", ["$2000", "500 employees", "now", "Chapter 3", "(555) 123-4567", "v2.2019.4", "1.2019.44"]
)
def test_what_is_no_date(text: str) -> None:
    assert ends(text) == []


def test_spans_are_exact_with_an_offset() -> None:
    text = "Engineer, 2019 – Present"
    (range_,) = find_ranges(text, 100, WRITTEN)
    assert range_.first is not None
    assert text[range_.first.start - 100 : range_.first.end - 100] == "2019"
    assert text[range_.start - 100 : range_.end - 100] == "2019 – Present"
