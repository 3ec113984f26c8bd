"""Places and dates in a narrow column on the right, each beside the beginning of an entry. Pure; points.

Such a column is set by its left edge and may hold several lines an entry, so that it looks like a column of the page;
read as one, every date would lose its job.
"""

import itertools
from collections.abc import Sequence

from services.ingest.reading.pdf.cards import YEAR
from services.ingest.reading.pdf.words import Row

_MOST_LINES = 4
_MOST_WORDS = 5
_PAGE_NUMBER = 7  # characters: "12 / 34"
_NARROW = 0.5  # of the other side's width
_TIGHT = 1.7  # em between the lines of one note
_NEAR = 0.2  # em
_FEWEST = 2
_DATED = 0.5  # share of the notes


def are_side_notes(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether the right side is notes to entries of the left side."""
    if any(row[0].bullet or len(row) > _MOST_WORDS for row in right) or _width(right) > _NARROW * _width(left):
        return False
    right = [row for row in right if not _is_page_number(row)]
    starts = [row for above, row in itertools.pairwise([None, *left]) if row is not None and _begins_entry(above, row)]
    notes: list[list[Row]] = []
    for row in right:
        if notes and not _is_beside_any(row, starts) and _step(notes[-1][-1], row) <= _TIGHT * row[0].size:
            notes[-1].append(row)
        elif _is_beside_any(row, starts):
            notes.append([row])
        else:
            return False
    dated = sum(any(YEAR.search(word.text) for row in note for word in row) for note in notes)
    return len(notes) >= _FEWEST and all(len(note) <= _MOST_LINES for note in notes) and dated >= _DATED * len(notes)


def _is_page_number(row: Row) -> bool:
    text = "".join(word.text for word in row)
    return len(text) <= _PAGE_NUMBER and not any(map(str.isalpha, text)) and YEAR.search(text) is None


def _begins_entry(above: Row | None, row: Row) -> bool:
    """Whether a row is no list item and does not go on from the row above."""
    if row[0].bullet:
        return False
    return above is None or above[0].bullet or row[0].bold or _step(above, row) > _TIGHT * row[0].size


def _is_beside_any(row: Row, others: Sequence[Row]) -> bool:
    return any(abs(row[0].baseline - other[0].baseline) <= _NEAR * row[0].size for other in others)


def _step(above: Row, row: Row) -> float:
    return row[0].baseline - above[0].baseline


def _width(rows: Sequence[Row]) -> float:
    return max(row[-1].x1 for row in rows) - min(row[0].left for row in rows)
