"""Columns that what stands in them tells apart: addresses, headings of their own. Pure.

Addresses are short lines, set apart from each other, beside the text that happens to stand there; unlike notes, none of
them says anything about its neighbour.
"""

import statistics
from collections.abc import Sequence

from services.ingest.reading.pdf.open_dates import is_time_span
from services.ingest.reading.pdf.words import Row

_MOST_WORDS = 6
_HEADING = 1.12  # times the usual size
_HEADING_WORDS = 4
_FEWEST_HEADINGS = 2
_FEWEST_LINES = 3
_EDGE = 4.0  # points; shaded headings have a little padding
_LEVEL = 0.15  # em
_CAPITALS = 5  # letters; fewer are an abbreviation
_NARROW = 0.6  # of the other side's width


def is_contact_column(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether the left side is short lines without a date, an e-mail address among them."""
    if not any("@" in word.text for row in left for word in row):
        return False
    short = all(len(row) <= _MOST_WORDS and not row[0].bullet and not is_time_span(row) for row in left)
    return short and _width(left) <= _NARROW * _width(right)


def have_headings(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether both sides have headings, larger than their text or in bold capitals, at their left edges: the right side
    two or more.

    Columns whose lines share their baselines look like a table; its cells have no headings below each other.
    """
    if _headings(right) >= _FEWEST_HEADINGS and _headings(left) > 0:
        return True
    start = right[0][0].baseline - _LEVEL * right[0][0].size
    return _are_lists_side_by_side([row for row in left if row[0].baseline >= start], right)


def _are_lists_side_by_side(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether both sides begin with their headings on one line, larger than all below: no table's head is."""
    if min(len(left), len(right)) < _FEWEST_LINES or _headings(left) != 1 or _headings(right) != 1:
        return False
    level = abs(left[0][0].baseline - right[0][0].baseline) <= _LEVEL * left[0][0].size
    alike = round(left[0][0].size, 1) == round(right[0][0].size, 1)
    headed = all(side[0][0].size > _HEADING * max(row[0].size for row in side[1:]) for side in (left, right))
    return level and alike and headed


def _headings(rows: Sequence[Row]) -> int:
    usual = statistics.median_low([row[0].size for row in rows])
    edge = min(row[0].left for row in rows)
    return sum(
        (row[0].size > _HEADING * usual or _is_in_capitals(row))
        and len(row) <= _HEADING_WORDS
        and abs(row[0].left - edge) <= _EDGE
        for row in rows
    )


def _is_in_capitals(row: Row) -> bool:
    text = "".join(word.text for word in row)
    return text.isupper() and sum(map(str.isalpha, text)) >= _CAPITALS and all(word.bold for word in row)


def is_overflowing(row: Row, index: int) -> bool:
    """Whether a word of a row is an address that runs into the next column, over the beginning of its text."""
    return "@" in row[index].text and index + 1 < len(row) and row[index + 1].left < row[index].x1


def _width(rows: Sequence[Row]) -> float:
    return max(row[-1].x1 for row in rows) - min(row[0].left for row in rows)
