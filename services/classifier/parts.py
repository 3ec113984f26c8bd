"""Documents that lie in one file: a cover letter in front of a résumé, a job ad behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.classifier.evidence import Kind
from services.classifier.phrases import words_of
from services.classifier.rules import Guess, classify
from services.classifier.shapes import GENDER_MARK
from services.classifier.signals import is_beginning, is_titled_resume, is_titled_review
from shared.schemas.reading import Line, Reading

# Both sides of a cut must be this sure of being something else than the other: a cut in a whole document is worse
# than a missing one. Set by hand.
SURE = 0.85
MIN_WORDS = 40
MAX_CUTS = 12
MAX_DEPTH = 2  # cuts of cuts: at most four documents in a file
HEAD_LINES = 8
LETTERHEAD_LINES = 8  # above a greeting: addresses, the date, the subject
GREETING_WORDS = 8
CLOSING_WORDS = 4
MAX_TITLE = 80  # characters of a line that names the document
# What a file with several documents is, for whoever needs one word: the first of these that is in it.
_PRECEDENCE: tuple[Kind, ...] = ("resume", "performance_review", "cover_letter", "job_ad")


@dataclass(frozen=True, slots=True)
class Part:
    """A document inside the file: `text[start:end]`, beginning on `page`."""

    kind: Kind
    confidence: float
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Marked:
    """A line that holds text, and what it marks; looked at once a file, because many cuts ask."""

    line: Line
    greets: bool
    closes: bool
    names: bool
    """Whether it names a document: a title of a résumé or a review, an ad's (m/f/d)."""
    speaks_of_review: bool
    """Whether it names one, or begins as a long line that does."""


def parts_of(reading: Reading, whole: Guess) -> tuple[Part, ...]:
    """The documents of a file in order; exactly one, of the kind of `whole`, where nothing says otherwise."""
    end = len(reading.text)
    single = Part(whole.kind, whole.confidence, 1, 0, end)
    marked = [_marked(reading, line) for line in reading.lines if line.end > line.start]
    if not _may_hold_several(marked):
        return (single,)
    return _split(reading, marked, single, MAX_DEPTH)


def main_kind(whole: Guess, parts: Sequence[Part]) -> Guess:
    """What the file is as a whole: where it holds several documents, the one that says most about the person."""
    if len(parts) < 2:
        return whole
    main = min(parts, key=lambda part: (_PRECEDENCE.index(part.kind), part.start))
    return Guess(main.kind, main.confidence, ("several_documents",))


def _split(reading: Reading, marked: Sequence[_Marked], part: Part, depth: int) -> tuple[Part, ...]:
    best: tuple[float, Part, Part] | None = None
    cuts = [cut for cut in _cuts(reading, marked) if part.start < cut < part.end] if depth else []
    for cut in cuts[:MAX_CUTS]:
        sides = _sides(reading, marked, part, cut)
        if sides is None:
            continue
        score = min(side.confidence for side in sides) + _set_off(reading, cut)
        if best is None or score > best[0]:
            best = (score, *sides)
    if best is None:
        return (part,)
    return (*_split(reading, marked, best[1], depth - 1), *_split(reading, marked, best[2], depth - 1))


def _sides(reading: Reading, marked: Sequence[_Marked], part: Part, cut: int) -> tuple[Part, Part] | None:
    """The documents before and behind a cut, where both are surely documents, and of different kinds."""
    if any(len(reading.text[a:b].split()) < MIN_WORDS for a, b in ((part.start, cut), (cut, part.end))):
        return None
    # Judging costs most of all that is done here: the right side is not looked at where the left one is none.
    left = _part(reading, marked, part.start, cut)
    right = _part(reading, marked, cut, part.end) if left is not None else None
    if left is None or right is None or left.kind == right.kind:
        return None
    return left, right


def _set_off(reading: Reading, cut: int) -> float:
    """What speaks for a document beginning here: a new page or, less, an empty line above. Breaks near ties only."""
    if any(page.start == cut for page in reading.pages):
        return 0.06
    before = reading.text[max(0, cut - 4) : cut]
    return {0: 0.0, 1: 0.0, 2: 0.04}.get(before.count("\n"), 0.05)


def _marked(reading: Reading, line: Line) -> _Marked:
    text = _text(reading, line)
    count = len(text.split())
    words = words_of(text)
    review = is_titled_review(words if len(text) < MAX_TITLE else words_of(text[:MAX_TITLE]))
    names = is_titled_resume(words) or (review and len(text) < MAX_TITLE) or GENDER_MARK.search(text) is not None
    # A sentence may begin as a greeting does, and "Best practices in sales" as a closing.
    greets = count <= GREETING_WORDS and is_beginning("greeting", words)
    return _Marked(line, greets, count <= CLOSING_WORDS and is_beginning("closing", words), names, review)


def _may_hold_several(marked: Sequence[_Marked]) -> bool:
    """Whether anything marks the end or the beginning of another document: it saves judging every page alone."""
    return any(one.greets or one.closes for one in marked) or any(
        one.names or one.speaks_of_review for one in marked[HEAD_LINES:]
    )


def _cuts(reading: Reading, marked: Sequence[_Marked]) -> Iterator[int]:
    """Where a document may begin: pages, lines that name a document, and below a letter's closing."""
    begins = {page.start for page in reading.pages if page.start > 0}
    for position, (before, one) in enumerate(pairwise(marked), start=1):
        if one.names or one.greets:
            begins.add(one.line.start)
        if one.greets:
            head = (other.line for other in marked[max(0, position - LETTERHEAD_LINES) : position])
            begins.update(line.start for line in head if _below_a_gap(reading, line))
        if before.closes:
            begins.update(later.line.start for later in marked[position + 1 : position + 5])
    yield from sorted(begins)


def _below_a_gap(reading: Reading, line: Line) -> bool:
    """Whether there is an empty line above."""
    return reading.text[max(0, line.start - 4) : line.start].count("\n") > 1


def _part(reading: Reading, marked: Sequence[_Marked], start: int, end: int) -> Part | None:
    """A side of a cut, where it is surely a document of a career."""
    of_part = [one for one in marked if start <= one.line.start and one.line.end <= end]
    lines = tuple(
        one.line.model_copy(update={"start": one.line.start - start, "end": one.line.end - start}) for one in of_part
    )
    guess = classify(reading.model_copy(update={"text": reading.text[start:end], "lines": lines}))
    if guess.kind in ("other", "unsure") or guess.confidence < SURE:
        return None
    # What is written in the first person inside a résumé is no letter.
    if guess.kind == "cover_letter" and not any(one.greets or one.closes for one in of_part):
        return None
    page = next((line.page for line in reading.lines if line.start >= start), 1)
    return Part(guess.kind, guess.confidence, page, start, end)


def _text(reading: Reading, line: Line) -> str:
    return reading.text[line.start : min(line.end, line.start + 200)].strip(" \t#*_>|")
