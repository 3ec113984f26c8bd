"""Columns without headings that lie beside the rows of a section: what a page sets in a grid below its heading."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from services.extractor.structure.rows import Row

_SLACK = 3.0  # points
_ALIGNED = 0.6  # share of a column's rows with a row of the other column at the same height


def sections_beside(rows: Sequence[Row], kinds: Sequence[str | None]) -> dict[int, int]:
    """For rows of columns without any heading, by their position: the position of the heading that they stand below.

    A column counts where all of it stands beside one section of another column of its page, or where most of its rows
    stand at the height of the other column's rows.
    """
    pages: dict[int, dict[int, list[int]]] = {}
    for position, row in enumerate(rows):
        if row.box is not None:
            pages.setdefault(row.page, {}).setdefault(row.column, []).append(position)
    found: dict[int, int] = {}
    for columns in pages.values():
        headed = {column: own for column, own in columns.items() if any(kinds[i] is not None for i in own)}
        for column, own in columns.items():
            if column not in headed:
                found.update(_placed(rows, kinds, own, [theirs for other, theirs in headed.items() if other < column]))
    return found


def _placed(
    rows: Sequence[Row], kinds: Sequence[str | None], own: Sequence[int], others: Sequence[Sequence[int]]
) -> dict[int, int]:
    """The heading that each row of a column stands below, by the first of the other columns that it stands beside."""
    for theirs in others:
        above = _headings_above(rows, [i for i in theirs if kinds[i] is not None], own)
        if len(above) < len(own) or not _is_beside(rows, own, theirs):
            continue
        if len(set(above.values())) == 1 or _aligned(rows, own, theirs) >= _ALIGNED * len(own):
            return above
    return {}


def _headings_above(rows: Sequence[Row], headings: Sequence[int], own: Sequence[int]) -> dict[int, int]:
    """For each row of a column that has one: the lowest of the headings above it."""
    first: dict[float, int] = {}
    for i in headings:
        first.setdefault(_top(rows[i]), i)
    tops = sorted(first)
    counts = {i: bisect_right(tops, _top(rows[i]) + _SLACK) for i in own}
    return {i: first[tops[count - 1]] for i, count in counts.items() if count}


def _is_beside(rows: Sequence[Row], own: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether the column ends where the other one does, or above it: what goes on below is the page's other half."""
    return max(_top(rows[i]) for i in own) <= max(_bottom(rows[i]) for i in theirs) + _SLACK


def _aligned(rows: Sequence[Row], own: Sequence[int], theirs: Sequence[int]) -> int:
    """How many rows have a row of the other column at their height."""
    tops = sorted(_top(rows[i]) for i in theirs)
    aligned = 0
    for top in (_top(rows[i]) for i in own):
        behind = bisect_left(tops, top)
        aligned += any(abs(top - near) <= _SLACK for near in tops[max(behind - 1, 0) : behind + 1])
    return aligned


def _top(row: Row) -> float:
    return row.box.y0 if row.box is not None else 0.0


def _bottom(row: Row) -> float:
    return row.box.y1 if row.box is not None else 0.0
