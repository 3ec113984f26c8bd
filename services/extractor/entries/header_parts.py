"""A stretch of a header row cut into phrases: at separators, behind labels, at `at`, before places and brackets."""

import re
from dataclasses import dataclass, replace

from services.extractor.phrases.brackets import is_inside_brackets
from services.extractor.phrases.joining_words import LEADING_AT, before_employer, full_stops
from services.extractor.phrases.legal_forms import ends_in_legal_form
from services.extractor.phrases.roles import (
    CLEAR_EMPLOYER,
    CLEAR_TITLE,
    TITLE,
    employer_score,
    is_employment_type,
    is_place,
    looks_like_a_city,
    title_score,
    trailing_place,
)
from services.extractor.phrases.unfilled_fields import is_unfilled_place
from services.extractor.structure.named_cells import cells
from services.extractor.structure.row_labels import ITEM_NUMBER
from services.extractor.structure.rows import MAX_RULE_LENGTH, Row, trim
from services.extractor.vocabulary.labels import ENTRY_LABEL, PROJECT_NAMES

_SEPARATOR = re.compile(
    r"\s+[|•·◦▪–—→]+\s*|\s+-{1,3}\s+|\s*\|\s*|\s*[•·]\s*|\t+|[ \u00a0]{3,}|;\s+|\s+//\s+|(?<=\w)—(?=\w)"
)
_AS = re.compile(r",?\s+(?:as|als|jako|come|como)\s+(?:an?\s+|the\s+)?(?=[A-ZÀ-Ý])")
_LEADING_AS = re.compile(r"\s*(?:as|als|jako|come|como)\s+(?:an?\s+|the\s+)?(?=[A-ZÀ-Ý])")
_AND = re.compile(r"\s+(?:&|and|und|et|y|e)$")
_DASH = re.compile(r" [-–—] ")
_COMMA = re.compile(r",\s+")
_MOST_COMMAS = 3  # in a place: city, region, country
# "Supervisor: Dr. Jane Example" names nobody's employer, and not the person's own title.
_SOMEBODY_ELSE = re.compile(
    r"(?:(?:co-?)?(?:supervis|advis)[eo]rs?|mentors?|reporting to|reports? to|betreuer(?:in)?|vorgesetzter?|"
    r"encadrante?s?|tutore?s?|director(?:a)? de tesis|orientador(?:a)?)\s*:",
    re.IGNORECASE,
)
_PROJECT = re.compile(rf"(?:{'|'.join(PROJECT_NAMES)})\s*:\s", re.IGNORECASE)
_THROUGH = re.compile(r"\s*\((?:through|via|contract|über|par|por)\b[^()]*\)?\s*$", re.IGNORECASE)
# "Acme GmbH, Hauptstraße 8, 35216 Biedenkopf": a form that asks for name and address.
_ADDRESS = re.compile(r",\s(?=[^,\d]{3,40}\s\d{1,4}[a-z]?(?:,|$)|\d{4,5}\s[^\W\d])")
_FIELDS = frozenset({"employer", "title", "school", "degree", "field", "place"})
_EDGES = " \t\u00a0,;:|•·–—-()[]/@\u200b*_→"


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase of a header: `text` is `reading.text[start:end]`, `row` the ordinal of its header row.

    `role` is place, type or a label's word where that is already certain; `after_at` says that "at" or "@"
    stands before it, and `dash` is the dash before it, with its blanks.
    """

    text: str
    start: int
    end: int
    row: int
    role: str = ""
    after_at: bool = False
    dash: str = ""


def named_parts(row: Row, number: int) -> list[Part]:
    """The cells of a table whose cells are named."""
    parts: list[Part] = []
    for role, start, end in cells(row):
        a, b = _trimmed(row, start, end)
        if role not in _FIELDS or not 0 < b - a <= MAX_RULE_LENGTH:
            continue
        if role == "employer":
            parts.extend(_labelled_employer(row, a, b, number))
        else:
            parts.append(Part(row.text[a - row.start : b - row.start], a, b, number, role))
    return parts


def parts_of(row: Row, start: int, end: int, number: int, at_joins: bool) -> list[Part]:
    text = row.text[start - row.start : end - row.start]
    parts: list[Part] = []
    position, dash = 0, ""
    label = ENTRY_LABEL.match(text) if start == row.start else None
    first = label.end() if label is not None else 0  # the tab behind a label parts nothing
    separators = [*_SEPARATOR.finditer(text, first), *((*_AS.finditer(text), *full_stops(text)) if at_joins else ())]
    for separator in [*sorted(separators, key=lambda match: match.start()), None]:
        stop = separator.start() if separator else len(text)
        cut = _split_at if at_joins else _finished
        found = cut(row, start + position, start + stop, number)
        if found and _DASH.fullmatch(dash):
            found[0] = replace(found[0], dash=dash)
        parts.extend(found)
        dash = separator.group(0) if separator else ""
        position = separator.end() if separator else stop
    return parts


def _split_at(row: Row, start: int, end: int, number: int) -> list[Part]:
    """`Engineer at Acme` and `Engineer @ Acme` are two parts; the second knows that it is the employer."""
    text = row.text[start - row.start : end - row.start]
    match = before_employer(text, row.text[:MAX_RULE_LENGTH])
    leading = LEADING_AT.match(text)
    if leading:
        return _finished(row, start + leading.end(), end, number, after_at=True)
    if match is None or match.start() == 0:
        return _finished(row, start, end, number)
    left = _finished(row, start, start + match.start(), number)
    return left + _finished(row, start + match.end(), end, number, after_at=True)


def _finished(row: Row, start: int, end: int, number: int, after_at: bool = False) -> list[Part]:
    """Trim a part, read its label, and take a place or employment type off it."""
    text = row.text[start - row.start : end - row.start]
    numbered = ITEM_NUMBER.match(text.lstrip()) if start == row.start else None
    if numbered is not None:
        start += len(text) - len(text.lstrip()) + numbered.end()
        text = row.text[start - row.start : end - row.start]
    leading = _LEADING_AS.match(text)
    if leading is not None:  # "3 years as Cook at Acme"
        start += leading.end()
        text = text[leading.end() :]
    label = ENTRY_LABEL.match(text.lstrip())
    role = ""
    if label:
        start += len(text) - len(text.lstrip()) + label.end()
        role = label.lastgroup or ""
    start, end = _trimmed(row, start, end)
    text = row.text[start - row.start : end - row.start]
    if not any(map(str.isalnum, text)):
        return []
    if is_unfilled_place(text) or _PROJECT.match(text) or _SOMEBODY_ELSE.match(text) or _is_aside(row, start, end):
        return []
    other = _SOMEBODY_ELSE.search(text)
    if other is not None and text[other.start() - 1].isspace():  # "Research Assistant Advisor: Dr. Jane Example"
        return _finished(row, start, start + other.start(), number, after_at)
    if role == "employer":
        return [] if _lists_several(text) else _labelled_employer(row, start, end, number)
    if role:
        return [Part(text, start, end, number, role)]
    if is_place(text):
        return [Part(text, start, end, number, "place")]
    if is_employment_type(text):
        return [Part(text, start, end, number, "type")]
    return _without_tail(row, start, end, number, after_at)


def _lists_several(text: str) -> bool:
    """`Clients: Acme, Beta Corp, Gamma, and others`: for whom somebody who is self-employed worked, no employer."""
    names = text[: trailing_place(text) or len(text)].rstrip(" ,").split(", ")
    return len(names) >= 3 and not any(ends_in_legal_form(f"{names[0]} {name}") for name in names[1:])


def _is_aside(row: Row, start: int, end: int) -> bool:
    """`May 2019 – April 2020 (company folded)`: words in brackets that name nobody, as their small letters say."""
    around = row.text[max(start - row.start - 1, 0) : end - row.start + 1]
    text = around[1:-1]
    return around[:1] == "(" and around[-1:] == ")" and text.islower() and " " in text


def _labelled_employer(row: Row, start: int, end: int, number: int) -> list[Part]:
    """`Client: Acme, Plano, TX (through an agency)`: without what names the agency, and its place apart."""
    text = _THROUGH.sub("", row.text[start - row.start : end - row.start])
    address = _ADDRESS.search(text)
    if address is not None:
        text = text[: address.start()]
    at = trailing_place(text)
    a, b = _trimmed(row, start, start + (len(text) if at is None else at))
    parts = [Part(row.text[a - row.start : b - row.start], a, b, number, "employer")]
    if at is not None:
        a, b = _trimmed(row, start + at, start + len(text))
        parts.append(Part(row.text[a - row.start : b - row.start], a, b, number, "place"))
    return parts


def _without_tail(row: Row, start: int, end: int, number: int, after_at: bool) -> list[Part]:
    text = row.text[start - row.start : end - row.start]
    bracket = re.search(r"\(([^()]{2,60})\)\s*$", text)
    if bracket and is_employment_type(bracket.group(1)):
        inner = Part(bracket.group(1), start + bracket.start(1), start + bracket.end(1), number, "type")
        return [*_finished(row, start, start + bracket.start(), number, after_at), inner]
    if bracket and _tells_the_other(text[: bracket.start()], bracket.group(1)):
        a, b = start + bracket.start(1), start + bracket.end(1)
        return [*_finished(row, start, start + bracket.start(), number, after_at), Part(bracket.group(1), a, b, number)]
    at = trailing_place(text)
    if at is not None and is_inside_brackets(text, at) and not text[:at].rstrip().endswith("("):
        return [Part(text, start, end, number, after_at=after_at)]
    if at is None:
        comma = place_before(text)
        if comma is None:
            return [Part(text, start, end, number, after_at=after_at)]
        place = Part(text[:comma], start, start + comma, number, "place")
        return [place, *_finished(row, start + comma, end, number, after_at)]
    place_start, place_end = _trimmed(row, start + at, end)
    left_start, left_end = _trimmed(row, start, start + at)
    place = Part(row.text[place_start - row.start : place_end - row.start], place_start, place_end, number, "place")
    if left_start >= left_end:
        return [place]
    left = row.text[left_start - row.start : left_end - row.start]
    city = _AND.sub("", left)
    if city != left and looks_like_a_city(city):  # "Seattle & Redmond, WA"
        return [replace(place, text=row.text[left_start - row.start : place_end - row.start], start=left_start)]
    return [Part(left, left_start, left_end, number, after_at=after_at), place]


def place_before(text: str) -> int | None:
    """`Austin, TX, Sous Chef`: where the place ends before the comma in front of a title or an employer."""
    for match in reversed(list(_COMMA.finditer(text))[:_MOST_COMMAS]):
        rest = text[match.end() :]
        named = title_score(rest) >= TITLE or employer_score(rest) >= CLEAR_EMPLOYER
        if named and is_place(text[: match.start()]) and not is_place(rest):
            return match.start()
    return None


def _tells_the_other(text: str, bracket: str) -> bool:
    """`Acme Ltd (Engineer)`, `Engineer (Acme Ltd)`: title and employer, one of them in brackets."""
    least = CLEAR_EMPLOYER if title_score(bracket) >= CLEAR_TITLE else 1  # "Store Manager" has a word of employers, too
    if title_score(bracket) >= TITLE and employer_score(bracket) < least:
        return title_score(text) == 0
    # "Technician, Acme Systems (Birch Inc.)" has its employer before the bracket.
    return (
        "," not in text
        and title_score(text) >= TITLE
        and employer_score(bracket) >= CLEAR_EMPLOYER
        and title_score(bracket) == 0
    )


def _trimmed(row: Row, start: int, end: int) -> tuple[int, int]:
    """Without separators at the edges; a closing bracket stays where its opening one does."""
    a, b = trim(row.text, start - row.start, end - row.start, _EDGES)
    if row.text[b : b + 1] in (")", "]") and row.text.count("(", a, b) > row.text.count(")", a, b):
        b += 1
    return row.start + a, row.start + b
