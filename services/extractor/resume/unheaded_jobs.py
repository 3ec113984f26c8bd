"""Jobs above the first heading that is known: a résumé may open with them and call them nothing."""

from collections.abc import Sequence

from services.extractor.context import Document
from services.extractor.entries.dated_rows import words_beside
from services.extractor.phrases.roles import title_score
from services.extractor.structure.rows import Row
from services.extractor.structure.sections import Section

MAX_WORDS = 14  # of a row that heads a job
_MIN_JOBS = 2
_SURE = 3.0


def with_unheaded_jobs(document: Document, sections: Sequence[Section]) -> list[Section]:
    """The sections; where none is of jobs, the head of the document ends at the first of two dated titles."""
    if not sections or sections[0].kind != "header" or any(section.kind == "work" for section in sections):
        return list(sections)
    head = sections[0]
    found = [_beginning(document, head.rows, at) for at in range(1, len(head.rows))]
    found = [begin for begin in found if begin > 0]
    if len(found) < _MIN_JOBS:
        return list(sections)
    rows, jobs = head.rows[: found[0]], head.rows[found[0] :]
    return [Section("header", head.heading, rows), Section("work", None, jobs), *sections[1:]]


def _beginning(document: Document, rows: Sequence[Row], at: int) -> int:
    """The place where a job begins that is dated at `at`, 0 for none: its title stands there or in the row above."""
    row, above = rows[at], rows[at - 1]
    dates = document.dates(row)
    if row.bullet or row.words > MAX_WORDS or not any(date.is_range for date in dates):
        return 0
    if not words_beside(row, dates):
        named = above.words <= MAX_WORDS and not above.bullet and title_score(above.text) >= _SURE
        return at - 1 if named else 0
    if title_score(row.text) < _SURE:
        return 0
    employer = at >= 2 and above.words <= MAX_WORDS and any(date.is_range for date in document.dates(above))
    return at - 1 if employer else at
