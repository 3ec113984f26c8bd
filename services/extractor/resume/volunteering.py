"""Volunteering: entries like jobs, or one in each row: `Coach, Northridge youth wrestling`."""

import re

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.phrases.negatives import is_noise
from services.extractor.phrases.roles import TITLE, is_place, title_score
from services.extractor.resume.work import VOLUNTEERING, read_work
from services.extractor.structure.rows import Row
from services.extractor.structure.sections import Section

MAX_ROW_WORDS = 18
_CUT = re.compile(r",\s+|\s+[–—|-]\s+|;\s+|\s(?:at|bei|chez|bij|for)\s(?=[A-ZÀ-Ý])")


def read_volunteering(document: Document, section: Section) -> list[Draft]:
    """The facts of a section of volunteering."""
    rows = [row for row in section.rows if not is_noise(row.text)]
    if len(rows) >= 2 and all(_says_all(document, row) for row in rows):
        single = [Section(section.kind, section.heading, [row]) for row in rows]
        return [draft for one in single for draft in read_work(document, one, VOLUNTEERING)]
    return read_work(document, section, VOLUNTEERING)


def _says_all(document: Document, row: Row) -> bool:
    """Whether a row is an entry of its own: a role or a date, and another phrase beside it."""
    if row.bullet or row.heading or row.words > MAX_ROW_WORDS:
        return False
    dates = document.dates(row)
    text = row.text
    for date in reversed(dates):
        text = text[: date.start - row.start] + text[date.end - row.start :]
    phrases = [phrase for phrase in _CUT.split(text) if len(phrase.strip(" ,()")) > 2]
    has_title = title_score(phrases[0]) >= TITLE or title_score(phrases[-1]) >= TITLE if phrases else False
    if len(phrases) >= 2:
        return (has_title or bool(dates)) and not is_place(text)
    return has_title and bool(dates) and len(text.split()) >= 3
