"""Which cells of a table's row belong together: labels and what they stand beside. Pure.

As `cells.py` does for formats that have tables: a date before or after the text that it dates is read on that text's
first lines, and a title stands above what is in its row.
"""

import itertools
from collections.abc import Sequence

from services.ingest.reading.pdf.labels import Labelled
from services.ingest.reading.pdf.tables import Cell, is_wrapped, run_on
from services.ingest.reading.pdf.words import Row, rows_of

_LABEL_LINES = 3
_LABEL_WORDS = 9
"""two months with their years and a dash, and a place"""
_TITLE_WORDS = 5
_VALUE_LENGTH = 40
"""characters; a value behind a label ("Nationality", "Date of birth") is shorter"""
_SAME_BASELINE = 0.15  # em


def groups_of(row: Sequence[Cell], rooms: Sequence[float]) -> tuple[Row, list[Labelled]]:
    """(the title of the row, which may be empty; its other cells, each with the label beside it).

    `rooms` are the points that a line of each cell may be long.
    """
    cells = list(zip(row, rooms, strict=True))
    title: Row = []
    if len(cells) > 1 and _is_title(*cells[0]):
        title, cells = list(itertools.chain.from_iterable(rows_of(cells[0][0]))), cells[1:]
    groups: list[Labelled] = []
    label: list[Row] = []
    room_before = 0.0
    for index, (cell, room) in enumerate(cells):
        following = cells[index + 1][0] if index + 1 < len(cells) else None
        if not label and following is not None and _is_date(cell, room) and _is_text(following):
            label = _whole_lines(cell, room)
        elif groups and not label and _is_date(cell, room) and _is_beside(cell, groups[-1].block, room_before):
            groups[-1] = Labelled(groups[-1].label, [*groups[-1].block, *cell])
        else:
            groups.append(Labelled(label, cell))
            label, room_before = [], room
    return title, groups


def titled(row: Sequence[Cell], rooms: Sequence[float]) -> tuple[Row, Row] | None:
    """(title, text) of a row of two cells whose second one is too long for a value behind a label."""
    if len(row) != 2 or not _is_title(row[0], rooms[0]) or sum(len(word.text) + 1 for word in row[1]) < _VALUE_LENGTH:
        return None
    return list(itertools.chain.from_iterable(rows_of(row[0]))), list(itertools.chain.from_iterable(rows_of(row[1])))


def _is_title(cell: Cell, room: float) -> bool:
    """A few words without a number, on one line as far as there is room."""
    rows = rows_of(cell)
    return (
        sum(map(len, rows)) <= _TITLE_WORDS
        and not any(word.bullet or any(map(str.isdigit, word.text)) for word in cell)
        and is_wrapped(rows, room)
    )


def _whole_lines(cell: Cell, room: float) -> list[Row]:
    """The lines of a cell, those joined that are one text: a name that had no room for its next word."""
    found: list[Row] = []
    above: Row = []
    for row in rows_of(cell):
        if above and _goes_on(above, row, room):
            found[-1] = run_on([*found[-1], *row])
        else:
            found.append(row)
        above = row
    return found


def _goes_on(above: Row, row: Row, room: float) -> bool:
    first = row[0]
    if first.bold != above[-1].bold or first.text[:1].isdigit():
        return False
    return first.text[:1].islower() or is_wrapped([above, row], room)


def _is_date(cell: Cell, room: float) -> bool:
    """A line or two with a number: when something was, and perhaps where."""
    return (
        len(cell) <= _LABEL_WORDS
        and any(word.text.strip("(")[:1].isdigit() for word in cell)
        and not any(word.bullet for word in cell)
        and len(_whole_lines(cell, room)) <= _LABEL_LINES
    )


def _is_text(cell: Cell) -> bool:
    """Lines that a label can stand before."""
    return not rows_of(cell)[0][0].bullet and any(map(str.isalpha, cell[0].text))


def _is_beside(note: Cell, main: Cell, room: float) -> bool:
    """Whether every line of a note stands on a line of the text that neither opens a list item nor goes on below."""
    rows = rows_of(main)
    for own in rows_of(note):
        near = [
            index
            for index, row in enumerate(rows)
            if abs(row[0].baseline - own[0].baseline) <= _SAME_BASELINE * own[0].size
        ]
        if not near or rows[near[0]][0].bullet:
            return False
        lines = rows[near[0] : near[0] + 2]
        if len(lines) > 1 and is_wrapped(lines, room):
            return False
    return True
