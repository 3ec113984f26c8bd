"""What the dates in a row say about it: that it heads an entry, or only mentions when something was."""

from collections.abc import Callable

from services.extractor.dates.ranges import DateRange
from services.extractor.phrases.roles import EMPLOYER, TITLE, employer_score, school_score, title_score
from services.extractor.structure.rows import Row, word_count

MAX_LISTED_WORDS = 12  # of a list item that names a job or school, without its dates
_WHEN = frozenset(("in", "en", "em", "im", "dans", "nel", "w", "op"))  # "in 2021"

Ranges = Callable[[Row], tuple[DateRange, ...]]
"""The dates of a row, as a document finds them once (`Document.dates`)."""


def is_dated(row: Row, found: tuple[DateRange, ...], entries_listed: bool = False) -> bool:
    """A range, or a single date that is most of its row or ends it: not a year inside a sentence."""
    if row.bullet and entries_listed:
        return bool(found) and words_beside(row, found) <= MAX_LISTED_WORDS
    if row.bullet and (row.words > 10 or not any(date.is_range for date in found)):
        return False
    for date in found:
        rest = row.words - word_count(row.text[date.start - row.start : date.end - row.start])
        at_edge = row.end - date.end <= 2 or date.start - row.start <= 1
        if (date.is_range and rest <= 14 + 12 * row.heading) or (at_edge and rest <= 10):
            return True
    return False


def is_rest_of_item(row: Row, above: Row, found: tuple[DateRange, ...]) -> bool:
    """Whether a row is the rest of the list item above it, set below its text: `2017 drought`."""
    if not above.bullet or row.bullet or row.gap_before or row.box is None or above.box is None:
        return False
    return row.box.x0 > above.box.x0 + 1 and row.page == above.page and not any(date.is_range for date in found)


def words_beside(row: Row, found: tuple[DateRange, ...]) -> int:
    """How many words of a row are no date."""
    return row.words - sum(word_count(row.text[date.start - row.start : date.end - row.start]) for date in found)


def names_entry(row: Row, found: tuple[DateRange, ...]) -> bool:
    """Whether a list item with dates says a title, an employer or a school before or after them."""
    first, last = found[0].start - row.start, found[-1].end - row.start
    pieces = (row.text[:first].rstrip(" (,"), row.text[last:].lstrip(" ),:"))
    return any(
        title_score(piece) >= TITLE or employer_score(piece) >= EMPLOYER or school_score(piece) > 0 for piece in pieces
    )


def ends_in_a_year(row: Row, found: tuple[DateRange, ...]) -> bool:
    """`Premier prix du concours en 2021`: words that go on to a date by a preposition are no head of an entry."""
    if any(date.is_range for date in found):
        return False
    before = [row.text[: date.start - row.start].split() for date in found]
    return any(len(words) >= 4 and words[-1].casefold() in _WHEN for words in before)
