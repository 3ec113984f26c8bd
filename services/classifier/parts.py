"""Documents that lie in one file: a cover letter in front of a résumé, a job ad behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from services.classifier import vocabulary as v
from services.classifier.rules import Guess, Kind, classify
from shared.schemas.reading import Line, Reading

# Both sides of a cut must be this sure of being something else than the other: a cut in a whole document is worse
# than a missing one. Set by hand.
SURE = 0.85
MIN_WORDS = 40
MAX_CUTS = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A document inside the file: `text[start:end]`, beginning on `page`."""

    kind: Kind
    confidence: float
    page: int
    start: int
    end: int


def parts_of(reading: Reading, whole: Guess) -> tuple[Part, ...]:
    """The documents of a file in order; exactly one, of the kind of `whole`, where nothing says otherwise."""
    best: tuple[float, tuple[Part, Part]] | None = None
    for cut in list(_cuts(reading))[:MAX_CUTS]:
        sides = _part(reading, 0, cut), _part(reading, cut, len(reading.text))
        left, right = sides
        if left is None or right is None or left.kind == right.kind:
            continue
        score = min(left.confidence, right.confidence)
        if score >= SURE and (best is None or score > best[0]):
            best = (score, (left, right))
    if best is not None:
        return best[1]
    return (Part(whole.kind, whole.confidence, 1, 0, len(reading.text)),)


def _cuts(reading: Reading) -> Iterator[int]:
    """Where a document may begin: pages, a line that says "curriculum vitae", and below a letter's closing."""
    pages = {page.start for page in reading.pages if page.start > 0}
    lines = [line for line in reading.lines if line.end > line.start]
    named: set[int] = set()
    for position, (before, line) in enumerate(pairwise(lines), start=1):
        text = _text(reading, line)
        if v.RESUME_TITLE.match(text) or v.GREETING.match(text):
            named.add(line.start)
        if v.CLOSING.match(_text(reading, before)):
            named.update(later.start for later in lines[position + 1 : position + 5])
    yield from sorted(pages | named)


def _part(reading: Reading, start: int, end: int) -> Part | None:
    """A side of a cut, where it is surely a document of a career."""
    if len(reading.text[start:end].split()) < MIN_WORDS:
        return None
    lines = tuple(
        line.model_copy(update={"start": line.start - start, "end": line.end - start})
        for line in reading.lines
        if start <= line.start and line.end <= end
    )
    guess = classify(reading.model_copy(update={"text": reading.text[start:end], "lines": lines}))
    if guess.kind in ("other", "unsure"):
        return None
    page = next((line.page for line in reading.lines if line.start >= start), 1)
    return Part(guess.kind, guess.confidence, page, start, end)


def _text(reading: Reading, line: Line) -> str:
    return reading.text[line.start : min(line.end, line.start + 200)].strip(" \t#*_>|")
