"""Columns without headings that lie beside the rows of a section: what a page sets in a grid below its heading."""

from collections.abc import Sequence

from services.extractor.structure.rows import Row

_SLACK = 3.0  # points
_ALIGNED = 0.6  # share of a column's rows with a row of the other column at the same height

Key = tuple[int, int]
"""page and column"""


def sections_beside(rows: Sequence[Row], kinds: Sequence[str | None]) -> dict[int, int]:
    """For rows of columns without any heading, by their position: the position of the heading that they stand below.

    A column counts where all of it stands beside one section of another column of its page, or where most of its rows
    stand at the height of the other column's rows.
    """
    columns: dict[Key, list[int]] = {}
    for position, row in enumerate(rows):
        if row.box is not None:
            columns.setdefault((row.page, row.column), []).append(position)
    found: dict[int, int] = {}
    for key, own in columns.items():
        if any(kinds[i] is not None for i in own):
            continue
        for other, theirs in columns.items():
            headings = [i for i in theirs if kinds[i] is not None]
            if other[0] != key[0] or other[1] >= key[1] or not headings:
                continue
            placed = [_heading_above(rows, headings, i) for i in own]
            if None in placed or not _is_beside(rows, own, theirs):
                continue
            if len(set(placed)) == 1 or _aligned(rows, own, theirs) >= _ALIGNED * len(own):
                found.update((i, above) for i, above in zip(own, placed, strict=True) if above is not None)
                break
    return found


def _heading_above(rows: Sequence[Row], headings: Sequence[int], position: int) -> int | None:
    above = [i for i in headings if _top(rows[i]) <= _top(rows[position]) + _SLACK]
    return max(above, key=lambda i: _top(rows[i])) if above else None


def _is_beside(rows: Sequence[Row], own: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether the column ends where the other one does, or above it: what goes on below is the page's other half."""
    return max(_top(rows[i]) for i in own) <= max(_bottom(rows[i]) for i in theirs) + _SLACK


def _aligned(rows: Sequence[Row], own: Sequence[int], theirs: Sequence[int]) -> int:
    tops = [_top(rows[i]) for i in theirs]
    return sum(any(abs(_top(rows[i]) - top) <= _SLACK for top in tops) for i in own)


def _top(row: Row) -> float:
    return row.box.y0 if row.box is not None else 0.0


def _bottom(row: Row) -> float:
    return row.box.y1 if row.box is not None else 0.0
