"""Entries set side by side, as cards in a grid. Pure; points from the page's top left corner.

The lines of neighbouring cards share their baselines, so that a grid looks like a table that is read across. What
tells it from one: both sides have list items, or both have dates, each of which belongs to an entry of several lines.
In a table and beside tab stops, dates and list items stand on one side. Unlike columns of a page, cards have no
headings of their own: those stand above the grid, on its left.
"""

import re
import statistics
from collections.abc import Sequence

from services.ingest.reading.pdf.words import Row, rows_of

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FEWEST_ITEMS = 2
_FEWEST_LINES = 3
_LINES_OF_A_CARD = 2
_ROWS_TO_DATE = 2
_LINES_TO_DATE = 4
_NEXT_LINE = 1.7  # em
_NEAR = 0.15  # em
_HEADING = 1.05  # times the usual size
_DATED_LINE = 9  # words of a card's line with dates, at most


def run_of_cards(rows: Sequence[Row], x: float, top: int, bottom: int) -> tuple[int, int] | None:
    """(first row, row after the last) of the largest grid between two headings, beside the strip that ends at `x`."""
    part = rows[top:bottom]
    usual = statistics.median_low([row[0].size for row in part])
    large = [i for i, row in enumerate(part) if any(w.size > _HEADING * usual for w in row if w.left >= x)]
    for index in large:
        if not _are_titles(part, index, x):
            if index < _FEWEST_LINES or any(word.size <= _HEADING * usual for word in part[index]):
                return None
            part, bottom = part[:index], top + index  # headings of both sides, below the grid
            break
    headings = [top + index for index, row in enumerate(part) if _is_heading(row, x, usual)]
    best: tuple[int, int] | None = None
    for first, last in zip([top, *(index + 1 for index in headings)], [*headings, bottom], strict=True):
        while first < last and not _opens_grid(rows, first, x):
            first += 1
        larger = best is None or last - first > best[1] - best[0]
        if larger and _are_cards(rows[first:last], x) and not _goes_on(rows, last, x):
            best = first, last
    return best


def _goes_on(rows: Sequence[Row], last: int, x: float) -> bool:
    """Whether the text of the right side goes on in the next line beside a heading of the left: a column of its own."""
    above = next((half for row in reversed(rows[:last]) if (half := _halves(row, x)[1])), None)
    below = next((half for row in rows[last : last + 2] if (half := _halves(row, x)[1])), None)
    if above is None or below is None:
        return False
    return below[0].baseline - above[0].baseline <= _NEXT_LINE * above[0].size


def _is_heading(row: Row, x: float, usual: float) -> bool:
    return row[-1].left < x and row[0].size > _HEADING * usual


def _are_titles(rows: Sequence[Row], index: int, x: float) -> bool:
    """Whether a row with large words holds the titles of two cards: set alike, with a date below each, in the next row
    or behind the employers in the one after."""
    if index + 1 == len(rows) or not _opens_grid(rows, index, x):
        return False
    left, right = _halves(rows[index], x)
    below = rows[index + 1 : index + 1 + _ROWS_TO_DATE]
    return _are_alike(left, right) and any(all(half and _is_dated(half) for half in _halves(row, x)) for row in below)


def _halves(row: Row, x: float) -> tuple[Row, Row]:
    return [word for word in row if word.left < x], [word for word in row if word.left >= x]


def _opens_grid(rows: Sequence[Row], index: int, x: float) -> bool:
    """Whether a row has words on both sides."""
    return rows[index][0].left < x <= rows[index][-1].left


def _are_cards(rows: Sequence[Row], x: float) -> bool:
    sides = [rows_of(word for row in rows for word in row if (word.left < x) == left) for left in (True, False)]
    if min(map(len, sides)) < _FEWEST_LINES or not _are_alike(sides[0][0], sides[1][0]):
        return False
    if all(sum(row[0].bullet for row in side) >= _FEWEST_ITEMS for side in sides):
        return not any(row[0].bullet for row in (sides[0][0], sides[1][0]))
    # Each card has its date near the top; dates at a margin stand on one side alone.
    if not all(any(map(_is_dated, side[:_LINES_TO_DATE])) for side in sides):
        return False
    if _is_dated(sides[0][0]) != _is_dated(sides[1][0]):
        return False
    return all(0 < _LINES_OF_A_CARD * sum(map(_is_dated, side)) <= len(side) for side in sides)


def _are_alike(row: Row, other: Row) -> bool:
    """Whether two first lines stand on one baseline and are set alike."""
    level = abs(row[0].baseline - other[0].baseline) <= _NEAR * row[0].size
    return level and (round(row[0].size, 1), row[0].bold) == (round(other[0].size, 1), other[0].bold)


def _is_dated(row: Row) -> bool:
    return len(row) <= _DATED_LINE and any(YEAR.search(word.text) for word in row)
