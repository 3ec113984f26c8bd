"""Documents that lie in one file: a cover letter in front of a résumé, a job ad behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from services.classifier.evidence import Kind
from services.classifier.letterhead import head_above
from services.classifier.phrases import words_of
from services.classifier.rules import Guess, classify
from services.classifier.shapes import EMAIL, GENDER_MARK
from services.classifier.signals import is_beginning, is_titled_resume, is_titled_review
from shared.schemas.reading import Line, Reading

# Both sides of a cut must be this sure of being something else than the other: a cut in a whole document is worse
# than a missing one. At 0.6 to 0.95, no document of the development half and none of 63 PDF files was cut; below it,
# hardly more cuts are found (`python -m benchmarks.classification`).
SURE = 0.7
MIN_WORDS = 40
MAX_CUTS = 12
MAX_DEPTH = 2  # cuts of cuts: at most four documents in a file
HEAD_LINES = 8
BEHIND_CLOSING = 5  # lines in which the letter ends and another document begins
CONTACT_BELOW = 4  # lines from a name to its e-mail address
MAX_PAGES = 6  # of files that are looked at page by page though nothing in them names a document
GREETING_WORDS = 8
CLOSING_WORDS = 4
# A cut further down must be better by this: what is set off there is a section, while the first lines of a document,
# a name or a title, hardly change what is said of it.
NEAR_TIE = 0.03
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
    text: str
    below_a_gap: bool
    greets: bool
    closes: bool
    encloses: bool
    names: bool
    """Whether it names a document: a title of a résumé or a review, an ad's (m/f/d)."""
    speaks_of_review: bool
    """Whether it names one, or begins as a long line that does."""


def parts_of(reading: Reading, whole: Guess) -> tuple[Part, ...]:
    """The documents of a file in order; exactly one, of the kind of `whole`, where nothing says otherwise."""
    end = len(reading.text)
    single = Part(whole.kind, whole.confidence, 1, 0, end)
    marked = [_marked(reading, line) for line in reading.lines if line.end > line.start]
    if not (1 < len(reading.pages) <= MAX_PAGES or _may_hold_several(marked)):
        return (single,)
    return _joined(_split(reading, marked, single, MAX_DEPTH))


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
        if best is None or score > best[0] + NEAR_TIE:
            best = (score, *sides)
    if best is None:
        return (part,)
    return (*_split(reading, marked, best[1], depth - 1), *_split(reading, marked, best[2], depth - 1))


def _joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts, two neighbours of one kind as one: a cut of a cut showed that the first was too high."""
    joined: list[Part] = []
    for part in parts:
        if joined and joined[-1].kind == part.kind:
            before = joined.pop()
            part = replace(before, end=part.end, confidence=max(before.confidence, part.confidence))
        joined.append(part)
    return tuple(joined)


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
        return 0.1
    return 0.05 if _below_a_gap(reading, cut) else 0.0


def _marked(reading: Reading, line: Line) -> _Marked:
    text = _text(reading, line)
    count = len(text.split())
    words = words_of(text)
    review = is_titled_review(words if len(text) < MAX_TITLE else words_of(text[:MAX_TITLE]))
    names = is_titled_resume(words) or (review and len(text) < MAX_TITLE) or GENDER_MARK.search(text) is not None
    # A sentence may begin as a greeting does, and "Best practices in sales" as a closing.
    greets = count <= GREETING_WORDS and is_beginning("greeting", words)
    closes = count <= CLOSING_WORDS and is_beginning("closing", words)
    encloses = count <= GREETING_WORDS and is_beginning("enclosure", words)
    gap = _below_a_gap(reading, line.start)
    return _Marked(line, text, gap, greets, closes, encloses, names, review)


def _may_hold_several(marked: Sequence[_Marked]) -> bool:
    """Whether anything marks the end or the beginning of another document: it saves judging every page alone."""
    return any(one.greets or one.closes for one in marked) or any(
        one.names or one.speaks_of_review or _has_address(one) for one in marked[HEAD_LINES:]
    )


def _cuts(reading: Reading, marked: Sequence[_Marked]) -> Iterator[int]:
    """Where a document may begin: pages, lines that name a document or its owner, and below a letter's closing."""
    begins = {page.start for page in reading.pages if page.start > 0}
    texts, gaps = [one.text for one in marked], [one.below_a_gap for one in marked]
    for position, (before, one) in enumerate(pairwise(marked), start=1):
        if one.names or one.greets:
            begins.add(one.line.start)
        if one.greets:
            begins.add(marked[head_above(position, texts, gaps, _signature(marked, position))].line.start)
        if before.closes:
            behind = marked[position + 1 : position + 1 + BEHIND_CLOSING]
            begins.update(later.line.start for later in behind if not later.encloses)
        if position >= HEAD_LINES and _has_address(one):
            above = [other.line.start for other in marked[position - CONTACT_BELOW : position + 1] if other.below_a_gap]
            begins.update(above[-1:])
    yield from sorted(begins)


def _signature(marked: Sequence[_Marked], greeting: int) -> list[str]:
    """The lines below the first closing behind a greeting."""
    closing = next((place for place, one in enumerate(marked[greeting:], start=greeting) if one.closes), len(marked))
    return [one.text for one in marked[closing + 1 : closing + 4]]


def _has_address(one: _Marked) -> bool:
    return EMAIL.search(one.text) is not None


def _below_a_gap(reading: Reading, start: int) -> bool:
    """Whether there is an empty line above."""
    return reading.text[max(0, start - 4) : start].count("\n") > 1


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
