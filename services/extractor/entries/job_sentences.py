"""List items that tell of a whole job in a sentence: "Worked as Analyst in Acme Ltd from May 2019 to June 2021"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from services.extractor.context import Document
from services.extractor.structure.rows import Row

MAX_SENTENCE_WORDS = 24
_SERVED = re.compile(
    r"(?:i (?:am|was|have been)\s+)?(?:currently |presently |previously )?(?:working|worked|employed|served|serving|"
    r"associated)\s+(?:as\s+(?:an?\s+|the\s+)?|with\s+|in\s+|at\s+|for\s+)(?=[A-Z])",
    re.IGNORECASE,
)


def entries_of_sentences(document: Document, rows: Sequence[Row]) -> list[Row]:
    """The rows, such items as rows that head an entry, joined with the rows in which they go on."""
    return [_as_entry(document, row) for row in _whole_sentences(document, rows)]


def _whole_sentences(document: Document, rows: Sequence[Row]) -> list[Row]:
    """Items that tell of a whole job joined with the rows in which they go on."""
    result: list[Row] = []
    for row in rows:
        last = result[-1] if result else None
        goes_on = last is not None and not (row.bullet or row.gap_before or last.text.endswith("."))
        if (
            last is not None
            and goes_on
            and last.bullet
            and last.words <= MAX_SENTENCE_WORDS
            and _SERVED.match(last.text)
        ):
            result[-1] = replace(last, end=row.end, text=document.text[last.start : row.end].replace("\n", " "))
        else:
            result.append(row)
    return result


def _as_entry(document: Document, row: Row) -> Row:
    """An item that is a sentence about a whole job, as the row that heads it."""
    served = _SERVED.match(row.text) if row.words <= MAX_SENTENCE_WORDS else None
    if served is None or not any(date.is_range for date in document.dates(row)):
        return row
    return replace(
        row, start=row.start + served.end(), text=row.text[served.end() :], bullet=False, heading=True, gap_before=True
    )
