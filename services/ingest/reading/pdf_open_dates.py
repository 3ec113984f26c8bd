"""Dates that a narrow column breaks over two or three lines. Pure.

`Jun 2015 – Jun` and below it `2019`; `Jul`, and below it `2019 – today`. The dash at a line's end is only one of the
places where a typesetter breaks a time. Breaks within a word of a label are closed, too (`Mas-`, and below it `ter`).
"""

import re
from collections.abc import Sequence

from services.ingest.reading.document_date import MONTHS
from services.ingest.reading.pdf_words import Word

_DASHES = "–—-"
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_TIME = re.compile(rf"[^\W\d_]{{3,10}}\.?|\d{{1,2}}[./]?|(?:\d{{1,2}}[./])?(?:19|20)\d\d|[{_DASHES}]")
_PIECES = re.compile(rf"[{_DASHES}]|[^\s{_DASHES}]+")
_MOST_WORDS = 5


def ends_open(part: Sequence[Word]) -> bool:
    """Whether a label's words end in the middle of a time: at a dash, or with a month that has no year yet."""
    if len(part) > _MOST_WORDS:
        return False
    if part[-1].text.endswith(tuple(_DASHES)):
        return any(any(map(str.isdigit, word.text)) for word in part)
    pieces = _pieces(part)
    return all(_TIME.fullmatch(piece) for piece in pieces) and _is_month(pieces[-1])


def goes_on_in(part: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether `below` is the rest of the time that `part` begins: any end behind a dash, else a year."""
    if not ends_open(part) or len(below) > _MOST_WORDS:
        return False
    if part[-1].text.endswith(tuple(_DASHES)):
        return True
    return _YEAR.match(below[0].text) is not None and all(_is_time(word) for word in below)


def is_broken_word(part: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether a label of one word goes on below behind its hyphen."""
    above = part[-1].text
    is_broken = len(above) > 2 and above.endswith("-") and above[:-1].isalpha() and below[0].text[:1].islower()
    return is_broken and len(part) == 1 == len(below)


def _pieces(part: Sequence[Word]) -> list[str]:
    return [piece for word in part for piece in _PIECES.findall(word.text)]


def _is_time(word: Word) -> bool:
    return all(_TIME.fullmatch(piece) for piece in _PIECES.findall(word.text))


def _is_month(piece: str) -> bool:
    return piece.rstrip(".").lower() in MONTHS
