"""A degree that no table knows, by where it stands beside or above the school, and marks that are ornaments."""

import re
from collections.abc import Sequence
from dataclasses import replace

from services.extractor.context import Document
from services.extractor.entries.header import Header
from services.extractor.phrases.roles import TITLE, degree_span, school_score, title_score
from services.extractor.resume.fields_of_study import could_be_field
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.grades import GRADE, HONOURS
from services.extractor.vocabulary.organisations import DEPARTMENT

_Span = tuple[int, int]
_OF_SUBJECT = re.compile(r"\s+(?:en|in|de|em|of)\s+")
_SUBJECT_WORDS = 2
_FROM_AT_END = re.compile(r"\s+(?:(?:passed|obtained|completed|done)\s+)?from(?:\s+the)?$")


def degree_beside(document: Document, header: Header, school: _Span) -> _Span | None:
    """A degree that no table knows: the words before the school in its line, or above it.

    `Certificat X, École Y`; nobody can list all names of degrees, but in a section of education what stands before
    the school is one.
    """
    part = next((p for p in header.parts if p.start <= school[0] < p.end), None)
    if part is None:
        return None
    above = [(p.start, p.end) for p in reversed(header.open_parts()) if p.end <= part.start]
    # Below it, what a diploma makes of somebody ("Contador Público"): several countries award the profession's name.
    below = [p for p in header.open_parts() if p.start >= school[1] and title_score(p.text) >= TITLE]
    named = [(p.start, p.start + len(p.text.partition(",")[0])) for p in below[:1]]  # "Arquitecto, Arquitectura"
    for start, end in ((part.start, school[0]), *above[:1], *named):
        text = document.text[start:end]
        name = _FROM_AT_END.sub("", text.strip(" \t\n,;:|–—-"))
        plain = name[:1].isupper() or name[:1].isdigit()
        if not plain or not 1 <= len(name.split()) <= 7 or not any(c.isalpha() for c in name):
            continue
        if DEPARTMENT.match(name) or school_score(name) or GRADE.search(name) or HONOURS.search(name):
            continue
        at = start + text.index(name)
        return at, at + len(name)
    return None


def degree_with_subject(
    document: Document, header: Header, degree: _Span, school: _Span | None, field: _Span
) -> tuple[_Span, _Span] | None:
    """(degree, field) where the words behind the degree belong to its name, because the field stands elsewhere:
    `Maîtrise en droit`, and `Droit du travail`, which begins alike, in a row of its own or behind a comma."""
    subject = document.text[field[0] : field[1]]
    if _OF_SUBJECT.fullmatch(document.text[degree[1] : field[0]]) is None or len(subject.split()) > _SUBJECT_WORDS:
        return None
    for part in header.open_parts():
        start = part.start
        if start <= degree[0] < part.end:
            start = (
                field[1]
                + len(document.text[field[1] : part.end])
                - len(document.text[field[1] : part.end].lstrip(" ,"))
            )
            if start == field[1]:
                continue
        name = document.text[start : part.end]
        taken = school is not None and start < school[1] and school[0] < part.end
        alike = name.split()[:1] == subject.title().split()[:1]
        if not taken and could_be_field(name) and degree_span(name) is None and alike:
            return (degree[0], field[1]), (start, part.end)
    return None


def without_lone_marks(rows: Sequence[Row]) -> list[Row]:
    """The rows, where a single marked one between a school and a degree is no list: its mark is an ornament."""
    found = list(rows)
    for above, index, below in zip(rows, range(1, len(rows)), rows[2:], strict=False):
        row = rows[index]
        if not row.bullet or above.bullet or below.bullet or degree_span(row.text) is not None:
            continue
        is_school = school_score(above.text) > 0 and degree_span(above.text) is None
        if is_school and degree_span(below.text) is not None and not school_score(below.text):
            found[index] = replace(row, bullet=False)
    return found
