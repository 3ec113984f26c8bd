"""List marks as people type them: signs without a blank ("-Baked bread"), letters and Roman numbers ("i) Baked bread").

One line that begins so may be anything; a document that has several has lists.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from services.extractor.structure.rows import Row

_SIGN = re.compile(r"[-–—*•+>~](?=[^\W\d_])")
_LETTER = re.compile(r"\(?(?P<count>[a-z]|[ivx]{1,5})[.)]\s+(?=[^\W\d_])")
_SECOND = frozenset(("b", "ii"))  # what makes the first of its kind the first of a list
_MIN_SIGNS = 2


def with_typed_marks(rows: Sequence[Row]) -> list[Row]:
    """The rows, those behind such a mark as list items without it."""
    signs = [_matched(_SIGN, row) for row in rows]
    letters = [_matched(_LETTER, row) for row in rows]
    listed = sum(mark is not None for mark in signs) >= _MIN_SIGNS
    counted = any(mark is not None and mark["count"] in _SECOND for mark in letters)
    result: list[Row] = []
    for row, sign, letter in zip(rows, signs, letters, strict=True):
        mark = (sign if listed else None) or (letter if counted else None)
        result.append(row if mark is None else _as_item(row, mark.end()))
    return result


def _matched(pattern: re.Pattern[str], row: Row) -> re.Match[str] | None:
    return None if row.bullet or row.heading or row.roles else pattern.match(row.text)


def _as_item(row: Row, cut: int) -> Row:
    return replace(row, start=row.start + cut, text=row.text[cut:], bullet=True)
