"""Signs that look like list markers and open no list item. Pure."""

import itertools
from collections.abc import Sequence

from services.ingest.reading.pdf.open_dates import ends_open, is_end_of, is_time_span, time_edge
from services.ingest.reading.pdf.words import Row, Word

_SAME_LEFT = 1.5  # points
_FEWEST = 2
_MOST = 0.8  # share of the markers below each other


def unmark(rows: Sequence[Row]) -> None:
    """Take the marks from words that begin no list item: dots on a time line, before a date alone or between a date
    in the margin and what it dates.

    The items of a list that stands beside a date share it; where each of the markers below each other has a date of
    its own before it, they part two columns.
    """
    groups: list[list[tuple[Word, bool]]] = []
    above: Row = []
    for row in rows:
        if row[0].bullet and is_time_span(row):
            _unmark(row[0])
        index = next((index for index, word in enumerate(row) if word.bullet), None)
        if index is None:
            groups.append([])  # a title or a heading: what is below it is another list
        else:
            word, before = row[index], row[:index]
            if not groups or (groups[-1] and abs(groups[-1][0][0].left - word.left) > _SAME_LEFT and before):
                groups.append([])
            if not groups[-1] or abs(groups[-1][0][0].left - word.left) <= _SAME_LEFT:
                groups[-1].append((word, bool(before) and is_time_span(before) and not _ends_time(above, before)))
        above = row
    groups = [group for group in groups if group and sum(dated for _, dated in group) >= _MOST * len(group)]
    if sum(map(len, groups)) >= _FEWEST:
        for word, _ in itertools.chain.from_iterable(groups):
            _unmark(word)


def _ends_time(above: Row, date: Row) -> bool:
    """Whether a date ends the time that the row above begins with."""
    begun = above[: time_edge(above) or 0] if above else []
    return bool(begun) and (is_end_of(begun, date) or ends_open(begun))


def _unmark(word: Word) -> None:
    word.bullet, word.left = False, word.x0
