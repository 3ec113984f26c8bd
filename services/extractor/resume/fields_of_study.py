"""The field of study in the header of an entry of education."""

import re

from services.extractor.context import Document
from services.extractor.entries.header import Header
from services.extractor.phrases.roles import degree_span, school_score, title_score
from services.extractor.vocabulary.degrees import FIELD_JOIN
from services.extractor.vocabulary.grades import GRADE, HONOURS

_Span = tuple[int, int]
MAX_FIELD_WORDS = 9
_FIELD_LABEL = re.compile(
    r"(?:kierunek|specjalność|obor|studijní (?:obor|program)|fachrichtung|studiengang|filière|spécialité|especialidad|"
    r"carrera|curso|indirizzo|bölümü?|major|course|field|subject|stream|branch|richting|linje|inriktning)\s*:?\s+",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s?\(([A-ZÀ-Ý][^()\d]{3,60})\)")
_STUDIES_OF = re.compile(r"\bStudium (?:der|des) ([A-ZÄÖÜ][\w-]+(?: und [A-ZÄÖÜ][\w-]+)?)")


def find_field(document: Document, header: Header, degree: _Span, school: _Span | None) -> _Span | None:
    """The field of study: what follows the degree in its part, or a part of its own."""
    labelled = header.with_role("field")
    if labelled is not None:
        return labelled.start, labelled.end
    for part in header.parts:
        studies = _STUDIES_OF.search(part.text)
        if studies is not None:
            return part.start + studies.start(1), part.start + studies.end(1)
    home = next((part for part in header.parts if part.start <= degree[0] < part.end), None)
    limit = home.end if home is not None and home.end >= degree[1] else degree[1]
    if school is not None and degree[1] <= school[0] < limit:
        limit = school[0]
    found = _in_bracket(document.text, degree, limit) or _field_in(document.text, degree[1], limit)
    if found is None and home is not None and school is not None and home.start <= school[0] < school[1] < degree[0]:
        found = _field_in(document.text, school[1], degree[0])  # "Ege Üniversitesi, Gıda Mühendisliği, Lisans"
    if found is not None:
        return found
    for part in header.open_parts():
        inside = school is not None and part.start < school[1] and part.end > school[0]
        if part is home or inside or not could_be_field(part.text) or part.start < degree[0]:
            continue
        return part.start, part.end
    if home is not None and school is not None and home.start < degree[0] and not home.start <= school[0] < home.end:
        return _field_in(document.text, home.start, degree[0])
    return None


def _in_bracket(text: str, degree: _Span, limit: int) -> _Span | None:
    """`B.E. (Civil)`, `Master of Science in Nursing (Leadership)`: no abbreviation of the degree, no honours."""
    bracket = _BRACKET.match(text, degree[1], limit)
    if bracket is None or bracket.group(1).isupper() or not could_be_field(bracket.group(1)):
        return None
    said = title_score(bracket.group(1)) > 0 or degree_span(bracket.group(1)) is not None
    return None if said else bracket.span(1)


def _field_in(text: str, start: int, end: int) -> _Span | None:
    passage = text[start:end]
    join = FIELD_JOIN.match(passage)
    offset = join.end() if join else 0
    second = FIELD_JOIN.match(passage[offset:])
    offset += second.end() if second and second.group(0).strip() else 0
    rest = re.split(r",|\(|;|\t|\s[-–—|]\s|\bat\b|\bfrom\b|\ban der\b", passage[offset:])[0]
    stripped = rest.strip(" .:;,-–—()|'\"\n")
    label = _FIELD_LABEL.match(stripped)
    stripped = stripped[label.end() :] if label is not None else stripped
    if not could_be_field(stripped):
        return None
    at = start + offset + rest.index(stripped)
    return at, at + len(stripped)


def could_be_field(text: str) -> bool:
    """Whether a phrase can name a field of study: a few words that are no school, honours or grade."""
    if not 1 <= len(text.split()) <= MAX_FIELD_WORDS or not text[:1].isalpha() or len(text) < 2:
        return False
    if HONOURS.search(text) or GRADE.search(text) or text.casefold() in ("degree", "gpa", "hons", "honours", "honors"):
        return False
    return school_score(text) < 4 and not any(c.isdigit() for c in text)
