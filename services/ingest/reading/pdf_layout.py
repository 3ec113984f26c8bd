"""Words of one page to lines in reading order. Pure; coordinates are points from the page's top left corner.

A page is cut at gutters: white strips that run down several rows with text of its own flow on both sides.
What stands above a gutter is read first, then the left side, the right side, and what stands below; each part
is cut again. Where no gutter is found a row is read across: a date at the right margin stays on its title's
line.
"""

import itertools
import statistics
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from services.ingest.reading.pdf_rules import Rule
from services.ingest.reading.pdf_tables import Table, row_parts, ruled_tables, unruled_table
from services.ingest.reading.pdf_words import Row, Word, rows_of, usual_size

_GUTTER_EM = 0.7
_GUTTER_POINTS = 5.0
_MIN_ROWS = 3
"""rows on each side of a gutter"""
_MAX_DEPTH = 4
_CANDIDATES = 12
_ALIGNED = 0.8
"""share of the sparser side's rows on the other side's baselines from which the two are read across"""
_SAME_BASELINE = 0.15  # em
_FLOW_ROWS = 6
"""rows without a gap that make a flow of their own, even on the other side's baselines"""
_FULL_LINE = 0.85
"""of a column's width: a line that was wrapped"""
_TIGHT = 1.7
"""em between the baselines of lines of one block"""
_WIDE_GAP = 1.3  # em; justified lines stretch blanks to about one
_STOP_GAP = 0.5  # em; with a tab stop in it
_LAYOUT_CELL_LINES = 3
"""A cell with this many lines is a column of the page's layout rather than a value in a table."""
_GAP_RATIO = 1.3
"""times the usual distance of lines: a gap between blocks"""


@dataclass(slots=True)
class LayoutLine:
    """Words of one line, in parts that wide gaps separate."""

    parts: list[Row]
    column: int
    blank_before: bool = False
    in_table: bool = False
    """one row of a table, whose cells may be several lines high"""

    @property
    def first(self) -> Word:
        return self.parts[0][0]

    @property
    def lowest(self) -> float:
        """The baseline of its last visual line."""
        return max(part[-1].baseline for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A white strip."""

    x: float
    """the right side starts here"""
    top: int
    bottom: int
    """rows of the region from top to bottom (excluded)"""


@dataclass(frozen=True, slots=True)
class _Region:
    """A part of the page that is read across, row by row."""

    rows: list[Row]
    column: int
    stops: list[_Gutter]


@dataclass(slots=True)
class _Columns:
    """The next free column number of a page."""

    last: int = 0


def lines_of(words: Sequence[Word], rules: Sequence[Rule] = ()) -> list[LayoutLine]:
    """Lines in reading order, with gaps between blocks marked. `rules` are the lines drawn on the page."""
    em = usual_size(words)
    columns = _Columns()
    tables = {id(word): table for table in ruled_tables(words, rules) for word in table.words()[:1]}
    regions = _order(_with_places(words, list(tables.values())), 0, columns, 0, em)
    lines: list[LayoutLine] = []
    for region in regions:
        found = [part for line in _across(region) for part in _with_table(line, tables, columns, em)]
        _mark_gaps(found)
        if found and lines:
            found[0].blank_before = True
        lines += found
    return lines


def _with_places(words: Sequence[Word], tables: Sequence[Table]) -> list[Word]:
    """The words, with each table's first word in the place of all of them, as wide as the table."""
    left_out: set[int] = set()
    places: list[Word] = []
    for table in tables:
        own = table.words()
        left_out |= {id(word) for word in own}
        places.append(own[0])
    return [word for word in words if id(word) not in left_out] + places


def _with_table(line: LayoutLine, tables: dict[int, Table], columns: "_Columns", em: float) -> list[LayoutLine]:
    """The line; or, where it is the place of a table, the table's lines."""
    if not any(id(word) in tables for part in line.parts for word in part):
        return [line]
    found: list[LayoutLine] = []
    for part in line.parts:
        others = [word for word in part if id(word) not in tables]
        if others:
            found.append(LayoutLine([others], line.column))
        for word in part:
            if id(word) in tables:
                found += _table_lines(tables[id(word)], line.column, columns, em)
    return found


def _table_lines(table: Table, column: int, columns: "_Columns", em: float) -> list[LayoutLine]:
    """Each row as one line where it is short; otherwise cell by cell."""
    found: list[LayoutLine] = []
    for row, rooms in zip(table.rows, table.rooms, strict=True):
        parts = row_parts(row, rooms)
        if parts is not None:
            found.append(LayoutLine(parts, column, in_table=True))
            continue
        is_layout = len(row) > 1 and any(len(rows_of(cell)) >= _LAYOUT_CELL_LINES for cell in row)
        for index, cell in enumerate(row):
            if is_layout and index:
                columns.last += 1
            own = columns.last if is_layout and index else column
            for number, region in enumerate(_order(cell, own, columns, 1, em)):
                lines = _across(region)
                lines[0].blank_before = bool(number) or is_layout
                found += lines
    return found


def _order(words: list[Word], column: int, columns: _Columns, depth: int, em: float) -> list["_Region"]:
    """The parts of the page, in reading order."""
    rows = rows_of(words)
    gutter, stops = _find_gutter(rows, em) if depth < _MAX_DEPTH else (None, [])
    if gutter is None:
        return [_Region(rows, column, stops)] if rows else []
    middle = list(itertools.chain.from_iterable(rows[gutter.top : gutter.bottom]))
    above = list(itertools.chain.from_iterable(rows[: gutter.top]))
    below = list(itertools.chain.from_iterable(rows[gutter.bottom :]))
    left = [word for word in middle if word.left < gutter.x]
    right = [word for word in middle if word.left >= gutter.x]
    parts = _order(above, column, columns, depth + 1, em)
    parts += _order(left, column, columns, depth + 1, em)
    columns.last += 1
    parts += _order(right, columns.last, columns, depth + 1, em)
    return parts + _order(below, column, columns, depth + 1, em)


def _find_gutter(rows: list[Row], em: float) -> tuple[_Gutter | None, list[_Gutter]]:
    """(the white strip with the most rows on its thinner side whose two sides are columns, strips that are
    tab stops).

    A tab stop is a strip whose two sides are read across: what stands before it is a part of its line.
    """
    width = max(_GUTTER_POINTS, _GUTTER_EM * em)
    scored: list[tuple[int, float, _Gutter]] = []
    for x in _candidates(rows, width):
        for top, bottom in _free_runs(rows, x, width):
            left = sum(row[0].left < x for row in rows[top:bottom])
            right = sum(row[-1].left >= x for row in rows[top:bottom])
            if min(left, right) >= _MIN_ROWS:
                scored.append((min(left, right), -x, _Gutter(x, top, bottom)))
    scored.sort(key=lambda item: item[:2], reverse=True)
    stops: list[_Gutter] = []
    for _, _, gutter in scored[:_CANDIDATES]:
        trimmed = _trim(rows, gutter, em)
        if _are_columns(rows[trimmed.top : trimmed.bottom], gutter.x):
            return trimmed, []
        stops.append(gutter)
    return None, stops


def _candidates(rows: list[Row], width: float) -> list[float]:
    """Where several rows start, or go on after a gap: the possible left edges of a right column."""
    edges: list[float] = []
    for row in rows:
        end = float("-inf")
        for word in row:
            if word.left - end >= width:
                edges.append(word.left)
            end = max(end, word.x1)
    edges.sort()
    found: Counter[float] = Counter()
    start = edges[0] if edges else 0.0
    for edge in edges:  # edges within two points are one
        if edge - start > 2.0:
            start = edge
        found[start] += 1
    leftmost = min((row[0].left for row in rows), default=0.0)
    return [edge - 0.5 for edge, count in found.items() if count >= 2 and edge > leftmost + 2 * width]


def _free_runs(rows: list[Row], x: float, width: float) -> list[tuple[int, int]]:
    """(start, end) of the runs of rows with no word in the strip that ends at `x`."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index in range(len(rows) + 1):
        if index == len(rows) or not _is_free(rows[index], x, width):
            if index - start >= _MIN_ROWS:
                runs.append((start, index))
            start = index + 1
    return runs


def _is_free(row: Row, x: float, width: float) -> bool:
    index = bisect_left(row, x, key=lambda word: word.left)
    return index == 0 or max(word.x1 for word in row[max(0, index - 3) : index]) <= x - width + 0.6


def _trim(rows: list[Row], gutter: _Gutter, em: float) -> _Gutter:
    """Leave rows of one side at the end to what follows, where text across the gutter follows after a gap."""
    if gutter.bottom == len(rows):
        return gutter
    last = max(index for index in range(gutter.top, gutter.bottom) if rows[index][-1].left >= gutter.x)
    for index in range(last + 1, gutter.bottom):
        if rows[index][0].baseline - rows[index - 1][0].baseline > _TIGHT * em:
            return _Gutter(gutter.x, gutter.top, index)
    return gutter


def _are_columns(rows: list[Row], x: float) -> bool:
    """True when both sides have a flow of their own; False for tables, dates at a margin, labels before
    values."""
    left = rows_of(word for row in rows for word in row if word.left < x)
    right = rows_of(word for row in rows for word in row if word.left >= x)
    if min(len(left), len(right)) < _MIN_ROWS:
        return False
    if left[-1][0].baseline < right[0][0].baseline or right[-1][0].baseline < left[0][0].baseline:
        return False
    sparse, dense = sorted((left, right), key=len)
    baselines = sorted(row[0].baseline for row in dense)
    aligned = sum(_is_near(baselines, row[0].baseline, _SAME_BASELINE * row[0].size) for row in sparse)
    if aligned < _ALIGNED * len(sparse):
        return True
    return _longest_block(sparse) >= _FLOW_ROWS and _is_wrapped(left) and _is_wrapped(right)


def _is_near(values: list[float], value: float, tolerance: float) -> bool:
    index = bisect_left(values, value - tolerance)
    return index < len(values) and values[index] <= value + tolerance


def _longest_block(rows: list[Row]) -> int:
    longest = current = 1
    for above, row in itertools.pairwise(rows):
        current = current + 1 if row[0].baseline - above[0].baseline <= _TIGHT * row[0].size else 1
        longest = max(longest, current)
    return longest


def _is_wrapped(rows: list[Row]) -> bool:
    """A third of the lines or more reach the right edge."""
    start, end = min(row[0].left for row in rows), max(row[-1].x1 for row in rows)
    return 3 * sum(row[-1].x1 - start >= _FULL_LINE * (end - start) for row in rows) >= len(rows)


def _parts(row: Row, stops: list[float]) -> list[Row]:
    """The row cut at wide gaps and at tab stops."""
    parts = [[row[0]]]
    for left, right in itertools.pairwise(row):
        em = max(left.size, right.size)
        at_stop = right.left - left.x1 > _STOP_GAP * em and any(left.x1 < x <= right.left for x in stops)
        if at_stop or right.left - left.x1 > _WIDE_GAP * em:
            parts.append([])
        parts[-1].append(right)
    return parts


def _across(region: _Region) -> list[LayoutLine]:
    """Each row as one line, except notes beside a list, and tables whose cells wrap."""
    start, end, table = _aligned_table(region)
    lines: list[LayoutLine] = []
    for rows, first in ((region.rows[:start], 0), (region.rows[end:], end)):
        reader = _AcrossReader(region.column)
        for index, row in enumerate(rows, first):
            reader.add(_parts(row, [stop.x for stop in region.stops if stop.top <= index < stop.bottom]))
        lines += reader.lines
        if not first and table:
            lines += table
    return lines


def _aligned_table(region: _Region) -> tuple[int, int, list[LayoutLine]]:
    """(first row, row after the last, lines) of a table that white space alone shows; all rows are before one that
    is not there."""
    for top, bottom in sorted({(stop.top, stop.bottom) for stop in region.stops}, key=lambda run: run[0] - run[1]):
        found = unruled_table(region.rows[top:bottom])
        if found is None:
            continue
        first, last, table = found
        whole = [row_parts(row, rooms) for row, rooms in zip(table.rows, table.rooms, strict=True)]
        lines = [LayoutLine(parts, region.column, in_table=True) for parts in whole if parts is not None]
        if len(lines) == len(whole):
            return top + first, top + last, lines
    return len(region.rows), len(region.rows), []


class _AcrossReader:
    """Reads rows across.

    A note of several lines at the margin (place, date, duration) starts beside a title and goes on beside the
    list items under it. Its later lines are moved before the list, so that items stay whole.
    """

    def __init__(self, column: int) -> None:
        self.lines: list[LayoutLine] = []
        self._column = column
        self._list_at: int | None = None  # the index of the current list's first line
        self._item_x = 0.0
        self._notes: list[Row] = []  # parts of the last row that may go on below

    def add(self, parts: list[Row]) -> None:
        main = next((index for index, part in enumerate(parts) if self._is_item(part)), None)
        going_on = [
            part
            for index, part in enumerate(parts)
            if index != main and any(_goes_on(note, part) for note in self._notes)
        ]
        if main is None and not (self._list_at is not None and going_on and len(parts) == 1):
            self.lines.append(LayoutLine(parts, self._column))
            self._list_at = None
            self._notes = [parts[0], parts[-1]] if len(parts) > 1 else []
            return
        if self._list_at is None:
            self._list_at = len(self.lines)
        for note in going_on:
            self.lines.insert(self._list_at, LayoutLine([note], self._column))
            self._list_at += 1
        self._notes = going_on
        if main is not None:
            first = parts[main][0]
            self._item_x = first.x0 if first.bullet else self._item_x
            moved = {id(part) for part in going_on}
            self.lines.append(LayoutLine([part for part in parts if id(part) not in moved], self._column))

    def _is_item(self, part: Row) -> bool:
        """A list item, or the next line of one (indented like the item's text)."""
        first = part[0]
        if first.bullet:
            return True
        if self._list_at is None or not self.lines:
            return False
        below = first.baseline - self.lines[-1].first.baseline
        return abs(first.x0 - self._item_x) <= 0.3 * first.size and below <= _TIGHT * first.size


def _goes_on(note: Row, part: Row) -> bool:
    """True when `part` stands right under `note`."""
    below = part[0].baseline - note[0].baseline
    return 0 < below <= _TIGHT * part[0].size and part[0].left < note[-1].x1 and note[0].left < part[-1].x1


def _mark_gaps(lines: list[LayoutLine]) -> None:
    """Mark lines that follow a gap clearly wider than the usual distance of lines in this part of the
    page."""
    if not lines:
        return
    em = statistics.median_low(line.first.size for line in lines)
    steps = [(line.first.baseline - above.lowest) / em for above, line in itertools.pairwise(lines)]
    ordinary = [step for step in steps if 0.8 <= step <= 2.2]
    usual = statistics.median_low(ordinary) if ordinary else 1.2
    for (above, line), step in zip(itertools.pairwise(lines), steps, strict=True):
        gap = step > _GAP_RATIO * usual and not (above.in_table and line.in_table)
        line.blank_before = line.blank_before or gap
