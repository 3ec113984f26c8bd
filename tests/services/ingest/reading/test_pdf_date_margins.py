"""Dates in a margin on the right of their titles, in pages as browsers print them."""

from services.ingest.reading.pdf.date_margins import bridges, set_dates_level
from services.ingest.reading.pdf.words import Word, rows_of
from tests.services.ingest.reading.pages import Text, drawn, lines_of

_TITLES = ["Town Library", "Harbour Works", "County Council", "River School"]
_DATES = ["01/2018 - 04/2021", "06/2015 - 12/2017", "09/2012 - 03/2014", "09/2009 - 05/2011"]
_SIDE = ["Reading of maps", "Dutch and French", "Rowing", "Letters", "Painting", "Cooking", "Singing", "Chess"]


def _entries(left: float, date: float, raised: float = 0.0) -> list[Text]:
    page: list[Text] = []
    for number, (title, dates) in enumerate(zip(_TITLES, _DATES, strict=True)):
        y = 700 - 70 * number
        page += [(left, y, title), (date, y + raised, dates), (left, y - 13, "Kept the books of the town")]
        page += [(left, y - 26, "Wrote letters to the people of the town by the river")]
    return page


def test_dates_of_equal_width_stay_with_their_titles_beside_a_column_on_the_right() -> None:
    side = [(450.0, 707.0 - 15 * number, text) for number, text in enumerate(_SIDE)]
    lines = lines_of(drawn([*_entries(60, 330), *side]))
    assert [line for line in lines if "/" in line] == [
        f"{title}\t{date}" for title, date in zip(_TITLES, _DATES, strict=True)
    ]
    assert lines[-len(_SIDE) :] == _SIDE


def test_dates_that_are_all_set_a_little_higher_are_on_the_lines_of_their_titles() -> None:
    lines = lines_of(drawn(_entries(60, 420, raised=5)))
    assert lines[0::3] == [f"{title}\t{date}" for title, date in zip(_TITLES, _DATES, strict=True)]


def test_a_column_whose_entries_have_dates_under_their_titles_is_no_margin_of_dates() -> None:
    right = [
        Word(text, 300.0, 300.0 + 6 * len(text), 100.0 + 24 * number + step, 10.0, False, 300.0)
        for number in range(4)
        for text, step in (("School", 0.0), ("2010-2014", 12.0))
    ]
    left = [Word("Line", 50.0, 90.0, 100.0 + 12 * number, 10.0, False, 50.0) for number in range(8)]
    rows = rows_of([*left, *right])
    assert bridges(rows, 7.0) == []
    assert not set_dates_level(rows, 7.0)
