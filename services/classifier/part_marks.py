"""Where in a file another document may begin, and what the line there says of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.classifier.letterhead import head_above
from services.classifier.phrases import words_of
from services.classifier.shapes import EMAIL, GENDER_MARK
from services.classifier.signals import is_beginning, is_titled_resume, is_titled_review
from shared.schemas.reading import Line, Reading

HEAD_LINES = 8
BEHIND_CLOSING = 5  # lines in which the letter ends and another document begins
CONTACT_BELOW = 4  # lines from a name to its e-mail address
GREETING_WORDS = 8
CLOSING_WORDS = 4
MAX_TITLE = 80  # characters of a line that names the document
_SIGNED_CLOSING = re.compile(r"[,.]\s+\S")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line that holds text, and what it marks; looked at once a file, because many cuts ask."""

    line: Line
    text: str
    below_a_gap: bool
    opens_page: bool
    """Whether it is the first of a page that is not the first."""
    greets: bool
    closes: bool
    encloses: bool
    names: bool
    """Whether it names a document: a title of a résumé or a review, an ad's (m/f/d)."""
    certifies: bool
    """Whether it begins as a certificate, a reference or a school report does."""
    names_review: bool
    speaks_of_review: bool
    """Whether it names one, or begins as a long line that does."""
    has_address: bool
    """Whether there is an e-mail address in it."""


def marked_lines(reading: Reading) -> list[Marked]:
    """The lines of a reading that hold text, in order."""
    lines = [line for line in reading.lines if line.end > line.start]
    opening = {later.start for before, later in pairwise(lines) if later.page != before.page}
    return [_marked(reading, line, line.start in opening) for line in lines]


def may_hold_several(marked: Sequence[Marked]) -> bool:
    """Whether anything marks the end or the beginning of another document: it saves judging every page alone."""
    return any(one.greets or one.closes or one.opens_page for one in marked) or any(
        one.names or one.certifies or one.speaks_of_review or one.has_address for one in marked[HEAD_LINES:]
    )


def possible_cuts(marked: Sequence[Marked]) -> Iterator[int]:
    """Where a document may begin: pages, lines that name a document or its owner, below a letter's closing.

    In order, each once.
    """
    begins = {one.line.start for one in marked[1:] if one.opens_page}
    texts, gaps = [one.text for one in marked], [one.below_a_gap for one in marked]
    for position, (before, one) in enumerate(pairwise(marked), start=1):
        if one.names or one.greets or one.certifies:
            begins.add(one.line.start)
        if one.greets:
            begins.add(marked[head_above(position, texts, gaps, _signature(marked, position))].line.start)
        if before.closes and one.below_a_gap and _SIGNED_CLOSING.search(before.text):
            begins.add(one.line.start)
        if before.closes:
            behind = marked[position + 1 : position + 1 + BEHIND_CLOSING]
            begins.update(later.line.start for later in behind if not later.encloses)
        if position >= HEAD_LINES and one.has_address:
            above = [other.line.start for other in marked[position - CONTACT_BELOW : position + 1] if other.below_a_gap]
            begins.update(above[-1:])
    yield from sorted(begins)


def text_of(reading: Reading, line: Line) -> str:
    """The beginning of a line without what sets it off."""
    return reading.text[line.start : min(line.end, line.start + 200)].strip(" \t#*_>|")


def _marked(reading: Reading, line: Line, opens_page: bool) -> Marked:
    text = text_of(reading, line)
    count = len(text.split())
    words = words_of(text)
    speaks = is_titled_review(words if len(text) < MAX_TITLE else words_of(text[:MAX_TITLE]))
    names_review = speaks and len(text) < MAX_TITLE
    below_a_gap = reading.text[max(0, line.start - 4) : line.start].count("\n") > 1
    return Marked(
        line=line,
        text=text,
        below_a_gap=below_a_gap,
        opens_page=opens_page,
        # A sentence may begin as a greeting does, and "Best practices in sales" as a closing.
        greets=(count <= GREETING_WORDS or below_a_gap) and is_beginning("greeting", words),
        closes=count <= CLOSING_WORDS and is_beginning("closing", words),
        encloses=count <= GREETING_WORDS and is_beginning("enclosure", words),
        names=is_titled_resume(words) or names_review or GENDER_MARK.search(text) is not None,
        certifies=(below_a_gap or opens_page) and not text[:1].islower() and is_beginning("certificate_opening", words),
        names_review=names_review,
        speaks_of_review=speaks,
        has_address=EMAIL.search(text) is not None,
    )


def _signature(marked: Sequence[Marked], greeting: int) -> list[str]:
    """The lines below the first closing behind a greeting."""
    closing = next((place for place, one in enumerate(marked[greeting:], start=greeting) if one.closes), len(marked))
    return [one.text for one in marked[closing + 1 : closing + 4]]
