"""A whole entry in one paragraph: its head is a phrase, and what was done there follows in the same line.

"(Autumn 2012 – present) - Teaching Assistant at Some University. Held the seminars of ..." begins with its date;
"Acme | Tester – kept the test plans of three teams (2017 – 2018)." ends with it; the head of
"Acme, Leeds, machine operator, 2010 to 2016. Made shirts." does.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from services.extractor.dates.ranges import DateRange
from services.extractor.entries.dated_rows import Ranges, words_beside
from services.extractor.phrases.roles import TITLE, degree_span, title_score
from services.extractor.structure.rows import Row, trim
from services.extractor.vocabulary.sentences import begins_with_action

MIN_WORDS = 12
MAX_HEAD_WORDS = 18
_HEAD_WORDS = 12  # beside a date that ends the head
_FIRST_SENTENCE = re.compile(r"(?<=[a-zß-ɏ)\]]{2})\.\s+(?=[A-ZÀ-Ý])")
_TWO_FIELDS = re.compile(r"[^|]{2,80}\s\|\s[^|]{2,80}?\s+[–—-]\s+(?=\w)")
_BEFORE_DATE = re.compile(r"[\s([]*$")
_AFTER_DATE = re.compile(r"[)\]]?\s*[-–—:,]\s+\S")
_PHRASE_END = re.compile(r"[;.,:]\s+")
_CLOSED = " \t)].;"
_TEXT_BEHIND_DATE = re.compile(r"\)?\.\s+(?=[A-ZÀ-Ý]\S*\s+\S+\s+\S)")  # three words or more


def cut_items(rows: Sequence[Row], ranges: Ranges) -> list[Row]:
    """The rows, such paragraphs cut into a row that heads the entry and rows of its date and its text.

    Shorter items of the same list, which begin with their date, too, have no text to be cut off.
    """
    rows = _with_heads_below_dates(rows, ranges)
    cut = [_cut(row, ranges(row)) for row in rows]
    if all(len(pieces) == 1 for pieces in cut):
        return list(rows)
    result: list[Row] = []
    for row, pieces in zip(rows, cut, strict=True):
        alike = len(pieces) == 1 and row.bullet and _begins_with_date(row, ranges(row))
        result.extend([_head(row, 0, len(row.text))] if alike else pieces)
    return result


def _with_heads_below_dates(rows: Sequence[Row], ranges: Ranges) -> list[Row]:
    """A date alone in its row, and below it a paragraph whose first words are set apart: these head it, and so does
    a title behind them ("Acme <tab> Tester; kept the plans of ...")."""
    result: list[Row] = list(rows[:1])
    for above, row in pairwise(rows):
        head, tab, rest = row.text.partition("\t")
        dated = any(date.is_range for date in ranges(above)) and words_beside(above, ranges(above)) == 0
        if not (dated and tab and row.words >= MIN_WORDS and len(head.split()) <= MAX_HEAD_WORDS) or row.roles:
            result.append(row)
            continue
        stop = _PHRASE_END.search(rest)
        title = rest[: stop.start()] if stop is not None and title_score(rest[: stop.start()]) >= TITLE else ""
        at = len(head) + 1
        result.append(replace(_rest(row, 0, len(head)), heading=True))
        if title:
            result.append(replace(_rest(row, at, at + len(title)), heading=True))
            at += stop.end() if stop is not None else 0
        result.append(_rest(row, at, len(row.text)))
    return result


def _begins_with_date(row: Row, found: Sequence[DateRange]) -> bool:
    if not found or not _BEFORE_DATE.match(row.text[: found[0].start - row.start]):
        return False
    return _AFTER_DATE.match(row.text, found[0].end - row.start) is not None


def _cut(row: Row, found: Sequence[DateRange]) -> list[Row]:
    if row.words < MIN_WORDS or not found or row.heading or row.roles or "\t" in row.text:
        return [row]
    first, last = found[0], found[-1]
    if _begins_with_date(row, found):
        stop = _FIRST_SENTENCE.search(row.text, first.end - row.start)
        if stop is not None and len(row.text[: stop.start()].split()) <= MAX_HEAD_WORDS:
            return [_head(row, 0, stop.start()), _rest(row, stop.end(), len(row.text))]
    behind = _TEXT_BEHIND_DATE.match(row.text, first.end - row.start)
    if first.is_range and behind is not None and _is_head(row, behind.start(), first):
        return [_head(row, 0, behind.start()), _rest(row, behind.end(), len(row.text))]
    head = _TWO_FIELDS.match(row.text)
    opening = row.text.rfind("(", 0, last.start - row.start)
    at_end = not row.text[last.end - row.start :].strip(_CLOSED)
    if head is not None and len(found) == 1 and at_end and opening > head.end():
        return [
            _head(row, 0, head.end()),
            replace(_rest(row, opening + 1, last.end - row.start), heading=True),
            _rest(row, head.end(), opening),
        ]
    return [row]


def _is_head(row: Row, end: int, date: DateRange) -> bool:
    """Whether `row.text[:end]`, which ends with the date, is the head of a job: neither a degree nor a sentence
    ("Led the claims team since 2010. Won ...")."""
    if degree_span(row.text) is not None or begins_with_action(row.text):
        return False
    return 0 < words_beside(_rest(row, 0, end), (date,)) <= _HEAD_WORDS


def _head(row: Row, start: int, end: int) -> Row:
    return replace(_rest(row, start, end), heading=True, gap_before=True)


def _rest(row: Row, start: int, end: int) -> Row:
    a, b = trim(row.text, start, end, " \t–—-")
    return replace(row, start=row.start + a, end=row.start + b, text=row.text[a:b], bullet=False, gap_before=False)
