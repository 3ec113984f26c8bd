"""Cells of a table's row to lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.normalization import WIDE_GAP
from services.ingest.reading.pdf.open_dates import NOW

_LAYOUT_CELL_LINES = 3
"""A cell with this many lines is a column of the page's layout rather than a value in a table."""
_ROW_CHARACTERS = 200
"""A row of one-line cells up to this length is read as one line."""
_DASHES = ("-", "–", "—")
_LABEL_LINES = 2
_LABEL_WORDS = 6
_HEAD_LINES, _HEAD_WORDS = 4, 18
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MARKED_LABEL_WORDS = 12  # "Name and type of organisation providing education and training"


def row_lines(cells: list[list[DraftLine]]) -> list[DraftLine]:
    """Short one-line cells as one line with wide gaps; a label before its text; otherwise cell by cell."""
    if len(cells) == 2 and _is_marked_label(*cells):
        cells[0][0].bullet = False
        return [_joined([cells[0][0], cells[1][0]], bold=cells[1][0].bold), *cells[1][1:]]
    if len(cells) == 2 and is_label(cells[0]) and cells[0][0].heading and not cells[1][0].heading:
        cells[0][0].blank_before = True
        return [*cells[0], *cells[1]]
    if len(cells) > 1 and all(len(cell) == 1 and not cell[0].bullet for cell in cells):
        row = [cell[0] for cell in cells]
        if sum(len(line.text) for line in row) <= _ROW_CHARACTERS:
            return [_joined(row)]
    if _are_names_before_duties(cells):
        cells[0][0].blank_before = True
        beside = cells[-1][:1] if len(cells[-1]) > 1 and not cells[-1][0].bullet and cells[-1][1].bullet else []
        return [_joined([line for cell in cells[:-1] for line in cell] + beside), *cells[-1][len(beside) :]]
    labelled = _labelled(*cells) if len(cells) == 2 else None
    if labelled is None and len(cells) == 3:
        labelled = _between_labels(*cells)
    if labelled is not None:
        return labelled
    is_layout = len(cells) > 1 and any(len(cell) >= _LAYOUT_CELL_LINES for cell in cells)
    found: list[DraftLine] = []
    for index, cell in enumerate(cells):
        for line in cell:
            if is_layout and not line.column:
                line.column = index
        if is_layout:
            cell[0].blank_before = True
        found += cell
    return found


@dataclass(frozen=True)
class Merged:
    """A cell that goes on beside the rows below it; `column` is 0 for the first of its row."""

    column: int
    lines: list[DraftLine]


def is_sidebar(cell: list[DraftLine]) -> bool:
    """Whether a cell beside several rows is a column of the page's layout, and no value that holds for them all."""
    return len(cell) > _LAYOUT_CELL_LINES


def with_sidebars(rows: list[DraftLine], merged: Sequence[Merged]) -> list[DraftLine]:
    """The lines of a table's rows, with the columns beside them read whole: first ones before, others behind."""
    before = [line for cell in merged if cell.column == 0 for line in cell.lines]
    behind = [line for cell in merged if cell.column > 0 for line in cell.lines]
    for number, part in enumerate(part for part in (before, rows, behind) if part):
        part[0].blank_before = True
        for line in part:
            line.column = number
    return before + rows + behind


def is_label(cell: list[DraftLine]) -> bool:
    """Whether a cell says only when, where or what is beside it: a line or two of few words."""
    return (
        len(cell) <= _LABEL_LINES
        and not any(line.bullet for line in cell)
        and sum(len(line.text.split()) for line in cell) <= _LABEL_WORDS
    )


def _are_names_before_duties(cells: list[list[DraftLine]]) -> bool:
    """Period, employer and title in a line each, beside what was done there in a cell of several lines or items; or in
    two lines each, where one is a period and the last cell begins with a name."""
    heads = [line for cell in cells[:-1] for line in cell]
    single = all(len(cell) == 1 for cell in cells[:-1])
    names = sum(not any(map(str.isdigit, cell[0].text)) for cell in cells[:-1])
    dated = any(_YEAR.search(line.text) for line in heads) and not cells[-1][0].bullet
    return (
        len(cells) > 2
        and (names > 1 or (names == 1 and dated) if single else dated and _are_short(cells[:-1]))
        and not any(line.bullet or line.heading or "@" in line.text for line in heads)
        and not any(line.heading for line in cells[-1])
        and sum(len(line.text) for line in heads) <= _ROW_CHARACTERS
    )


def _are_short(cells: list[list[DraftLine]]) -> bool:
    return all(len(cell) <= _LABEL_LINES for cell in cells)


def _is_marked_label(left: list[DraftLine], right: list[DraftLine]) -> bool:
    """`• Employer` beside one unmarked value, as in the Europass form for Word: no list item."""
    words = len(left[0].text.split())
    return len(left) == 1 and left[0].bullet and words <= _MARKED_LABEL_WORDS and not right[0].bullet


def _labelled(left: list[DraftLine], right: list[DraftLine]) -> list[DraftLine] | None:
    """Dates and other labels on the line that they stand beside, a section's title above its text; else None."""
    if _is_dated_head(left) and not right[0].bullet and not right[0].heading:
        left[0].blank_before = True
        return [_joined([*left, right[0]], bold=right[0].bold), *right[1:]]
    if is_label(left) and not right[0].bullet and (len(right) == 1 or _has_digit(left)):
        left[0].blank_before = True
        return [_joined([*left, right[0]], bold=right[0].bold), *right[1:]]
    if is_label(right) and _has_digit(right) and len(right) <= len(left) and not any(line.bullet for line in left[:2]):
        left[0].blank_before = True
        beside = [_joined([main, note], bold=main.bold) for main, note in zip(left, right, strict=False)]
        return beside + left[len(right) :]
    if (is_label(left) and (len(left) == 1 or _has_digit(left))) or _is_dated_head(left):
        left[0].blank_before = True
        return left + right
    return None


def _is_dated_head(cell: list[DraftLine]) -> bool:
    """Whether a cell says where and when somebody worked, in a few short lines: no column with contact data."""
    return (
        1 < len(cell) <= _HEAD_LINES
        and not any(line.bullet or line.heading or "@" in line.text for line in cell)
        and sum(len(line.text.split()) for line in cell) <= _HEAD_WORDS
        and any(_YEAR.search(line.text) for line in cell)
    )


def _between_labels(left: list[DraftLine], middle: list[DraftLine], right: list[DraftLine]) -> list[DraftLine] | None:
    """An entry between its time and its place: both on its first line; else None."""
    if not (is_label(left) and is_label(right) and _has_digit(left if _has_digit(left) else right)):
        return None
    if middle[0].bullet:
        return None
    left[0].blank_before = True
    return [_joined([*left, middle[0], *right], bold=middle[0].bold), *middle[1:]]


def _has_digit(cell: list[DraftLine]) -> bool:
    return any(character.isdigit() for line in cell for character in line.text)


def _joined(row: list[DraftLine], *, bold: bool | None = None) -> DraftLine:
    """One line of several; bold as said, else where all of them are."""
    line = row[0]
    for other in row[1:]:
        # "2019", "– 2021", or "2019 –", "2021"
        until = line.text.endswith(_DASHES) and (any(map(str.isdigit, other.text)) or other.text.casefold() in NOW)
        goes_on = until or (line.text[-1:].isdigit() and other.text.startswith(_DASHES))
        gap = " " if goes_on else WIDE_GAP
        shift = len(line.text) + len(gap)
        line.text += gap + other.text
        line.links += [(start + shift, end + shift, url) for start, end, url in other.links]
        line.heading = line.heading and other.heading
        line.bold = line.bold and other.bold
    if bold is not None:
        line.bold = bold
    return line
