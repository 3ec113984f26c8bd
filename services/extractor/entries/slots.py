"""What the places of a header's phrases hold, told by all entries of a section that are set alike.

`Coolmore - Fethard`, a date, `Travelling Groom` says nothing that a table of words knows. Where other entries have as
many phrases in the same rows, what those are tells what these are: the words of all of them are counted together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.extractor.entries.header import Header
from services.extractor.entries.header_parts import Part
from services.extractor.phrases.brackets import is_inside_brackets
from services.extractor.phrases.legal_forms import begins_with_legal_form
from services.extractor.phrases.roles import CLEAR_EMPLOYER, TITLE, employer_score, looks_like_a_city, title_score
from services.extractor.vocabulary.organisations import ORGANISATION_UNITS

_FEWEST = 2  # entries that are set alike
_MOST_SLOTS = 5
_TOLD = 0.5  # by which the words of all entries must speak for title and employer, on average
_AGAINST = -3.0  # what the words of one entry may say against it
_DIFFERENT = 1.0  # how far the words on two sides of a sign must differ, on average
_SIGNS = (", ", ": ", " / ")
_LATER = 1.2  # against phrases further behind, each
_MOST = 0.6  # of the entries, that something holds for


@dataclass(frozen=True, slots=True)
class Alike:
    """The places of title and employer among the phrases of entries that are set alike, and of those that say where."""

    title: int
    employer: int
    places: frozenset[int]


def is_unit(text: str) -> bool:
    """Whether a phrase names a part of an organisation: `Emergency Department`."""
    return text.split()[-1:] != [] and text.split()[-1].casefold() in ORGANISATION_UNITS


def lean(part: Part) -> float:
    """Positive for titles, negative for employers; the unit behind a title is no employer of its own."""
    title, comma, unit = part.text.rpartition(", ")
    named = title if comma and is_unit(unit) and title_score(title) >= TITLE else part.text
    return title_score(part.text) - employer_score(named) - (6.0 if part.after_at else 0.0)


def with_usual_slots(headers: Sequence[Header]) -> tuple[list[Header], list[tuple[Part, Part] | None]]:
    """The headers, with the phrases that say where as places and no others, and title and employer of each header that
    is set like others, or None where nothing tells them."""
    headers = _with_common_cuts(headers)
    usual = _usual(headers)
    result: list[Header] = []
    pairs: list[tuple[Part, Part] | None] = []
    for header in headers:
        alike = usual.get(_signature(header))
        slots = _slots(header)
        if alike is None or lean(slots[alike.title]) - lean(slots[alike.employer]) < _AGAINST:
            result.append(header)
            pairs.append(None)
            continue
        named = [replace(part, role="place" if i in alike.places else "") for i, part in enumerate(slots)]
        changed = dict(zip(slots, named, strict=True))
        result.append(replace(header, parts=tuple(changed.get(part, part) for part in header.parts)))
        pairs.append((named[alike.title], named[alike.employer]))
    return result, pairs


def _with_common_cuts(headers: Sequence[Header]) -> list[Header]:
    """The headers, the one phrase of each cut in two at a sign that stands in those of nearly all entries, where the
    words on its sides differ: `Kiln Hand, Wedgwood` among `Picker, Some Stores` and `Waiter, The Plough`."""
    result = list(headers)
    for signature, numbers in _groups(headers).items():
        if len(numbers) < _FEWEST or not signature:
            continue
        columns = list(zip(*(_slots(headers[i]) for i in numbers), strict=True))
        wheres = [_says_where(slot, signature, column, cut=True) for slot, column in enumerate(columns)]
        opened = [slot for slot, where in enumerate(wheres) if not where]
        cuts = _cuts(columns[opened[0]], alone=len(signature) == 1) if len(opened) == 1 else {}
        for i in numbers:
            part = _slots(headers[i])[opened[0]] if cuts else None
            if part in cuts:
                pieces = [piece for own in headers[i].parts for piece in (cuts[part] if own is part else (own,))]
                result[i] = replace(headers[i], parts=tuple(pieces))
    return result


def _cuts(column: Sequence[Part], *, alone: bool) -> dict[Part, tuple[Part, Part]]:
    """Each phrase with what it is cut into. Where it is `alone`, its words tell title and employer apart anyway unless
    an entry has none; else what says where would be taken for one of them."""
    for sign in _SIGNS:
        pairs = {part: _cut(part, sign) for part in column if part.text.count(sign) == 1 and not part.role}
        pairs = {part: pair for part, pair in pairs.items() if not _are_two_titles(*pair)}
        if len(pairs) < max(_FEWEST, _MOST * len(column)):
            continue
        untold = any(title_score(a.text) < TITLE and title_score(b.text) < TITLE for a, b in pairs.values())
        differences = [lean(a) - lean(b) for a, b in pairs.values()]
        agree = min(differences) >= 0 or max(differences) <= 0
        told = agree and abs(sum(differences)) >= _DIFFERENT * len(pairs)
        if told and (untold or not alone) and not any(_is_one_name(*pair) for pair in pairs.values()):
            return pairs
    return {}


def _cut(part: Part, sign: str) -> tuple[Part, Part]:
    at = part.text.index(sign)
    left = replace(part, text=part.text[:at], end=part.start + at)
    right = replace(part, text=part.text[at + len(sign) :], start=part.start + at + len(sign), dash="")
    return left, right


def _is_one_name(left: Part, right: Part) -> bool:
    """`Acme, Inc.`, and what stands in brackets."""
    return begins_with_legal_form(right.text) or is_inside_brackets(left.text, len(left.text))


def _are_two_titles(left: Part, right: Part) -> bool:
    """`Architect, later head of projects`."""
    return all(title_score(part.text) >= TITLE and employer_score(part.text) == 0 for part in (left, right))


def _slots(header: Header) -> list[Part]:
    return [part for part in header.parts if part.role in ("", "place")]


def _signature(header: Header) -> tuple[int, ...]:
    """The rows of a header's phrases; empty where labels or tables name its fields anyway."""
    if any(part.role not in ("", "place", "type") for part in header.parts):
        return ()
    return tuple(part.row for part in _slots(header))


def _groups(headers: Sequence[Header]) -> dict[tuple[int, ...], list[int]]:
    """The ordinals of the headers by their signature."""
    found: dict[tuple[int, ...], list[int]] = {}
    for number, header in enumerate(headers):
        found.setdefault(_signature(header), []).append(number)
    return found


def _usual(headers: Sequence[Header]) -> dict[tuple[int, ...], Alike]:
    found: dict[tuple[int, ...], Alike] = {}
    for signature, numbers in _groups(headers).items():
        if len(numbers) < _FEWEST or not 2 <= len(signature) <= _MOST_SLOTS:
            continue
        alike = _alike(signature, [_slots(headers[i]) for i in numbers])
        if alike is not None:
            found[signature] = alike
    return found


def _alike(signature: tuple[int, ...], entries: Sequence[Sequence[Part]]) -> Alike | None:
    columns = list(zip(*entries, strict=True))
    places = frozenset(i for i, column in enumerate(columns) if _says_where(i, signature, column))
    open_slots = [i for i in range(len(columns)) if i not in places]
    if len(open_slots) < 2:
        return None
    means = {i: sum(lean(part) for part in columns[i]) / len(entries) for i in open_slots}
    pairs = [(means[i] - means[j] - _LATER * (i + j), -i, -j) for i in open_slots for j in open_slots if i != j]
    _, title, employer = max(pairs)
    names = {part.text for part in columns[-employer]}
    # What no word tells and several entries hold alike is rather a tool or a place than the employer of them all.
    if means[-title] - means[-employer] < _TOLD or (means[-employer] >= 0 and len(names) < len(entries)):
        return None
    return Alike(-title, -employer, places)


def _says_where(slot: int, signature: tuple[int, ...], column: Sequence[Part], *, cut: bool = False) -> bool:
    """Whether phrases in the same place are cities: known ones, or what could be one behind another phrase, or, where
    one phrase is to be `cut` in two, in a row below it."""
    known = sum(part.role == "place" for part in column)
    if 2 * known > len(column):
        return True
    likely = sum(part.role == "place" or _could_be_city(part) for part in column)
    named = any(abs(lean(part)) > CLEAR_EMPLOYER for part in column)  # "Alder & Sons"; a "Mall" may say where
    behind = slot > 0 and (cut or signature[slot - 1] == signature[slot])
    return likely >= _MOST * len(column) and not named and len(signature) + cut >= 3 and (known > 0 or behind)


def _could_be_city(part: Part) -> bool:
    return not part.after_at and lean(part) == 0 and looks_like_a_city(part.text)
