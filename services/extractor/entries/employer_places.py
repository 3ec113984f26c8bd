"""An employer's name without what stands behind it: its place, its trade, a remark in brackets."""

import re
from dataclasses import replace

from services.extractor.entries.header_parts import Part
from services.extractor.entries.notes import description_behind
from services.extractor.phrases.legal_forms import ends_in_legal_form, is_legal_form
from services.extractor.phrases.roles import employer_score, is_place, looks_like_a_city

_NOTE_IN_BRACKETS = re.compile(r"\s*\([^()]{2,60}\)$")
_DESCRIBED = re.compile(r"([A-ZÀ-Ý][^,]{2,60}),\s+[a-zà-ÿ]{3,}\s[^,]+$")
_BRAND = re.compile(r"[a-zà-ÿ][A-ZÀ-Ý]")
_FULL_STOP = re.compile(r"[^\W\d_][a-zà-ÿ]{4,}\.$")  # no "Ltd.", "Inc.", "Corp."
_CITY_IN_BRACKETS = re.compile(r"\s*\(([^\W\d_][^()]{1,40})\)$")


def without_place(employer: Part) -> Part:
    """`Decathlon, Villeneuve-d'Ascq`: what looks like a city behind an employer's name is its place."""
    note = _NOTE_IN_BRACKETS.search(employer.text)
    if note is not None and ends_in_legal_form(employer.text[: note.start()]):
        employer = replace(employer, text=employer.text[: note.start()], end=employer.start + note.start())
    remark = description_behind(employer.text)
    if remark is not None:
        employer = replace(employer, text=employer.text[:remark], end=employer.start + remark)
    bracket = _CITY_IN_BRACKETS.search(employer.text)
    if bracket is not None and bracket.start() > 2 and _could_be_place(bracket.group(1)):
        return replace(employer, text=employer.text[: bracket.start()], end=employer.start + bracket.start())
    described = _DESCRIBED.match(employer.text)
    if described is not None:  # "Acme, agence de publicité"
        employer = replace(employer, text=described[1], end=employer.start + len(described[1]))
    stripped = employer.text.rstrip(" .")
    legal_end = ends_in_legal_form(employer.text)
    comma = stripped.rfind(",")
    city = stripped[comma + 1 :].strip()
    sure = comma > 0 and employer_score(stripped[:comma]) >= 6 and " " not in city
    legal = is_legal_form(city.casefold())  # "Acme, Inc."
    if comma < 3 or legal or not looks_like_a_city(city) or (employer_score(city) and not sure):
        ended = employer.text.endswith(" .") or (_FULL_STOP.search(employer.text) is not None and not legal_end)
        return replace(employer, text=stripped, end=employer.start + len(stripped)) if ended else employer
    name = stripped[:comma]
    if is_place(name) and not is_place(city):  # "Valencia, Zenvo"
        return replace(
            employer, text=city, start=employer.start + len(stripped) - len(city), end=employer.start + len(stripped)
        )
    return replace(employer, text=name, end=employer.start + len(name))


def place_apart(place: Part, employer: Part | None) -> Part:
    """`Co. Cavan` of a place read as `Hop Pocket, Co. Cavan`, where an employer is called so."""
    if employer is None or place.start != employer.start or employer.end >= place.end:
        return place
    rest = place.text[employer.end - place.start :].lstrip(" ,")
    return replace(place, text=rest, start=place.end - len(rest)) if rest else place


def _could_be_place(bracket: str) -> bool:
    """Against `World Health Organization (WHO)`."""
    acronym = bracket.isupper() and len(bracket) > 2
    return looks_like_a_city(bracket) and not acronym and not _BRAND.search(bracket)
