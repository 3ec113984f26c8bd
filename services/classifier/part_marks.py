"""Where in a file another document may begin, and what the line there says of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from services.classifier.letterhead import head_above
from services.classifier.own_voice import own_voice_begins
from services.classifier.phrases import words_of
from services.classifier.shapes import EMAIL, GENDER_MARK, PHONE
from services.classifier.signals import is_beginning, is_titled_resume, is_titled_review, own_words
from shared.schemas.reading import Line, Reading

HEAD_LINES = 8
BEHIND_CLOSING = 5  # lines in which the letter ends and another document begins
CONTACT_BELOW = 4  # lines from a name to its e-mail address
GREETING_WORDS = 8
CLOSING_WORDS = 4
CERTIFICATE_LINES = 4  # of a block, in which a certificate says that it is one: its issuer and a number stand above
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
    names_resume: bool
    certifies: bool
    """Whether it begins a block, in the first lines of which a certificate, a reference or a school report begins."""
    names_review: bool
    speaks_of_review: bool
    """Whether it names one, or begins as a long line that does."""
    speaks_of_self: bool
    """Whether the first block in the first person begins here, and what stands before it is in none."""
    has_contact: bool
    """Whether there is an e-mail address or a telephone number in it."""


def marked_lines(reading: Reading) -> list[Marked]:
    """The lines of a reading that hold text, in order."""
    lines = [line for line in reading.lines if line.end > line.start]
    opening = {later.start for before, later in pairwise(lines) if later.page != before.page}
    marked = [_marked(reading, line, line.start in opening) for line in lines]
    voice = own_voice_begins([one.text for one in marked], [_begins_block(one) for one in marked], own_words(reading))
    return [
        replace(one, certifies=_begins_certificate(marked, place), speaks_of_self=place == voice)
        for place, one in enumerate(marked)
    ]


def may_hold_several(marked: Sequence[Marked]) -> bool:
    """Whether anything marks the end or the beginning of another document: it saves judging every page alone."""
    return any(one.greets or one.closes or one.opens_page or one.speaks_of_self for one in marked) or any(
        one.names or one.certifies or one.speaks_of_review or one.has_contact for one in marked[HEAD_LINES:]
    )


def possible_cuts(marked: Sequence[Marked]) -> Iterator[int]:
    """Where a document may begin: pages, lines that name a document or its owner, below a letter's closing.

    In order, each once.
    """
    begins = {one.line.start for one in marked[1:] if one.opens_page}
    texts, gaps = [one.text for one in marked], [one.below_a_gap for one in marked]
    for position, (before, one) in enumerate(pairwise(marked), start=1):
        if one.names or one.greets or one.certifies or (one.speaks_of_self and not before.greets):
            begins.add(one.line.start)
        if one.greets:
            begins.add(marked[head_above(position, texts, gaps, _signature(marked, position))].line.start)
        if before.closes and one.below_a_gap and _SIGNED_CLOSING.search(before.text):
            begins.add(one.line.start)
        if before.closes:
            begins.update(_behind_closing(marked[position + 1 : position + 1 + BEHIND_CLOSING]))
        if position >= HEAD_LINES and one.has_contact:
            begins.update(_above_contact(marked[position - CONTACT_BELOW : position + 1]))
    yield from sorted(begins)


def text_of(reading: Reading, line: Line) -> str:
    """The beginning of a line without what sets it off."""
    return reading.text[line.start : min(line.end, line.start + 200)].strip(" \t#*_>|")


def _marked(reading: Reading, line: Line, opens_page: bool) -> Marked:
    text = text_of(reading, line)
    count = len(text.split())
    words = words_of(text)
    speaks = is_titled_review(words if len(text) < MAX_TITLE else words_of(text[:MAX_TITLE]))
    names_review, names_resume = speaks and len(text) < MAX_TITLE, is_titled_resume(words)
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
        names=names_resume or names_review or GENDER_MARK.search(text) is not None,
        certifies=not text[:1].islower() and is_beginning("certificate_opening", words),
        names_resume=names_resume,
        names_review=names_review,
        speaks_of_review=speaks,
        speaks_of_self=False,
        has_contact=EMAIL.search(text) is not None or PHONE.search(text) is not None,
    )


def _begins_certificate(marked: Sequence[Marked], place: int) -> bool:
    """Whether a line begins a block, and one of the block's first lines begins as a certificate does."""
    if not _begins_block(marked[place]):
        return False
    behind = takewhile(lambda one: not _begins_block(one), marked[place + 1 : place + CERTIFICATE_LINES])
    return any(one.certifies for one in (marked[place], *behind))


def _begins_block(one: Marked) -> bool:
    return one.below_a_gap or one.opens_page


def _behind_closing(behind: Sequence[Marked]) -> Iterator[int]:
    """Where a document may begin below a letter's closing: at a block, or anywhere where the text has no gaps."""
    blocks = [one for one in behind if _begins_block(one)]
    yield from (one.line.start for one in blocks or behind if not one.encloses)


def _above_contact(lines: Sequence[Marked]) -> Iterator[int]:
    """Where a document may begin whose owner's address is on the last of the lines: at the block with it, or at one
    above of two lines or more, with a name and what its owner is. One line alone may be a signature."""
    below = len(lines)
    for place, one in reversed(list(enumerate(lines))):
        if one.closes:
            return
        if one.below_a_gap:
            if below == len(lines) or below - place > 1:
                yield one.line.start
            below = place


def _signature(marked: Sequence[Marked], greeting: int) -> list[str]:
    """The lines below the first closing behind a greeting."""
    closing = next((place for place, one in enumerate(marked[greeting:], start=greeting) if one.closes), len(marked))
    return [one.text for one in marked[closing + 1 : closing + 4]]
