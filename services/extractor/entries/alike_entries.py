"""Entries of a section are built alike: which phrase is title, employer or place of one that no word tells, as in the
others.

`Joiner, Alder & Sons, Leeds` says by its words what each phrase is; `Schreiner, Erlenhof, Visp` beside it does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.extractor.entries.header import Header
from services.extractor.entries.header_parts import Part
from services.extractor.entries.positions import Position
from services.extractor.phrases.brackets import is_inside_brackets
from services.extractor.phrases.legal_forms import begins_with_legal_form
from services.extractor.phrases.roles import (
    CLEAR_EMPLOYER,
    CLEAR_TITLE,
    EMPLOYER,
    TITLE,
    employer_score,
    looks_like_a_city,
    school_score,
    title_score,
)

_SCHOOL = 4  # `school_score` of a phrase with a word for a school
_MOST_PHRASES = 6
_CUT = ", "

_Shape = tuple[int, ...]
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Slots:
    """Which of an entry's phrases are title, employer and place: first and last one, counted from 0."""

    title: _Span
    employer: _Span
    place: _Span | None


def as_others(headers: Sequence[Header], positions: Sequence[Position]) -> tuple[list[Header], list[Position]]:
    """Headers and positions of a section, those that words do not tell as the ones of the same shape that they do.

    Two entries have one shape where the same rows hold as many phrases; the told ones of a shape must all agree. Where
    words tell no employer at all, those that tell the title are enough.
    """
    phrases = [_phrases(header) for header in headers]
    told = [_is_told(position) for position in positions]
    if not any(told):
        told = [_is_title_told(position) for position in positions]
    if all(told) or not any(told):
        return list(headers), list(positions)
    usual: dict[_Shape, list[_Slots]] = {}
    for own, position, is_told in zip(phrases, positions, told, strict=True):
        slots = _slots(own, position) if is_told else None
        if slots is not None:
            usual.setdefault(_shape(own), []).append(slots)
    new_headers, new_positions = list(headers), list(positions)
    for number, own in enumerate(phrases):
        others = usual.get(_shape(own), [])
        if told[number] or not others or any(slots != others[0] for slots in others):
            continue
        found = _placed(own, others[0])
        if found is not None:
            title, employer = found
            new_positions[number] = replace(
                positions[number], title=title, employer=employer, from_place=False, whole=None
            )
            new_headers[number] = _with_place(headers[number], own, others[0])
    return new_headers, new_positions


def _phrases(header: Header) -> list[Part]:
    """The parts of a header, those whose role is open cut at commas."""
    result: list[Part] = []
    for part in sorted(header.parts, key=lambda part: part.start):
        if part.role == "type":
            continue
        result.extend([part] if part.role else _cut(part))
    return result


def _cut(part: Part) -> list[Part]:
    pieces: list[Part] = []
    begin = 0
    while begin < len(part.text):
        comma = part.text.find(_CUT, begin)
        while comma >= 0 and (is_inside_brackets(part.text, comma) or begins_with_legal_form(part.text[comma + 2 :])):
            comma = part.text.find(_CUT, comma + 2)
        stop = comma if comma >= 0 else len(part.text)
        pieces.append(replace(part, text=part.text[begin:stop], start=part.start + begin, end=part.start + stop))
        begin = stop + len(_CUT)
    return pieces


def _shape(phrases: Sequence[Part]) -> _Shape:
    return tuple(phrase.row for phrase in phrases)


def _is_told(position: Position) -> bool:
    """Whether words say which phrase is the title, and which the employer."""
    title, employer = position.title, position.employer
    if title is None or employer is None:
        return False
    if {title.role, employer.role} & {"title", "employer", "type"}:
        return True
    named = employer_score(employer.text) >= EMPLOYER or school_score(employer.text) >= _SCHOOL
    return title_score(title.text) >= TITLE and named and title_score(employer.text) == 0


def _is_title_told(position: Position) -> bool:
    """Whether words say which phrase is the title, and the other one is open."""
    title, employer = position.title, position.employer
    if title is None or employer is None or employer.role:
        return False
    return title_score(title.text) >= CLEAR_TITLE and title_score(employer.text) == 0


def _slots(phrases: Sequence[Part], position: Position) -> _Slots | None:
    title, employer = _span(phrases, position.title), _span(phrases, position.employer)
    if title is None or employer is None or len(phrases) > _MOST_PHRASES:
        return None
    places = [number for number, phrase in enumerate(phrases) if phrase.role == "place"]
    return _Slots(title, employer, (places[0], places[0]) if len(places) == 1 else None)


def _span(phrases: Sequence[Part], part: Part | None) -> _Span | None:
    """The phrases that a part covers from end to end."""
    if part is None:
        return None
    inside = [n for n, phrase in enumerate(phrases) if part.start <= phrase.start and phrase.end <= part.end]
    if not inside or phrases[inside[0]].start != part.start or phrases[inside[-1]].end != part.end:
        return None
    return inside[0], inside[-1]


def _placed(phrases: Sequence[Part], slots: _Slots) -> tuple[Part, Part] | None:
    """Title and employer from their slots, or None where words speak against it."""
    title, employer = _joined(phrases, slots.title), _joined(phrases, slots.employer)
    if title is None or employer is None:
        return None
    if employer_score(title.text) >= CLEAR_EMPLOYER and not title_score(title.text):
        return None
    if title_score(employer.text) >= CLEAR_TITLE and employer_score(employer.text) < EMPLOYER:
        return None
    return title, employer


def _joined(phrases: Sequence[Part], span: _Span) -> Part | None:
    first, last = phrases[span[0]], phrases[span[1]]
    if any(phrase.role for phrase in phrases[span[0] : span[1] + 1]) or first.row != last.row:
        return None
    text = _CUT.join(phrase.text for phrase in phrases[span[0] : span[1] + 1])
    return replace(first, text=text, end=last.end) if last.end - first.start == len(text) else None


def _with_place(header: Header, phrases: Sequence[Part], slots: _Slots) -> Header:
    """The header with an unknown city where the others have their place."""
    if slots.place is None or header.with_role("place") is not None:
        return header
    city = phrases[slots.place[0]]
    if not looks_like_a_city(city.text) or employer_score(city.text):
        return header
    return replace(header, parts=(*header.parts, replace(city, role="place")))
