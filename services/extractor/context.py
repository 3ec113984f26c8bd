"""What the rules of one document share: the reading, its rows, the dates found in them, and how rows wrap."""

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from services.extractor.dates.ranges import DateRange, find_ranges
from services.extractor.phrases.joining_words import OPEN_ENDS, goes_on
from services.extractor.phrases.legal_forms import begins_with_legal_form
from services.extractor.phrases.roles import (
    EMPLOYER,
    TITLE,
    degree_span,
    employer_score,
    is_place,
    school_score,
    title_score,
)
from services.extractor.structure.broken_words import unbroken
from services.extractor.structure.named_cells import dated_text
from services.extractor.structure.rows import Row, begins_small
from services.extractor.structure.wrapped_lines import WRAPPED, full_width, has_no_room
from services.extractor.vocabulary.labels import ENTRY_LABEL
from services.extractor.vocabulary.sentences import begins_with_action
from shared.schemas.reading import Reading

MAX_REST_WORDS = 6
MAX_DATE_WORDS = 4
_BEHIND_DASH = re.compile(r"\s[-–—|]\s")
_PARAGRAPH_FORMATS = ("docx", "odt", "html", "doc", "rtf")
MAX_LINE_WIDTH = 130  # characters: a longer line is a paragraph that nobody broke
_BROKEN = 0.9  # share of the lines: paragraphs that a program set in one line, among lines broken by hand, are few
NEARLY_FULL = 0.8
_SHORT_DATE = re.compile(r"(?<!\d)(?:0?[1-9]|1[0-2])/\d\d\s?[-–—]$")
_LABEL_LENGTH, _MARGIN = 32, 40.0  # characters of a label; points that its column is wide at least
_ENDS = ".!?:;"
_CUT = re.compile(r"[,|\t]| [-–—] ")
_INDENT = 48.0  # points; rows of one column begin within two of these
_DASHES = ("-", "–", "—", " to", " bis", "/")


@dataclass(slots=True)
class Document:
    """A reading, with the dates of each row found once.

    `ignored` holds the starts of rows that state nothing (page numbers, repeated page heads).
    """

    reading: Reading
    rows: tuple[Row, ...]
    ignored: set[int] = field(default_factory=set)
    _starts: list[int] = field(default_factory=list)
    _dates: dict[tuple[int, int, tuple[str, ...]], tuple[DateRange, ...]] = field(default_factory=dict)
    _edges: dict[tuple[int, int], dict[int, float]] = field(default_factory=dict)
    _line_width: int = 0  # characters of a full line of plain text; 0 where lines are paragraphs

    def __post_init__(self) -> None:
        self._starts = [row.start for row in self.rows]
        self._line_width = _line_width(self.reading, self.rows)
        for row in self.rows:
            if row.box is not None:
                ends = self._edges.setdefault((row.page, row.column), {})
                place = int(row.box.x0 // _INDENT)
                ends[place] = max(ends.get(place, row.box.x1), row.box.x1)

    @property
    def lines_are_whole(self) -> bool:
        """Whether nothing breaks the lines of this document: paragraphs of a word processor, or a text as typed."""
        return not self._line_width and not self._edges

    @property
    def text(self) -> str:
        return self.reading.text

    def dates(self, row: Row) -> tuple[DateRange, ...]:
        """The dates of a row, in order."""
        key = (row.start, row.end, row.roles)
        if key not in self._dates:
            self._dates[key] = find_ranges(
                dated_text(row), row.start, self.reading.document_date, self.reading.language
            )
        return self._dates[key]

    def plain(self, start: int, end: int) -> str:
        """The rows' text between two positions on one line, its words whole: without page heads, page numbers and
        marks between."""
        position = max(bisect.bisect_right(self._starts, start) - 1, 0)
        pieces = []
        while position < len(self.rows) and self.rows[position].start < end:
            row = self.rows[position]
            if row.end > start and not (row.start > start and row.start in self.ignored):
                pieces.append(self.text[max(row.start, start) : min(row.end, end)])
            position += 1
        return unbroken("\n".join(pieces))

    def wraps(self, row: Row, following: Row) -> bool:
        """Whether `following` is the rest of a line that did not fit: its first word had no room in `row`.

        In plain text the longest line shows how many characters had room; in other formats without boxes each line
        is a paragraph, and nothing wraps.
        """
        if row.box is None and following.box is None:
            return self._wraps_by_length(row, following)
        if row.box is None or following.box is None or (row.page, row.column) != (following.page, following.column):
            return False
        if following.bullet or following.gap_before or row.box.x1 <= row.box.x0:
            return False
        if "\t" in row.text and not _is_beside_margin(row, following):
            return False
        if row.size is not None and following.size is not None and abs(row.size - following.size) > 0.6:
            return False
        # Of two rows set alike the wider letters count; else the word is measured in its own row, without gaps.
        alike = row.bold == following.bold and "\t" not in row.text + following.text
        measured = (row, following) if alike else (row,) if "\t" in following.text else (following,)
        width = max((r.box.x1 - r.box.x0) / max(len(r.text), 1) for r in measured if r.box is not None)
        word = following.text.split()[0]
        # What begins further right stands beside the column ("Leeds, +44 ..." at the top of a page).
        left = max(row.box.x0, following.box.x0)
        reach = int(left // _INDENT) + 1
        right = max(end for place, end in self._edges[row.page, row.column].items() if place <= reach)
        # 5 % of slack: letters differ in width, and ragged lines break early.
        return row.box.x1 + width * (len(word) + 0.5) > right - 0.05 * (right - left)

    def _wraps_by_length(self, row: Row, following: Row) -> bool:
        if following.bullet or following.gap_before or "\t" in row.text or not self._line_width:
            return False
        if has_no_room(row, following, self._line_width):
            return True
        # Paragraphs of one page are often filled to different widths.
        nearly_full = len(row.text) > NEARLY_FULL * self._line_width and row.text[-1] not in _ENDS
        return nearly_full and not begins_with_action(following.text)

    def unwrapped(self, rows: Sequence[Row]) -> list[Row]:
        """Header-like rows joined with their wrapped rest; a joined row is still one exact span of the text."""
        result: list[Row] = []
        for row in rows:
            last = result[-1] if result else None
            if last is not None and self._is_rest_of_header(last, row):
                text = self.text[last.start : row.end].replace("\n", " ")
                box = last.box
                if box is not None and row.box is not None:
                    box = box.model_copy(update={"x1": row.box.x1, "y1": row.box.y1})
                result[-1] = replace(last, end=row.end, text=text, box=box)
            else:
                result.append(row)
        return result

    def _is_rest_of_header(self, last: Row, row: Row) -> bool:
        if row.bullet and self._is_end_behind_dash(last, row):
            return True
        if (
            last.roles
            or row.roles
            or last.bullet
            or row.bullet
            or row.gap_before
            or len(last.text) + len(row.text) > 240
        ):
            return False
        if _names_school_below_degree(last.text, row.text):
            return False
        if ENTRY_LABEL.match(row.text) or self.text[last.end : row.start].strip():
            return False  # a heading in the margin stands between them
        if self._is_cut_date(last, row):
            return True
        if (last.bold, last.heading) != (row.bold, row.heading):
            return self._is_rest_in_other_weight(last, row)
        open_date = last.text.endswith(_DASHES) and bool(self.dates(last) or _SHORT_DATE.search(last.text))
        if row.text[:1].isdigit() and open_date:
            return True
        dates = self.dates(last)
        begun = bool(dates) and dates[0].start - last.start <= 2 and row.text[:1].islower() and not self.dates(row)
        ended = bool(dates) and last.end - dates[-1].end <= 2  # a date in the middle ends nothing
        if (ended and not begun and not _is_beside_margin(last, row)) or self._is_closed(last, row):
            return False
        if goes_on(last.text, row.text):
            return True
        if dates and row.text[:1].isupper() and title_score(row.text) >= TITLE:
            return False  # a job's own title below its date and employer
        return self.wraps(last, row) and (
            last.bold
            or last.heading
            or row.text[:1].islower()
            or last.text.rstrip().endswith((",", "of", "and", "&", "-", "–", "in"))
            or row.words <= 4
        )

    def _is_rest_in_other_weight(self, last: Row, row: Row) -> bool:
        """Whether a row is the rest of a name that is set in another weight than the greater part of its own row."""
        joined = last.text.endswith(OPEN_ENDS) or _completes_title(last.text, row.text)
        rest = begins_with_legal_form(row.text) or joined or _is_rest_of_employer(last.text, row.text)
        told = goes_on(last.text, row.text) or (rest and self.wraps(last, row))
        return told and row.words <= MAX_REST_WORDS and not self.dates(row)

    def _is_closed(self, last: Row, row: Row) -> bool:
        """Whether a line ends with its last sign, or what stands below begins something else: a range of dates below
        `reported to the board`, a name below `2019 – 2020: Cook (Leeds)`."""
        if last.text.endswith((".", ":", ";")):
            return True
        if last.text.endswith(")") and row.text[:1].isupper() and self.dates(last):
            return True
        return begins_small(last.text) and any(date.is_range for date in self.dates(row))

    def _is_end_behind_dash(self, last: Row, row: Row) -> bool:
        """`Cook | Feb 2015` above `- Oct 2019`: the dash that opens the row below marks no list item."""
        begun, ended = self.dates(last), self.dates(row)
        if not begun or not ended or begun[-1].is_range or last.bullet or last.text.endswith(_DASHES):
            return False
        alone = ended[0].start == row.start and ended[0].end == row.end and not ended[0].is_range
        return alone and begun[-1].end == last.end

    def _is_cut_date(self, last: Row, row: Row) -> bool:
        """`Cook | Oct 2013 – Aug` above `2017`, or `Oct 2013 –` above `Aug 2017`: the row below ends the time."""
        begun = self.dates(last)
        open_ended = last.text.endswith(_DASHES)
        if not begun or (begun[-1].is_range and not open_ended) or row.words > MAX_DATE_WORDS:
            return False
        if not (open_ended or self.wraps(last, row)):
            return False
        tail = f"{last.text[begun[-1].start - last.start :]} {row.text}"
        found = find_ranges(tail, 0, self.reading.document_date, self.reading.language)
        return any(date.is_range and date.end == len(tail) for date in found)


def _names_school_below_degree(line: str, below: str) -> bool:
    """`BEng in Mechatronics` above `Universiti Sains`: no rest, unless a separator or a small word announces it."""
    degree = degree_span(line) if school_score(below) >= 4 else None
    return degree is not None and not _CUT.search(line, degree[1]) and not line.endswith(OPEN_ENDS)


def _is_rest_of_employer(line: str, rest: str) -> bool:
    """Whether a line that names both title and employer goes on: a third phrase would have no role."""
    title, _, employer = line.partition(", ")
    named = employer_score(employer) >= EMPLOYER or (bool(employer) and employer_score(rest) < EMPLOYER)
    return named and title_score(title) >= TITLE and not title_score(rest) and not is_place(rest)


def _completes_title(above: str, rest: str) -> bool:
    """`Acme Ltd — Human Resources`, `Manager`: words behind the last dash of a row that are a title with the rest."""
    pieces = _BEHIND_DASH.split(above)
    return len(pieces) > 1 and not is_place(rest) and title_score(f"{pieces[-1]} {rest}") >= TITLE


def _is_beside_margin(row: Row, following: Row) -> bool:
    """Whether a label stands in the margin before the row's text, and the next row goes on under that text."""
    if row.box is None or following.box is None or row.text.count("\t") != 1:
        return False
    return row.text.index("\t") <= _LABEL_LENGTH and following.box.x0 - row.box.x0 > _MARGIN


def _line_width(reading: Reading, rows: Sequence[Row]) -> int:
    """The width at which a plain text was broken into lines, or 0 where it was not: several lines reach it."""
    if not rows or any(name in reading.reader for name in _PARAGRAPH_FORMATS):
        return 0
    broken = [row for row in rows if len(row.text) <= MAX_LINE_WIDTH]
    if len(broken) < _BROKEN * len(rows):
        return 0
    width = full_width(broken)
    return width if width >= WRAPPED else 0
