"""Which part of a header is the job title and which the employer.

Within one entry the words decide; where they do not, the order that the other entries of the same section use.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.extractor.entries.employer_places import without_place
from services.extractor.entries.header import Header
from services.extractor.entries.header_parts import Part, place_before
from services.extractor.entries.notes import remark_behind
from services.extractor.entries.run_on_names import run_on
from services.extractor.entries.slots import is_unit, lean
from services.extractor.entries.title_qualifiers import with_qualifiers
from services.extractor.phrases.brackets import is_inside_brackets
from services.extractor.phrases.legal_forms import begins_with_legal_form
from services.extractor.phrases.roles import (
    CLEAR_TITLE,
    EMPLOYER,
    TITLE,
    employer_score,
    is_employment_type,
    is_place,
    school_score,
    title_score,
)
from services.extractor.vocabulary.titles import SELF_EMPLOYMENT

_COMMA = re.compile(r",\s+|\s+/\s+|\s+[-–—]\s*|\s*:\s+")

# "Soldador homologado TIG. Talleres Nervión S.A.": no abbreviation stands before the full stop.
_STOP = re.compile(r"(?:(?<=[a-zà-ÿ]{4})|(?<=\b[A-Z]{3})|(?<=/[A-Z]{3}))\.\s+(?=[A-ZÀ-Ý])")
# Who works for nobody says so where others name their employer.
_OWN = re.compile(rf"(?:freelancing|{'|'.join(SELF_EMPLOYMENT)})\w*(?: werk)?$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:la|le|les|el|los|de|het|the|l['’]|der|die|das|o|a)\s?(?=[A-ZÀ-Ý])")
_BRACKET_AT_END = re.compile(r"\s*\(([^()]{2,40})\)$")


@dataclass(frozen=True, slots=True)
class Position:
    """Title and employer of one entry; `margin` says how clearly words told them apart (0 to about 12)."""

    title: Part | None
    employer: Part | None
    margin: float = 0.0
    from_place: bool = False  # the employer is the first word of what reads as a place
    whole: Part | None = None  # title and employer were cut from this one phrase at a comma


def assign(headers: Sequence[Header], told: Sequence[tuple[Part, Part] | None] = ()) -> list[Position]:
    """Titles and employers of a section's entries; `told` holds them where `slots.with_usual_slots` found them."""
    told = told or [None] * len(headers)
    order = _usual_order(headers)
    positions = [
        _completed(Position(*pair, 3.0) if pair is not None else _assign(header, order), header)
        for header, pair in zip(headers, told, strict=True)
    ]
    result: list[Position] = []
    for position, header in zip(positions, headers, strict=True):
        title, employer = with_qualifiers(position.title, position.employer, header)
        result.append(replace(position, title=title, employer=employer))
    return result


def _completed(position: Position, header: Header) -> Position:
    """A title that was taken for a type of employment ("Werkstudent"), an employer for a city; the employer's place
    cut off."""
    title, employer = position.title, position.employer
    if title is not None:
        title = _without_place(_without_types(_without_label(title)))
    if title is None and employer is not None:
        kind = header.with_role("type")
        title = kind if kind is not None and title_score(kind.text) >= TITLE else None
    if employer is None:
        own = header.with_role("type")  # "Freelance" where others name an employer, or no more
        apart = own is not None and (title is None or _stands_apart(own, title)) and _OWN.fullmatch(own.text)
        employer = own if title is None or apart else None
    from_place = False
    if employer is None and title is not None:
        employer = _employer_of_place(header)
        from_place = employer is not None
    if title is not None and (employer is None or position.whole is not None):
        kind = header.with_role("type")
        if kind is not None and kind.start < title.start and _OWN.match(kind.text):
            return replace(position, title=position.whole or title, employer=kind, whole=None)
        if kind is not None and kind.start < title.start and not title_score(title.text):
            title, employer = kind, position.whole or title  # "Internship | Acme, Lyon"
    if employer is not None and title is not None:
        employer = without_place(employer)
    return replace(position, title=title, employer=employer, from_place=from_place)


def _without_label(title: Part) -> Part:
    """`Assigned to client: Data Analyst`: words before a colon that name no title, where those behind it do."""
    label, colon, name = title.text.partition(": ")
    if not colon or title_score(label) or title_score(name) < TITLE:
        return title
    return replace(title, text=name, start=title.start + len(label) + len(colon))


def _without_place(title: Part) -> Part:
    """`Leeds, UK, Data Analyst`: the place before a title."""
    comma = place_before(title.text)
    if comma is None:
        return title
    name = title.text[comma:].lstrip(" ,")
    return replace(title, text=name, start=title.end - len(name))


def _stands_apart(own: Part, title: Part) -> bool:
    """`Designer | Freelance` against `Designer (freelance)`: in a row of its own, or behind more than a bracket."""
    gap = max(own.start - title.end, title.start - own.end)
    return own.row != title.row or gap > len(" (")


def _without_types(title: Part) -> Part:
    """`Bookkeeper (volunteer, then part-time)`: how somebody is employed is no part of the title, nor a long remark."""
    remark = remark_behind(title.text)
    if remark is not None and _is_small_remark(title.text[remark:]) and title_score(title.text[:remark]) >= TITLE:
        return replace(title, text=title.text[:remark], end=title.start + remark)
    bracket = _BRACKET_AT_END.search(title.text)
    if bracket is None or bracket.start() == 0:
        return title
    words = [word.strip() for word in re.split(r",|/|\bthen\b|\band\b|\blater\b", bracket.group(1)) if word.strip()]
    if not words or not all(is_employment_type(word) for word in words):
        return title
    return replace(title, text=title.text[: bracket.start()], end=title.start + bracket.start())


def _is_small_remark(bracket: str) -> bool:
    return bracket.lstrip(" (")[:1].islower()


def _employer_of_place(header: Header) -> Part | None:
    """`Keppel Bay, Singapore`: an unknown name before a country is the employer where there is no other."""
    place = header.with_role("place")
    if place is None or "," not in place.text or sum(part.role == "place" for part in header.parts) > 1:
        return None
    name = place.text[: place.text.index(",")]
    if is_place(name) or len(header.parts) > 3:
        return None
    return Part(name, place.start, place.start + len(name), place.row)


def _usual_order(headers: Sequence[Header]) -> float:
    """Positive where titles usually stand before employers in this section; -3 to 3."""
    votes = 0.0
    for header in headers:
        position = _assign(header, 0.0)
        if position.title is not None and position.employer is not None:
            sign = 1 if position.title.start < position.employer.start else -1
            votes += sign * min(position.margin, 6.0)
    return max(-3.0, min(3.0, votes / 3))


def _assign(header: Header, order: float) -> Position:
    title, employer = header.with_role("title"), header.with_role("employer") or header.with_role("school")
    if title is not None and employer is not None:
        return Position(title, employer, 6.0)
    parts = header.open_parts()
    places = {part.row for part in header.parts if part.role == "place"}
    # "Halifax, NS; at sea": the rest of a row that says where.
    parts = [part for part in parts if part.row not in places or not _says_where(part)] or parts
    if title is None and employer is None:
        parts = _without_descriptions(parts)
    if title is None and employer is not None and len(parts) >= 2:
        pair = _best_pair(parts, order)  # "Client: Acme" below employer and title
        if pair.title is not None and pair.employer is not None and title_score(pair.title.text) >= TITLE:
            return pair
    if title is not None or employer is not None:
        rest = parts[0] if parts else None
        return Position(title or rest, employer or rest, 3.0)
    if len(parts) == 1:
        position = _from_one_part(parts[0], order)
        alone = position.title is None or position.employer is None
        return _by_order(parts[0], order) or position if alone and header.dates is not None else position
    if not parts:
        return Position(None, None)
    return _best_pair(parts, order)


def _by_order(part: Part, order: float) -> Position | None:
    """`Shift Runner, Zeta` where no word tells: as the section's other entries have it, where these are sure."""
    pieces = part.text.split(", ")
    colon = part.text.find(": ")
    if order > 0 and 0 < colon < 60 and not title_score(part.text) and employer_score(part.text[:colon]) < EMPLOYER:
        left = Part(part.text[:colon], part.start, part.start + colon, part.row)
        right = Part(part.text[colon + 2 :], part.start + colon + 2, part.end, part.row)
        return Position(left, right, 1.0, whole=part)
    if abs(order) < 1.5 or not 2 <= len(pieces) <= 3 or title_score(part.text) or employer_score(part.text) >= EMPLOYER:
        return None
    comma = part.text.index(", ")
    left = Part(pieces[0], part.start, part.start + comma, part.row)
    # Of three pieces one is a place, behind the employer.
    second = pieces[1] if order > 0 else pieces[-1]
    at = part.start + (comma + 2 if order > 0 else len(part.text) - len(second))
    right = Part(second, at, at + len(second), part.row)
    title, employer = (left, right) if order > 0 else (right, left)
    return Position(title, employer, 1.0, whole=part)


def _best_pair(parts: Sequence[Part], order: float) -> Position:
    best: tuple[float, float, Part, Part] | None = None
    for i, title in enumerate(parts[:6]):
        for j, employer in enumerate(parts[:6]):
            if i == j:
                continue
            words = lean(title) - lean(employer)
            score = words + (order if i < j else -order) - 0.8 * (i + j) + (0.2 if i < j else 0.0)
            if best is None or score > best[0]:
                best = (score, words, title, employer)
    assert best is not None  # there are at least two parts
    _, words, title, employer = best
    if _is_addendum(title, employer):
        merged = _from_one_part(title, order)
        return merged if merged.title and merged.employer else Position(title, None, 1.0)
    return Position(title, employer, max(words, 0.0))


def _without_descriptions(parts: list[Part]) -> list[Part]:
    """`Acme – maker of pumps, 140 people`: behind a dash in small letters stands what an employer is, where two other
    phrases are left for employer and title."""
    kept = [
        part for part in parts
        if not (part.dash and _is_lower_phrase(part.text)) or title_score(part.text) or _ARTICLE.match(part.text)
    ]  # fmt: skip
    return kept if len(kept) >= 2 else parts


def _says_where(part: Part) -> bool:
    return _is_lower_phrase(part.text) and title_score(part.text) < TITLE


def _is_lower_phrase(text: str) -> bool:
    """`at sea`: several words that begin with a small letter name nobody ("adidas" does)."""
    words = text.split()
    return text[:1].islower() and words[0].islower() and words[0].replace("-", "").isalpha() and " " in text


def _is_addendum(title: Part, other: Part) -> bool:
    """Whether the other part is a second title and no employer: `Consultant / Team Lead` on two lines."""
    return (
        title_score(other.text) >= CLEAR_TITLE
        and employer_score(other.text) == 0
        and not other.after_at
        and title_score(title.text) >= CLEAR_TITLE
    )


def _spare_pieces(employer: Part) -> float:
    """Against `Cardiac ICU, Mercy Hospital` as an employer: words before the comma that name none belong to the
    title."""
    pieces = employer.text.split(",")
    named = [employer_score(piece) >= EMPLOYER and not is_unit(piece) for piece in pieces]
    return 3.0 * named.index(True) if True in named else 0.0


def _ends_as_school(text: str) -> bool:
    """`Westfield Senior High School`, which holds a word of titles."""
    return bool(text.split()) and school_score(text.split()[-1].rstrip(".")) > 0


def _from_one_part(part: Part, order: float) -> Position:
    """`Acme Corp, Software Engineer` in either order, or a title or an employer alone."""
    best: tuple[float, Part, Part] | None = None
    stops = [stop for stop in _STOP.finditer(part.text) if title_score(part.text[: stop.start()]) >= CLEAR_TITLE]
    for match in (*_COMMA.finditer(part.text), *stops):
        left, right = part.text[: match.start()], part.text[match.end() :]
        if not left or not right or begins_with_legal_form(right):
            continue
        if is_inside_brackets(part.text, match.start()):
            continue
        a = Part(left, part.start, part.start + match.start(), part.row)
        b = Part(right, part.start + match.end(), part.end, part.row)
        for title, employer, bonus in ((a, b, order), (b, a, -order)):
            named = (
                employer_score(employer.text) >= EMPLOYER
                and title_score(employer.text) == 0
                and len(title.text.split()) <= 5
            )
            a_title = title_score(employer.text) >= TITLE and employer_score(employer.text) == 0
            if a_title and "(" not in employer.text and not _ends_as_school(employer.text):
                continue  # "Sergeant, head of logistics": a title alone
            if title_score(title.text) < TITLE and not (named and employer_score(title.text) == 0):
                continue
            score = lean(title) - lean(employer) + bonus - _spare_pieces(employer)
            if best is None or score > best[0]:
                best = (score, title, employer)
    joined = run_on(part) if best is None else None
    if joined is not None:
        return Position(*joined, 3.0, whole=part)
    if best is not None and best[0] > 2:
        return Position(best[1], best[2], best[0], whole=part)
    if part.after_at or employer_score(part.text) > title_score(part.text):
        return Position(None, part, 1.0)
    if title_score(part.text) > 0:
        return Position(part, None, 1.0)
    return Position(None, part, 0.0)
