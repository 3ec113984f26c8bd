"""Cells side by side whose text goes on in the next row of the page. Pure; points from the page's top left corner.

A title before its date, or groups of skills next to each other: each is one text, which a row read across would part.
What stands below a cell is its rest where the cell's last word or the next one tells (a comma, a hyphen, a small
letter), or where an enumeration had no room for the next word.
"""

from collections.abc import Sequence

from services.ingest.reading.normalization import PDFIUM_HYPHEN
from services.ingest.reading.pdf.open_dates import is_time_span
from services.ingest.reading.pdf.tables import run_on
from services.ingest.reading.pdf.words import Row

_SAME_LEFT = 2.0  # points
_SAME_SIZE = 0.5  # points
_TIGHT = 1.5  # em
_BLANK = 0.25  # em
_APART = 0.5  # em between a cell and the next one
_FLUSH = 1.0  # em
_NARROW = 0.25  # of a line
_REST_WORDS = 7
_OPEN = (",", PDFIUM_HYPHEN)


def take_rest(above: list[Row], below: Sequence[Row], edge: float) -> bool:
    """Put the parts of a row behind those of the row above whose text they end; False, and nothing done, where one of
    them is something else.

    `edge` is how far to the right the lines of this part of the page reach.
    """
    if len(above) == 1 and len(below) == 2 and is_time_span(below[1]) and not above[0][0].bullet:
        return _takes_dated_rest(above, below)
    if len(above) < 2 or any(part[0].bullet for part in (*above, *below)) or any(map(is_time_span, below)):
        return False
    cells = _justified(above, below)
    places = [_cell_over(cells, part) for part in below]
    if None in places or len(set(places)) < len(places):
        return False
    pairs = [(place, part) for place, part in zip(places, below, strict=True) if place is not None]
    is_told = any(map(is_time_span, cells)) or len(cells) > 2 or len(below) > 1
    for place, part in pairs:
        cell = cells[place]
        is_broken = cell[-1].text.endswith(PDFIUM_HYPHEN)
        limit = cells[place + 1][0].left - _APART * part[0].size if place + 1 < len(cells) else edge
        if is_time_span(cell) or not (is_broken or (is_told and _goes_on(cell, part, limit))):
            return False
    for place, part in pairs:
        cells[place] = run_on([*cells[place], *part])
    above[:] = cells
    return True


def _takes_dated_rest(above: list[Row], below: Sequence[Row]) -> bool:
    """The same where the date stands behind the last line of a title that fills the line above."""
    rest = below[0]
    if rest[0].bullet or _cell_over(above, rest) is None or not _is_open(above[0], rest):
        return False
    above[:] = [run_on([*above[0], *rest]), below[1]]
    return True


def _justified(above: Sequence[Row], below: Sequence[Row]) -> list[Row]:
    """The parts of a row, those as one that the wide blanks of a justified line part: they stand over one part of the
    next row, from its left edge to its right one."""
    cells: list[Row] = []
    for part in above:
        over = next((row for row in below if cells and abs(cells[-1][0].left - row[0].left) <= _SAME_LEFT), None)
        if over is not None and part[-1].x1 <= over[-1].x1 + _FLUSH * part[0].size:
            cells[-1] = [*cells[-1], *part]
        else:
            cells.append(list(part))
    return cells


def _cell_over(cells: Sequence[Row], part: Row) -> int | None:
    """The cell that a part of the next row stands right under, set alike."""
    first = part[0]
    for place, cell in enumerate(cells):
        last = cell[-1]
        alike = abs(last.size - first.size) <= _SAME_SIZE and last.bold == first.bold
        near = 0 < first.baseline - last.baseline <= _TIGHT * first.size
        if alike and near and abs(cell[0].left - first.left) <= _SAME_LEFT:
            return place
    return None


def _goes_on(cell: Row, part: Row, limit: float) -> bool:
    last, first = cell[-1], part[0]
    if _is_open(cell, part):
        return True
    no_room = last.x1 + _BLANK * first.size + first.x1 - first.x0 > limit
    # A sentence below a full line may be one of its own; the rest of an employer and a place is no sentence.
    return no_room and _is_enumerated(cell) and len(part) <= _REST_WORDS and (len(part) <= 2 or _is_enumerated(part))


def _is_open(cell: Row, part: Row) -> bool:
    first = part[0].text
    return cell[-1].text.endswith(_OPEN) or (first[:1].islower() and first.rstrip(".,;").isalpha())


def is_narrow_rest(label: Row, part: Row, beside: float, edge: float) -> bool:
    """Whether a part is the next line of a label in a narrow column, which ends where the text `beside` begins: it is
    set like the label, which has no room for its first word. `edge` is where the lines of the page end."""
    last, first = label[-1], part[0]
    alike = abs(last.size - first.size) <= _SAME_SIZE and last.bold == first.bold and not first.bullet
    near = 0 < first.baseline - last.baseline <= _TIGHT * first.size and abs(label[0].left - first.left) <= _SAME_LEFT
    if not (alike and near) or beside - label[0].left > _NARROW * (edge - label[0].left):
        return False
    width = first.x1 - first.x0 + (0.0 if last.text.endswith(PDFIUM_HYPHEN) else last.x1 - label[0].left)
    dated = any(map(str.isdigit, "".join(word.text for word in (*label, *part))))
    is_full = last.text.endswith(PDFIUM_HYPHEN) or width > beside - label[0].left - _APART * first.size
    return is_full and not dated and not label[0].bullet


def wraps_before(note: Row, below: Row, limit: float) -> bool:
    """Whether two bold lines of a note are one name: the first has no room for the next word before `limit`."""
    last, first = note[-1], below[0]
    alike = last.bold and first.bold and abs(last.size - first.size) <= _SAME_SIZE
    same_edge = abs(note[0].left - first.left) <= _SAME_LEFT
    no_room = last.x1 + _BLANK * first.size + first.x1 - first.x0 > limit - _APART * first.size
    return alike and same_edge and no_room and not is_time_span(note) and not is_time_span(below)


def _is_enumerated(part: Row) -> bool:
    return any(word.text.endswith(",") for word in part)
