"""The document's own date: what its text says, else what its metadata says. Never the clock."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from shared.months import MONTHS
from shared.schemas.reading import PartialDate

_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ANY_YEAR = re.compile(_YEAR)
_DAY = r"(?P<day>[0-3]?\d)"
_NAMED = rf"(?P<name>{_NAME})\.?"
_PATTERNS = tuple(
    re.compile(rf"(?<![\w/.-])(?:{pattern})(?![\w/-])", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)",
        rf"{_DAY}\.\s?(?P<month>[01]?\d)\.\s?{_YEAR}",
        rf"(?P<first>[0-3]?\d)[/-](?P<second>[0-3]?\d)[/-]{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?{_NAMED},?\s+(?:de\s+)?{_YEAR}",
        rf"{_NAMED}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_NAMED},?\s+(?:de\s+)?{_YEAR}",
        rf"{_YEAR}-(?P<month>[01]\d)",
        rf"(?P<month>[01]?\d)[/.]{_YEAR}",
        _YEAR,
    )
)
_UPDATED = re.compile(
    r"\b(?:(?:last\s+)?(?:updated?|revised|modified|reviewed)|as\s+of|version\s+of|date\s+of\s+(?:issue|review)|issued|"
    r"stand|aktualisiert|letzte\s+änderung|mis(?:e)?\s+à\s+jour|dernière\s+mise\s+à\s+jour|"
    r"(?:última\s+)?(?:actualización|actualizado)|(?:laatst\s+)?bijgewerkt|"
    r"(?:última\s+)?(?:atualização|atualizado))\b(?:\s+(?:on|in|am|im|le|en|el|op|em|a))?\s*[:–—-]?\s*(?P<rest>.{4,40})",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:(?:review|appraisal|evaluation|assessment|performance|reporting|feedback)\s+(?:period|cycle|year)|"
    r"period\s+(?:under\s+review|covered|of\s+review)|(?:beurteilungs|bewertungs|berichts)zeitraum|"
    r"période\s+(?:d['’]évaluation|évaluée)|per[ií]odo\s+(?:de\s+)?(?:evaluación|avaliação|evaluado|avaliado)|"
    r"beoordelingsperiode)\b\s*[:–—-]?\s*(?P<rest>.{4,80})",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"^(?:date|datum|fecha|data)\s*[:–—-]\s*(?P<rest>.{4,40})$", re.IGNORECASE)
_BIRTH = re.compile(
    r"\b(?:born|birth|dob|geboren|geburts\w*|naissance|n[ée]e?|nacimiento|nascimento|geboorte\w*)\b",
    re.IGNORECASE,
)
_LETTER_LINES = 25  # a letter's date stands above its salutation
_PLACE_BEFORE = re.compile(r"^[^\W\d][^\d,;:|]{1,40},\s*(?:(?:den|le|el|the|am|a|op)\s+)?", re.IGNORECASE)
_PDF_DATE = re.compile(r"^(?:D:)?(\d{4})(\d\d)?(\d\d)?")
_ISO_DATE = re.compile(r"^(\d{4})-(\d\d)-(\d\d)")
_YEARS = range(1980, 2101)  # before, no such file; after, a broken clock


@dataclass(frozen=True)
class DocumentDate:
    """A date and where it was found."""

    date: PartialDate
    source: Literal["text", "metadata"]


def _partial(year: int, month: int | None, day: int | None) -> PartialDate | None:
    try:
        date = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(date=date, precision="year" if month is None else "month" if day is None else "day")


def _from_match(match: re.Match[str]) -> PartialDate | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("first"):
        first, second = int(groups["first"]), int(groups["second"])
        if first == second or second > 12:
            return _partial(year, first, second)
        # 03/04/2025 is March or April: only the year is certain.
        return _partial(year, second, first) if first > 12 else _partial(year, None, None)
    name, month, day = groups.get("name"), groups.get("month"), groups.get("day")
    number = MONTHS[name.lower()] if name else int(month) if month else None
    return _partial(year, number, int(day) if day else None)


def dates_in(text: str) -> list[tuple[int, int, PartialDate]]:
    """(start, end, date) of every date written in a short text, in order, the most precise reading of
    each."""
    found: list[tuple[int, int, PartialDate]] = []
    if not _ANY_YEAR.search(text):
        return found
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            date = _from_match(match)
            taken = any(start < match.end() and match.start() < end for start, end, _ in found)
            if date is not None and not taken and date.date.year in _YEARS:
                found.append((match.start(), match.end(), date))
    return sorted(found, key=lambda item: item[0])


def _stated(lines: Sequence[str]) -> PartialDate | None:
    for line in filter(_ANY_YEAR.search, lines):
        match = _UPDATED.search(line) or _DATE_LABEL.match(line)
        if match:
            dates = dates_in(match["rest"])
            if dates and dates[0][0] <= 2:
                return dates[0][2]
    return None


def _letter_date(lines: Sequence[str]) -> PartialDate | None:
    """A full date alone on a line (or after a place) near the top, that is nobody's birthday."""
    for index, line in enumerate(lines[:_LETTER_LINES]):
        bare = _PLACE_BEFORE.sub("", line)
        dates = dates_in(bare)
        if len(dates) == 1 and dates[0][2].precision == "day":
            start, end, date = dates[0]
            around = lines[index - 1] + " " + line if index else line
            if start == 0 and not bare[end:].strip(" .,") and not _BIRTH.search(around):
                return date
    return None


def _period_end(lines: Sequence[str]) -> PartialDate | None:
    for index, line in enumerate(lines):
        match = _PERIOD.search(line)
        if match:
            dates = dates_in(match["rest"])
            if dates:
                return dates[-1][2]
        elif len(line) < 40 and _PERIOD.search(line + " : ----") and index + 1 < len(lines):
            dates = dates_in(lines[index + 1][:80])
            if dates and dates[0][0] <= 2:
                return dates[-1][2]
    return None


def _metadata_date(value: str) -> PartialDate | None:
    match = _ISO_DATE.match(value.strip()) or _PDF_DATE.match(value.strip())
    if match is None or int(match[1]) not in _YEARS:
        return None
    return _partial(int(match[1]), int(match[2]) if match[2] else None, int(match[3]) if match[3] else None)


def document_date(lines: Sequence[str], metadata: Iterable[str]) -> DocumentDate | None:
    """The date of the document.

    From the text, the first of: a statement ("Updated March 2026", "Date: …"), a letter's date line, the end
    of a review's period. Else the first readable one of `metadata` (PDF `D:…` or ISO 8601, best first).
    """
    short = [line[:300] for line in lines]
    for rule in (_stated, _letter_date, _period_end):
        date = rule(short)
        if date is not None:
            return DocumentDate(date, "text")
    for value in metadata:
        date = _metadata_date(value)
        if date is not None:
            return DocumentDate(date, "metadata")
    return None
