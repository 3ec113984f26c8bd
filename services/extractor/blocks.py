"""Inside a section: which rows head an entry, which are its body, and where the next entry begins.

Rows are told apart by evidence that adds up (dates, title and employer words, typography against bullets,
sentences, wrapped text). Entries then follow from the rhythm of header rows and body rows; where dates are the
only rhythm, from how many rows stand before the first date of the section.
"""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from services.extractor.dated_rows import ends_in_a_year, is_dated, is_rest_of_item, names_entry, words_beside
from services.extractor.dates import DateRange
from services.extractor.durations import is_duration
from services.extractor.entry_notes import without_long_note
from services.extractor.entry_runs import (
    Marked,
    dates_close_entries,
    rows_before_date,
    runs_of,
    split_run,
    stands_between_date_and_list,
    with_fields,
    with_trails,
)
from services.extractor.mentions import names_technologies
from services.extractor.named_cells import is_body
from services.extractor.roles import (
    degree_span,
    employer_score,
    is_employment_type,
    is_place,
    school_score,
    title_score,
    trailing_place,
)
from services.extractor.row_labels import ITEM_NUMBER, label_of_row
from services.extractor.rows import Row, begins_small, body_size
from services.extractor.vocabulary.sentences import ACTION_VERBS, SENTENCE_STARTS

LONG_HEADER, MAX_HEADER_WORDS = 9, 18
_PER_WORD = 0.25  # against a long header
MAX_NOTE_WORDS = 8
_SAME_EDGE, _FARTHEST_HANG = 3.0, 24.0  # points

_SANDWICHED = 1.5
_DESCRIBED = re.compile(r"[A-ZÀ-Ý][^–—\d]{2,50}?\s[–—-]\s(?=[a-zà-ÿ])")  # "Acme – maker of pumps, 140 people"
# A date in the margin, read before what it dates.
_MARGIN_DATE = re.compile(r"(?=[^\t]*\d)[^\t]{4,32}\t+\S")

# "Olivares del Sur", "Bank of Ireland": small words inside names.
_JOINTS_OF_NAMES = frozenset("de del della di da do dos das e y et du des la le el los las of the and".split())  # noqa: SIM905
_OPEN = frozenset("for to with a an für mit zu pour avec para con com per med for à".split())  # noqa: SIM905
_TWO_FIELDS = re.compile(r"\S(?:,\s|\s[-–—|@]\s|\sat\s)\S")
_ABBREVIATIONS = frozenset(
    "inc. ltd. co. corp. s.a. e.v. jr. sr. b.v. n.v. u.s. ph.d. s.l. etc.".split()  # noqa: SIM905
)

Ranges = Callable[[Row], tuple[DateRange, ...]]


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
    marked = _marked(rows, ranges, kind)
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


def _marked(rows: Sequence[Row], ranges: Ranges, kind: str) -> list[Marked]:
    size = body_size([row for row in rows if row.words > 6]) or body_size(rows)
    bulleted = any(row.bullet for row in rows)
    # Items with dates head entries only where entries are what the list holds: "- Head chef since 2019".
    listed = [any(date.is_range for date in ranges(row)) for row in rows if row.bullet]
    entries_listed = sum(listed) >= 0.5 * len(listed)
    marked: list[Marked] = []
    for position, row in enumerate(rows):
        before = marked[-1] if marked else None
        after = rows[position + 1] if position + 1 < len(rows) else None
        dated = is_dated(row, ranges(row), entries_listed=entries_listed) and (entries_listed or not row.bullet)
        dated = dated and not (kind == "work" and ends_in_a_year(row, ranges(row)))
        dated = dated and not (before is not None and is_rest_of_item(row, before.row, ranges(row)))
        dated = dated and label_of_row(row) not in ("employer", "title", "school", "degree", "sector")
        goes_on = (
            after is not None
            and (begins_small(after.text) or (row.words > 5 and row.text.split()[-1] in _JOINTS_OF_NAMES | _OPEN))
            and not any(d.start - after.start <= 1 for d in ranges(after))
            and not (after.words <= 6 and is_dated(after, ranges(after)))
        )
        # "seit 2019", "skoleåret 2014-2015": no rest of a sentence
        after_word = any(date.start - row.start <= 1 for date in ranges(row)) or (
            dated and any(date.is_range for date in ranges(row)) and words_beside(row, ranges(row)) <= 1
        )
        evidence = _header_evidence(
            without_long_note(row), before, after, size, dated, bulleted, kind, goes_on, after_word
        )
        evidence += _SANDWICHED if stands_between_date_and_list(row, before, after, ranges) else 0.0
        if dated:  # what a date is made of makes no header longer
            evidence += _PER_WORD * min(row.words - words_beside(row, ranges(row)), max(row.words - LONG_HEADER, 0))
        header = is_duration(row.text) or evidence > 0
        if row.bullet and dated and not header:
            header = names_entry(row, ranges(row))
        if header and not dated and kind != "education" and _is_told_already(marked, row) and _wording(row, kind) < 1.2:
            header = False
        header = header or (before is not None and before.dated and _is_note(row))
        if row.roles:
            header = not is_body(row)
            dated = len(row.roles) > 1 or ("date" in row.roles and bool(ranges(row)))
        bare = dated and not row.roles and words_beside(row, ranges(row)) == 0
        marked.append(Marked(row, header, dated and header, bare))
    return with_trails(_with_leads(with_fields(marked) if kind == "education" else marked), _is_like)


def _is_note(row: Row) -> bool:
    """`(team acquired by Acme)` below a date."""
    return row.text.startswith("(") and row.text.endswith(")") and row.words <= MAX_NOTE_WORDS and not row.gap_before


def _is_told_already(marked: Sequence[Marked], row: Row) -> bool:
    """Whether a row stands apart below a heading that names title and employer, and the date of both."""
    if row.heading or row.bold or not row.gap_before or not marked or not marked[-1].header:
        return False
    run = list(itertools.takewhile(lambda mark: mark.header, reversed(marked)))
    heading = next((mark.row for mark in run if mark.row.heading), None)
    return heading is not None and any(mark.dated for mark in run) and _TWO_FIELDS.search(heading.text) is not None


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
    if row.text.endswith(".") and not _ends_with_abbreviation(row.text.split()[-1]):
        return False
    if row.box is not None and lead.box is not None:
        return abs(row.box.x0 - lead.box.x0) <= _SAME_EDGE or row.page != lead.page
    return row.gap_before or ("\t" in row.text) == ("\t" in lead.text)


# How much speaks for a row that heads an entry: above 0 it does. The weights, here and in what is called from here, are
# not fitted: they were set by hand, in the order in which one signal outweighs another (a date 3, the end of a sentence
# -2.5, the mark of a list -6), and hold on the development documents.
def _header_evidence(
    row: Row,
    before: Marked | None,
    after: Row | None,
    size: float | None,
    dated: bool,
    bulleted: bool,
    kind: str,
    goes_on: bool,
    after_word: bool,
) -> float:
    text = row.rule_text
    if not text or row.words > MAX_HEADER_WORDS + (6 if dated else 0) + (8 if dated and row.heading else 0):
        return -9
    score = 3.0 if dated else 0.0
    score += 2.5 if dated and (_MARGIN_DATE.match(text) or ITEM_NUMBER.match(text)) else 0.0
    score += 3.0 if not row.bullet and label_of_row(row) is not None else 0.0
    score += _typography(row, size)
    score += _wording(row, kind)
    score -= 4.5 if not dated and (_is_part_of_entry(row) or _hangs_below(before, row)) else 0.0
    score += _shape(row, after_word=dated and after_word)
    if before is None:
        score += 1.5
    elif row.gap_before:
        score += 0.7 if not before.header else 0.3
    elif before.header:
        score += 0.5 if row.words <= 8 else 0.0
    elif not bulleted or before.row.bullet or not before.header:
        score += _wrap_penalty(row, before)
    if after is not None and goes_on and not (after.gap_before or after.bullet or dated):
        score -= 2.5  # a sentence that goes on in the next row
    if row.bullet:
        score -= 2.0 if dated else 6.0
    if kind == "projects" and row.gap_before and after is not None and row.words <= 6 and after.words > row.words:
        score += 1.2
    if kind == "projects" and _stands_between_bullets(row, before, after):
        score += 2.0
    if after is not None and after.bullet and not row.bullet and row.words <= 12 and (before is None or row.gap_before):
        score += 0.8
    return score


def _is_part_of_entry(row: Row) -> bool:
    """A heading that ends with a colon, a labelled list: what every entry has, not what one is called."""
    if names_technologies(row.text):
        return label_of_row(row) is None and title_score(row.text.partition(":")[0]) < 3
    return row.heading and row.text.endswith(":")


def _stands_between_bullets(row: Row, before: Marked | None, after: Row | None) -> bool:
    """A short capitalised line of its own between list items: the name of the next thing, no wrapped rest."""
    if before is None or after is None or not before.row.bullet or not after.bullet or row.bullet:
        return False
    words = row.text.split()
    return len(words) <= 6 and sum(word[:1].isupper() for word in words) >= 0.6 * len(words) and words[0][:1].isupper()


def _typography(row: Row, size: float | None) -> float:
    score = 1.5 if row.bold else 0.0
    score += 2.5 if row.heading else 0.0
    if size is not None and row.size is not None and row.size > 1.05 * size:
        score += 1.0
    letters = [c for c in row.text if c.isalpha()]
    if len(letters) > 4 and row.text.isupper() and row.words <= 8:
        score += 0.8
    return score


def _wording(row: Row, kind: str) -> float:
    """What title, employer, school, degree and place words say in a row short enough to be a header."""
    if row.words > 14:
        return 0.0
    text = row.text
    score = 0.0
    if kind in ("work", "volunteering"):
        score += min(title_score(text), 5) * 0.35 if row.words <= 10 else 0.0
        score += min(employer_score(text), 5) * 0.3 + (1.5 if school_score(text) >= 4 else 0.0)
    elif kind == "education":
        score += 1.5 if school_score(text) else 0.0
        score += 1.5 if degree_span(text) else 0.0
    if is_place(text) or _ends_with_place(text) or (not row.bullet and trailing_place(text.rstrip("."))):
        score += 1.5
    return score


def _ends_with_place(text: str) -> bool:
    tail = text.rsplit(" - ", 1)[-1].rsplit(" – ", 1)[-1].rsplit("|", 1)[-1]
    return tail != text and is_place(tail)


def _shape(row: Row, *, after_word: bool) -> float:
    """Sentences speak against a header, short capitalised phrases for it.

    `after_word`: the row begins with a date, whose first word begins no sentence: "seit 2019", "Set 2019 – Dez 2021"
    (a month, no verb).
    """
    text = row.text
    words = text.split()
    first = words[0].casefold().strip(",.:;()")
    score = -0.8
    if text[:1].islower() and after_word:
        score -= 0.5
    elif begins_small(text) and not is_employment_type(text.split(",")[0]):
        score -= 0.5 if row.gap_before and row.words <= 3 else 3.0
    if text.endswith((".", ";")) and not _ends_with_abbreviation(words[-1]):
        score -= 2.5 if row.words > 4 else 0.8
    if text.endswith((",", ":")):
        score -= 0.8
    if after_word:
        pass
    elif first in ACTION_VERBS and row.words > 3:
        score -= 2.5
    elif first in SENTENCE_STARTS and row.words > 3 and sum(word[:1].isupper() for word in words) < 0.7 * len(words):
        score -= 1.5
    if row.words > LONG_HEADER:
        score -= _PER_WORD * (row.words - LONG_HEADER)
    telling = [word for word in words if word not in _JOINTS_OF_NAMES] or words
    capital = sum(word[:1].isupper() or not word[:1].isalpha() for word in telling)
    if capital >= 0.7 * len(telling) and row.words <= LONG_HEADER:
        score += 0.9
    return score


def _hangs_below(before: Marked | None, row: Row) -> bool:
    """Whether a row begins right of the mark of the list item above it, as its wrapped rest does, also where a page
    ends inside the item."""
    item = before.row if before is not None else row
    if not item.bullet or row.bullet or row.bold or item.box is None or row.box is None:
        return False
    return _SAME_EDGE < row.box.x0 - item.box.x0 < _FARTHEST_HANG and row.column == item.column


def _ends_with_abbreviation(word: str) -> bool:
    return word.casefold() in _ABBREVIATIONS or word.count(".") > 1


def _wrap_penalty(row: Row, before: Marked) -> float:
    """After body text that did not end, a row without a mark of its own is most likely the wrapped rest."""
    ended = before.row.text.rstrip().endswith((".", "!", "?", ")", ":"))
    return -0.3 if ended else -0.9
