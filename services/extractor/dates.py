"""Dates and date ranges as people write them, each as precise as it was written.

The grammar is our own, because a general date parser fills in today's day and month and reads ranges as one
date. `dateparser` is asked only for the month of an end that stands in a language whose months are not in
`vocabulary.months`. Nothing here reads a clock: "present" is the date of the document.
"""

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from services.extractor.vocabulary.months import MONTHS, OPEN_SINCE, OPEN_UNTIL, PRESENT, SEASONS, SINCE, UNTIL
from shared.schemas.reading import PartialDate

# A row longer than this is running text, in which dates do not date an entry.
MAX_DATED_LENGTH = 400
YEARS = range(1940, 2100)


def _words(words: Iterable[str]) -> str:
    """An alternation, longest first, so that `sept` is not read as `sep`."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_YEAR = r"(?:19[4-9]\d|20\d\d)"
_MONTH = rf"(?:{_words(MONTHS)})"
_DASH = r"[-–—−‐‑~→]"
_DATE = re.compile(
    rf"""
    (?P<iso>(?<![\d.]){_YEAR}[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?(?![\d]))
  | (?P<dmy>(?<![\d.,])(?:0?[1-9]|[12]\d|3[01])(?P<sep>[./-])(?:0?[1-9]|[12]\d|3[01])(?P=sep){_YEAR}(?!\d))
  | (?P<my>(?<![\w.,/])(?:0?[1-9]|1[0-2])\ ?[./-]\ ?{_YEAR}(?!\d|[./]\d))
  | (?P<named>(?:(?<!\d)(?P<day1>[12]?\d|3[01])(?:st|nd|rd|th|\.|º|er)?\ (?:de\ )?)?
       (?<![^\W\d_])(?P<month>{_MONTH})(?![^\W\d_])\.?,?\ ?
       (?:(?P<day2>[12]?\d|3[01])(?:st|nd|rd|th)?,\ )?
       (?:de\ |del\ |of\ |d[e']\ ?)?(?:(?P<year>{_YEAR})|['’‘](?P<year2>\d\d))(?!\d))
  | (?P<season>(?<![^\W\d_])(?P<season_name>{_words(SEASONS)})(?![^\W\d_]),?\ (?:de\ |of\
  )?(?P<season_year>{_YEAR})(?!\d))
  | (?P<quarter>(?<!\w)(?:Q(?P<q1>[1-4])[\ /-]?(?P<qy1>{_YEAR})|(?P<qy2>{_YEAR})[\ /-]?Q(?P<q2>[1-4]))(?!\w))
  | (?P<present>(?<![\w-])(?:{_words(PRESENT)})(?![\w-]))
  | (?P<bare>(?<![\w.,/$€£#+-]){_YEAR}(?![\w%+]|[.,/]\d|-\d{{3}}(?!\d)))
  | (?P<after_dash>(?<=[–—-]){_YEAR}(?![\w%+]|[.,/]\d))
  | (?P<month_only>(?<![^\W\d_]){_MONTH}(?![^\W\d_])\.?)
  | (?P<number>(?<![\w.,/])(?:0?[1-9]|1[0-2])(?=\ ?[-–—]\ ?(?:0?[1-9]|1[0-2])[./]{_YEAR}))
  | (?P<short_year>(?<=[-–—/])\ ?['’]?\d\d(?![\w.,/%:-]|\ ?(?:%|[kKmM]\b)))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TO = re.compile(
    rf"\s{{0,3}}(?:{_DASH}{{1,2}}|/|\b(?:{_words(UNTIL)})(?![^\W\d_]))\s{{0,3}}(?:(?:the|la|el|o|le)\s)?", re.IGNORECASE
)
_BEFORE = re.compile(rf"(?<![^\W\d_])({_words((*SINCE, *UNTIL))})\s{{1,3}}$", re.IGNORECASE)
_OPEN_END = re.compile(rf"\s{{0,3}}{_DASH}\s*(?=$|[|)\]\n])")


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


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int


def find_ranges(
    text: str, offset: int = 0, document_date: PartialDate | None = None, language: str | None = None
) -> tuple[DateRange, ...]:
    """The ranges and single dates of a short text, in order.

    `offset` is added to every position. `document_date` dates 'present'. `language` (ISO 639-1) is the text's
    own; it matters only outside the languages of `vocabulary.months`. Text longer than `MAX_DATED_LENGTH`
    gives ().
    """
    if len(text) > MAX_DATED_LENGTH or not any(c.isdigit() for c in text):
        return ()
    tokens = _resolved(text, list(_tokens(text, language)))
    ranges: list[DateRange] = []
    position = 0
    while position < len(tokens):
        found, used = _range_at(text, tokens, position, document_date)
        position += used
        if found is not None:
            ranges.append(_shifted(found, offset))
    return tuple(ranges)


def _tokens(text: str, language: str | None) -> Iterator[_Token]:
    for match in _DATE.finditer(text):
        token = _token(match)
        if token is not None:
            yield token
    if language not in _TABLE_LANGUAGES and language is not None:
        yield from _foreign_tokens(text, language)


_TABLE_LANGUAGES = frozenset({"en", "de", "fr", "es", "nl", "pt", "it"})


def _foreign_tokens(text: str, language: str) -> Iterator[_Token]:
    """`<word> 2019` where the word is a month of a language outside the table."""
    for match in re.finditer(rf"(?<!\w)([^\W\d_]{{3,12}})\.? ({_YEAR})(?!\d)", text):
        month = None if match.group(1).casefold() in MONTHS else _foreign_month(match.group(1), language)
        if month is not None:
            yield _Token("named", int(match.group(2)), month, None, match.start(), match.end())


@functools.lru_cache(maxsize=512)
def _foreign_month(word: str, language: str) -> int | None:
    import dateparser  # half a second of import, needed for few documents

    settings = {"PREFER_DAY_OF_MONTH": "first", "REQUIRE_PARTS": ["month"], "RELATIVE_BASE": dt.datetime(2000, 1, 1)}
    try:
        parsed = dateparser.parse(f"{word} 2000", languages=[language], settings=settings)
    except ValueError:  # dateparser does not know the language
        return None
    return parsed.month if parsed is not None else None


def _token(match: re.Match[str]) -> _Token | None:
    kind = match.lastgroup if match.lastgroup in _READERS else next(k for k in _READERS if match.group(k))
    year, month, day = _READERS[kind](match)
    if month is not None and not 1 <= month <= 12:
        return None
    if year is not None and day is not None and month is not None:
        try:
            dt.date(year, month, day)
        except ValueError:
            day = None
    return _Token(kind, year, month, day, match.start(), match.end())


_Parts = tuple[int | None, int | None, int | None]


def _iso(match: re.Match[str]) -> _Parts:
    parts = [int(p) for p in re.split(r"[-/.]", match.group("iso"))]
    return parts[0], parts[1], parts[2] if len(parts) > 2 else None


def _dmy(match: re.Match[str]) -> _Parts:
    first, second, year = (int(p) for p in re.split(r"[-/.]", match.group("dmy")))
    # Day first, as in all of the world but one country, unless only the other reading is a date.
    return (year, first, second) if second > 12 else (year, second, first)


def _my(match: re.Match[str]) -> _Parts:
    month, year = (int(p) for p in re.split(r"[-/.]", match.group("my").replace(" ", "")))
    return year, month, None


def _named(match: re.Match[str]) -> _Parts:
    day = match.group("day1") or match.group("day2")
    year = int(match.group("year")) if match.group("year") else _century(int(match.group("year2")))
    return year, MONTHS[match.group("month").casefold()], int(day) if day and 1 <= int(day) <= 31 else None


def _season(match: re.Match[str]) -> _Parts:
    return int(match.group("season_year")), SEASONS[match.group("season_name").casefold()], None


def _quarter(match: re.Match[str]) -> _Parts:
    quarter = int(match.group("q1") or match.group("q2"))
    return int(match.group("qy1") or match.group("qy2")), 3 * quarter - 2, None


_READERS: dict[str, Callable[[re.Match[str]], _Parts]] = {
    "iso": _iso, "dmy": _dmy, "my": _my, "named": _named, "season": _season, "quarter": _quarter,
    "present": lambda m: (None, None, None),
    "bare": lambda m: (int(m.group("bare")), None, None),
    "after_dash": lambda m: (int(m.group("after_dash")), None, None),
    "month_only": lambda m: (None, MONTHS[m.group("month_only").rstrip(".").casefold()], None),
    "number": lambda m: (None, int(m.group("number")), None),
    "short_year": lambda m: (int(m.group("short_year").strip(" '’")), None, None),
}  # fmt: skip


def _century(two_digits: int) -> int:
    """'19 is 2019, '87 is 1987: a career reaches back less far than forty years ahead."""
    return 2000 + two_digits if two_digits < 40 else 1900 + two_digits


def _resolved(text: str, tokens: list[_Token]) -> list[_Token]:
    """Give `May` of `May – Aug 2022` its year and `21` of `2019–21` its century; drop what stays half a date."""
    tokens.sort(key=lambda token: (token.start, -token.end))
    tokens = [t for i, t in enumerate(tokens) if i == 0 or t.start >= max(u.end for u in tokens[:i][-3:])]
    resolved: list[_Token] = []
    for position, token in enumerate(tokens):
        if token.kind in ("month_only", "number"):
            follower = tokens[position + 1] if position + 1 < len(tokens) else None
            if follower is None or follower.year is None or not _joined(text, token, follower):
                continue
            token = _Token("named", follower.year, token.month, None, token.start, token.end)
        elif token.kind == "short_year":
            before = resolved[-1] if resolved else None
            if before is None or before.kind != "bare" or before.year is None or not _touches(text, before, token):
                continue
            year = before.year // 100 * 100 + int(token.year or 0)
            if not before.year < year <= before.year + 60:
                continue
            start = token.end - len(text[token.start : token.end].strip())
            token = _Token("bare", year, None, None, start, token.end)
        resolved.append(token)
    return [token for token in resolved if token.year is None or token.year in YEARS]


def _touches(text: str, left: _Token, right: _Token) -> bool:
    return re.fullmatch(r"\s?[-–—/]", text[left.end : right.start]) is not None


def _joined(text: str, left: _Token, right: _Token) -> bool:
    return _TO.fullmatch(text, left.end, right.start) is not None


def _range_at(
    text: str, tokens: list[_Token], position: int, document_date: PartialDate | None
) -> tuple[DateRange | None, int]:
    """The range that begins with a token, and how many tokens it takes."""
    token = tokens[position]
    prefix = _BEFORE.search(text[max(0, token.start - 12) : token.start])
    word = prefix.group(1).casefold() if prefix else ""
    start = token.start - (len(prefix.group(0)) if prefix else 0)
    if token.kind == "present":  # a lone "current" is a word, not a date
        return None, 1
    first = _when(token, document_date)
    follower = tokens[position + 1] if position + 1 < len(tokens) else None
    if follower is not None and _joined(text, token, follower):
        last = _when(follower, document_date)
        if (
            last.ongoing
            or last.date is None
            or first.date is None
            or last.date >= first.date
            or _same_start(first, last)
        ):
            begin = start if word in SINCE else token.start
            return DateRange(first, last, begin, follower.end, is_range=True), 2
    if word in OPEN_SINCE:
        now = _present(document_date, start, start + len(word))
        return DateRange(first, now, start, token.end, is_range=True), 1
    if word in OPEN_UNTIL:
        return DateRange(None, first, start, token.end, is_range=True), 1
    dash = _OPEN_END.match(text, token.end)
    if dash and dash.group(0).strip():
        dash_at = token.end + len(dash.group(0)) - len(dash.group(0).lstrip())
        now = _present(document_date, dash_at, dash_at + 1)
        return DateRange(first, now, token.start, dash_at + 1, is_range=True), 1
    return DateRange(None, first, token.start, token.end, is_range=False), 1


def _same_start(first: When, last: When) -> bool:
    """`03/2019 – 2019`: the end is written less precisely than the start."""
    return first.date is not None and last.date is not None and first.date.year == last.date.year


def _when(token: _Token, document_date: PartialDate | None) -> When:
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
