"""The header of an entry cut into parts: dates, places, employment types, and phrases whose role is still open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.extractor.dates.durations import DURATION, IN_WORDS, TIME_IN_BRACKETS, with_term
from services.extractor.dates.ranges import DateRange
from services.extractor.entries.header_parts import Part, named_parts, parts_of
from services.extractor.entries.notes import NOTE, employment_type_in
from services.extractor.phrases.roles import (
    looks_like_a_city,
    title_score,
)
from services.extractor.phrases.unfilled_fields import UNFILLED_FIELD
from services.extractor.structure.rows import MAX_RULE_LENGTH, Row

# Pages print the address behind every link.
_PRINTED_LINK = re.compile(r"\s*\(\s?(?:https?://|mailto:|tel:)[^\s()]{1,200}\s?\)")


@dataclass(frozen=True, slots=True)
class Header:
    """All parts of an entry's header rows, and its dates."""

    parts: tuple[Part, ...]
    dates: DateRange | None

    def open_parts(self) -> list[Part]:
        return [part for part in self.parts if not part.role]

    def with_role(self, role: str) -> Part | None:
        return next((part for part in self.parts if part.role == role), None)


def has_place_alone(header: Header) -> bool:
    """Whether a place stands alone in its row."""
    place = header.with_role("place")
    return place is not None and sum(part.row == place.row for part in header.parts) == 1


def read_header(
    rows: Sequence[Row],
    ranges: Sequence[tuple[DateRange, ...]],
    at_joins: bool = True,
    no_phrase: Sequence[re.Pattern[str]] = (),
) -> Header:
    """Cut header rows into parts; `ranges` holds the dates found in each row.

    `at_joins`: whether "at" joins title and employer (in the name of a school it belongs to the name).
    `no_phrase`: what belongs to no part, as dates do not (the grades of a school).
    """
    dates = list(dict.fromkeys(date for found in ranges for date in found))
    best = next((d for d in dates if d.is_range), None) or _two_single_dates(dates) or next(iter(dates), None)
    parts: list[Part] = []
    no_phrase = (*no_phrase, NOTE) if at_joins else no_phrase
    for number, (row, found) in enumerate(zip(rows, ranges, strict=True)):
        if row.roles:
            parts.extend(named_parts(row, number))
            continue
        for start, end in _between_dates(row, found, no_phrase):
            found_here = parts_of(row, start, end, number, at_joins)
            parts.extend(_place_behind(row, part, best) for part in found_here if not _is_afterthought(row, part, best))
        parts.extend(_noted_types(row, number) if at_joins else ())
    return Header(tuple(parts), best)


def _noted_types(row: Row, number: int) -> list[Part]:
    """`Cashier (part-time, 15 h)`: how somebody is employed, out of a note that is no part otherwise."""
    parts: list[Part] = []
    for note in NOTE.finditer(row.text[:MAX_RULE_LENGTH]):
        found = employment_type_in(note.group(1))
        if found is not None:
            start = row.start + note.start(1)
            parts.append(Part(note.group(1)[: found[1]], start, start + found[1], number, "type"))
    return parts


def _is_afterthought(row: Row, part: Part, dates: DateRange | None) -> bool:
    """`Professor, Some College, 2006 – present. Associate Professor, 1998 – 2006`: the sentence behind the first."""
    if dates is None or not row.start < dates.start < dates.end <= part.start:
        return False
    return row.text[dates.end - row.start :].startswith(". ")


def _place_behind(row: Row, part: Part, dates: DateRange | None) -> Part:
    """`Texter: Acme, 2012 – 2013, Visp`: what could be a city behind the dates and a comma is the place."""
    if part.role or dates is None or not row.start < dates.start < dates.end <= part.start or part.text[0].islower():
        return part
    between = row.text[dates.end - row.start : part.start - row.start].strip(" )]")
    cities = [piece.strip() for piece in part.text.split(",")]
    is_city = between == "," and looks_like_a_city(cities[0]) and all(len(piece) <= 3 for piece in cities[1:])
    return replace(part, role="place") if is_city and title_score(part.text) == 0 else part


def _two_single_dates(dates: Sequence[DateRange]) -> DateRange | None:
    """`From: 2019   To: 2021`, or two date cells of a table: a range."""
    singles = [d.last for d in dates if not d.is_range and d.last is not None]
    if len(singles) != 2 or len(dates) != 2:
        return None
    first, last = singles
    if first.date is None or (not last.ongoing and (last.date is None or first.date > last.date)):
        return None
    return DateRange(first, last, dates[0].start, dates[1].end, is_range=True)


def _between_dates(
    row: Row, dates: tuple[DateRange, ...], no_phrase: Sequence[re.Pattern[str]]
) -> list[tuple[int, int]]:
    """The row's spans outside of dates, durations and whatever else is no phrase."""
    holes = [(row.start + with_term(row.text, d.start - row.start), d.end) for d in dates]
    for pattern in (TIME_IN_BRACKETS, DURATION, IN_WORDS, _PRINTED_LINK, UNFILLED_FIELD, *no_phrase):
        holes += [(row.start + m.start(), row.start + m.end()) for m in pattern.finditer(row.text[:MAX_RULE_LENGTH])]
    spans: list[tuple[int, int]] = []
    position = row.start
    for start, end in sorted(holes):
        if start > position:
            spans.append((position, start))
        position = max(position, end)
    if position < row.end:
        spans.append((position, row.end))
    return spans
