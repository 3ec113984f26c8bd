"""The rhythm of a section: runs of header rows with the body rows below them, cut into entries at their dates."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from services.extractor.entries.dated_rows import Ranges, words_beside
from services.extractor.phrases.roles import (
    EMPLOYER,
    TITLE,
    employer_score,
    is_employment_type,
    is_place,
    title_score,
    trailing_place,
)
from services.extractor.structure.row_labels import label_of_row
from services.extractor.structure.rows import Row

MAX_HEADER_ROWS = 6
_FIELD_WORDS, _FIELD_ROWS, _GRADE_WORDS = 6, 3, 3
_DESCRIBED = re.compile(r"[A-ZÀ-Ý][^–—\d]{2,50}?\s[–—-]\s(?=[a-zà-ÿ])")  # "Acme – maker of pumps, 140 people"
_DESCRIBED_WORDS = 14
_TRAIL_WORDS = 8
_PHRASE_WORDS = 4
_TWO_NAMES = re.compile(r"[^\W\d_](?:,\s|\s[-–—|@·/]\s|\sat\s)[^\W\d_].*(?:,\s|\s[-–—|@·/]\s|\()")


@dataclass(frozen=True, slots=True)
class Marked:
    """A row, and whether it heads an entry."""

    row: Row
    header: bool
    dated: bool  # holds a date that can date an entry
    bare: bool = False  # and nothing else


Run = tuple[list[Marked], list[Row]]


def runs_of(marked: Sequence[Marked]) -> list[Run]:
    """Header rows with the body rows that follow them, in order."""
    runs: list[Run] = []
    for mark in marked:
        if mark.header:
            if not runs or runs[-1][1]:
                runs.append(([], []))
            runs[-1][0].append(mark)
        else:
            if not runs:
                runs.append(([], []))
            runs[-1][1].append(mark.row)
    return runs


def with_trails(marked: Sequence[Marked], is_like: Callable[[Row, Row], bool]) -> list[Marked]:
    """The rows, those between a date and a list as heads of entries where other entries of the section have such a row
    there that surely is one: a title that no table knows."""
    trails = [i for i, mark in enumerate(marked) if _is_trail(marked, i)]
    surely = [marked[i].row for i in trails if marked[i].header]
    result = list(marked)
    for i in trails:
        row = marked[i].row
        if not marked[i].header and row.words <= _TRAIL_WORDS and any(is_like(row, other) for other in surely):
            result[i] = replace(marked[i], header=True)
    return result


def _is_trail(marked: Sequence[Marked], position: int) -> bool:
    """Whether a row stands right between a dated head and the first item of a list."""
    if not 0 < position < len(marked) - 1:
        return False
    above, own, below = marked[position - 1 : position + 2]
    return above.header and above.dated and not own.dated and not own.row.bullet and below.row.bullet


def without_stray_heads(marked: Sequence[Marked]) -> list[Marked]:
    """The rows, those below an entry's text as text where all entries begin with their dates, and so a second row below
    a date beside which a name stands: what is neither set off nor a place says what was done."""
    dated = [i for i, mark in enumerate(marked) if mark.dated]
    if len(dated) < 2 or dated[0] != 0 or any(mark.row.box is not None or mark.row.roles for mark in marked):
        return list(marked)
    result = list(marked)
    below, text, whole = 0, False, False
    for i, mark in enumerate(marked):
        if mark.dated:
            below, text, whole = 0 if mark.bare else 1, False, _TWO_NAMES.search(mark.row.text) is not None
        elif (
            mark.header
            and not _leads(marked, i)
            and ((whole and _is_phrase(mark.row)) or ((text or below >= 2) and _says_what_was_done(mark.row, text)))
        ):
            result[i] = replace(mark, header=False)
            text = True
        else:
            below, text = below + 1, text or not mark.header
    return result


def _is_phrase(row: Row) -> bool:
    """Whether a row below a head of two names is a phrase of several words rather than a place, or a title, as below an
    employer with its place."""
    if row.bold or row.heading or row.gap_before or label_of_row(row) is not None or row.words < _PHRASE_WORDS:
        return False
    return "," not in row.text and not is_place(row.text) and title_score(row.text) < TITLE


def _says_what_was_done(row: Row, below_text: bool) -> bool:
    """Whether nothing in a row speaks for a field of the head; below text a word of titles does not, either."""
    if row.bold or row.heading or row.gap_before or label_of_row(row) is not None or is_employment_type(row.text):
        return False
    if is_place(row.text) or trailing_place(row.text) is not None or employer_score(row.text) >= EMPLOYER:
        return False
    return below_text or not (title_score(row.text) or employer_score(row.text))


def _leads(marked: Sequence[Marked], position: int) -> bool:
    """Whether the next row is a date that nothing sets off from this row."""
    below = marked[position + 1] if position + 1 < len(marked) else None
    return below is not None and below.dated and not below.row.gap_before


def rows_before_date(runs: Sequence[Run]) -> int:
    """How many header rows stand before the date of the section's first dated entry."""
    for header, _ in runs:
        for position, mark in enumerate(header):
            if mark.dated:
                return position
    return 0


def dates_close_entries(runs: Sequence[Run]) -> bool:
    """Whether dates stand below the body: the first entry has none, later runs have theirs first."""
    if len(runs) < 2 or not runs[0][0] or any(mark.dated for mark in runs[0][0]) or not runs[0][1]:
        return False
    later = [header for header, _ in runs[1:]]
    return all(any(mark.dated for mark in header) for header in later) and not any(
        header[-1].dated for header in later[:-1]
    )


def split_run(header: list[Marked], lead: int, close_first: bool) -> list[list[Marked]]:
    """One run of header rows as one or more entries: each has at most one row with dates."""
    dated = [i for i, mark in enumerate(header) if mark.dated]
    if close_first and dated:
        return [header[: dated[0] + 1], header[dated[0] + 1 :]]
    if len(dated) <= 1:
        return _at_headings(header)
    cuts: list[int] = []
    for left, right in pairwise(dated):
        cuts.append(_cut(header, left, right, lead))
    bounds = [0, *cuts, len(header)]
    return [piece for a, b in pairwise(bounds) for piece in _at_headings(header[a:b])]


def _at_headings(header: list[Marked]) -> list[list[Marked]]:
    """A heading like that of the first row, below a row that is none, begins another entry."""
    first = header[0].row if header else None
    if first is None or not first.heading:
        return [header]
    # Without sizes nobody but an entry's own first row is set as a heading below a gap.
    cuts = [
        i for i in range(1, len(header))
        if header[i].row.heading and header[i].row.size == first.size
        and (header[i].row.gap_before if first.size is None else not header[i - 1].row.heading)
    ]  # fmt: skip
    return [header[a:b] for a, b in pairwise([0, *cuts, len(header)])]


def _cut(header: list[Marked], left: int, right: int, lead: int) -> int:
    """Where, between two dated rows, the second entry begins: at a gap or a bold row, else by the lead.

    A date alone heads nothing: below an employer with its own dates, the row above it is the title.
    """
    expected = max(left + 1, right - lead)
    if header[expected].bare and not header[left].bare and expected - 1 > left:
        expected -= 1
    if header[expected].row.gap_before:
        return expected
    between = range(left + 1, right + 1)
    for i in between:
        if header[i].row.gap_before and i >= right - MAX_HEADER_ROWS:
            return i
    first = header[0].row  # as the first entry begins, so do the others
    for i in between:
        if (first.bold and header[i].row.bold and not header[i - 1].row.bold) or (
            first.heading and header[i].row.heading and not header[i - 1].row.heading
        ):
            return i
    return expected


def with_fields(marked: list[Marked]) -> list[Marked]:
    """A few plain words in rows of their own between a school and what dates it say what was learned there."""
    result = list(marked)
    start = next((i for i, mark in enumerate(marked) if not mark.header), len(marked))
    while start < len(marked):
        end = next((i for i in range(start, len(marked)) if marked[i].header), len(marked))
        inside = start and not marked[start - 1].dated and end < len(marked) and not marked[end].row.gap_before
        if inside and end - start <= _FIELD_ROWS and all(_is_field(mark.row) for mark in marked[start:end]):
            result[start:end] = [replace(mark, header=True) for mark in marked[start:end]]
        start = next((i for i in range(end, len(marked)) if not marked[i].header), len(marked))
    return result


def _is_field(row: Row) -> bool:
    plain = not row.bullet and not row.gap_before and row.words <= _FIELD_WORDS
    # "mit Auszeichnung", "cum laude"
    return plain and (not row.text[:1].islower() or row.words <= _GRADE_WORDS) and row.text[-1] not in ".:;,"


def is_described_below_its_date(row: Row, before: Marked | None, ranges: Ranges) -> bool:
    """`Acme – maker of pumps, 140 people` right below a row that is nothing but a date: a name and what it is."""
    if before is None or not before.dated or row.bullet or row.text[-1] in ".:;" or row.words > _DESCRIBED_WORDS:
        return False
    return _DESCRIBED.match(row.text) is not None and words_beside(before.row, ranges(before.row)) == 0
