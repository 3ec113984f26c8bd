"""Dates and date ranges as people write them, each as precise as it was written.

The grammar is our own, because a general date parser fills in today's day and month and reads ranges as one
date. `dateparser` is asked only for the month of an end that stands in a language whose months are not in
`vocabulary.months`. Nothing here reads a clock: "present" is the date of the document.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from services.extractor.dates.school_years import spans_school_years, with_school_years
from services.extractor.dates.tokens import DASH, Token, dated, tokens_of
from services.extractor.vocabulary.alternation import alternation
from services.extractor.vocabulary.months import OPEN_SINCE, OPEN_UNTIL, PART_OF_YEAR, SINCE, UNTIL
from shared.schemas.reading import PartialDate

# A row longer than this is running text, in which dates do not date an entry.
MAX_DATED_LENGTH = 400
YEARS = range(1940, 2100)
_HALF = ("month_only", "day_month", "number")  # kinds of tokens that have the year of what follows


_TO = re.compile(
    rf"\s{{0,3}}(?:{DASH}{{1,2}}(?:\s?(?:{alternation(UNTIL)})(?=\s))?|/|\b(?:{alternation(UNTIL)})(?![^\W\d_])\s?:?)"
    rf"\s{{0,3}}(?:(?:the|la|el|o|le|ao|à)\s)?(?:{PART_OF_YEAR}[\s-])?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<![^\W\d_])({alternation((*SINCE, *UNTIL))})\s{{1,3}}(?:{PART_OF_YEAR}[\s-])?$", re.IGNORECASE
)
_LONGEST_BEFORE = 30  # characters of a word for since or until, and of one for a part of the year
_OPEN_END = re.compile(rf"\s{{0,3}}{DASH}\s*(?=$|[|()\]\n\t])")
_ONWARDS = re.compile(r"\s+(?:onwards?|ff\.?)(?!\w)")
# "2012– Acme": the dash at the year, and what follows is no date.
_OPEN_BEFORE_TEXT = re.compile(r"[-–—](?=[ \t]+[^\W\d_])")
_LISTED_YEAR = re.compile(r",\s?|,?\s+(?:and|und|et|y|en|e|og|och|i|&)\s+")
_BY_ITSELF = re.compile(r"(?:up\s)?(?:(?:un)?til|to|till|bis|à|a|hasta|tot|até|ad?|do)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """One end of a range and where it stands; `date` is None only for an undated 'present'."""

    date: dt.date | None
    precision: str | None
    start: int
    end: int
    ongoing: bool = False

    def value(self) -> dict[str, Any]:
        """The value of a dated fact (see `shared.schemas.fact_types`)."""
        iso = None
        if self.date is not None and self.precision is not None:
            iso = self.date.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]
        return {"date": iso, "precision": self.precision, "ongoing": self.ongoing}


@dataclass(frozen=True, slots=True)
class DateRange:
    """A range as written in `text[start:end]`. A single date has `first` None and `is_range` False."""

    first: When | None
    last: When | None
    start: int
    end: int
    is_range: bool


def find_ranges(
    text: str, offset: int = 0, document_date: PartialDate | None = None, language: str | None = None
) -> tuple[DateRange, ...]:
    """The ranges and single dates of a short text, in order.

    `offset` is added to every position. `document_date` dates 'present'. `language` (ISO 639-1) is the text's
    own; it matters only outside the languages of `vocabulary.months`. Text longer than `MAX_DATED_LENGTH`
    gives ().
    """
    if len(text) > MAX_DATED_LENGTH or not any(map(str.isdigit, text)):
        return ()
    tokens = _resolved(text, with_school_years(text, list(tokens_of(text, language))))
    ranges: list[DateRange] = []
    position = 0
    while position < len(tokens):
        found, used = _range_at(text, tokens, position, document_date)
        position += used
        if found is not None:
            ranges.append(found)
    return tuple(_shifted(found, offset) for found in _with_listed_years(text, ranges))


def _follows(year: When, later: When) -> bool:
    return year.date is not None and later.date is not None and 1 <= later.date.year - year.date.year <= 2


def _with_listed_years(text: str, ranges: Sequence[DateRange]) -> list[DateRange]:
    """`summers 2011, 2012 and 2013`: years that follow one another in a list are the range that they span."""
    result: list[DateRange] = []
    for found in ranges:
        before = result[-1] if result else None
        if before is not None and before.last is not None and found.last is not None and not found.is_range:
            listed = _LISTED_YEAR.fullmatch(text, before.end, found.start) is not None
            if listed and found.last.precision == "year" and _follows(before.last, found.last):
                first = before.first if before.is_range else before.last
                result[-1] = DateRange(first, found.last, before.start, found.end, is_range=True)
                continue
        result.append(found)
    return result


def _resolved(text: str, tokens: list[Token]) -> list[Token]:
    """Give `May` of `May – Aug 2022` its year and `21` of `2019–21` its century; drop what stays half a date."""
    tokens.sort(key=lambda token: (token.start, -token.end))
    tokens = [t for i, t in enumerate(tokens) if i == 0 or t.start >= max(u.end for u in tokens[:i][-3:])]
    resolved: list[Token] = []
    for position, token in enumerate(tokens):
        if token.kind in _HALF:
            follower = tokens[position + 1] if position + 1 < len(tokens) else None
            if follower is None or follower.year is None or not _joined(text, token, follower):
                continue
            token = dated("named", follower.year, token.month, token.day, token.start, token.end)
        elif token.kind == "short_year":
            before = resolved[-1] if resolved else None
            if before is None or before.kind not in ("bare", "apostrophe", "school_year") or before.year is None:
                continue
            if not _touches(text, before, token):
                continue
            year = before.year // 100 * 100 + int(token.year or 0)
            if not before.year < year <= before.year + 60:
                continue
            start = token.end - len(text[token.start : token.end].strip())
            token = Token("bare", year, None, None, start, token.end)
        resolved.append(token)
    return [token for token in resolved if token.year is None or token.year in YEARS]


def _touches(text: str, left: Token, right: Token) -> bool:
    return re.fullmatch(r"\s?[-–—/]", text[left.end : right.start]) is not None


def _joined(text: str, left: Token, right: Token) -> bool:
    if _TO.fullmatch(text, left.end, right.start) is not None:
        return True
    if left.kind == "school_year" and text[left.end : right.start] == "/":
        return True
    between = text[left.end : right.start]
    if between.strip(" ") == "\t" and left.kind not in (*_HALF, "present"):
        return right.kind == left.kind or (
            right.kind == "present" and left.year is not None
        )  # cells, lines of a margin
    # "2015 till date": the word for now holds the word for until
    return right.kind == "present" and between in (" ", ", ") and _BY_ITSELF.match(text, right.start) is not None


def _range_at(
    text: str, tokens: list[Token], position: int, document_date: PartialDate | None
) -> tuple[DateRange | None, int]:
    """The range that begins with a token, and how many tokens it takes."""
    token = tokens[position]
    prefix = _BEFORE.search(text[max(0, token.start - _LONGEST_BEFORE) : token.start])
    word = prefix.group(1).casefold() if prefix else ""
    start = token.start - (len(prefix.group(0)) if prefix else 0)
    if token.kind == "present":  # a lone "current" is a word, not a date
        return None, 1
    first = _when(token, document_date)
    follower = tokens[position + 1] if position + 1 < len(tokens) else None
    used = 2
    years = spans_school_years(text, tokens, position)
    behind = position + years
    if behind < len(tokens) and _joined(text, tokens[behind - 1], tokens[behind]):
        used = years + spans_school_years(text, tokens, behind)
        follower = tokens[position + used - 1]  # "2015/16 – 2018/19" is from 2015 to 2019
    elif years == 2 and word in OPEN_SINCE:
        now = _present(document_date, start, start + len(word))
        return DateRange(first, now, start, tokens[behind - 1].end, is_range=True), years
    if follower is not None and (used > 2 or _joined(text, token, follower)):
        last = _when(follower, document_date)
        if (
            last.ongoing
            or last.date is None
            or first.date is None
            or last.date >= first.date
            or _same_start(first, last)
        ):
            begin = start if word in SINCE else token.start
            last = _not_before(last, first)
            return DateRange(first, last, begin, follower.end, is_range=True), used
    opened = _open_ended(text, token, start, word, document_date, follower is None)
    if opened is not None:
        return opened, 1
    return DateRange(None, first, token.start, token.end, is_range=False), 1


def _open_ended(
    text: str, token: Token, start: int, word: str, document_date: PartialDate | None, alone: bool
) -> DateRange | None:
    """The range of a single date that something opens: `since 2019`, `until 2019`, `2019 –`, `2019 onwards`."""
    first = _when(token, document_date)
    from_here = word == "from" and start == 0 and alone and token.year is not None  # "from 2015 – Acme – driver"
    if word in OPEN_SINCE or from_here:
        now = _not_before(_present(document_date, start, start + len(word)), first)
        return DateRange(first, now, start, token.end, is_range=True)
    if word in OPEN_UNTIL:
        return DateRange(None, first, start, token.end, is_range=True)
    dash = _OPEN_END.match(text, token.end) or _ONWARDS.match(text, token.end)
    if dash is None and token.start <= 1 and alone and token.year is not None:
        dash = _OPEN_BEFORE_TEXT.match(text, token.end)
    if dash is None:
        return None
    mark = dash.group(0).strip()
    at = token.end + dash.group(0).index(mark)
    now = _not_before(_present(document_date, at, at + len(mark)), first)
    return DateRange(first, now, token.start, at + len(mark), is_range=True)


def _not_before(now: When, first: When) -> When:
    """'Present' without a date where the document's own is older than the start: files keep their template's date."""
    if now.ongoing and now.date is not None and first.date is not None and now.date < first.date:
        return When(None, None, now.start, now.end, ongoing=True)
    return now


def _same_start(first: When, last: When) -> bool:
    """`03/2019 – 2019`: the end is written less precisely than the start."""
    return first.date is not None and last.date is not None and first.date.year == last.date.year


def _when(token: Token, document_date: PartialDate | None) -> When:
    if token.kind == "present":
        return _present(document_date, token.start, token.end)
    precision = "day" if token.day else "month" if token.month else "year"
    return When(dt.date(token.year or 1, token.month or 1, token.day or 1), precision, token.start, token.end)


def _present(document_date: PartialDate | None, start: int, end: int) -> When:
    if document_date is None:
        return When(None, None, start, end, ongoing=True)
    return When(document_date.date, document_date.precision, start, end, ongoing=True)


def _shifted(found: DateRange, offset: int) -> DateRange:
    def move(when: When | None) -> When | None:
        if when is None:
            return None
        return When(when.date, when.precision, when.start + offset, when.end + offset, when.ongoing)

    return DateRange(move(found.first), move(found.last), found.start + offset, found.end + offset, found.is_range)
