"""Cities that no table knows, told by where they stand: `Acme Ltd, Engineer <tab> Ponteland`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from services.extractor.entries.header import Header
from services.extractor.entries.header_parts import Part
from services.extractor.phrases.roles import TITLE, employer_score, looks_like_a_city, title_score

_FEWEST = 2  # entries that end alike


def with_unknown_places(headers: Sequence[Header]) -> list[Header]:
    """The headers of a section, the last part of a row as a place where other entries have a place there.

    Of the other entries, one or more must have a known place at the end of the same row, and there must be enough left
    of the entry to be title and employer. Where no place is known, all entries must end alike.
    """
    ends = [_row_ends(header) for header in headers]
    known = {row for own in ends for row, part in own.items() if part.role == "place"}
    usual = known or _common_ending(headers, ends)
    alone = {part.row for header in headers for part in _parts_alone(header) if part.role == "place"}
    named = [_with_place(header, own, usual) for header, own in zip(headers, ends, strict=True)]
    return [_with_place_alone(header, alone) for header in named]


def _with_place_alone(header: Header, usual: set[int]) -> Header:
    """A row that holds nothing but what could be a city, where other entries have a known place in that row."""
    if header.with_role("place") is not None or len(header.open_parts()) < 3:
        return header
    cities = (part for part in _parts_alone(header) if not part.role and part.row in usual and _is_city(part))
    city = next(cities, None)
    return header if city is None else _with_named(header, city)


def _parts_alone(header: Header) -> list[Part]:
    """The parts that share their row with no other."""
    counts = Counter(part.row for part in header.parts)
    return [part for part in header.parts if counts[part.row] == 1]


def _row_ends(header: Header) -> dict[int, Part]:
    """The part of each row behind which no other stands."""
    rows: dict[int, list[Part]] = {}
    for part in header.parts:
        rows.setdefault(part.row, []).append(part)
    ends: dict[int, Part] = {}
    for row, parts in rows.items():
        last = max(parts, key=lambda part: part.start)
        if all(part.end <= last.start for part in parts if part is not last):
            ends[row] = last
    return ends


def _with_named(header: Header, place: Part) -> Header:
    named = replace(place, role="place")
    return replace(header, parts=tuple(named if part is place else part for part in header.parts))


def _common_ending(headers: Sequence[Header], ends: Sequence[Mapping[int, Part]]) -> set[int]:
    """The row that ends in what could be a city in every entry, behind a phrase that holds title and employer:
    `Acme AG, Engineer – Visp`."""
    if len(headers) < _FEWEST:
        return set()
    rows = [row for row in ends[0] if all(row in own and not own[row].role and _is_city(own[row]) for own in ends)]
    return {
        row
        for row in rows
        if 2 * sum(_is_told_before(header, own[row]) for header, own in zip(headers, ends, strict=True)) > len(headers)
    }


def _is_told_before(header: Header, city: Part) -> bool:
    before = [part for part in header.parts if part.row == city.row and part.end <= city.start]
    return len(before) > 1 or any(_holds_both(part) for part in before)


def _with_place(header: Header, ends: Mapping[int, Part], usual: set[int]) -> Header:
    if header.with_role("place") is not None:
        return header
    opened = header.open_parts()
    counts = Counter(part.row for part in opened)
    for part in opened:
        if part.row not in usual or ends.get(part.row) is not part or not _is_city(part) or counts[part.row] < 2:
            continue
        if len(opened) > 2 or _holds_both(next(other for other in opened if other is not part)):
            return _with_named(header, part)
    return header


def _is_city(part: Part) -> bool:
    return not part.after_at and looks_like_a_city(part.text) and not employer_score(part.text)


def _holds_both(part: Part) -> bool:
    """Whether title and employer may stand in one phrase, apart by a comma."""
    pieces = part.text.split(", ")
    return len(pieces) >= 2 and any(title_score(piece) >= TITLE for piece in pieces)
