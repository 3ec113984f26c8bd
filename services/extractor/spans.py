"""Spans of a text that are taken: asking whether another touches them costs the same however many they are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence


class Spans:
    """Half-open spans `(start, end)`, none of them empty; those that overlap are kept as one."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take another span."""
        first, behind = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first < behind:
            start, end = min(start, self._starts[first]), max(end, self._ends[behind - 1])
        self._starts[first:behind] = [start]
        self._ends[first:behind] = [end]

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with `(start, end)`."""
        first = bisect_right(self._ends, start)
        return first < len(self._starts) and self._starts[first] < end


def any_within(ascending: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places lies in `[start, end)`."""
    place = bisect_left(ascending, start)
    return place < len(ascending) and ascending[place] < end
