"""A name in two cells of a form: the first name beside one label, the surname beside the next."""

import re
from collections.abc import Sequence
from itertools import pairwise

from services.extractor.structure.rows import Row

_FIRST = re.compile(
    r"(?:vornamen?|rufname|first names?|given names?|forenames?|prénoms?|nombres?|voorna(?:am|men)|nome|imię|imiona|"
    r"förnamn|fornavn)\s*(?::|\t)\s*",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:nachname|familienname|zuname|surnames?|last names?|family names?|nom(?: de famille)?|apellidos?|achternaam|"
    r"cognome|sobrenome|apelidos?|nazwisko|efternamn|etternavn)\s*(?::|\t)\s*",
    re.IGNORECASE,
)


def labelled_name(rows: Sequence[Row]) -> tuple[int, int, str] | None:
    """(start, end, name) of a first name and a surname that stand beside labels in rows that follow each other."""
    for above, below in pairwise(rows):
        for first, last in ((above, below), (below, above)):
            given, family = _FIRST.match(first.rule_text), _LAST.match(last.rule_text)
            if given is None or family is None:
                continue
            name = f"{first.text[given.end() :].strip()} {last.text[family.end() :].strip()}"
            start = above.start + (given if first is above else family).end()
            if len(name.split()) <= 8 and not any(character.isdigit() for character in name):
                return start, below.end, name
    return None
