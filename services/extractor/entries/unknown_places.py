"""Cities that no table knows, told by where they stand: `Acme Ltd, Engineer <tab> Ponteland`."""

from collections.abc import Sequence
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
    usual = {place.row for header in headers for place in _ending_places(header)} or _common_ending(headers)
    places = [(place, header) for header in headers for place in header.parts if place.role == "place"]
    alone = {place.row for place, header in places if _alone(place, header)}
    return [_with_place_alone(_with_place(header, usual), alone) for header in headers]


def _alone(part: Part, header: Header) -> bool:
    return sum(other.row == part.row for other in header.parts) == 1


def _with_place_alone(header: Header, usual: set[int]) -> Header:
    """A row that holds nothing but what could be a city, where other entries have a known place in that row."""
    if header.with_role("place") is not None or len(header.open_parts()) < 3:
        return header
    for part in header.open_parts():
        if part.row in usual and _alone(part, header) and _is_city(part):
            named = replace(part, role="place")
            return replace(header, parts=tuple(named if other is part else other for other in header.parts))
    return header


def _ending_places(header: Header) -> list[Part]:
    return [part for part in header.parts if part.role == "place" and _ends_row(part, header)]


def _common_ending(headers: Sequence[Header]) -> set[int]:
    """The row that ends in what could be a city in every entry, behind a phrase that holds title and employer:
    `Acme AG, Engineer – Visp`."""
    if len(headers) < _FEWEST:
        return set()
    ends = [{part.row: part for part in header.open_parts() if _ends_row(part, header)} for header in headers]
    rows = [row for row in ends[0] if all(row in own and _is_city(own[row]) for own in ends)]
    return {
        row
        for row in rows
        if 2 * sum(_is_told_before(header, own[row]) for header, own in zip(headers, ends, strict=True)) > len(headers)
    }


def _is_told_before(header: Header, city: Part) -> bool:
    before = [part for part in header.parts if part.row == city.row and part.end <= city.start]
    return len(before) > 1 or any(_holds_both(part) for part in before)


def _ends_row(part: Part, header: Header) -> bool:
    return all(other.end <= part.start for other in header.parts if other.row == part.row and other is not part)


def _with_place(header: Header, usual: set[int]) -> Header:
    if header.with_role("place") is not None:
        return header
    opened = header.open_parts()
    for part in opened:
        if part.row not in usual or not _is_city(part) or not _ends_row(part, header):
            continue
        others = [other for other in opened if other is not part]
        if not any(other.row == part.row for other in others):
            continue
        if len(others) >= 2 or _holds_both(others[0]):
            named = replace(part, role="place")
            return replace(header, parts=tuple(named if other is part else other for other in header.parts))
    return header


def _is_city(part: Part) -> bool:
    return not part.after_at and looks_like_a_city(part.text) and not employer_score(part.text)


def _holds_both(part: Part) -> bool:
    """Whether title and employer may stand in one phrase, apart by a comma."""
    pieces = part.text.split(", ")
    return len(pieces) >= 2 and any(title_score(piece) >= TITLE for piece in pieces)
