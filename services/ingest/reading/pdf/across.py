"""Rows of one part of a page, read across, to lines. Pure; points from the page's top left corner."""

from dataclasses import dataclass, replace

from services.ingest.reading.pdf.gutters import TIGHT
from services.ingest.reading.pdf.open_dates import ends_open, goes_on_in, is_broken_word, is_end_of, is_time_span
from services.ingest.reading.pdf.tables import run_on
from services.ingest.reading.pdf.words import Row, Word
from services.ingest.reading.pdf.wrapped_cells import is_narrow_rest, take_rest, wraps_before
from services.ingest.reading.pdf.wrapped_labels import is_label_rest

_DASHES = ("-", "–", "—")
_OPEN_REACH = 2.6
"""em; the cell of a broken date may be set deeper than the lines beside it"""
_SAME_LEFT = 2.0  # points
_LABEL_REACH = 3  # lines that may stand beside one label
_HEADING = 1.12  # times the size of what stands beside
_RANGE_WORDS = 3
"""a month, its year and a dash"""


@dataclass(slots=True)
class LayoutLine:
    """Words of one line, in parts that wide gaps separate."""

    parts: list[Row]
    column: int
    blank_before: bool = False
    in_table: bool = False
    """one row of a table, whose cells may be several lines high"""

    @property
    def first(self) -> Word:
        return self.parts[0][0]

    @property
    def lowest(self) -> float:
        """The baseline of its last visual line."""
        return max(part[-1].baseline for part in self.parts)


class AcrossReader:
    """Reads rows across.

    A note of several lines at the margin (place, date, duration) starts beside a title and goes on beside the
    list items under it. Its later lines are moved before the list, so that items stay whole.
    """

    def __init__(self, column: int, edge: float) -> None:
        self.lines: list[LayoutLine] = []
        self._column = column
        self._edge = edge  # how far to the right lines reach
        self._list_at: int | None = None  # the index of the current list's first line
        self._item_x = 0.0
        self._notes: list[Row] = []  # parts of the last row that may go on below

    def add(self, parts: list[Row]) -> None:
        """Take in the next row, from the left, cut at wide gaps."""
        if self.lines and self._list_at is None and take_rest(self.lines[-1].parts, parts, self._edge):
            return
        parts = self._without_rests(parts)
        if parts:
            self._add_own(parts)

    def _without_rests(self, parts: list[Row]) -> list[Row]:
        """The parts that do not end a time or a label of the rows above."""
        if len(parts) > 1:
            parts = [part for part in parts if not self._ends_range(part)]
        elif self._ends_label(parts[0]):
            return []
        if parts and self._ends_narrow_label(parts):
            parts = parts[1:]
            if not parts:
                return []
        return parts[1:] if self._takes_end(parts) else parts

    def _add_own(self, parts: list[Row]) -> None:
        main = next((index for index, part in enumerate(parts) if self._is_item(part)), None)
        going_on = [
            part
            for index, part in enumerate(parts)
            if index != main and any(_goes_on(note, part) for note in self._notes)
        ]
        if main is None and going_on and len(parts) == 1 and self._completes(parts[0]):
            return
        if main is None and not (self._list_at is not None and going_on and len(parts) == 1):
            self.lines.append(LayoutLine(parts, self._column))
            self._list_at = None
            self._notes = [parts[0], parts[-1]] if len(parts) > 1 else parts
            return
        if self._list_at is None:
            self._list_at = len(self.lines)
        # What stands before a list marker is no part of the item, whatever stands above it.
        before = parts[:main] if main is not None and parts[main][0].bullet else []
        moved = {id(part) for part in (*going_on, *before)}
        for note in (part for part in parts if id(part) in moved):
            self._add_note(note, parts[main] if main is not None else None)
        self._notes = [part for part in parts if id(part) in moved] or list(filter(ends_open, self._notes))
        if main is not None:
            first = parts[main][0]
            self._item_x = first.x0 if first.bullet else self._item_x
            self.lines.append(LayoutLine([part for part in parts if id(part) not in moved], self._column))

    def _add_note(self, note: Row, item: Row | None) -> None:
        """Put a note before the list beside which it stands, or behind what it completes."""
        if item is not None and note[0].size > _HEADING * item[0].size:
            self._list_at = len(self.lines)  # a heading in the margin begins another list
        at = len(self.lines) if self._list_at is None else self._list_at
        if not self._completes(note) and not self._wraps(note, item, at):
            self.lines.insert(at, LayoutLine([note], self._column))
            self._list_at = at + 1

    def _wraps(self, note: Row, item: Row | None, at: int) -> bool:
        """Put the next line of a note behind it, where the note had no room for its first word."""
        above = self.lines[at - 1].parts if at else []
        if item is None or len(above) != 1 or not _goes_on(above[0], note):
            return False
        if not wraps_before(above[0], note, item[0].left):
            return False
        above[0].extend(note)
        return True

    def _takes_end(self, parts: list[Row]) -> bool:
        """Put the end of a time ("2014"), which stands right under its beginning ("2012") in a margin, behind it.

        Beside it stands nothing, a list, or something set in another weight than what stands beside the beginning:
        else it dates the next of several things on one line each.
        """
        above = self.lines[-1] if self.lines and self._list_at is None else None
        if above is None or len(above.parts) < 2 or not _goes_on(above.parts[0], parts[0]):
            return False
        beside = parts[1][0] if len(parts) > 1 else None
        is_own = beside is not None and not beside.bullet and (beside.bold or not above.parts[1][0].bold)
        if is_own or not is_end_of(above.parts[0], parts[0]):
            return False
        above.parts.insert(1, parts[0])
        return True

    def _ends_label(self, part: Row) -> bool:
        """Put a label's last line, lower than the text beside the label, behind it."""
        line = self.lines[-2] if len(self.lines) > 1 else None
        if line is None or not _is_wrapped_label(line, line.parts[0], part) or not _goes_on(line.parts[0], part):
            return False
        line.parts[0].extend(part)
        return True

    def _ends_narrow_label(self, parts: list[Row]) -> bool:
        """Put the next line of a label that fills its narrow column ("Bachelor", below it "of Science") behind it."""
        for line in reversed(self.lines[-_LABEL_REACH:]):
            beside = line.parts[1][0].left if len(line.parts) > 1 else None
            if beside is None or self._is_next(line.parts, parts):
                continue
            if is_narrow_rest(line.parts[0], parts[0], beside, self._edge):
                line.parts[0] = run_on([*line.parts[0], *parts[0]])
                return True
        return False

    def _is_next(self, above: list[Row], parts: list[Row]) -> bool:
        """Whether a row is the next one of a list: a label with a value below the other, or with a time of its own."""
        if len(parts) < 2:
            return False
        return abs(parts[1][0].left - above[1][0].left) <= _SAME_LEFT or (
            is_time_span(parts[-1]) and is_time_span(above[-1])
        )

    def _ends_range(self, part: Row) -> bool:
        """The same beside other parts of its row: below a number and a dash stands where a time ends."""
        above = self.lines[-1] if self.lines else None
        opened = above is not None and any(
            (ends_open(open_part) or is_broken_word(open_part, part) or _is_wrapped_label(above, open_part, part))
            and _goes_on(open_part, part)
            for open_part in above.parts
        )
        return opened and len(part) <= _RANGE_WORDS and not part[0].bullet and self._completes(part)

    def _completes(self, note: Row) -> bool:
        """Put the rest of a range ("03/2017 –", and below it "today") behind its beginning; False for other notes."""
        above = self.lines[(self._list_at or len(self.lines)) - 1] if self.lines else None
        if above is None:
            return False
        for part in above.parts:
            if not _goes_on(part, note):
                continue
            if is_broken_word(part, note):
                last = part[-1]
                part[-1] = replace(last, text=last.text[:-1] + note[0].text, x1=max(last.x1, note[0].x1))
                part.extend(note[1:])
                return True
            open_note = len(above.parts) > 1 and part[-1].text.endswith(_DASHES)
            if open_note or goes_on_in(part, note) or _is_wrapped_label(above, part, note):
                part.extend(note)
                return True
        return False

    def _is_item(self, part: Row) -> bool:
        """A list item, or the next line of one (indented like the item's text)."""
        first = part[0]
        if first.bullet:
            return True
        if self._list_at is None or not self.lines:
            return False
        below = first.baseline - self.lines[-1].first.baseline
        return abs(first.x0 - self._item_x) <= 0.3 * first.size and below <= TIGHT * first.size


def _is_wrapped_label(line: LayoutLine, part: Row, below: Row) -> bool:
    """Whether `below` is the rest of the line's first part."""
    if line.parts[0] is not part:
        return False
    return is_label_rest(part, below, line.parts[1][0].left if len(line.parts) > 1 else None)


def _goes_on(note: Row, part: Row) -> bool:
    """True when `part` stands right under `note`."""
    below = part[0].baseline - note[-1].baseline  # a note may have several lines already
    left, right = min(word.left for word in note), max(word.x1 for word in note)
    reach = _OPEN_REACH if ends_open(note) else TIGHT
    return 0 < below <= reach * max(note[0].size, part[0].size) and part[0].left < right and left < part[-1].x1


def without_open_ends(rows: list[Row]) -> list[Row]:
    """The rows of a label, the rest of a range ("03/2017 –", and below it "today") behind its beginning, and that of a
    place ("Leeds, United", and below it "Kingdom")."""
    found: list[Row] = []
    for row in rows:
        if found and (
            found[-1][-1].text.endswith(_DASHES) or goes_on_in(found[-1], row) or _is_rest_of_place(found[-1], row)
        ):
            found[-1] = found[-1] + row
        else:
            found.append(row)
    return found


def _is_rest_of_place(row: Row, below: Row) -> bool:
    words = [word.text for word in (*row, *below)]
    is_name = all(word[:1].isupper() for word in words) and not any(map(str.isdigit, "".join(words)))
    return is_name and len(below) == 1 and any(word.text.endswith(",") for word in row[:-1])
