"""Dates that a narrow column breaks over two or three lines. Pure.

`Jun 2015 – Jun` and below it `2019`; `Jul`, and below it `2019 – today`. The dash at a line's end is only one of the
places where a typesetter breaks a time. Breaks within a word of a label are closed, too (`Mas-`, and below it `ter`).
"""

import re
from collections.abc import Sequence

from services.ingest.reading.pdf.words import Word
from shared.months import MONTHS

LINE_HYPHEN = "\x02"
"""what pdfium gives for the hyphen at a line's end"""
_DASHES = "–—-"
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_TIME = re.compile(rf"[^\W\d_]{{3,10}}\.?|\d{{1,2}}[./]?|(?:\d{{1,2}}[./])?(?:19|20)\d\d|[{_DASHES}]")
_PIECES = re.compile(rf"[{_DASHES}]|[^\s{_DASHES}]+")
_MOST_WORDS = 5
_SINGLE_WORDS = 2
"""a month and its year"""
NOW = frozenset(
    (
        "present", "current", "now", "today", "ongoing", "to date", "till date", "heute", "jetzt", "aktuell",
        "aujourd'hui", "aujourd’hui", "présent", "actuel", "actualidad", "actual", "presente", "hoy", "heden", "nu",
        "atual", "hoje", "oggi", "attuale", "obecnie", "teraz", "nå", "nuvarande", "pågående", "idag", "i dag",
        "à ce jour", "la fecha", "la actualidad", "dato", "derzeit", "ao momento", "o momento", "do chwili obecnej",
        "ad oggi",
    )
)  # fmt: skip
_WORDS_OF_NOW = frozenset(word for phrase in NOW for word in phrase.split())

_UNTIL = frozenset(
    (
        *_DASHES,
        "to",
        "until",
        "bis",
        "a",
        "à",
        "au",
        "al",
        "do",
        "tot",
        "till",
        "de",
        "since",
        "seit",
        "depuis",
        "até",
        "hasta",
    )
)
_DAY = re.compile(r"\d{1,2}[.,]?")


def ends_open(part: Sequence[Word]) -> bool:
    """Whether a label's words end in the middle of a time: at a dash, or with a month that has no year yet."""
    if len(part) > _MOST_WORDS:
        return False
    if part[-1].text.endswith(tuple(_DASHES)):
        return any(any(map(str.isdigit, word.text)) for word in part) and all(_is_time(word) for word in part)
    pieces = _pieces(part)
    return all(_TIME.fullmatch(piece) for piece in pieces) and _is_month(pieces[-1])


def goes_on_in(part: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether `below` is the rest of the time that `part` begins: behind a dash a time or "today", else a year."""
    if not ends_open(part) or len(below) > _MOST_WORDS:
        return False
    if part[-1].text.endswith(tuple(_DASHES)):
        first = below[0].text
        return _is_month(first) or _is_written_time(first) or " ".join(w.text for w in below).casefold() in NOW
    return _YEAR.match(below[0].text) is not None and all(_is_time(word) for word in below)


def is_end_of(part: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether two single dates, one under the other, are the beginning and the end of a time."""
    if not all(_is_time(word) for word in part) or len(part) > _SINGLE_WORDS or len(below) > _SINGLE_WORDS:
        return False
    years = [_YEAR.findall(" ".join(word.text for word in words)) for words in (part, below)]
    if len(years[0]) != 1:
        return False
    if not years[1]:
        return " ".join(word.text for word in below).casefold() in NOW
    return len(years[1]) == 1 and years[0] < years[1] and all(_is_time(word) for word in below)


def is_broken_word(part: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether a label of one word goes on below behind its hyphen."""
    above = part[-1].text
    is_broken = len(above) > 2 and above.endswith(("-", LINE_HYPHEN)) and above[:-1].isalpha()
    is_broken = is_broken and below[0].text[:1].islower()
    return is_broken and len(part) == 1 == len(below)


def is_time_span(words: Sequence[Word]) -> bool:
    """Whether the words are a date or a time from one to another, and nothing else."""
    has_year = any(("20" in word.text or "19" in word.text) and _YEAR.search(word.text) for word in words)
    return has_year and is_of_time(words)


def is_of_time(words: Sequence[Word]) -> bool:
    """Whether the words say nothing but when: also `May`, or `present`."""
    texts = [word.text.strip("(),·|").casefold() for word in words]
    return all(
        not text
        or text in _WORDS_OF_NOW
        or text in _UNTIL
        or _is_month(text)
        or _is_written_time(text)
        or _DAY.fullmatch(text)
        for text in texts
    )


def joined_times(parts: Sequence[list[Word]]) -> list[list[Word]]:
    """The parts of a row, those of one time as one: lines that were justified stretch the blanks between its words."""
    joined: list[list[Word]] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before is not None and _is_rest(before, part):
            joined[-1] = [*before, *part]
        else:
            joined.append(part)
    return joined


def time_edge(row: Sequence[Word]) -> int | None:
    """Where the times at the beginning of a row end, or those at its end begin; None without any, or on both sides."""
    if _is_dated(row[0]) == _is_dated(row[-1]):
        return None  # so it is in most rows
    dated = [_is_dated(word) for word in row]
    edge = dated.index(not dated[0])
    return edge if all(dated[edge:]) or not any(dated[edge:]) else None


def _is_dated(word: Word) -> bool:
    return _is_month(word.text) or _is_written_time(word.text)


def _is_written_time(text: str) -> bool:
    pieces = _PIECES.findall(text)
    return bool(_YEAR.search(text)) and all(_TIME.fullmatch(piece) or piece.casefold() in NOW for piece in pieces)


def _is_rest(before: Sequence[Word], part: Sequence[Word]) -> bool:
    """Whether a dash, or what follows one or a month, stands alone behind a wide gap."""
    first = part[0].text
    is_now = first.casefold() in NOW
    if len(before) > _MOST_WORDS or not all(_is_time(word) for word in before):
        return False
    if not (is_now or first in _DASHES or _is_month(first) or _is_written_time(first)):
        return False
    if first in _DASHES or before[-1].text in _DASHES:
        return any(_YEAR.search(word.text) for word in before)
    return _is_month(before[-1].text) and _YEAR.fullmatch(first) is not None


def _pieces(part: Sequence[Word]) -> list[str]:
    return [piece for word in part for piece in _PIECES.findall(word.text)]


def _is_time(word: Word) -> bool:
    return all(_TIME.fullmatch(piece) for piece in _PIECES.findall(word.text))


def _is_month(piece: str) -> bool:
    return piece.rstrip(".").lower() in MONTHS
