"""Names in large letters over two or three lines."""

import re
from collections.abc import Callable, Sequence

from services.extractor.context import Document
from services.extractor.structure.heading_wording import normal
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.headings import HEADING_KINDS

# Set by hand on the development documents.
MAX_NAME_WORDS = 5
_HEAD_ROWS = 200  # of a document: names stand in its head, whatever order its columns are read in
_ROWS_BETWEEN = 2  # small rows beside a large name that is broken
_SAME = 0.3  # points: sizes that differ less are one, as programs round them
_WIDE = re.compile(r"\s*\t|\s+[|•·]\s")
_LARGE = 1.3  # times the usual size: set like a title


def broken_names(
    document: Document, size: float | None, is_name_like: Callable[[Sequence[str], str], bool]
) -> dict[int, tuple[int, int, str]]:
    """The longest phrase over two or three rows set alike and larger than the text, by the start of the first:
    (start, end, the phrase). `size` is the usual size of the document's text.

    Small rows between them, and what stands behind a wide gap or a bar, as addresses do, are no part of it.
    """
    found: dict[int, tuple[int, int, str]] = {}
    rows = document.rows[:_HEAD_ROWS]
    covered = 0
    for position, row in enumerate(rows):
        if position < covered or row.size is None or size is None or row.size < _LARGE * size:
            continue
        phrase = row.text[: _first_phrase(row)]
        if len(phrase.split()) > MAX_NAME_WORDS:
            continue
        for last, following in enumerate(rows[position + 1 : position + 3 + _ROWS_BETWEEN], position + 1):
            if following.size is not None and following.size < row.size / _LARGE and last - position <= _ROWS_BETWEEN:
                continue
            alike = following.size is not None and abs(following.size - row.size) < _SAME and following.page == row.page
            length = _first_phrase(following)
            phrase = joined(f"{phrase}\n{following.text[:length]}")
            if not alike or following.column != row.column or not is_name_like(phrase.split(), phrase):
                break
            if HEADING_KINDS.get(normal(following.text)) is not None:
                break
            found[row.start] = (row.start, following.start + length, phrase)
            covered = last + 1
            if length < len(following.text):
                break
    return found


def _first_phrase(row: Row) -> int:
    """How long the row is up to a wide gap or a bar."""
    cut = _WIDE.search(row.text)
    return cut.start() if cut is not None and cut.start() else len(row.text)


def joined(text: str) -> str:
    """On one line: a hyphen at a line's end belongs to the name ("Fontaine- / Leroux")."""
    return text.replace("-\n", "-").replace("\n", " ")
