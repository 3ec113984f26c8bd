"""The employer in the address above a letter: the block of lines between the sender's own and the greeting."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.phrases.roles import EMPLOYER, employer_score
from services.extractor.structure.address_lines import ADDRESSED_TO, MAX_WORDS, PERSON, organisation_in
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.letters import SUBJECT
from services.extractor.vocabulary.organisations import ORGANISATION_PART

SURE, LIKELY = 0.7, 0.55
"""By the form of an organisation's name, and by its place in the address alone; docs/accuracy-other-kinds.md counts how
many of each are right."""
_DATED = re.compile(r"\b(?:19|20)\d\d\b")


def recipient(head: Sequence[Row], sender: str) -> tuple[int, int, float] | None:
    """(start, end, confidence) of the organisation that the letter is addressed to; `sender` is who signed."""
    best: tuple[float, int, int] | None = None
    for block in _blocks(head):
        if block[0].text.startswith(sender) and sender:
            continue  # the sender's own address
        addressed = any(PERSON.match(row.text) for row in block)
        for number, row in enumerate(block):
            name = organisation_in(row.text)
            if name is None:
                continue
            start, end = name
            text = row.text[start:end]
            formed = employer_score(text) >= EMPLOYER
            introduced = start > 0 or (number > 0 and _introduces(block[number - 1]))
            if not (formed or introduced or (addressed and row is block[0])):
                continue
            sure = SURE if formed and ORGANISATION_PART.match(text) is None else LIKELY
            if best is None or sure > best[0]:
                best = sure, row.start + start, row.start + end
    return None if best is None else (best[1], best[2], best[0])


def _blocks(head: Sequence[Row]) -> Iterator[list[Row]]:
    """The lines above the greeting, apart where a gap parts them; no subject and no date."""
    block: list[Row] = []
    for row in head[:-1]:
        if row.gap_before and block:
            yield block
            block = []
        if not SUBJECT.match(row.text) and not (_DATED.search(row.text) and row.words <= MAX_WORDS):
            block.append(row)
    if block:
        yield block


def _introduces(above: Row) -> bool:
    """Whether a line is nothing but "To" or "An das"."""
    return ADDRESSED_TO.fullmatch(f"{above.text} ") is not None
