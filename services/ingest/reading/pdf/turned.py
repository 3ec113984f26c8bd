"""Titles that are written up or down the margin of a page, beside the text that they stand for. Pure; points.

A page with two such titles or more has a section beside each. Sections are parted where the white space between the
middles of two titles is widest: a title stands at the middle of its section, or at its top, and may be shorter.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.pdf.words import Glyph

_MOST_WORDS = 4
_FEWEST_TITLES = 2
_LONGEST_LIGATURE = 3
_LIGATURE_EM = 1.6


@dataclass(frozen=True, slots=True)
class TurnedTitle:
    """A line that is written at a right angle, with its box as it stands on the page."""

    line: DraftLine
    x0: float
    x1: float
    top: float
    bottom: float


def with_turned_titles(lines: Sequence[DraftLine], turned: Sequence[TurnedTitle]) -> list[DraftLine] | None:
    """The lines with each title before its section; None where the turned lines are something else."""
    titles = sorted(turned, key=lambda title: title.top)
    if len(titles) < _FEWEST_TITLES or not all(map(_is_title, titles)):
        return None
    if any(above.bottom > below.top for above, below in itertools.pairwise(titles)):
        return None
    placed = [(index, line) for index, line in enumerate(lines) if line.box is not None]
    starts: list[int] = []
    above = float("-inf")
    for title in titles:
        middle = (title.top + title.bottom) / 2
        start = _start(placed, above, middle)
        if start is None or start in starts:
            return None
        starts.append(start)
        above = middle
    if starts != sorted(starts):
        return None
    found: list[DraftLine] = []
    for index, line in enumerate(lines):
        if index in starts:
            title = titles[starts.index(index)]
            place = {"x0": title.x0, "x1": title.x1, "y0": title.top, "y1": title.bottom}
            box = title.line.box.model_copy(update=place) if title.line.box is not None else None
            found.append(replace(title.line, box=box, column=line.column, blank_before=True))
            line.blank_before = True
        found.append(line)
    return found


def _is_title(title: TurnedTitle) -> bool:
    words = title.line.text.split()
    return 0 < len(words) <= _MOST_WORDS and not any(map(str.isdigit, title.line.text))


def _start(placed: Sequence[tuple[int, DraftLine]], above: float, middle: float) -> int | None:
    """The first line of the section whose title has its middle there; the section before has it at `above`."""
    best: tuple[float, int] | None = None
    for (_, before), (index, line) in itertools.pairwise(placed):
        if before.box is None or line.box is None or not above < line.box.y0 <= middle or before.box.y1 <= above:
            continue
        gap = line.box.y0 - before.box.y1
        if best is None or gap >= best[0]:
            best = (gap, index)
    return best[1] if best else None


def with_ligatures(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, those of a ligature in the room between their neighbours: pdfium does not turn their places."""
    found = list(glyphs)
    for start, before in enumerate(glyphs):
        for end in range(start + 2, min(start + _LONGEST_LIGATURE + 2, len(glyphs))):
            after = glyphs[end]
            between = glyphs[start + 1 : end]
            if any(glyph.baseline == before.baseline or glyph.char.isspace() for glyph in between):
                break
            if after.baseline == before.baseline and 0 < after.x0 - before.x1 < _LIGATURE_EM * before.size:
                found[start + 1 : end] = [
                    glyph._replace(x0=before.x1, x1=after.x0, baseline=before.baseline) for glyph in between
                ]
                break
    return found
