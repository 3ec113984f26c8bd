"""The head of a letter above its greeting: addresses, the date, what it is about."""

import re
from collections.abc import Sequence
from itertools import pairwise

from services.classifier.phrases import words_of
from services.classifier.shapes import EMAIL, PHONE
from services.classifier.signals import is_beginning

LINES = 12
"""Above a greeting, without empty ones: two addresses, the date and the subject."""
_SIGNED_WITHIN = 4  # lines of the letter's end that may be the signature
_NAMED_WORDS = 5  # of a name, at most
_DAY_AND_YEAR = re.compile(r"(?<![\d/:–-])[0-3]?\d(?![\d–-])(?:, ?|[^,:\d].{0,13})(?:19|20)\d\d\s*$")
"""4 May 2024, 04.05.2024, May 4, 2024; not "2:1, Exeter, 2013"."""
_ADDRESS = re.compile(
    r"\d{1,3}[A-Za-z]?,? [A-Z][\w' -]{2,40}|(?!19|20)\d{4,5} [A-Z][\w' -]{2,40}|[A-Z][\w.' -]{3,40} \d{1,3} ?[a-z]?"
)
"""A whole line with a number of a house or a town: 14 Quay Street; 44137 Dortmund; Am Beispielweg 3."""
_LONGEST = 100  # characters of a line of a letterhead


def head_above(greeting: int, texts: Sequence[str], begins_block: Sequence[bool], last: Sequence[str]) -> int:
    """Which line the letter begins with whose greeting is `texts[greeting]`: that one, or the first of its head.

    `begins_block` says of each line whether there is a gap above it; `last` are the last lines of the letter. The head
    begins with the highest block in reach that holds an address, a date, a subject or the writer's name: what stands
    between it and the greeting belongs to it, and what stands higher to another document.
    """
    signed = {words for line in last[-_SIGNED_WITHIN:] if (words := tuple(words_of(line)))}
    reach = range(max(0, greeting - LINES), greeting)
    starts = [line for line in reach if begins_block[line]]
    for start, behind in pairwise([*starts, greeting]):
        if any(_is_of_a_head(text, signed) for text in texts[start:behind]):
            return start
    return greeting


def _is_of_a_head(text: str, signed: set[tuple[str, ...]]) -> bool:
    if len(text) > _LONGEST:
        return False
    words = tuple(words_of(text))
    about = ":" in text[:12] and is_beginning("mail_header", words)
    if _ADDRESS.fullmatch(text):
        return True
    named = 1 < len(words) <= _NAMED_WORDS and words in signed
    return about or named or any(shape.search(text) for shape in (_DAY_AND_YEAR, EMAIL, PHONE))
