"""The text of a document as HTML, with the words of every fact marked."""

import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise

from careergraph.show.escaped import escaped
from careergraph.show.shown import PlacedFact
from shared.schemas.reading import Line, Reading

_GAP = 2
"""line breaks between two lines that mean an empty line"""


def marked_text(reading: Reading, facts: Sequence[PlacedFact], keys: dict[str, str], page: int | None = None) -> str:
    """The lines of a page (or of all) as `div`s; `keys` gives the colour class of a type.

    Where facts lie in one another, a stretch belongs to all of them and has the colour of the shortest.
    """
    lines = sorted((line for line in reading.lines if page in (None, line.page)), key=lambda line: line.start)
    here = _facts_by_line(lines, facts)
    parts = ['<div class="text">']
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        parts.append(_line(reading.text, line, before, here[number], keys))
    return "".join([*parts, "</div>"])


def _facts_by_line(lines: Sequence[Line], facts: Sequence[PlacedFact]) -> list[list[PlacedFact]]:
    """For each line the facts that stand on it, at least in part."""
    here: list[list[PlacedFact]] = [[] for _ in lines]
    starts = [line.start for line in lines]
    for one in facts:
        start, end = one.fact.evidence.start, one.fact.evidence.end
        number = max(bisect.bisect_right(starts, start) - 1, 0)
        while number < len(lines) and lines[number].start < end:
            if lines[number].end > start:
                here[number].append(one)
            number += 1
    return here


def _line(text: str, line: Line, before: Line | None, facts: Sequence[PlacedFact], keys: dict[str, str]) -> str:
    gap = before is not None and text.count("\n", before.end, line.start) >= _GAP
    classes = [
        name
        for name, holds in (
            ("line", True), ("gap", gap), ("bullet", line.bullet), ("strong", line.bold or line.heading)
        )
        if holds
    ]  # fmt: skip
    inner = "".join(_stretches(text, line, facts, keys))
    return f'<div class="{" ".join(classes)}" dir="auto">{inner}</div>'


def _stretches(text: str, line: Line, here: Sequence[PlacedFact], keys: dict[str, str]) -> Iterator[str]:
    cuts = {line.start, line.end}
    for one in here:
        cuts |= {max(one.fact.evidence.start, line.start), min(one.fact.evidence.end, line.end)}
    borders = sorted(cuts)
    for start, end in pairwise(borders):
        words = escaped(text[start:end])
        over = [f for f in here if f.fact.evidence.start <= start and f.fact.evidence.end >= end]
        if not over:
            yield words
            continue
        over.sort(key=lambda f: (f.fact.evidence.end - f.fact.evidence.start, f.number))
        numbers = " ".join(str(f.number) for f in over)
        yield f'<mark class="{keys[over[0].fact.type]}" data-facts="{numbers}">{words}</mark>'
