"""Inside a section: which rows head an entry, which are its body, and where the next entry begins.

Rows are told apart by evidence that adds up (dates, title and employer words, typography against bullets,
sentences, wrapped text). Entries then follow from the rhythm of header rows and body rows; where dates are the
only rhythm, from how many rows stand before the first date of the section.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from services.extractor.dates import DateRange
from services.extractor.header import is_duration
from services.extractor.roles import degree_span, employer_score, is_place, school_score, title_score
from services.extractor.rows import Row, body_size, word_count
from services.extractor.vocabulary.sentences import ACTION_VERBS, SENTENCE_STARTS

MAX_HEADER_WORDS = 18
MAX_HEADER_ROWS = 6

Ranges = Callable[[Row], tuple[DateRange, ...]]


@dataclass(slots=True)
class Block:
    """One entry before its fields are read: header rows, then body rows. The header may be empty."""

    header: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)

    @property
    def start(self) -> int:
        return min(row.start for row in (*self.header, *self.body))


@dataclass(frozen=True, slots=True)
class _Marked:
    row: Row
    header: bool
    dated: bool  # holds a date that can date an entry


def blocks_of(rows: Sequence[Row], ranges: Ranges, kind: str) -> list[Block]:
    """The entries of a section of `kind` (work, education, projects, volunteering)."""
    marked = _marked(rows, ranges, kind)
    runs = _runs(marked)
    lead = _rows_before_date(runs)
    trailing = _dates_close_entries(runs)
    blocks: list[Block] = []
    for header, body in runs:
        parts = _split_run(header, lead, trailing and bool(blocks))
        if trailing and blocks and parts and len(parts) > 1:
            blocks[-1].header.extend(mark.row for mark in parts.pop(0))
        blocks.extend(Block([mark.row for mark in part], []) for part in parts if part)
        if not blocks:
            blocks.append(Block())
        blocks[-1].body.extend(body)
    return blocks


def _marked(rows: Sequence[Row], ranges: Ranges, kind: str) -> list[_Marked]:
    size = body_size([row for row in rows if row.words > 6]) or body_size(rows)
    bulleted = any(row.bullet for row in rows)
    marked: list[_Marked] = []
    for position, row in enumerate(rows):
        before = marked[-1] if marked else None
        after = rows[position + 1] if position + 1 < len(rows) else None
        dated = _is_dated(row, ranges(row))
        goes_on = (
            after is not None
            and after.text[:1].islower()
            and not any(d.start - after.start <= 1 for d in ranges(after))
        )
        header = is_duration(row.text) or _header_evidence(row, before, after, size, dated, bulleted, kind, goes_on) > 0
        marked.append(_Marked(row, header, dated and header))
    return marked


def _is_dated(row: Row, found: tuple[DateRange, ...]) -> bool:
    """A range, or a single date that is most of its row or ends it: not a year inside a sentence."""
    if row.bullet and (row.words > 10 or not any(date.is_range for date in found)):
        return False
    for date in found:
        rest = row.words - word_count(row.text[date.start - row.start : date.end - row.start])
        at_edge = row.end - date.end <= 2 or date.start - row.start <= 1
        if (date.is_range and rest <= 14) or (at_edge and rest <= 10):
            return True
    return False


def _header_evidence(
    row: Row,
    before: _Marked | None,
    after: Row | None,
    size: float | None,
    dated: bool,
    bulleted: bool,
    kind: str,
    goes_on: bool,
) -> float:
    text = row.rule_text
    if not text or row.words > MAX_HEADER_WORDS + (6 if dated else 0):
        return -9
    score = 3.0 if dated else 0.0
    score += _typography(row, size)
    score += _wording(row, kind)
    score += _shape(row) + (2.5 if dated and row.text[:1].islower() else 0.0)
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
        score -= 2.0 if (dated and row.words <= 12) else 6.0
    if kind == "projects" and row.gap_before and after is not None and row.words <= 6 and after.words > row.words:
        score += 1.2
    if kind == "projects" and _stands_between_bullets(row, before, after):
        score += 2.0
    if after is not None and after.bullet and not row.bullet and row.words <= 12 and (before is None or row.gap_before):
        score += 0.8
    return score


def _stands_between_bullets(row: Row, before: _Marked | None, after: Row | None) -> bool:
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
        score += min(employer_score(text), 5) * 0.3
    elif kind == "education":
        score += 1.5 if school_score(text) else 0.0
        score += 1.5 if degree_span(text) else 0.0
    if is_place(text) or _ends_with_place(text):
        score += 1.5
    return score


def _ends_with_place(text: str) -> bool:
    tail = text.rsplit(" - ", 1)[-1].rsplit(" – ", 1)[-1].rsplit("|", 1)[-1]
    return tail != text and is_place(tail)


def _shape(row: Row) -> float:
    """Sentences speak against a header, short capitalised phrases for it."""
    text = row.text
    words = text.split()
    first = words[0].casefold().strip(",.:;()")
    score = -0.8
    if text[:1].islower():
        score -= 0.5 if row.gap_before and row.words <= 3 else 3.0
    if text.endswith((".", ";")) and not _ends_with_abbreviation(words[-1]):
        score -= 2.5 if row.words > 4 else 0.8
    if text.endswith((",", ":")):
        score -= 0.8
    if first in ACTION_VERBS and row.words > 3:
        score -= 2.5
    elif first in SENTENCE_STARTS and row.words > 3:
        score -= 1.5
    if row.words > 9:
        score -= 0.25 * (row.words - 9)
    capital = sum(word[:1].isupper() or not word[:1].isalpha() for word in words)
    if capital >= 0.7 * len(words) and row.words <= 9:
        score += 0.9
    return score


def _ends_with_abbreviation(word: str) -> bool:
    return (
        word.casefold()
        in {
            "inc.",
            "ltd.",
            "co.",
            "corp.",
            "s.a.",
            "e.v.",
            "jr.",
            "sr.",
            "b.v.",
            "n.v.",
            "u.s.",
            "ph.d.",
            "s.l.",
            "etc.",
        }
        or word.count(".") > 1
    )


def _wrap_penalty(row: Row, before: _Marked) -> float:
    """After body text that did not end, a row without a mark of its own is most likely the wrapped rest."""
    ended = before.row.text.rstrip().endswith((".", "!", "?", ")", ":"))
    return -0.3 if ended else -0.9


_Run = tuple[list[_Marked], list[Row]]


def _runs(marked: Sequence[_Marked]) -> list[_Run]:
    """Header rows with the body rows that follow them, in order."""
    runs: list[_Run] = []
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


def _rows_before_date(runs: Sequence[_Run]) -> int:
    """How many header rows stand before the date of the section's first dated entry."""
    for header, _ in runs:
        for position, mark in enumerate(header):
            if mark.dated:
                return position
    return 0


def _dates_close_entries(runs: Sequence[_Run]) -> bool:
    """Whether dates stand below the body: the first entry has none, later runs have theirs first."""
    if len(runs) < 2 or not runs[0][0] or any(mark.dated for mark in runs[0][0]) or not runs[0][1]:
        return False
    later = [header for header, _ in runs[1:]]
    return all(any(mark.dated for mark in header) for header in later) and not any(
        header[-1].dated for header in later[:-1]
    )


def _split_run(header: list[_Marked], lead: int, close_first: bool) -> list[list[_Marked]]:
    """One run of header rows as one or more entries: each has at most one row with dates."""
    dated = [i for i, mark in enumerate(header) if mark.dated]
    if close_first and dated:
        return [header[: dated[0] + 1], header[dated[0] + 1 :]]
    if len(dated) <= 1:
        return [header]
    cuts: list[int] = []
    for left, right in pairwise(dated):
        cuts.append(_cut(header, left, right, lead))
    bounds = [0, *cuts, len(header)]
    return [header[a:b] for a, b in pairwise(bounds)]


def _cut(header: list[_Marked], left: int, right: int, lead: int) -> int:
    """Where, between two dated rows, the second entry begins: at a gap or a bold row, else by the lead."""
    between = range(left + 1, right + 1)
    for i in between:
        if header[i].row.gap_before and i >= right - MAX_HEADER_ROWS:
            return i
    for i in between:
        if (header[i].row.bold and not header[i - 1].row.bold) or (
            header[i].row.heading and not header[i - 1].row.heading
        ):
            return i
    return max(left + 1, right - lead)
