"""List marks that the reading leaves in a row's text: numbers ("2. Complete the course"), plus signs and pictures."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from services.extractor.structure.rows import Row

_NUMBER = re.compile(r"(?:(?P<number>\d{1,2})[.)]|\+)\s+(?=\w)")
# Arrows, dingbats and pictographs of Unicode, with what modifies or joins them.
_PICTURE = "[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
_HANGING = 3.0  # points
_PICTURES = re.compile(rf"(?:{_PICTURE}\s*)+")


def with_list_marks(rows: Sequence[Row], is_heading: Callable[[Row], bool]) -> Iterator[Row]:
    """The rows, those that begin with a number or a picture as list items without it; "3. Objectives" is a heading.

    A row with pictures between its words ("📍Berlin 🏠 hybrid") is a row for each of its pieces. One picture makes no
    list, so a row counts as an item where a neighbour begins with one too, and never where it `is_heading`.
    """
    pictured = [_PICTURES.match(row.text[:12]) is not None for row in rows]
    for position, row in enumerate(rows):
        number = None if row.heading or row.bold or row.bullet else _NUMBER.match(row.text)
        if number is not None:
            rest = replace(row, start=row.start + number.end(), text=row.text[number.end() :])
            around = [*rows[max(0, position - 1) : position], *rows[position + 1 : position + 2]]
            alone = not any(_NUMBER.match(other.text) for other in around)
            yield rest if alone and is_heading(rest) else replace(rest, bullet=True)
            continue
        listed = pictured[position] and any(pictured[max(0, position - 1) : position] + pictured[position + 1 :][:1])
        for piece in _pieces(row):
            yield replace(piece, bullet=True) if listed and not is_heading(piece) else piece


def _pieces(row: Row) -> list[Row]:
    marks = list(_PICTURES.finditer(row.rule_text))
    if not marks:
        return [row]
    ends = [mark.start() for mark in marks] + [len(row.text)]
    starts = [0] + [mark.end() for mark in marks]
    spans = [
        (a, a + len(row.text[a:b].rstrip(" ,;|")))
        for a, b in zip(starts, ends, strict=True)
        if any(map(str.isalnum, row.text[a:b]))
    ]
    gaps = [row.gap_before] + [False] * len(spans)
    return [
        replace(row, start=row.start + a, end=row.start + b, text=row.text[a:b], gap_before=gap)
        for (a, b), gap in zip(spans, gaps, strict=False)
    ]


def whole_items(rows: Sequence[Row], is_other: Callable[[Row], bool]) -> list[Row]:
    """The rows, those of a narrow column that stand under the text of a list item, rather than under its mark, joined
    with it unless they are something else; a joined row is still one span of the text."""
    found: list[Row] = []
    for row in rows:
        if found and not is_other(row) and _hangs_below(found[-1], row):
            item = found[-1]
            found[-1] = replace(item, end=row.end, text=f"{item.text} {row.text}")
        else:
            found.append(row)
    return found


def _hangs_below(item: Row, row: Row) -> bool:
    if not item.bullet or row.bullet or row.gap_before:
        return False
    alike = (row.bold, row.size, row.page, row.column) == (item.bold, item.size, item.page, item.column)
    return alike and row.box is not None and item.box is not None and row.box.x0 > item.box.x0 + _HANGING
