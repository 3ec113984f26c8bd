"""Headings in the margin: `Experience <tab> Acme Ltd` is a heading beside the first row of its section."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from services.extractor.structure.heading_wording import MAX_HEADING_LENGTH, kind_of, normal
from services.extractor.structure.rows import Row, body_size, trim
from services.extractor.vocabulary.labels import ENTRY_LABEL

# Words of titles would be too like titles: "SALES Manager".
_RUN_IN_KINDS = frozenset(("education", "skills", "languages", "certificates"))
_RUN_IN = re.compile(r"([A-ZÀ-Ý]{4,}(?: [A-ZÀ-Ý&]{2,}){0,3})\s+(?=[A-ZÀ-Ý][\w.’'-]*[a-zà-ÿ])")
_MIN_ALONE = 2
_TELLING = frozenset(("work", "education"))
_SAME_EDGE = 2.0  # points

_Found = tuple[str, str, int, bool]
"""kind, words, the length of the heading in its row, whether it goes on in the margin of the next row"""


def without_margin_headings(rows: Sequence[Row]) -> list[Row]:
    """The rows, those that begin with a heading in the margin as two, where the document sets its headings so.

    Two headings of different kinds are asked for, one of work or education: tables of skills have labels, too.
    """
    rows = _without_run_in_headings(rows)
    cut = _without_labels([_margin_heading(rows, position) for position in range(len(rows))])
    cut = [None if _is_over_its_text(rows, cut, position) else found for position, found in enumerate(cut)]
    kinds = {found[0] for found in cut if found is not None}
    if len(kinds) < 2 or not (kinds & _TELLING or _are_set_like_headings(rows, cut)):
        return list(rows)
    result: list[Row] = []
    goes_on = False
    for row, found, below in zip(rows, cut, [*rows[1:], None], strict=True):
        if goes_on:
            tab = row.text.find("\t")
            result.append(replace(_piece(_indented(row, below), tab + 1, len(row.text)), gap_before=row.gap_before))
            goes_on = False
        elif found is not None:
            _, words, length, goes_on = found
            result += [_piece(row, 0, length, words), _piece(_indented(row, below), length + 1, len(row.text))]
        else:
            result.append(row)
    return result


def _without_labels(cut: Sequence[_Found | None]) -> list[_Found | None]:
    """A section stands once; what stands before several rows is a label of each entry ("Position: Cook")."""
    seen = Counter(normal(found[1]) for found in cut if found is not None)
    return [found if found is None or seen[normal(found[1])] == 1 else None for found in cut]


def _without_run_in_headings(rows: Sequence[Row]) -> list[Row]:
    """`EDUCATION Some Institute of Technology` as two rows, where other headings stand alone in capitals."""
    alone = {row.text for row in rows if row.text.isupper() and kind_of(row.text) is not None}
    if len(alone) < _MIN_ALONE:
        return list(rows)
    result: list[Row] = []
    for row in rows:
        match = None if row.bullet or row.text.isupper() else _RUN_IN.match(row.rule_text)
        if match is not None and kind_of(match[1]) in _RUN_IN_KINDS:
            result += [_piece(row, 0, match.end(1)), _piece(row, match.end(), len(row.text))]
        else:
            result.append(row)
    return result


def _indented(row: Row, below: Row | None) -> Row:
    """The row with the left edge of the one below it, where what stands beside its heading goes on there."""
    if row.box is None or below is None or below.box is None or below.page != row.page:
        return row
    beside = row.box.x0 < below.box.x0 < row.box.x1
    return replace(row, box=row.box.model_copy(update={"x0": below.box.x0})) if beside else row


def _is_over_its_text(rows: Sequence[Row], cut: Sequence[_Found | None], position: int) -> bool:
    """Whether the text below begins where a plain row does: its first cell ("Informatics <tab> BSc") stands in no
    margin."""
    row, below = rows[position], rows[position + 1] if position + 1 < len(rows) else None
    if below is None or cut[position] is None or cut[position + 1] is not None or row.bold or row.text.isupper():
        return False
    if row.box is None or below.box is None or row.page != below.page:
        return False
    return abs(row.box.x0 - below.box.x0) <= _SAME_EDGE


def _are_set_like_headings(rows: Sequence[Row], cut: Sequence[_Found | None]) -> bool:
    """Whether the headings beside rows are as large as those of work or education that stand alone."""
    alone = {row.size for row in rows if kind_of(row.text) in _TELLING and len(row.text) <= MAX_HEADING_LENGTH}
    size = body_size(rows)
    beside = {row.size for row, found in zip(rows, cut, strict=True) if found is not None}
    return size is not None and bool(beside) and all(s is not None and s > size and s in alone for s in beside)


def _margin_heading(rows: Sequence[Row], position: int) -> _Found | None:
    text = rows[position].text
    cells = text.split("\t")
    if len(cells) < 2 or not text[:1].isalpha() or rows[position].bullet:
        return None
    if "(" in cells[0] or ENTRY_LABEL.match(text):
        return None
    following = rows[position + 1].text.split("\t") if position + 1 < len(rows) else []
    if len(following) > 1 and not rows[position + 1].bullet and len(cells[0]) <= MAX_HEADING_LENGTH:
        first = cells[0]
        joined = first[:-1] + following[0] if first.endswith("-") else f"{first} {following[0]}"
        kind = kind_of(joined)
        if kind is not None:
            return kind, joined, len(first), True
    for count in range(min(2, len(cells) - 1), 0, -1):  # letter-spaced words may stand far apart
        words = " ".join(cells[:count])
        kind = kind_of(words) if len(words) <= MAX_HEADING_LENGTH else None
        if kind is not None:
            return kind, words.strip(), len("\t".join(cells[:count])), False
    return None


def _piece(row: Row, start: int, end: int, heading: str | None = None) -> Row:
    """A part of a row; as a heading its text is what the heading says, which may go on in the next row.

    The row's size is the heading's; that of what stands beside it is not known.
    """
    a, b = trim(row.text, start, end)
    return replace(
        row, start=row.start + a, end=row.start + b, text=heading or row.text[a:b],
        size=row.size if heading is not None else None, heading=heading is not None,
        gap_before=row.gap_before or heading is None,
    )  # fmt: skip
