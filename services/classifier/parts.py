"""Documents that lie in one file: a cover letter in front of a résumé, certificates or a job ad behind them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from services.classifier.evidence import Kind
from services.classifier.part_marks import HEAD_LINES, Marked, marked_lines, may_hold_several, possible_cuts
from services.classifier.phrases import fold
from services.classifier.rules import Guess, classify
from services.classifier.shapes import EMAIL, PHONE, owner_named
from shared.schemas.reading import Reading

# Both sides of a cut must be this sure of being something else than the other: a cut in a whole document is worse
# than a missing one. At 0.6 to 0.95, no document of the development half and none of 63 PDF files was cut; below it,
# hardly more cuts are found (`python -m benchmarks.classification`).
SURE = 0.7
# The same of a side that is of no kind of a career, or of the same kind as the other: pages of a résumé are like that.
SURE_OF_MORE = 0.9
MIN_WORDS = 40
MIN_WORDS_TITLED = 25  # of the sides of a cut where a page or a certificate begins, and of a letter with a closing
MAX_CUTS = 16
MAX_DEPTH = 2  # cuts of cuts: at most four documents in a file
MAX_PAGES = 6  # of files that are looked at page by page though nothing in them names a document
# A cut further down must be better by this: what is set off there is a section, while the first lines of a document,
# a name or a title, hardly change what is said of it.
NEAR_TIE = 0.03
TITLE_LINES = 3
OWNER_LINES = 6  # in which a résumé's owner has an e-mail address
GRID_LINES, FEWEST_LEVELS = 30, 3
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEVEL = re.compile(r"(?<!\w)[ABC][12](?!\w)")
_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*,?\s?){2,5}")
# What a file with several documents is, for whoever needs one word: the first of these that is in it.
_PRECEDENCE: tuple[Kind, ...] = ("resume", "performance_review", "cover_letter", "job_ad", "other")


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
    single = Part(whole.kind, whole.confidence, 1, 0, len(reading.text))
    marked = marked_lines(reading)
    if not (1 < len(reading.pages) <= MAX_PAGES or may_hold_several(marked)):
        return (single,)
    return _joined(_split(reading, marked, single, MAX_DEPTH), marked)


def main_kind(whole: Guess, parts: Sequence[Part]) -> Guess:
    """What the file is as a whole: where it holds several documents, the one that says most about the person."""
    if len(parts) < 2:
        return whole
    main = min(parts, key=lambda part: (_PRECEDENCE.index(part.kind), part.start))
    return Guess(main.kind, main.confidence, ("several_documents",))


def _split(reading: Reading, marked: Sequence[Marked], part: Part, depth: int) -> tuple[Part, ...]:
    best: tuple[float, Part, Part] | None = None
    cuts = [cut for cut in possible_cuts(marked) if part.start < cut < part.end] if depth else []
    opening = {one.line.start for one in marked if one.opens_page}
    # Where there are many, pages come first.
    for cut in sorted(sorted(cuts, key=lambda cut: cut not in opening)[:MAX_CUTS]):
        sides = _sides(reading, marked, part, cut)
        if sides is None:
            continue
        score = min(side.confidence for side in sides) + _standing(marked, cut)
        if best is None or score > best[0] + NEAR_TIE:
            best = (score, *sides)
    if best is None:
        return (part,)
    return (*_split(reading, marked, best[1], depth - 1), *_split(reading, marked, best[2], depth - 1))


def _joined(parts: Sequence[Part], marked: Sequence[Marked]) -> tuple[Part, ...]:
    """The parts, two neighbours of one kind as one where nothing says that another document begins: a cut of a cut
    showed that the first was too high."""
    joined: list[Part] = []
    for part in parts:
        if (
            joined
            and joined[-1].kind == part.kind
            and not _is_another(_lines(marked, joined[-1]), _lines(marked, part), part.kind)
        ):
            before = joined.pop()
            part = replace(before, end=part.end, confidence=max(before.confidence, part.confidence))
        joined.append(part)
    return tuple(joined)


def _lines(marked: Sequence[Marked], part: Part) -> list[Marked]:
    return [one for one in marked if part.start <= one.line.start and one.line.end <= part.end]


def _sides(reading: Reading, marked: Sequence[Marked], part: Part, cut: int) -> tuple[Part, Part] | None:
    """The documents before and behind a cut, where both are surely documents, and of different kinds."""
    at = next(one for one in marked if one.line.start >= cut)
    fewest = MIN_WORDS_TITLED if at.opens_page or at.certifies else MIN_WORDS
    if len(reading.text[cut : part.end].split()) < fewest:
        return None
    closed = any(one.closes for one in marked if part.start < one.line.start < cut)
    if len(reading.text[part.start : cut].split()) < (MIN_WORDS_TITLED if closed else fewest):
        return None
    # Judging costs most of all that is done here: the right side is not looked at where the left one is none.
    left = _part(reading, marked, part.start, cut)
    right = _part(reading, marked, cut, part.end) if left is not None else None
    if left is None or right is None or not _are_letters(left, right, marked):
        return None
    if left.kind != right.kind and "other" not in (left.kind, right.kind):
        return left, right
    before, behind = _lines(marked, left), _lines(marked, right)
    if right.kind == "other" != left.kind:
        return (left, right) if _adds_to((*marked[:TITLE_LINES], *before[:TITLE_LINES]), behind) else None
    if min(left.confidence, right.confidence) < SURE_OF_MORE or not _is_another(before, behind, left.kind):
        return None
    return left, right


def _are_letters(left: Part, right: Part, marked: Sequence[Marked]) -> bool:
    """Whether what is taken for a letter has the form of one: what a résumé says in the first person is none, while an
    application to the ad above it may do without, and the beginning of a file may have lost its own."""
    formless = [
        part for part in (left, right) if part.kind == "cover_letter" and not _has_letter_form(_lines(marked, part))
    ]
    return all(part.start == 0 or (part is right and left.kind == "job_ad") for part in formless)


def _has_letter_form(lines: Sequence[Marked]) -> bool:
    return any(one.greets or one.closes for one in lines)


def _is_another(before: Sequence[Marked], behind: Sequence[Marked], kind: Kind) -> bool:
    """Whether what is behind is another document of the same kind: another person's résumé, or a review with a title.

    The pages of a résumé may repeat its owner's address, and name others' below its references; a section of a form has
    a title, too: where no page begins, somebody's name must stand beside it.
    """
    if not behind:
        return False
    if kind == "performance_review":
        head = behind[:TITLE_LINES]
        named = behind[0].opens_page or bool(_names(before[:HEAD_LINES]) & _names(head))
        return named and any(one.names_review for one in head)
    return kind == "resume" and _owned_by_another(before, behind)


def _owned_by_another(before: Sequence[Marked], behind: Sequence[Marked]) -> bool:
    """Whether the head of a résumé has an e-mail address or a telephone number that is not in the one before it, which
    has one of its own.

    The first line must be the owner's: by a word of the address or, on a new page or below a gap, by its looks. Where
    it is the title of a résumé, no address of the one may be in the other.
    """
    head = behind[:OWNER_LINES]
    known, new = _contacts(before), _contacts(head)
    if head[0].names_resume and known and not known & _contacts(behind):
        return bool(_contacts(behind))
    if not known or not new - known:
        return False
    name = head[0].text
    if owner_named([name, "", "", *(one.text for one in head if one.has_contact)]):
        return True
    named = _NAME.fullmatch(name) is not None and not _names(head[:1]) & _names(before)
    return named and (head[0].opens_page or head[0].below_a_gap)


def _adds_to(heads: Sequence[Marked], behind: Sequence[Marked]) -> bool:
    """Whether what is behind begins as a certificate or a reference does, and names somebody whom the heads name: those
    of the file and of the document before it, because a reader may have left out what pages repeat."""
    return any(one.certifies for one in behind[:TITLE_LINES]) and bool(_names(heads) & _names(behind))


def _contacts(lines: Sequence[Marked]) -> set[str]:
    """E-mail addresses and the digits of telephone numbers."""
    mails = {found.group(0).lower() for one in lines for found in EMAIL.finditer(one.text)}
    calls = {"".join(filter(str.isdigit, found.group(0))) for one in lines for found in PHONE.finditer(one.text)}
    return mails | calls


def _names(lines: Sequence[Marked]) -> set[frozenset[str]]:
    """Two capitalised words in a row: first names and surnames, whichever comes first, and little else."""
    rows = (_WORD.findall(one.text) for one in lines)
    pairs = (pair for row in rows for pair in pairwise(row) if all(word[0].isupper() for word in pair))
    return {frozenset(map(fold, pair)) for pair in pairs}


def _standing(marked: Sequence[Marked], cut: int) -> float:
    """What speaks for a document beginning here: a new page or, less, an empty line above. Breaks near ties only."""
    at = next(one for one in marked if one.line.start >= cut)
    if at.opens_page:
        return 0.1
    return 0.05 if at.below_a_gap else 0.0


def _has_language_grid(lines: Sequence[Marked]) -> bool:
    """Whether a page speaks of a self-assessment, but of languages by the European levels: a résumé's."""
    head = " ".join(one.text for one in lines[:GRID_LINES])
    return len(_LEVEL.findall(head)) >= FEWEST_LEVELS


def _part(reading: Reading, marked: Sequence[Marked], start: int, end: int) -> Part | None:
    """A side of a cut, where it is surely a document of a career, or one that is added to them."""
    of_part = [one for one in marked if start <= one.line.start and one.line.end <= end]
    lines = tuple(
        one.line.model_copy(update={"start": one.line.start - start, "end": one.line.end - start}) for one in of_part
    )
    guess = classify(reading.model_copy(update={"text": reading.text[start:end], "lines": lines}))
    if guess.kind == "unsure" or guess.confidence < SURE:
        return None
    if guess.kind == "performance_review" and _has_language_grid(of_part):
        return None
    page = next((line.page for line in reading.lines if line.start >= start), 1)
    return Part(guess.kind, guess.confidence, page, start, end)
