"""Which rows of a section head an entry: by the evidence for each, and by what the entries around it have."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.extractor.dates.durations import is_duration
from services.extractor.entries.dated_rows import (
    Ranges,
    ends_in_a_year,
    is_dated,
    is_rest_of_item,
    names_entry,
    words_beside,
)
from services.extractor.entries.entry_runs import (
    Marked,
    is_described_below_its_date,
    with_fields,
    with_trails,
    without_stray_heads,
)
from services.extractor.entries.header_evidence import (
    LONG_HEADER,
    MAX_HEADER_WORDS,
    PER_WORD,
    SAME_EDGE,
    Candidate,
    ends_with_abbreviation,
    header_evidence,
    wording,
)
from services.extractor.entries.notes import without_long_note
from services.extractor.structure.named_cells import is_body
from services.extractor.structure.row_labels import label_of_row
from services.extractor.structure.rows import Row, body_size

MAX_NOTE_WORDS = 8
_DESCRIBED = 1.5  # for a name behind whose dash the name is described: such rows are long
_TELLING = 1.2  # words that name an entry although one was named above
_TWO_FIELDS = re.compile(r"\S(?:,\s|\s[-–—|@]\s|\sat\s)\S")


@dataclass(frozen=True, slots=True)
class _Above:
    """The header rows right above a row: the last of them that is a heading, and whether one of them holds a date."""

    heading: Row | None = None
    dated: bool = False

    def and_below_it(self, mark: Marked) -> "_Above":
        if not mark.header:
            return _Above()
        return _Above(mark.row if mark.row.heading else self.heading, self.dated or mark.dated)


def marked_rows(rows: Sequence[Row], ranges: Ranges, kind: str) -> list[Marked]:
    """The rows of a section of `kind`, each with whether it heads an entry and whether it dates one.

    Each row is judged by its own evidence first. Then the rhythm tells rows that nothing in them tells, where the
    entries around have such a row there: below a school (`with_fields`), before a date (`_with_leads`), and between a
    date and its list (`with_trails`).
    """
    size = body_size([row for row in rows if row.words > 6]) or body_size(rows)
    bulleted = any(row.bullet for row in rows)
    # Items with dates head entries only where entries are what the list holds: "- Head chef since 2019".
    listed = [any(date.is_range for date in ranges(row)) for row in rows if row.bullet]
    entries_listed = sum(listed) >= 0.5 * len(listed)
    marked: list[Marked] = []
    above = _Above()
    for position, row in enumerate(rows):
        before = marked[-1] if marked else None
        after = rows[position + 1] if position + 1 < len(rows) else None
        dated = (entries_listed or not row.bullet) and _dates_an_entry(row, before, ranges, kind, entries_listed)
        candidate = Candidate(without_long_note(row), before, after, ranges, kind, size, bulleted, dated)
        evidence = header_evidence(candidate)
        evidence += _DESCRIBED if is_described_below_its_date(row, before, ranges) else 0.0
        if dated:  # what a date is made of makes no header longer
            evidence += PER_WORD * min(row.words - words_beside(row, ranges(row)), max(row.words - LONG_HEADER, 0))
        header = is_duration(row.text) or evidence > 0
        if row.bullet and dated and not header:
            header = names_entry(row, ranges(row))
        if header and not dated and kind != "education" and _is_told_already(above, row):
            header = wording(row, kind) >= _TELLING
        header = header or (before is not None and before.dated and _is_note(row))
        if row.roles:
            header = not is_body(row)
            dated = len(row.roles) > 1 or ("date" in row.roles and bool(ranges(row)))
        bare = dated and not row.roles and words_beside(row, ranges(row)) == 0
        marked.append(Marked(row, header, dated and header, bare))
        above = above.and_below_it(marked[-1])
    found = with_trails(_with_leads(with_fields(marked) if kind == "education" else marked), _is_like)
    return without_stray_heads(found) if kind == "work" else found


def _dates_an_entry(row: Row, before: Marked | None, ranges: Ranges, kind: str, entries_listed: bool) -> bool:
    found = ranges(row)
    if not is_dated(row, found, entries_listed=entries_listed) or (kind == "work" and ends_in_a_year(row, found)):
        return False
    if before is not None and is_rest_of_item(row, before.row, found):
        return False
    return label_of_row(row) not in ("employer", "title", "school", "degree", "sector")


def _is_note(row: Row) -> bool:
    """`(team acquired by Acme)` below a date."""
    return row.text.startswith("(") and row.text.endswith(")") and row.words <= MAX_NOTE_WORDS and not row.gap_before


def _is_told_already(above: _Above, row: Row) -> bool:
    """Whether a row stands apart below a heading that names title and employer, and the date of both."""
    if row.heading or row.bold or not row.gap_before or above.heading is None:
        return False
    return above.dated and _TWO_FIELDS.search(above.heading.text) is not None


def _with_leads(marked: list[Marked]) -> list[Marked]:
    """Rows before a date that nothing told from body text, where the section's first entry has as many there.

    `Zenith Bank, Abuja` says nothing that only an employer could be; that the entry above has its employer on the
    line before its date does.
    """
    first = next((i for i, mark in enumerate(marked) if mark.dated), 0)
    lead = marked[:first]
    if not lead or len(lead) > 3 or not all(mark.header for mark in lead):
        return marked
    result = list(marked)
    for position in range(first + 1, len(marked)):
        before = marked[position - len(lead) : position]
        if not marked[position].dated or any(mark.dated for mark in before) or all(mark.header for mark in before):
            continue
        above = marked[position - len(lead) - 1]
        if all(_is_like(mark.row, like.row) for mark, like in zip(before, lead, strict=True)) and not above.header:
            for offset, mark in enumerate(before, position - len(lead)):
                result[offset] = replace(mark, header=True)
    return result


def _is_like(row: Row, lead: Row) -> bool:
    """Whether a row could stand in an entry's header where `lead` stands in the first one's."""
    if row.bullet or row.words > MAX_HEADER_WORDS or not row.text[:1].isupper() or row.text.endswith(";"):
        return False
    if row.text.endswith(".") and not ends_with_abbreviation(row.text.split()[-1]):
        return False
    if row.box is not None and lead.box is not None:
        return abs(row.box.x0 - lead.box.x0) <= SAME_EDGE or row.page != lead.page
    return row.gap_before or ("\t" in row.text) == ("\t" in lead.text)
