"""Words of one page to lines in reading order. Pure; coordinates are points from the page's top left corner.

A page is cut at gutters: white strips that run down several rows with text of its own flow on both sides.
What stands above a gutter is read first, then the left side, the right side, and what stands below; each part
is cut again. Where no gutter is found a row is read across: a date at the right margin stays on its title's
line.
"""

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.ingest.reading.pdf.across import AcrossReader, LayoutLine, without_open_ends
from services.ingest.reading.pdf.cells import groups_of, titled
from services.ingest.reading.pdf.date_margins import set_dates_level
from services.ingest.reading.pdf.gutters import GUTTER_EM, Gutter, find_gutter
from services.ingest.reading.pdf.labels import Labelled, headed_blocks, headed_entries, heading_margin
from services.ingest.reading.pdf.large_lines import large_lines_together
from services.ingest.reading.pdf.level_labels import is_end_above, labelled_side
from services.ingest.reading.pdf.markers import unmark
from services.ingest.reading.pdf.open_dates import LINE_HYPHEN, is_time_span, joined_times, time_edge
from services.ingest.reading.pdf.rules import Rule
from services.ingest.reading.pdf.tables import Table, leading_parts, row_parts, ruled_tables, unruled_table
from services.ingest.reading.pdf.weights import cut_at_weight, label_starts
from services.ingest.reading.pdf.words import Row, Word, rows_of, usual_size

_MAX_DEPTH = 4
_WIDE_GAP = 1.3  # em; justified lines stretch blanks to about one
_APART, _APART_RATIO = 0.62, 2.0  # em; times the usual blank of the row
_STRETCHED_GAPS, _ALIKE = 2, 1.15
_TIME_RATIO = 1.5  # times the usual blank of the row
_BLANK = 0.28  # em
_OTHER_SIZE = 1.5
_STOP_GAP = 0.5  # em; with a tab stop in it
_LAYOUT_CELL_LINES = 3
"""A cell with this many lines is a column of the page's layout rather than a value in a table."""
_ABOVE_HEADING = 0.6  # em
_TITLE = 1.3  # times the size of the label beside it
_SAME_LEFT = 4.0  # points: cells of a table with the same left edge are one column
_GAP_RATIO = 1.3
"""times the usual distance of lines: a gap between blocks"""


@dataclass(frozen=True, slots=True)
class _Region:
    """A part of the page that is read across, row by row."""

    rows: list[Row]
    column: int
    stops: list[Gutter]
    labelled: list[Labelled] | None = None
    """what it is read as instead of rows"""


@dataclass(slots=True)
class _Columns:
    """The next free column number of a page."""

    last: int = 0


def lines_of(words: Sequence[Word], rules: Sequence[Rule] = ()) -> list[LayoutLine]:
    """Lines in reading order, with gaps between blocks marked. `rules` are the lines drawn on the page."""
    em = usual_size(words)
    columns = _Columns()
    set_dates_level(rows_of(words), GUTTER_EM * em)
    found_tables = ruled_tables(words, rules)
    places = [_place_of(table) for table in found_tables]
    tables = {id(place): table for place, table in zip(places, found_tables, strict=True)}
    taken = {id(word) for table in found_tables for word in table.words()}
    regions = _order([*(word for word in words if id(word) not in taken), *places], 0, columns, 0, em)
    lines: list[LayoutLine] = []
    for region in regions:
        found = [part for line in _across(region) for part in _with_table(line, tables, columns, em)]
        _mark_gaps(found)
        if found and lines:
            found[0].blank_before = True
        lines += found
    return lines


def _place_of(table: Table) -> Word:
    """A word as wide as the table that stands for all of it while the page is cut."""
    words = table.words()
    left, right = min(word.left for word in words), max(word.x1 for word in words)
    return replace(words[0], x0=left, left=left, x1=right, bullet=False)


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
    """Each row as one line where it is short; otherwise cell by cell, a label before what it stands beside."""
    found: list[LayoutLine] = []
    numbers: dict[int, int] = {}
    rows = list(zip(table.rows, table.rooms, strict=True))
    has_titles = any(row_parts(*row) is None and groups_of(*row)[0] for row in rows)
    for row, rooms in rows:
        parts = row_parts(row, rooms)
        pair = titled(row, rooms) if has_titles else None
        if parts is not None:
            lines = [LayoutLine(parts, column, in_table=True)]
            if pair is not None:
                lines = [LayoutLine([part], column, blank_before=part is pair[0]) for part in pair]
            found += lines
            continue
        heads = leading_parts(row, rooms)
        if heads:
            found.append(LayoutLine(heads, column, blank_before=True, in_table=True))
            row, rooms = row[-1:], rooms[-1:]
        title, groups = groups_of(row, rooms)
        if title:
            found.append(LayoutLine([title], column, blank_before=True))
        is_layout = len(groups) > 1 and not title
        is_layout = is_layout and any(len(rows_of(group.block)) >= _LAYOUT_CELL_LINES for group in groups)
        for index, group in enumerate(groups):
            own = column
            if is_layout and index:
                left = round(min(word.left for word in group.words()) / _SAME_LEFT)
                if left not in numbers:
                    columns.last += 1
                    numbers[left] = columns.last
                own = numbers[left]
            regions = [_Region([], own, [], [group])] if group.label else _order(group.block, own, columns, 1, em)
            for number, region in enumerate(regions):
                lines = _across(region)
                lines[0].blank_before = bool(number) or is_layout or bool(group.label)
                found += lines
    return found


def _order(words: list[Word], column: int, columns: _Columns, depth: int, em: float) -> list["_Region"]:
    """The parts of the page, in reading order."""
    rows = rows_of(words)
    gutter, stops = find_gutter(rows, em) if depth < _MAX_DEPTH else (None, [])
    if gutter is None:
        return [_Region(large_lines_together(rows), column, stops)] if rows else []
    middle = list(itertools.chain.from_iterable(rows[gutter.top : gutter.bottom]))
    above = list(itertools.chain.from_iterable(rows[: gutter.top]))
    below = list(itertools.chain.from_iterable(rows[gutter.bottom :]))
    left = [word for word in middle if word.left < gutter.x]
    right = [word for word in middle if word.left >= gutter.x]
    margin = None if gutter.cards else heading_margin(left, right)
    if margin is not None:
        start = margin - _ABOVE_HEADING * em
        labelled = headed_blocks(*([w for w in side if w.baseline >= start] for side in (left, right)))
        end = middle[-1].baseline if labelled else float("inf")
        upper = [word for word in words if word.baseline < start]
        lower = [word for word in words if word.baseline > (end if labelled else start)]
        parts = _order(upper, column, columns, depth + 1, em)
        parts += [_Region([], column, stops, labelled)] if labelled else []
        return parts + _order(lower, column, columns, depth + 1, em)
    parts = _order(above, column, columns, depth + 1, em)
    found = None if gutter.cards else _labelled(left, right)
    if found is not None:
        parts.append(_Region([], column, stops, found[0]))
        return parts + _order([*found[1], *below], column, columns, depth + 1, em)
    parts += _order(left, column, columns, depth + 1, em)
    beside = column
    if not gutter.cards:
        columns.last += 1
        beside = columns.last
    parts += _order(right, beside, columns, depth + 1, em)
    return parts + _order(below, column, columns, depth + 1, em)


def _labelled(left: list[Word], right: list[Word]) -> tuple[list[Labelled], list[Word]] | None:
    """The right side with labels in the margin, and the words not among them; None where the left is a column."""
    entries = headed_entries(left, right)
    if entries is not None:
        return entries
    labelled = labelled_side(left, right)
    return (labelled, []) if labelled is not None else None


def _parts(row: Row, stops: list[float]) -> list[Row]:
    """The row cut at wide gaps and at tab stops."""
    parts = [[row[0]]]
    usual, stretched = _usual_gap(row), _stretched_gap(row)
    edge, labels = time_edge(row), label_starts(row)
    for position, (left, right) in enumerate(itertools.pairwise(row), 1):
        em, gap = max(left.size, right.size), right.left - left.x1
        at_stop = gap > _STOP_GAP * em and any(left.x1 < x <= right.left for x in stops)
        # Tags and cells with little padding: far wider than the blanks of their line, which justified lines have alike.
        apart = gap > _APART * em and gap > _APART_RATIO * usual
        # A name, and what somebody is behind it in small letters.
        other_size = em > _OTHER_SIZE * min(left.size, right.size) and gap > 0.2 * em
        # Dates at a margin may stand close to what they date.
        at_time = position == edge and gap > _TIME_RATIO * usual
        wide = gap > _WIDE_GAP * em and gap > stretched
        # A word that is broken ends its line: what follows in the row stands in another column.
        broken = left.text.endswith(LINE_HYPHEN)
        if (
            right.bullet
            or broken
            or at_stop
            or at_time
            or position in labels
            or (apart and gap > stretched)
            or other_size
            or wide
        ):
            parts.append([])
        parts[-1].append(right)
    return [phrase for part in joined_times(parts) for phrase in cut_at_weight(part)]


def _usual_gap(row: Row) -> float:
    """The usual blank of a row, in points; that of most fonts where nothing tells."""
    gaps = [
        right.left - left.x1
        for left, right in itertools.pairwise(row)
        if 0 < right.left - left.x1 <= _APART * max(left.size, right.size)
    ]
    return statistics.median_low(gaps) if gaps else _BLANK * row[0].size


def _stretched_gap(row: Row) -> float:
    """Up to which width, in points, gaps are the blanks of a line that was justified by far; 0 in other lines.

    Such blanks are all alike, and behind a comma as wide as elsewhere; the cells of a table are not.
    """
    gaps = [(right.left - left.x1, left) for left, right in itertools.pairwise(row)]
    wide = [gap for gap, left in gaps if gap > _APART * left.size]
    if len(wide) < _STRETCHED_GAPS:
        return 0.0
    usual = statistics.median_low(wide)
    alike = [left for gap, left in gaps if usual / _ALIKE <= gap <= _ALIKE * usual]
    is_sentence = len(alike) >= _STRETCHED_GAPS and any(left.text.endswith(",") for left in alike[:-1])
    return _ALIKE * usual if is_sentence else 0.0


def _across(region: _Region) -> list[LayoutLine]:
    """Each row as one line, except notes beside a list, and tables whose cells wrap."""
    if region.labelled is not None:
        return [line for item in region.labelled for line in _beside_label(item, region)]
    unmark(region.rows)
    start, end, table = _aligned_table(region)
    ends = sorted(row[-1].x1 for row in region.rows)
    lines: list[LayoutLine] = []
    for rows, first in ((region.rows[:start], 0), (region.rows[end:], end)):
        reader = AcrossReader(region.column, ends[-2:][0])
        for index, row in enumerate(rows, first):
            reader.add(_parts(row, [stop.x for stop in region.stops if stop.top <= index < stop.bottom]))
        lines += reader.lines
        if not first and table:
            lines += table
    return lines


def _beside_label(item: Labelled, region: _Region) -> list[LayoutLine]:
    """A block's lines, the label before the first of them."""
    lines = _across(_Region(rows_of(item.block), region.column, [])) if item.block else []
    label = without_open_ends(item.label[::-1] if is_end_above(item.label) else item.label)
    # A heading in the margin stands alone where what begins beside it is larger: a name, a title.
    is_heading = (
        bool(lines and label) and lines[0].first.size >= _TITLE * label[0][0].size and not is_time_span(label[0])
    )
    if item.is_stacked:
        lines[:0] = [LayoutLine([row], region.column) for row in label]
    elif lines and label and not lines[0].first.bullet and not is_heading:
        lines[0].parts[:0] = label
    elif label:
        lines[:0] = [LayoutLine([list(itertools.chain.from_iterable(label))], region.column)]
    lines[0].blank_before = True
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
