"""Names of employers and schools, however they are written."""

import re
from collections.abc import Iterator
from functools import lru_cache

from services.knowledge_graph.normalise.words import folded, word_set, words
from shared import legal_forms

LEGAL_FORMS = frozenset(folded(form).replace(".", "") for form in legal_forms.LEGAL_FORMS) | word_set(
    """company eg holding holdings incorporated sae sca"""
)
"""What may stand at the end of a name and does not tell two names apart, without full stops."""
_POLISH_FORM = re.compile(r"\bsp\. ?z ?o\. ?o\.?(?!\w)")
_DROPPED = word_set("""the of and at for de la le der die das und et y at in""")


@lru_cache(maxsize=4096)
def organisation_words(name: str) -> tuple[str, ...]:
    """The telling words: `The Acme Group, Inc.` is `acme`, `group`. Legal forms go only from the end."""
    bare = _POLISH_FORM.sub("", folded(name)).replace(".", "")
    found = [word for word in words(bare) if word not in _DROPPED]
    while len(found) > 1 and found[-1] in LEGAL_FORMS:
        found.pop()
    return tuple(found)


def organisation(name: str) -> str:
    """The normal form of an organisation's name; equal for spellings that differ in form only."""
    return " ".join(organisation_words(name)) or folded(name)


def beginnings(name: str) -> Iterator[str]:
    """What a shorter or abbreviated form of the name would begin with."""
    parts = organisation_words(name)
    if parts:
        yield parts[0]
        yield "".join(parts)
        for count in range(2, min(len(parts), 6) + 1):
            yield "".join(part[0] for part in parts[:count])


@lru_cache(maxsize=16384)
def same_organisation(one: str, other: str) -> bool:
    """Whether two names may be of one organisation: equal, one a part of the other, or initials of its words.

    `Google` and `Google Cloud EMEA`, `UT Austin` and `University of Texas at Austin`, `IBM` and
    `International Business Machines`. It is a hint, to be confirmed by dates or titles, not a proof.
    """
    short, long = sorted((organisation_words(one), organisation_words(other)), key=lambda w: (len(w), w))
    if not short or not long:
        return False
    if short == long:
        return True
    if "".join(short) == "".join(long):
        return True
    return _reads_as(short, long)


def _reads_as(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the short name is the long one with words left out or written as initials, in order."""
    position = 0
    for place, word in enumerate(short):
        taken = _next_match(word, long, position)
        if taken is None or (place == 0 and taken[0] != 0):
            return False
        position = taken[1]
    return True


def _next_match(word: str, long: tuple[str, ...], position: int) -> tuple[int, int] | None:
    """Where `word` stands in `long` from `position` on, as (first, after): itself, or initials of several."""
    for start in range(position, len(long)):
        if long[start] == word:
            return start, start + 1
        if 2 <= len(word) <= len(long) - start:
            initials = "".join(part[0] for part in long[start : start + len(word)])
            if initials == word:
                return start, start + len(word)
    return None
