"""Headings that a narrow column breaks over two rows: `Computer` above `Skills`."""

from collections.abc import Sequence
from dataclasses import replace

from services.extractor.structure.heading_wording import MAX_HEADING_LENGTH, kind_of
from services.extractor.structure.rows import Row

_MOST_WORDS = 3  # of one of the rows


def with_whole_headings(rows: Sequence[Row]) -> list[Row]:
    """The rows, two that are set alike and only together are worded like a heading as one."""
    result: list[Row] = []
    for row in rows:
        above = result[-1] if result else None
        if above is not None and _are_one(above, row):
            result[-1] = replace(above, end=row.end, text=f"{above.text} {row.text}")
        else:
            result.append(row)
    return result


def _are_one(above: Row, row: Row) -> bool:
    if row.box is None or row.gap_before or row.bullet or above.bullet or "\t" in above.text + row.text:
        return False
    if max(above.words, row.words) > _MOST_WORDS or len(above.text) + len(row.text) >= MAX_HEADING_LENGTH:
        return False
    set_off = above.bold or above.heading or above.text.isupper()
    style = (above.page, above.column, above.bold, above.heading, above.size, above.text.isupper())
    if not set_off or style != (row.page, row.column, row.bold, row.heading, row.size, row.text.isupper()):
        return False
    alone = kind_of(above.text)
    whole = kind_of(f"{above.text} {row.text}")
    return whole is not None and (alone is None or alone == whole) and kind_of(row.text) in (None, whole)
