"""Inside a section: which rows head an entry, which are its body, and where the next entry begins.

Entries follow from the rhythm of header rows and body rows; where dates are the only rhythm, from how many rows stand
before the first date of the section.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from services.extractor.entries.dated_rows import Ranges
from services.extractor.entries.entry_runs import Marked, dates_close_entries, rows_before_date, runs_of, split_run
from services.extractor.entries.header_rows import marked_rows
from services.extractor.structure.rows import Row


@dataclass(slots=True)
class Block:
    """One entry before its fields are read: header rows, then body rows. The header may be empty."""

    header: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    beside_lists: bool = False
    """other entries of its section have list items"""

    @property
    def start(self) -> int:
        return min(row.start for row in (*self.header, *self.body))


def blocks_of(rows: Sequence[Row], ranges: Ranges, kind: str) -> list[Block]:
    """The entries of a section of `kind` (work, education, projects, volunteering)."""
    marked = marked_rows(rows, ranges, kind)
    runs = runs_of(marked)
    lead = rows_before_date(runs)
    trailing = dates_close_entries(runs)
    blocks: list[Block] = []
    for header, body in runs:
        if lead == 0 and blocks:
            _give_back(header, blocks[-1])
        parts = split_run(header, lead, trailing and bool(blocks))
        if trailing and blocks and parts and len(parts) > 1:
            blocks[-1].header.extend(mark.row for mark in parts.pop(0))
        blocks.extend(Block([mark.row for mark in part], []) for part in parts if part)
        if not blocks:
            blocks.append(Block())
        blocks[-1].body.extend(body)
    listed = any(row.bullet for block in blocks for row in block.body)
    for block in blocks:
        block.beside_lists = listed
    return blocks


def _give_back(header: list[Marked], above: Block) -> None:
    """Short lines above an entry's heading, where entries begin with their headings, end the entry above."""
    dated = next((i for i, mark in enumerate(header) if mark.dated), 0)
    if header[dated].row.heading and not any(mark.row.heading for mark in header[:dated]):
        above.body.extend(mark.row for mark in header[:dated])
        del header[:dated]
