"""Tables of a page: cells whose text wraps are read whole, row by row of cells. Pure; points from the top left.

Three kinds of evidence: a grid of ruling lines; lines between the rows alone; or nothing but white space. Without
a grid a table is taken for one only if every line that goes on below had no room for the next word: so titles
above employers with dates at the margin are not run together.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from services.ingest.reading.normalization import PDFIUM_HYPHEN
from services.ingest.reading.pdf.rules import Band, Rule, grids, row_rules
from services.ingest.reading.pdf.words import Row, Word, rows_of

_BLANK = 0.2  # em: the narrowest blank between words
_MOST_PADDING = 6.0  # points between a cell's text and its rules; more is alignment to the right or the middle
_PADDING = 3.0  # points between a cell's text and its rule where no line tells
_ROW_CHARACTERS = 200
"""A row of cells up to this length is read as one line."""
_ROW_STEP = 1.25
"""times the distance of lines in a cell: the least distance of rows that only white space parts"""
_NARROW_COLUMNS = 4
_NARROW_SLACK = 0.95
"""of the room in a narrow column: word processors and this reader measure blanks and padding a little differently"""
_GUTTER_EM = 0.8
_MOST_CELL_LINES = 6
"""in a table without a grid; more is running text"""

Cell = list[Word]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells with their words, by row. `rooms` are the points that a line of each cell of a row may be long."""

    rows: list[list[Cell]]
    rooms: list[list[float]]

    def words(self) -> list[Word]:
        return [word for row in self.rows for cell in row for word in cell]


def ruled_tables(words: Sequence[Word], rules: Sequence[Rule]) -> list[Table]:
    """Tables within grids, and tables with lines between their rows, none over another."""
    found = [table for bands in grids(rules) if (table := _in_grid(words, bands)) is not None]
    taken = {id(word) for table in found for word in table.words()}
    for group in row_rules(rules):
        free = [word for word in words if id(word) not in taken]
        table = _between_rules(free, group)
        if table is not None:
            found.append(table)
            taken |= {id(word) for word in table.words()}
    return found


def _in_grid(words: Sequence[Word], bands: Sequence[Band]) -> Table | None:
    rows: list[list[Cell]] = []
    rooms: list[list[float]] = []
    for band in bands:
        cells: list[Cell] = []
        cell_rooms: list[float] = []
        for left, right in itertools.pairwise(band.edges):
            cell = [
                word
                for word in words
                if band.top < _middle(word) <= band.bottom and left < (word.x0 + word.x1) / 2 <= right
            ]
            if cell:
                padding = max(0.0, min(word.left for word in cell) - left)
                cells.append(cell)
                cell_rooms.append(right - left - 2 * min(padding, _MOST_PADDING))
        if cells:
            rows.append(cells)
            rooms.append(cell_rooms)
    return Table(rows, rooms) if sum(len(row) > 1 for row in rows) >= 2 else None


def _middle(word: Word) -> float:
    """The height of a small letter's middle: it lies on one side of a rule, whichever the rule is near to."""
    return word.baseline - 0.25 * word.size


def _between_rules(words: Sequence[Word], rules: Sequence[Rule]) -> Table | None:
    """Bands between rules, with what stands right above the first and below the last."""
    left, right = rules[0].x0 - _PADDING, rules[0].x1 + _PADDING
    heights = [below.y0 - above.y0 for above, below in itertools.pairwise(rules)]
    inside = [word for word in words if left <= word.x0 and word.x1 <= right]
    edges = [rules[0].y0 - max(heights), *(rule.y0 for rule in rules), rules[-1].y0 + max(heights)]
    bands = [
        rows_of(word for word in inside if top < _middle(word) <= bottom) for top, bottom in itertools.pairwise(edges)
    ]
    inner = [band for band in bands[1:-1] if band]
    for candidate in ([*bands[:-1]], [*bands], [*bands[1:]], inner):
        table = _of_bands([band for band in candidate if band])
        if table is not None:
            return table
    return None


def unruled_table(rows: Sequence[Row]) -> tuple[int, int, Table] | None:
    """(first row, row after the last, table) of a table among the rows that white space alone shows.

    It has three columns or more, or wrapped cells before the last column in two rows, and all columns in the first
    line of every row. A head with one row below is a table where two of three or more cells wrap.
    """
    start = next((index for index, row in enumerate(rows) if _white_strips(row)), len(rows))
    steps = [below[0].baseline - above[0].baseline for above, below in itertools.pairwise(rows[start:])]
    if len(steps) < 2 or min(steps) <= 0 or max(steps) < _ROW_STEP * min(steps):
        return None
    bands: list[list[Row]] = [[rows[start]]]
    for step, row in zip(steps, rows[start + 1 :], strict=True):
        if step >= _ROW_STEP * min(steps):
            bands.append([])
        bands[-1].append(row)
    while bands and not _white_strips(bands[-1][0]):
        bands.pop()
    if len(bands) < 2 or max(map(len, bands)) < 2:
        return None
    table = _of_bands(bands)
    if table is None or len({len(row) for row in table.rows}) != 1:
        return None
    inner = sum(any(len(rows_of(cell)) > 1 for cell in row[:-1]) for row in table.rows)
    if not inner or (len(table.rows[0]) < 3 and inner < 2):
        return None
    if len(bands) == 2 and (len(bands[0]) > 1 or sum(len(rows_of(cell)) > 1 for cell in table.rows[1]) < 2):
        return None
    return start, start + sum(map(len, bands)), table


def _of_bands(bands: Sequence[list[Row]]) -> Table | None:
    """The table of these rows, when white strips part columns through all of them and every cell is one wrapped
    text."""
    words = [word for band in bands for row in band for word in row]
    if len(bands) < 2 or any(len(band) > _MOST_CELL_LINES for band in bands):
        return None
    strips = _white_strips(words)
    if not strips:
        return None
    columns = len(strips) + 1
    bounds = [float("-inf"), *strips, float("inf")]
    columns_words = [
        [word for word in words if left <= word.left < right] for left, right in itertools.pairwise(bounds)
    ]
    reach = [max(word.x1 for word in own) - min(word.left for word in own) for own in columns_words]
    rows: list[list[Cell]] = []
    rooms: list[list[float]] = []
    for band in bands:
        cells = [
            [word for row in band for word in row if left <= word.left < right]
            for left, right in itertools.pairwise(bounds)
        ]
        if any(cell and not is_wrapped(rows_of(cell), room) for cell, room in zip(cells, reach, strict=True)):
            return None
        filled = [index for index in range(columns) if cells[index]]
        rows.append([cells[index] for index in filled])
        rooms.append([reach[index] for index in filled])
    full = sum(len(row) == columns for row in rows)
    return Table(rows, rooms) if full >= 2 and 3 * full >= 2 * len(rows) else None


def _white_strips(words: Sequence[Word]) -> list[float]:
    """The left edges of what stands behind each strip that no word crosses."""
    em = sorted(word.size for word in words)[len(words) // 2]
    strips: list[float] = []
    end = float("inf")
    for word in sorted(words, key=lambda item: item.left):
        if word.left - end >= _GUTTER_EM * em:
            strips.append(word.left)
        end = word.x1 if end == float("inf") else max(end, word.x1)
    return strips


def is_wrapped(rows: Sequence[Row], room: float) -> bool:
    """True when the rows are one text: no line had room (in points) for the first word of the next."""
    for above, below in itertools.pairwise(rows):
        first, last = below[0], above[-1]
        taken = last.x1 - above[0].left + _BLANK * last.size
        if first.bullet or taken + first.x1 - first.x0 <= room:
            return False
    return True


def row_parts(row: Sequence[Cell], rooms: Sequence[float]) -> list[Row] | None:
    """The cells of a row as parts of one line; None when one of them is no single text or they are too long."""
    found: list[Row] = []
    slack = _NARROW_SLACK if len(row) >= _NARROW_COLUMNS else 1.0
    for cell, room in zip(row, rooms, strict=True):
        lines = rows_of(cell)
        if any(word.bullet for word in cell) or not is_wrapped(lines, slack * room):
            return None
        found.append(run_on(itertools.chain.from_iterable(lines)))
    length = sum(len(word.text) + 1 for part in found for word in part)
    return found if length <= _ROW_CHARACTERS else None


def leading_parts(row: Sequence[Cell], rooms: Sequence[float]) -> list[Row]:
    """The cells before the last one as parts of one line, where the last one alone is no single text: period, employer
    and title beside the duties. Nothing for rows of fewer than three cells, of other cells, or with fewer than two
    names: a section's title may stand beside dates."""
    names = sum(not any(character.isdigit() for word in cell for character in word.text) for cell in row[:-1])
    if len(row) < 3 or names < 2 or row_parts(row[-1:], rooms[-1:]) is not None:
        return []
    return row_parts(row[:-1], rooms[:-1]) or []


def run_on(words: Iterable[Word]) -> Row:
    """Words in a row, with those joined that a line's end broke."""
    found: Row = []
    for word in words:
        if found and found[-1].text.endswith(PDFIUM_HYPHEN):
            # pdfium does not tell a hyphen that was written from one that only breaks a word; names keep theirs.
            # In a heading of capitals it is more often a break.
            hyphen = "-" if word.text[:1].isupper() and not (word.text + found[-1].text[:-1]).isupper() else ""
            found[-1].text = found[-1].text[:-1] + hyphen + word.text
        else:
            found.append(word)
    return found
