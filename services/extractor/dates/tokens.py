"""The tokens of dates in a text: each a year, month or day as written, before ranges are made of them."""

import calendar
import datetime as dt
import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from services.extractor.vocabulary.alternation import alternation
from services.extractor.vocabulary.months import PRESENT, SEASONS
from shared.months import MONTHS

WRITTEN_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR = r"(?:19[4-9]\d|20\d\d)"
_MONTH = rf"(?:{alternation(MONTHS)})"
_NOW = rf"(?:{alternation(PRESENT)})"
DASH = r"[-–—−‐‑~→]"
_DATE = re.compile(
    rf"""
    (?=[\d'’‘]|(?<=[-–—/])\ |(?<![^\W\d_])[^\W\d_])  # what all begin with: nothing begins inside a word
    (?:
    (?P<iso>(?<![\d.]){_YEAR}(?:[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?(?!\d)
       |\.\ (?:0[1-9]|1[0-2])(?=\s*(?:$|{DASH}|[)\]]))))
  | (?P<year_first>(?<![\w.,/$€£#+]){_YEAR}\ (?P<later_month>{_MONTH})(?![^\W\d_])\.?(?=\s*(?:$|{DASH}|[)\]])))
  | (?P<dmy>(?<![\d.,])(?:0?[1-9]|[12]\d|3[01])(?P<sep>[./-])(?:0?[1-9]|[12]\d|3[01])(?P=sep){_YEAR}(?!\d))
  | (?P<my>(?<![\w.,/])(?:0?[1-9]|1[0-2])\ ?[./-]\ ?{_YEAR}(?!\d|[./]\d))
  | (?P<named>(?:(?<!\d)(?P<day1>[12]?\d|3[01])(?:st|nd|rd|th|\.|º|er)?[\ -](?:de\ )?)?
       (?<![^\W\d_])(?P<month>{_MONTH})(?![^\W\d_])\.?(?:,?\ ?|\ ?[/-]\ ?)
       (?:(?P<day2>[12]?\d|3[01])(?:st|nd|rd|th)?,\ )?
       (?:de\ |del\ |of\ |d[e']\ ?)?(?:['’‘]?\ ?(?P<year>{_YEAR})|['’‘](?P<year2>\d\d))(?!\d))
  | (?P<season>(?<![^\W\d_])(?P<season_name>{alternation(SEASONS)})(?![^\W\d_]),?\ (?:de\ |of\
  )?(?P<season_year>{_YEAR})(?:/\d\d)?(?!\d))
  | (?P<quarter>(?<!\w)(?:Q(?P<q1>[1-4])[\ /-]?(?P<qy1>{_YEAR})|(?P<qy2>{_YEAR})[\ /-]?Q(?P<q2>[1-4]))(?!\w))
  | (?P<present>(?<!\w)(?<![^\W\d_]-)(?:{alternation(PRESENT)}|dat[ea](?=\s*(?:$|[|)\],;])))(?![\w-]))
  | (?P<bare>(?<![\w.,/$€£#+-]){_YEAR}(?![\w%+]|[.,/]\d|-\d{{3}}(?!\d)))
  | (?P<school_year>(?<![\w.,/$€£#+-]){_YEAR}(?=/(?:1[3-9]|[2-9]\d|{_YEAR})(?![\w/%]|[.,]\d)))
  | (?P<after_dash>(?:(?<=[–—-])|(?<=\d{{4}}/)){_YEAR}(?![\w%+]|[.,/]\d))
  | (?P<short_my>(?<![\w.,/])(?:(?:0?[1-9]|1[0-2])/\d\d|{_MONTH}\.?[\ -]\d\d)
       (?:(?=\ ?(?:{DASH}|to\ )\ ?(?:(?:(?:0?[1-9]|1[0-2])/\d\d|{_MONTH}\.?[\ -]\d\d|{_NOW})(?![\w/]|,?\ \d{{4}})|$))
       ))
  | (?P<short_end>(?:(?<=/\d\d{DASH})|(?<=/\d\d{DASH}\ )|(?<=/\d\d\ {DASH}\ )|(?<=[\ -]\d\d{DASH})
       |(?<=[\ -]\d\d\ {DASH}\ )|(?<=[\ -]\d\d\ to\ ))
       (?:(?:0?[1-9]|1[0-2])/\d\d|{_MONTH}\.?[\ -]\d\d)(?![\w/]|,?\ \d{{4}}))
  | (?P<apostrophe>(?<!\w)['’‘]\d\d(?=\ ?{DASH}\ ?(?:['’‘]?\d\d(?!\d)|{_YEAR}|{_NOW})))
  | (?P<month_only>(?:(?<!\d)(?P<day3>[12]?\d|3[01])(?:st|nd|rd|th|\.|º|er)?\ (?:de\ )?)?
       (?<![^\W\d_])(?<!chiang\ )(?P<month3>{_MONTH})(?![^\W\d_])\.?
       (?:\ (?P<day4>[12]?\d|3[01])(?:st|nd|rd|th)?(?=\ ?{DASH}|\ to\ ))?)
  | (?P<day_month>(?<![\w.,/])(?P<day5>0?[1-9]|[12]\d|3[01])\.(?P<month5>0?[1-9]|1[0-2])\.?
       (?=\ ?[-–—]\ ?(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.{_YEAR}))
  | (?P<number>(?<![\w.,/])(?:(?:0[1-9]|1[0-2])(?=\ ?[-–—]\ ?(?:0[1-9]|1[0-2])[./]{_YEAR})
       |[1-9](?=\ ?[-–—]\ ?(?:[1-9]|1[0-2])[./]{_YEAR})))
  | (?P<short_year>(?<=[-–—/])\ ?['’]?\d\d(?![\w.,/%:-]|\ ?(?:%|[kKmM]\b)|\ {_MONTH}(?![^\W\d_])))
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A date, or a part of one, at `start`..`end` of the text; what is not written is None."""

    kind: str
    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int


def tokens_of(text: str, language: str | None) -> Iterator[Token]:
    """The tokens of a short text, those of a foreign month last; they may overlap."""
    for match in _DATE.finditer(text):
        token = _token(match)
        if token is not None:
            yield token
    if language not in _TABLE_LANGUAGES and language is not None:
        yield from _foreign_tokens(text, language)


_TABLE_LANGUAGES = frozenset({"en", "de", "fr", "es", "nl", "pt", "it"})


def _foreign_tokens(text: str, language: str) -> Iterator[Token]:
    """`<word> 2019` where the word is a month of a language outside the table."""
    for match in re.finditer(rf"(?<!\w)([^\W\d_]{{3,12}})\.? ({_YEAR})(?!\d)", text):
        month = None if match.group(1).casefold() in MONTHS else _foreign_month(match.group(1), language)
        if month is not None:
            yield Token("named", int(match.group(2)), month, None, match.start(), match.end())


@functools.lru_cache(maxsize=512)
def _foreign_month(word: str, language: str) -> int | None:
    import dateparser  # half a second of import, needed for few documents

    settings = {"PREFER_DAY_OF_MONTH": "first", "REQUIRE_PARTS": ["month"], "RELATIVE_BASE": dt.datetime(2000, 1, 1)}
    try:
        parsed = dateparser.parse(f"{word} 2000", languages=[language], settings=settings)
    except ValueError:  # dateparser does not know the language
        return None
    return parsed.month if parsed is not None else None


def dated(kind: str, year: int, month: int | None, day: int | None, start: int, end: int) -> Token:
    """A token whose day is left out where the month has none such."""
    if month is not None and day is not None and day > calendar.monthrange(year, month)[1]:
        day = None
    return Token(kind, year, month, day, start, end)


def _token(match: re.Match[str]) -> Token | None:
    kind = match.lastgroup if match.lastgroup in _READERS else next(k for k in _READERS if match.group(k))
    year, month, day = _READERS[kind](match)
    if month is not None and not 1 <= month <= 12:
        return None
    if year is not None:
        return dated(kind, year, month, day, match.start(), match.end())
    return Token(kind, year, month, day, match.start(), match.end())


_Parts = tuple[int | None, int | None, int | None]


def _iso(match: re.Match[str]) -> _Parts:
    parts = [int(p) for p in re.split(r"[-/.] ?", match.group("iso"))]
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
    "year_first": lambda m: (int(m.group("year_first")[:4]), MONTHS[m.group("later_month").casefold()], None),
    "iso": _iso, "dmy": _dmy, "my": _my, "named": _named, "season": _season, "quarter": _quarter,
    "present": lambda m: (None, None, None),
    "apostrophe": lambda m: (_century(int(m.group("apostrophe")[1:])), None, None),
    "bare": lambda m: (int(m.group("bare")), None, None),
    "school_year": lambda m: (int(m.group("school_year")), None, None),
    "after_dash": lambda m: (int(m.group("after_dash")), None, None),
    "month_only": lambda m: (None, MONTHS[m.group("month3").casefold()], _day(m.group("day3") or m.group("day4"))),
    "day_month": lambda m: (None, int(m.group("month5")), int(m.group("day5"))),
    "number": lambda m: (None, int(m.group("number")), None),
    "short_my": lambda m: _short(m.group("short_my")),
    "short_end": lambda m: _short(m.group("short_end")),
    "short_year": lambda m: (int(m.group("short_year").strip(" '’")), None, None),
}  # fmt: skip


def _day(written: str | None) -> int | None:
    return int(written) if written and 1 <= int(written) <= 31 else None


def _short(text: str) -> _Parts:
    """`06/20`, `Jun 20`: only in a range, where nothing else can be meant."""
    year = _century(int(text[-2:]))
    month = text[:-2].strip(" ./-").casefold()
    return year, int(month) if month.isdigit() else MONTHS[month], None


def _century(two_digits: int) -> int:
    """'19 is 2019, '87 is 1987: a career reaches back less far than forty years ahead."""
    return 2000 + two_digits if two_digits < 40 else 1900 + two_digits
