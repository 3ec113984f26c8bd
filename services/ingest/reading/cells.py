"""Cells of a table's row to lines."""

from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.normalization import WIDE_GAP

_LAYOUT_CELL_LINES = 3
"""A cell with this many lines is a column of the page's layout rather than a value in a table."""
_ROW_CHARACTERS = 200
"""A row of one-line cells up to this length is read as one line."""


def row_lines(cells: list[list[DraftLine]]) -> list[DraftLine]:
    """Short one-line cells as one line with wide gaps; otherwise cell by cell."""
    if len(cells) > 1 and all(len(cell) == 1 and not cell[0].bullet for cell in cells):
        row = [cell[0] for cell in cells]
        if sum(len(line.text) for line in row) <= _ROW_CHARACTERS:
            return [_joined(row)]
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


def _joined(row: list[DraftLine]) -> DraftLine:
    line = row[0]
    for other in row[1:]:
        shift = len(line.text) + len(WIDE_GAP)
        line.text += WIDE_GAP + other.text
        line.links += [(start + shift, end + shift, url) for start, end, url in other.links]
        line.heading = line.heading and other.heading
        line.bold = line.bold and other.bold
    return line
