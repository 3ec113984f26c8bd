"""How much speaks for a row that heads an entry: dates, words of titles and employers, typography, against list marks,
sentences and wrapped text.

The weights, here and in what is called from here, are not fitted: they were set by hand, in the order in which one
signal outweighs another (a date 3, the end of a sentence -2.5, the mark of a list -6), and hold on the development
documents.
"""

import re
from dataclasses import dataclass

from services.extractor.entries.dated_rows import Ranges, is_dated, words_beside
from services.extractor.entries.entry_runs import Marked
from services.extractor.phrases.mentions import names_technologies
from services.extractor.phrases.roles import (
    TITLE,
    degree_span,
    employer_score,
    is_employment_type,
    is_place,
    school_score,
    title_score,
    trailing_place,
)
from services.extractor.structure.row_labels import ITEM_NUMBER, label_of_row
from services.extractor.structure.rows import Row, begins_small
from services.extractor.vocabulary.sentences import ACTION_VERBS, SENTENCE_STARTS

LONG_HEADER, MAX_HEADER_WORDS = 9, 18
_SCHOOL_AND_DEGREE_WORDS = 22  # of a row with a degree, its field, a school and its place
PER_WORD = 0.25  # against a long header
SAME_EDGE, _FARTHEST_HANG = 3.0, 24.0  # points
# A date in the margin, read before what it dates.
_MARGIN_DATE = re.compile(r"(?=[^\t]*\d)[^\t]{4,32}\t+\S")
# "Olivares del Sur", "Bank of Ireland": small words inside names.
_JOINTS_OF_NAMES = frozenset("de del della di da do dos das e y et du des la le el los las of the and".split())  # noqa: SIM905
_OPEN = frozenset("for to with a an für mit zu pour avec para con com per med for à".split())  # noqa: SIM905
_ABBREVIATIONS = frozenset(
    "inc. ltd. co. corp. s.a. e.v. jr. sr. b.v. n.v. u.s. ph.d. s.l. etc.".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of a section of `kind` with what stands around it. `size`: of the section's text, in points; `bulleted`:
    whether the section has list items; `dated`: whether the row holds a date that can date an entry."""

    row: Row
    before: Marked | None
    after: Row | None
    ranges: Ranges
    kind: str
    size: float | None
    bulleted: bool
    dated: bool

    def goes_on(self) -> bool:
        """Whether the row is a sentence that the next row carries on."""
        after = self.after
        if after is None or any(date.start - after.start <= 1 for date in self.ranges(after)):
            return False
        open_end = self.row.words > 5 and self.row.text.split()[-1] in _JOINTS_OF_NAMES | _OPEN
        return (begins_small(after.text) or open_end) and not (after.words <= 6 and is_dated(after, self.ranges(after)))

    def begins_with_date(self) -> bool:
        """Whether its first word is no word of a sentence: "seit 2019", "skoleåret 2014-2015"."""
        dates = self.ranges(self.row)
        if not self.dated:
            return False
        alone = any(date.is_range for date in dates) and words_beside(self.row, dates) <= 1
        return alone or any(date.start - self.row.start <= 1 for date in dates)


def header_evidence(candidate: Candidate) -> float:
    """Above 0: the row heads an entry."""
    row, before, after, kind, dated = (
        candidate.row, candidate.before, candidate.after, candidate.kind, candidate.dated,
    )  # fmt: skip
    text = row.rule_text
    if not text or row.words > MAX_HEADER_WORDS + (6 if dated else 0) + (8 if dated and row.heading else 0):
        return -9
    score = 3.0 if dated else 0.0
    score += 2.5 if dated and (_MARGIN_DATE.match(text) or ITEM_NUMBER.match(text)) else 0.0
    score += 3.0 if not row.bullet and label_of_row(row) is not None else 0.0
    score += _typography(row, candidate.size)
    score += wording(row, kind)
    score -= 4.5 if not dated and (_is_part_of_entry(row) or _hangs_below(before, row)) else 0.0
    score += _shape(row, after_word=candidate.begins_with_date())
    if before is None:
        score += 1.5
    elif row.gap_before:
        score += 0.7 if not before.header else 0.3
    elif before.header:
        score += 0.5 if row.words <= 8 else 0.0
    elif not candidate.bulleted or before.row.bullet or not before.header:
        score += _wrap_penalty(row, before)
    if after is not None and not (after.gap_before or after.bullet or dated) and candidate.goes_on():
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
        return label_of_row(row) is None and title_score(row.text.partition(":")[0]) < TITLE
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


def wording(row: Row, kind: str) -> float:
    """What title, employer, school, degree and place words say in a row short enough to be a header."""
    if row.words > (_SCHOOL_AND_DEGREE_WORDS if kind == "education" else 14):
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
    if text.endswith((".", ";")) and not ends_with_abbreviation(words[-1]):
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
        score -= PER_WORD * (row.words - LONG_HEADER)
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
    return SAME_EDGE < row.box.x0 - item.box.x0 < _FARTHEST_HANG and row.column == item.column


def ends_with_abbreviation(word: str) -> bool:
    """`Inc.`, `U.S.`: the full stop ends no sentence."""
    return word.casefold() in _ABBREVIATIONS or word.count(".") > 1


def _wrap_penalty(row: Row, before: Marked) -> float:
    """After body text that did not end, a row without a mark of its own is most likely the wrapped rest."""
    ended = before.row.text.rstrip().endswith((".", "!", "?", ")", ":"))
    return -0.3 if ended else -0.9
