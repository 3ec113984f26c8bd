"""Education: school, degree, field, dates, grade and place of each entry."""

import re
from collections.abc import Sequence
from dataclasses import replace

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.entries.blocks import Block, blocks_of
from services.extractor.entries.bodies import items_of
from services.extractor.entries.dated_items import cut_items
from services.extractor.entries.header import Header, read_header
from services.extractor.entries.listed_entries import unlisted
from services.extractor.phrases.negatives import is_noise
from services.extractor.phrases.roles import degree_span, school_score
from services.extractor.resume.education_beside import degree_beside, degree_with_subject, without_lone_marks
from services.extractor.resume.education_fields import course_and_school, find_degree, find_school, without_town
from services.extractor.resume.fields_of_study import find_field
from services.extractor.resume.school_and_field import school_and_field
from services.extractor.resume.school_entries import NOTE, THESIS, entries_of_schools
from services.extractor.resume.work import LIKELY, SURE, WEAK, date_drafts
from services.extractor.structure.broken_words import unbroken
from services.extractor.structure.named_cells import cells, named
from services.extractor.structure.rows import Row, trim
from services.extractor.structure.sections import Section
from services.extractor.vocabulary.degrees import level_of_degree
from services.extractor.vocabulary.grades import (
    GRADE,
    GRADE_FIRST,
    GRADE_IN_BRACKETS,
    GRADE_IN_PERCENT,
    GRADE_IN_WORDS,
    GRADE_WRITTEN,
    GRADUATION,
    HONOURS,
    OBTAINED,
)
from shared.schemas.fact_types import FactType

_Entry = tuple[str, int]
_Span = tuple[int, int]
_COURSES = re.compile(
    r"(?:relevant |selected |key )?(?:coursework|courses?|modules|kurse|vorlesungen|cours|asignaturas|vakken|"
    r"disciplinas)"
    r"(?: include\w*)?\s*:\s*",
    re.IGNORECASE,
)
# What stands in the row of a school and is neither its name nor the degree's.
_NO_PHRASE = (
    GRADE, GRADE_FIRST, GRADE_IN_BRACKETS, GRADE_IN_WORDS, GRADE_IN_PERCENT, GRADE_WRITTEN, GRADUATION, HONOURS,
    OBTAINED,
)  # fmt: skip
_QUOTES = " \t\n.\"“”„«»'"
_QUOTED_THESIS = re.compile(r"[«“„\"][^«»“”„\"]{3,300}[»”“\"]")
MAX_HEADER_WORDS = 20
_SENTENCE_END = re.compile(r"(?<=[a-z\d)]{2})\.\s+(?=[A-Z])")
_COURSE_END = re.compile(r"\s*[,;|•·\n]\s*(?![^()]*\))")


def read_education(document: Document, section: Section) -> list[Draft]:
    """The facts of a section of education."""
    rows = [row for row in named(section.rows, "education") if not is_noise(row.text)]
    rows = cut_items(without_lone_marks(document.unwrapped(rows)), document.dates)
    rows = unlisted(_without_marks(rows, document), document.dates)
    drafts: list[Draft] = []
    listed = {row.start for row in section.rows if row.bullet}
    above: _Span | None = None
    for block in entries_of_schools(blocks_of(rows, document.dates, "education"), document):
        listed_below = bool(block.header) and all(row.start in listed for row in block.header)
        further = above is not None and (listed_below or _begins_with_degree(block))
        found = _entry_drafts(document, block, section.kind, above if further else None, listed=listed_below)
        above = above if listed_below or further else _school_that_heads(block, found, listed)
        drafts.extend(found)
    return drafts


def _begins_with_degree(block: Block) -> bool:
    """Whether an entry is a degree that names no school: it may be a further one of the school above."""
    span = degree_span(block.header[0].text) if block.header else None
    return span is not None and span[0] == 0 and not any(school_score(row.text) for row in block.header)


def _school_that_heads(block: Block, found: Sequence[Draft], listed: set[int]) -> _Span | None:
    """The school in the row above a list of degrees, or above the first of several: it is that of each of them."""
    first = next(iter(block.header), None)
    if first is None or first.start in listed:
        return None
    below = [degree_span(row.text) for row in block.header[1:]]
    above_degree = degree_span(first.text) is None and any(span is not None and span[0] == 0 for span in below)
    if not above_degree and not any(row.start in listed for row in block.header[1:]):
        return None
    schools = [draft for draft in found if draft.type is FactType.EDUCATION_SCHOOL]
    return next(((d.start, d.end) for d in schools if first.start <= d.start < first.end), None)


def _without_marks(rows: list[Row], document: Document) -> list[Row]:
    """Rows of a list whose items are entries ("- MBA from X, 2014") as rows that head entries."""
    marked = [row for row in rows if row.bullet]
    entries = [
        row for row in marked
        if degree_span(row.text) is not None
        and len(_SENTENCE_END.split(row.text)[0].split()) <= 30
        and (school_score(row.text) or document.dates(row))
    ]  # fmt: skip
    spans = [degree_span(row.text) for row in marked]
    if marked and all(span is not None and span[0] <= 1 for span in spans):
        entries = marked
    headed = any(school_score(row.text) or degree_span(row.text) is not None for row in rows if not row.bullet)
    if headed or len(entries) < 0.6 * len(marked):
        return rows
    places = {row.start for row in entries}
    return [piece for row in rows for piece in (_first_sentence(row) if row.start in places else [row])]


def _first_sentence(row: Row) -> list[Row]:
    """An item that is an entry as the row that heads it, and what more it says as another."""
    stop = _SENTENCE_END.search(row.text) if row.words > MAX_HEADER_WORDS else None
    head = replace(row, bullet=False, heading=True, gap_before=True)
    if stop is None:
        return [head]
    cut = replace(head, text=row.text[: stop.start()], end=row.start + stop.start())
    return [cut, replace(row, start=row.start + stop.end(), text=row.text[stop.end() :], bullet=False)]


def _entry_drafts(document: Document, block: Block, section: str, shared: _Span | None, *, listed: bool) -> list[Draft]:
    rows, body = _header_rows(block)
    dates = [document.dates(row) for row in rows]
    header = read_header(rows, dates, at_joins=False, no_phrase=_NO_PHRASE)
    entry = ("education", block.start)
    degree = find_degree(document, header)
    unnamed = shared is not None and not any(school_score(row.text) for row in rows)
    school = (None if unnamed and listed else find_school(header, degree)) or (shared if unnamed else None)
    if degree is None and school is not None:
        degree = degree_beside(document, header, school)
    if degree is None and school is None and header.dates is not None:
        degree, school = course_and_school(header)
    if degree is None and school is None:
        return []
    sure = SURE if degree and school else LIKELY
    drafts: list[Draft] = []
    taken: list[_Span] = []
    beside = school_and_field(header, school, degree) if degree is not None and school is not None else None
    if school is not None:
        school = beside[0] if beside is not None else without_town(document, school)
        drafts.append(_draft(document, FactType.EDUCATION_SCHOOL, school, sure, entry, section))
        taken.append(school)
    if degree is not None:
        degree, field = _with_field(document, header, degree, school, beside[1] if beside is not None else None)
        drafts.append(_draft(document, FactType.EDUCATION_DEGREE, degree, sure, entry, section))
        level = level_of_degree(document.text[degree[0] : degree[1]])
        if level is not None:
            drafts.append(Draft(FactType.EDUCATION_LEVEL, *degree, level, sure, entry, section))
        taken.append(degree)
        if field is not None:
            drafts.append(_draft(document, FactType.EDUCATION_FIELD, field, LIKELY, entry, section))
    place = header.with_role("place")
    if place is not None:
        drafts.append(_draft(document, FactType.EDUCATION_LOCATION, (place.start, place.end), LIKELY, entry, section))
    drafts.extend(date_drafts(header.dates, FactType.EDUCATION_START, FactType.EDUCATION_END, entry, section))
    drafts.extend(_grades(document, (*rows, *body), entry, section))
    drafts.extend(_notes(document, body, entry, section))
    return drafts


def _with_field(
    document: Document, header: Header, degree: _Span, school: _Span | None, field: _Span | None
) -> tuple[_Span, _Span | None]:
    """The degree and its field; `field` where it is known already."""
    field = field or find_field(document, header, degree, school)
    if field is None:
        return degree, None
    return degree_with_subject(document, header, degree, school, field) or (degree, field)


def _header_rows(block: Block) -> tuple[list[Row], list[Row]]:
    """Short unmarked rows of the body that name the school or the degree belong to the header."""
    noted = [row for row in block.header[1:] if NOTE.match(row.text) or THESIS.match(row.text)]
    places = {row.start for row in noted}
    rows = [row for row in block.header if row.start not in places]
    body = sorted((*noted, *block.body), key=lambda row: row.start)
    known = " ".join(row.text for row in rows)
    for row in list(body[:4]):
        found = degree_span(row.text)
        named = found is not None or school_score(row.text) > 0
        states_degree = found is not None and found[0] == 0 and row.words <= 10 and degree_span(known) is None
        states_school = school_score(row.text) >= 4 and not school_score(known) and row.words <= 8 and found is None
        if (
            (row.bullet and not (states_degree or states_school))
            or row.words > (26 if named else 14)
            or NOTE.match(row.text)
        ):
            break
        wanted = (not school_score(known) and school_score(row.text)) or (
            not degree_span(known) and degree_span(row.text)
        )
        if not rows or wanted or _is_wrapped_header(rows[-1], row):
            rows.append(row)
            body.remove(row)
            known += " " + row.text
        else:
            break
    return rows, body


def _is_wrapped_header(last: Row, row: Row) -> bool:
    return not row.gap_before and (
        last.text.endswith((",", "-", "–")) or last.text.split()[-1] in ("of", "in", "and", "de", "für", "für")
    )


def _draft(document: Document, type_: FactType, span: _Span, confidence: float, entry: _Entry, section: str) -> Draft:
    value = unbroken(document.text[span[0] : span[1]])
    return Draft(type_, span[0], span[1], value, confidence, entry, section)


def _grades(document: Document, rows: Sequence[Row], entry: _Entry, section: str) -> list[Draft]:
    drafts: list[Draft] = []
    for row in rows:
        for role, start, end in cells(row):
            if role == "grade" and start < end and any(c.isdigit() for c in document.text[start:end]):
                label = GRADE.match(document.text[start:end])
                span = (start + label.start(1), start + label.end(1)) if label else (start, end)
                drafts.append(_draft(document, FactType.EDUCATION_GRADE, span, SURE, entry, section))
        if len(row.roles) > 1:
            continue
        text = row.text[:400]
        found = [GRADE.search(text), GRADE_FIRST.search(text), GRADE_IN_BRACKETS.search(text)]
        written = GRADE_IN_WORDS.search(text) or GRADE_WRITTEN.search(text)
        written = written or (None if row.bullet else GRADE_IN_PERCENT.search(text))
        for match in found if any(found) else [written]:
            if match is not None:
                # a grade that is told by what stands around it ("A grade") is the whole match
                start, end = match.span(match.lastindex or 0)
                span = (row.start + start, row.start + end)
                drafts.append(_draft(document, FactType.EDUCATION_GRADE, span, SURE, entry, section))
        honours = HONOURS.search(text)
        if honours is not None:
            span = (row.start + honours.start(), row.start + honours.end())
            drafts.append(_draft(document, FactType.EDUCATION_GRADE, span, LIKELY, entry, section))
    return drafts


def _notes(document: Document, body: Sequence[Row], entry: _Entry, section: str) -> list[Draft]:
    drafts: list[Draft] = []
    for item in items_of(body, document.wraps):
        if item.length > 600:
            continue
        confidence = LIKELY if item.marked else WEAK
        text = document.text[item.start : item.end]
        courses, thesis = _COURSES.match(text), THESIS.match(text)
        if courses is not None:
            drafts.extend(_courses(document, item.start + courses.end(), item.end, entry, section))
        elif thesis is not None:
            quoted = _QUOTED_THESIS.match(document.text, item.start + thesis.end(), item.end)
            span = trim(document.text, item.start + thesis.end(), quoted.end() if quoted else item.end, _QUOTES)
            if span[0] < span[1]:
                drafts.append(_draft(document, FactType.EDUCATION_THESIS, span, LIKELY, entry, section))
        else:
            drafts.append(_draft(document, FactType.EDUCATION_NOTE, (item.start, item.end), confidence, entry, section))
    return drafts


def _courses(document: Document, start: int, end: int, entry: _Entry, section: str) -> list[Draft]:
    """Each course of a list behind its label."""
    drafts: list[Draft] = []
    position = start
    for cut in [*_COURSE_END.finditer(document.text, start, end), None]:
        span = trim(document.text, position, cut.start() if cut else end, " \t\n.,;:()")
        position = cut.end() if cut else end
        if span[0] < span[1] and len(document.text[span[0] : span[1]].split()) <= 8:
            drafts.append(_draft(document, FactType.EDUCATION_COURSE, span, LIKELY, entry, section))
    return drafts
