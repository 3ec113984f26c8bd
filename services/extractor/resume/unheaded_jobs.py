"""Jobs below no heading of jobs: a résumé may open with them and call them nothing, or call them by a name of its own
("Timeline", "Career summary")."""

from collections.abc import Sequence

from services.extractor.context import Document
from services.extractor.entries.dated_rows import words_beside
from services.extractor.phrases.roles import EMPLOYER, employer_score, title_score
from services.extractor.structure.rows import Row
from services.extractor.structure.sections import Section

MAX_WORDS = 14  # of a row that heads a job
MAX_NAME_WORDS = 8
_MIN_JOBS = 2
_SURE = 3.0
_OF_ANYTHING = frozenset({"header", "contact", "summary", "untitled", "other"})
"""Kinds of sections below whose headings jobs may stand all the same."""


def with_unheaded_jobs(document: Document, sections: Sequence[Section]) -> list[Section]:
    """The sections; where none is of jobs, what they open in one that says little ends at the first of two dated
    titles."""
    if any(section.kind == "work" for section in sections):
        return list(sections)
    result: list[Section] = []
    for position, section in enumerate(sections):
        at = _first_job(document, section.rows) if section.kind in _OF_ANYTHING else None
        if at is None or (at == 0 and position == 0):
            result.append(section)
            continue
        if at or section.kind == "header":
            result.append(Section(section.kind, section.heading, section.rows[:at]))
        result.append(Section("work", None if at else section.heading, section.rows[at:]))
    return result


def _first_job(document: Document, rows: Sequence[Row]) -> int | None:
    """The place where the first of several jobs begins."""
    found = [begin for at in range(len(rows)) if (begin := _beginning(document, rows, at)) is not None]
    if len(found) < _MIN_JOBS:
        return None
    # What stands above every dated title is the employer of each.
    above = [rows[begin - 1] if begin else None for begin in found]
    names = [row for row in above if row is not None and not row.bullet and row.words <= MAX_NAME_WORDS]
    below_employers = len(names) == len(found) and all(employer_score(row.text) >= EMPLOYER for row in names[1:])
    return found[0] - below_employers


def _beginning(document: Document, rows: Sequence[Row], at: int) -> int | None:
    """The place where a job begins that is dated at `at`: its title stands there, in the row above or right below."""
    row = rows[at]
    dates = document.dates(row)
    if row.bullet or row.words > MAX_WORDS or not any(date.is_range for date in dates):
        return None
    above = rows[at - 1] if at else None
    alone = not words_beside(row, dates)
    if alone and above is not None and _is_title(above):
        return at - 1
    if not alone and title_score(row.text) >= _SURE:
        employer = at >= 2 and rows[at - 1].words <= MAX_WORDS and any(d.is_range for d in document.dates(rows[at - 1]))
        return at - 1 if employer else at
    below = rows[at + 1 : at + (3 if alone else 2)]
    return at if any(_is_title(other) and not document.dates(other) for other in below) else None


def _is_title(row: Row) -> bool:
    return row.words <= MAX_WORDS and not row.bullet and title_score(row.text) >= _SURE
