"""Documents that lie in one file: a cover letter in front of a résumé, a job ad behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.classifier.evidence import Kind
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


def parts_of(reading: Reading, whole: Guess) -> tuple[Part, ...]:
    """The documents of a file in order; exactly one, of the kind of `whole`, where nothing says otherwise."""
    end = len(reading.text)
    single = Part(whole.kind, whole.confidence, 1, 0, end)
    if not _may_hold_several(reading):
        return (single,)
    return _split(reading, single, MAX_DEPTH)


def main_kind(whole: Guess, parts: Sequence[Part]) -> Guess:
    """What the file is as a whole: where it holds several documents, the one that says most about the person."""
    if len(parts) < 2:
        return whole
    main = min(parts, key=lambda part: (_PRECEDENCE.index(part.kind), part.start))
    return Guess(main.kind, main.confidence, ("several_documents",))


def _split(reading: Reading, part: Part, depth: int) -> tuple[Part, ...]:
    best: tuple[float, Part, Part] | None = None
    cuts = [cut for cut in _cuts(reading) if part.start < cut < part.end] if depth else []
    for cut in cuts[:MAX_CUTS]:
        left, right = _part(reading, part.start, cut), _part(reading, cut, part.end)
        if left is None or right is None or left.kind == right.kind:
            continue
        sureness = min(left.confidence, right.confidence)
        score = sureness + _set_off(reading, cut)
        if sureness >= SURE and (best is None or score > best[0]):
            best = (score, left, right)
    if best is None:
        return (part,)
    return (*_split(reading, best[1], depth - 1), *_split(reading, best[2], depth - 1))


def _set_off(reading: Reading, cut: int) -> float:
    """What speaks for a document beginning here: a new page or, less, an empty line above. Breaks near ties only."""
    if any(page.start == cut for page in reading.pages):
        return 0.06
    before = reading.text[max(0, cut - 4) : cut]
    return {0: 0.0, 1: 0.0, 2: 0.04}.get(before.count("\n"), 0.05)


def _may_hold_several(reading: Reading) -> bool:
    """Whether anything marks the end or the beginning of another document: it saves judging every page alone."""
    lines = [_text(reading, line) for line in reading.lines if line.end > line.start]
    if any(_greets(line) or _closes(line) for line in lines):
        return True
    later = lines[HEAD_LINES:]
    return any(
        is_titled_resume(line) or is_titled_review(line[:MAX_TITLE]) or GENDER_MARK.search(line) for line in later
    )


def _cuts(reading: Reading) -> Iterator[int]:
    """Where a document may begin: pages, lines that name a document, and below a letter's closing."""
    pages = {page.start for page in reading.pages if page.start > 0}
    lines = [line for line in reading.lines if line.end > line.start]
    named: set[int] = set()
    for position, (before, line) in enumerate(pairwise(lines), start=1):
        text = _text(reading, line)
        review = len(text) < MAX_TITLE and is_titled_review(text)
        if review or is_titled_resume(text) or _greets(text) or GENDER_MARK.search(text):
            named.add(line.start)
        if _greets(text):
            head = lines[max(0, position - LETTERHEAD_LINES) : position]
            named.update(line.start for line in head if _below_a_gap(reading, line))
        if _closes(_text(reading, before)):
            named.update(later.start for later in lines[position + 1 : position + 5])
    yield from sorted(pages | named)


def _has_letter_form(reading: Reading, lines: Sequence[Line]) -> bool:
    """Whether a line greets or closes: what is written in the first person inside a résumé is no letter."""
    return any(_greets(text) or _closes(text) for text in (_text(reading, line) for line in lines))


def _greets(line: str) -> bool:
    """Whether a line greets somebody, and is not a sentence that begins so by chance."""
    return len(line.split()) <= GREETING_WORDS and is_beginning("greeting", line)


def _closes(line: str) -> bool:
    """Whether a line closes a letter ("Best practices in sales" does not)."""
    return len(line.split()) <= CLOSING_WORDS and is_beginning("closing", line)


def _below_a_gap(reading: Reading, line: Line) -> bool:
    """Whether there is an empty line above."""
    return reading.text[max(0, line.start - 4) : line.start].count("\n") > 1


def _part(reading: Reading, start: int, end: int) -> Part | None:
    """A side of a cut, where it is surely a document of a career."""
    if len(reading.text[start:end].split()) < MIN_WORDS:
        return None
    of_part = [line for line in reading.lines if start <= line.start and line.end <= end]
    lines = tuple(line.model_copy(update={"start": line.start - start, "end": line.end - start}) for line in of_part)
    guess = classify(reading.model_copy(update={"text": reading.text[start:end], "lines": lines}))
    if guess.kind in ("other", "unsure"):
        return None
    if guess.kind == "cover_letter" and not _has_letter_form(reading, of_part):
        return None
    page = next((line.page for line in reading.lines if line.start >= start), 1)
    return Part(guess.kind, guess.confidence, page, start, end)


def _text(reading: Reading, line: Line) -> str:
    return reading.text[line.start : min(line.end, line.start + 200)].strip(" \t#*_>|")
