"""White strips between the columns of a page, told apart from tab stops. Pure; points from the top left corner."""

import itertools
import statistics
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from services.ingest.reading.pdf.cards import run_of_cards
from services.ingest.reading.pdf.centred import is_centred
from services.ingest.reading.pdf.contact_columns import have_headings, is_contact_column, is_overflowing
from services.ingest.reading.pdf.date_margins import bridges
from services.ingest.reading.pdf.label_columns import is_label_column
from services.ingest.reading.pdf.side_notes import are_side_notes
from services.ingest.reading.pdf.words import ROW_TOLERANCE, Row, rows_of

GUTTER_EM = 0.7
_GUTTER_POINTS = 5.0
_MIN_ROWS = 3
"""rows on each side of a gutter"""
_CANDIDATES = 12
_HEADING = 1.05  # times the usual size: larger than the text
_SHORT_HEADING = 0.5  # of the region's width
_SAME_MIDDLE = 3.0  # points
_ALIGNED = 0.8
"""share of the sparser side's rows on the other side's baselines from which the two are read across"""
_SAME_BASELINE = 0.15  # em
_OWN_LINE, _FREE_LINE = 0.85, 5.0  # em: the least distance to the other side's lines, and theirs around it at most
_FURTHER = 1.5  # times the rows of the other strip
_FLOW_ROWS = 6
"""rows without a gap that make a flow of their own, even on the other side's baselines"""
_DATES = 0.25  # share of a side's rows that are dates, from which it may be their margin
_SHORT_ROW = 4  # words
_FULL_LINE = 0.85
"""of a column's width: a line that was wrapped"""
TIGHT = 1.7
"""em between the baselines of lines of one block"""


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white strip."""

    x: float
    """the right side starts here"""
    top: int
    bottom: int
    """rows of the region from top to bottom (excluded)"""
    cards: bool = False
    """the sides are entries side by side, which belong to what is above them"""


def find_gutter(rows: list[Row], em: float) -> tuple[Gutter | None, list[Gutter]]:
    """(the white strip with the most rows on its thinner side whose two sides are columns, strips that are
    tab stops).

    A tab stop is a strip whose two sides are read across: what stands before it is a part of its line.
    """
    width = max(_GUTTER_POINTS, GUTTER_EM * em)
    scored: list[tuple[int, float, Gutter]] = []
    stops: list[Gutter] = []
    centred, dated = _centred_headings(rows, em), bridges(rows, width)
    for x in _candidates(rows, width):
        bridged = centred.union(bridge.row for bridge in dated if bridge.start < x <= bridge.end)
        for top, bottom in _free_runs(rows, x, width, bridged):
            least = _rows_of_thinner_side(rows[top:bottom], x)
            if least >= _MIN_ROWS:
                scored.append((least, -x, Gutter(x, top, bottom)))
        if len(bridged) > len(centred):
            runs = _free_runs(rows, x, width, centred)
            stops += [Gutter(x, *run) for run in runs if _rows_of_thinner_side(rows[slice(*run)], x) >= _MIN_ROWS]
    scored.sort(key=lambda item: item[:2], reverse=True)
    for _, _, gutter in scored[:_CANDIDATES]:
        cards = run_of_cards(rows, gutter.x, gutter.top, gutter.bottom)
        if cards is not None:
            return Gutter(gutter.x, *cards, cards=True), []
        found = _as_gutter(rows, gutter, em, width)
        if found is not None:
            others = (_as_gutter(rows, other, em, width) for _, _, other in scored if _reaches_beyond(other, found))
            return next((other for other in others if other is not None), found), []
        stops.append(gutter)
    return None, stops


def _as_gutter(rows: list[Row], strip: Gutter, em: float, width: float) -> Gutter | None:
    """The strip, as far as its two sides are columns; None where they are not."""
    trimmed = _trim(rows, strip, em)
    own = rows[trimmed.top : trimmed.bottom]
    return trimmed if not is_centred(own, strip.x, width, rows) and _are_columns(own, strip.x) else None


def _reaches_beyond(strip: Gutter, found: Gutter) -> bool:
    """Whether a strip goes on far above and below another, as that of a sidebar does beside dates at a margin."""
    inside = strip.top <= found.top and found.bottom <= strip.bottom
    return inside and strip.bottom - strip.top >= _FURTHER * (found.bottom - found.top)


def _rows_of_thinner_side(rows: list[Row], x: float) -> int:
    return min(sum(row[0].left < x for row in rows), sum(row[-1].left >= x for row in rows))


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
    for edge in _flush_right_edges(rows, width):
        found[edge] += 2
    leftmost = min((row[0].left for row in rows), default=0.0)
    return [edge - 0.5 for edge, count in found.items() if count >= 2 and edge > leftmost + 2 * width]


def _centred_headings(rows: list[Row], em: float) -> frozenset[int]:
    """The rows that are headings set by their middle, where several are: no column begins beside one."""
    if not rows:
        return frozenset()
    left, right = min(row[0].left for row in rows), max(row[-1].x1 for row in rows)
    headings = [
        (index, row)
        for index, row in enumerate(rows)
        if row[0].size > _HEADING * em and row[-1].x1 - row[0].left < _SHORT_HEADING * (right - left)
    ]
    best: frozenset[int] = frozenset()
    for _, first in headings:
        alike = [(i, row) for i, row in headings if abs(_middle(row) - _middle(first)) <= _SAME_MIDDLE]
        starts = {round(row[0].left / _SAME_MIDDLE) for _, row in alike}
        if len(alike) > len(best) and len(starts) >= _MIN_ROWS:
            best = frozenset(index for index, _ in alike)
    return best


def _middle(row: Row) -> float:
    return (row[0].left + row[-1].x1) / 2


def _flush_right_edges(rows: list[Row], width: float) -> list[float]:
    """The left edges of columns that are set by their right edge: where the longest of their lines starts."""
    ends: dict[int, list[float]] = {}
    for row in rows:
        start = next((i for i in range(len(row) - 1, 0, -1) if row[i].left - row[i - 1].x1 >= width), 0)
        ends.setdefault(round(row[-1].x1 / 2), []).append(row[start].left)
    return [min(starts) for starts in ends.values() if len(starts) >= _MIN_ROWS]


def _free_runs(rows: list[Row], x: float, width: float, blocking: frozenset[int]) -> list[tuple[int, int]]:
    """(start, end) of the runs of rows with no word in the strip that ends at `x`, and none of the `blocking` ones."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index in range(len(rows) + 1):
        if index == len(rows) or index in blocking or not _is_free(rows[index], x, width):
            if index - start >= _MIN_ROWS:
                runs.append((start, index))
            start = index + 1
    return runs


def _is_free(row: Row, x: float, width: float) -> bool:
    index = bisect_left(row, x, key=lambda word: word.left)
    if index and is_overflowing(row, index - 1):
        index -= 1
    return index == 0 or max(word.x1 for word in row[max(0, index - 3) : index]) <= x - width + 0.6


def _trim(rows: list[Row], gutter: Gutter, em: float) -> Gutter:
    """Leave rows of one side at the end to what follows, where text across the gutter follows after a gap."""
    if gutter.bottom == len(rows):
        return gutter
    last = max(index for index in range(gutter.top, gutter.bottom) if rows[index][-1].left >= gutter.x)
    for index in range(last + 1, gutter.bottom):
        if rows[index][0].baseline - rows[index - 1][0].baseline > TIGHT * em:
            return Gutter(gutter.x, gutter.top, index)
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
    if is_contact_column(left, right) or have_headings(left, right):
        return True
    if is_label_column(left, right):
        return False
    dated = (_is_flush_right(right) and _are_mostly_beside(right, left)) or _is_margin_of_dates(left, right)
    if dated or are_side_notes(left, right):
        return False
    sparse, dense = sorted((left, right), key=len)
    baselines = sorted(row[0].baseline for row in dense)
    # A larger heading alone at the edge is neither aligned with the other side nor a flow of its own: it tells nothing.
    usual = statistics.median_low(row[0].size for row in dense)
    telling = [row for row in sparse if row[0].size <= _HEADING * usual or _is_beside(row, baselines)]
    if sparse is left:  # and neither do lines above all of the right side, as a name and addresses are
        start = right[0][0].baseline - right[0][0].size
        telling = [row for row in telling if row[0].baseline >= start]
    aligned = sum(_is_beside(row, baselines) or (sparse is right and _has_own_line(row, baselines)) for row in telling)
    few = len(telling) < _MIN_ROWS and aligned < max(len(telling), 1)
    if few or aligned < min(_ALIGNED * len(telling), max(len(telling) - 1, _MIN_ROWS)):
        return not _are_notes(sparse, baselines)
    return _longest_block(sparse) >= _FLOW_ROWS and _is_wrapped(left) and _is_wrapped(right)


def _has_own_line(row: Row, baselines: list[float]) -> bool:
    """Whether a row stands where the other side leaves one line free, as a date at the right margin does below a title;
    lines of two columns come closer to each other."""
    at, size = row[0].baseline, row[0].size
    index = bisect_left(baselines, at)
    if not index or at - baselines[index - 1] > _FREE_LINE * size / 2:
        return False
    inside = index == len(baselines) or baselines[index] - baselines[index - 1] <= _FREE_LINE * size
    return inside and not _is_near(baselines, at, _OWN_LINE * size)


def _are_notes(rows: list[Row], baselines: list[float]) -> bool:
    """Short rows, no three of them in a block, each on a row of the other side though set a little higher or lower:
    dates and places that float at the margin, and values of a table below them."""
    return (
        all(len(row) <= _SHORT_ROW for row in rows)
        and _longest_block(rows) < _MIN_ROWS
        and all(_is_near(baselines, row[0].baseline, ROW_TOLERANCE * row[0].size) for row in rows)
    )


def _is_margin_of_dates(left: list[Row], right: list[Row]) -> bool:
    """Dates that all stand on a line of the right side, and are a good part of the left one."""
    baselines = sorted(row[0].baseline for row in right)
    dates = [row for row in left if _is_years(row)]
    return len(dates) >= max(_MIN_ROWS, _DATES * len(left)) and all(_is_beside(row, baselines) for row in dates)


def _is_years(row: Row) -> bool:
    """A row that is short and begins with a number, as dates in a margin do."""
    return len(row) <= _SHORT_ROW and row[0].text[:1].isdigit()


def _is_flush_right(rows: list[Row]) -> bool:
    """Dates and places at a right margin: short, and set by their right edge, not by their left one."""
    ends, starts = sorted(row[-1].x1 for row in rows), sorted(row[0].left for row in rows)
    short = statistics.median_low(sorted(map(len, rows))) <= _SHORT_ROW
    at_edge = sum(abs(end - ends[-1]) <= 2.0 for end in ends)
    at_start = max(sum(abs(start - other) <= 2.0 for start in starts) for other in starts)
    return short and at_edge >= 0.9 * len(rows) and at_start <= 0.6 * len(rows)


def _are_mostly_beside(rows: list[Row], others: list[Row]) -> bool:
    """Whether most rows stand on a row of the other side, though set a little higher or lower."""
    baselines = sorted(row[0].baseline for row in others)
    near = sum(_is_near(baselines, row[0].baseline, ROW_TOLERANCE * row[0].size) for row in rows)
    return 2 * near >= len(rows)


def _is_beside(row: Row, baselines: list[float]) -> bool:
    return _is_near(baselines, row[0].baseline, _SAME_BASELINE * row[0].size)


def _is_near(values: list[float], value: float, tolerance: float) -> bool:
    index = bisect_left(values, value - tolerance)
    return index < len(values) and values[index] <= value + tolerance


def _longest_block(rows: list[Row]) -> int:
    longest = current = 1
    for above, row in itertools.pairwise(rows):
        current = current + 1 if row[0].baseline - above[0].baseline <= TIGHT * row[0].size else 1
        longest = max(longest, current)
    return longest


def _is_wrapped(rows: list[Row]) -> bool:
    """A third of the lines or more reach the right edge."""
    start, end = min(row[0].left for row in rows), max(row[-1].x1 for row in rows)
    return 3 * sum(row[-1].x1 - start >= _FULL_LINE * (end - start) for row in rows) >= len(rows)
