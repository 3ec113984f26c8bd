"""Where a fact's very words stand on a page.

A fact carries the boxes of the lines that it stands on. The characters of a drawn page tell which part of a line
the words take: the line's text and the characters in its box are aligned, and the box shrinks to those that belong.
"""

import bisect
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from services.ingest.picturing.page_view import PageView, Place
from shared.schemas.facts import Fact
from shared.schemas.reading import Box, Line, Reading

Drawn = tuple[str, Place]
"""A character, and where it stands."""
Spot = tuple[int, Place]
"""A position in the text, and where its character stands."""

_ASCENT, _DESCENT = 0.8, 0.22
"""em above and below the baseline that letters take, as reading has it for the boxes of lines."""
_SLACK = 1.0
"""points by which a character may stand outside its line's box"""
_RAISED = 0.6
"""em by which a character may be raised and still stand in its row, as a superscript does"""
_SEVERAL = 2
_FOUND = 0.6
"""share of a quote's characters that must be found on the line; else the whole line is marked"""
_LONGEST_LINE = 600
"""characters; aligning takes time with the square of it"""


class PlaceFinder:
    """Finds the boxes around the words of the facts of one document; each line is aligned once."""

    def __init__(self, reading: Reading, views: Mapping[int, PageView]) -> None:
        self._reading, self._views = reading, views
        self._lines = sorted(reading.lines, key=lambda line: line.start)
        self._starts = [line.start for line in self._lines]
        self._aligned: dict[int, tuple[Spot, ...]] = {}

    def boxes_of(self, fact: Fact) -> tuple[Box, ...]:
        """One box a row of words, in the order of the text; () where no line has a box."""
        start, end = fact.evidence.start, fact.evidence.end
        first = max(bisect.bisect_right(self._starts, start) - 1, 0)
        boxes: list[Box] = []
        for line in self._lines[first:]:
            if line.start >= end:
                break
            if line.end > start and line.box is not None:
                boxes += self._words_of(line, max(start, line.start), min(end, line.end)) or [line.box]
        return tuple(boxes)

    def _words_of(self, line: Line, start: int, end: int) -> list[Box]:
        """The boxes of `text[start:end]` on its line; none where it cannot be told from the rest of the line."""
        found = [place for at, place in self._spots_of(line) if start <= at < end]
        asked = sum(not character.isspace() for character in self._reading.text[start:end])
        if not found or len(found) < _FOUND * asked:
            return []
        return [
            Box(
                page=line.page,
                x0=min(place.x0 for place in row),
                x1=max(place.x1 for place in row),
                y0=min(place.baseline - _ASCENT * place.size for place in row),
                y1=max(place.baseline + _DESCENT * place.size for place in row),
            )
            for row in _rows(found)
        ]

    def _spots_of(self, line: Line) -> tuple[Spot, ...]:
        if line.start not in self._aligned:
            view = self._views.get(line.page)
            drawn = _drawn_in(line.box, view) if view is not None and line.box is not None else []
            text = self._reading.text
            written = [(text[at], at) for at in range(line.start, line.end) if not text[at].isspace()]
            too_long = max(len(written), len(drawn)) > _LONGEST_LINE
            orders = [] if too_long else _orders(drawn)
            self._aligned[line.start] = max((_aligned(written, order) for order in orders), key=len, default=())
        return self._aligned[line.start]


def _drawn_in(box: Box, view: PageView) -> list[Drawn]:
    """The characters whose middle lies in a box, from left to right."""
    inside = [
        (character, place)
        for character, place in zip(view.characters, view.places, strict=True)
        if box.x0 - _SLACK <= (place.x0 + place.x1) / 2 <= box.x1 + _SLACK
        and box.y0 <= place.baseline <= box.y1 + _SLACK
    ]
    return sorted(inside, key=lambda spot: spot[1].x0)


def _orders(drawn: Sequence[Drawn]) -> list[Sequence[Drawn]]:
    """The orders in which the characters of a line may be read: from left to right, and, where it has several rows,
    as the cells of a table are, whose words wrap."""
    if len(_rows([place for _, place in drawn])) < _SEVERAL:
        return [drawn]
    cells: list[list[Drawn]] = []
    right = float("-inf")
    for spot in drawn:
        if spot[1].x0 > right + spot[1].size:
            cells.append([])
        cells[-1].append(spot)
        right = max(right, spot[1].x1)
    in_cells = [
        spot for cell in cells for row in _rows([place for _, place in cell]) for spot in cell if spot[1] in row
    ]
    return [drawn, in_cells]


def _rows(places: Sequence[Place]) -> list[list[Place]]:
    """Places by baseline, from top to bottom; in a row they keep their order."""
    rows: list[list[Place]] = []
    tops: list[float] = []
    for place in places:
        near = next((at for at, top in enumerate(tops) if abs(place.baseline - top) <= _RAISED * place.size), None)
        if near is None:
            tops.append(place.baseline)
            rows.append([])
            near = len(rows) - 1
        rows[near].append(place)
    return [row for _, row in sorted(zip(tops, rows, strict=True), key=lambda pair: pair[0])]


def _aligned(written: Sequence[tuple[str, int]], drawn: Sequence[Drawn]) -> tuple[Spot, ...]:
    """The characters that both sides have in the same order, each with its position in the text and its place."""
    matcher = SequenceMatcher(
        None,
        [character.casefold() for character, _ in written],
        [character.casefold() for character, _ in drawn],
        False,
    )
    return tuple(
        (written[block.a + step][1], drawn[block.b + step][1])
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    )
