"""Deeds told apart from any job: the bullets of a functional résumé, and "accomplishments" that nobody awarded.

They are bullets of work without an entry: what was done is stated, at which employer is not.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.entries.bodies import Item, items_of
from services.extractor.phrases.achievements import achievements_in
from services.extractor.phrases.mentions import leadership_in
from services.extractor.structure.sections import Section
from services.extractor.vocabulary.sentences import ACTION_VERBS
from shared.schemas.fact_types import FactType

MIN_WORDS = 4
MAX_GROUP_WORDS = 5
MOST_CAPITALS = 0.6  # share of the words behind the first that begin with one
# What somebody was given, or learned, is no deed.
_GIVEN_OR_LEARNED = frozenset(
    """
    appointed attended awarded certified completed earned gained inducted nominated obtained promoted published
    ranked received selected studied trained volunteered won
    """.split()  # noqa: SIM905
)
_DEEDS = ACTION_VERBS - _GIVEN_OR_LEARNED
_FIRST_WORDS = re.compile(
    r"\W*(?:(?:[A-Z][a-z]+ly|also|jointly|personally)\s+)?([^\W\d_]+(?:-[^\W\d_]+)?)", re.IGNORECASE
)
_JOINED = re.compile(r"\s+(?:and|&)\s+([^\W\d_]+)")
_GIVEN = re.compile(
    r"\b(?:awards?|prizes?|medals?|trophy|honou?rs?|scholar\w*|fellowships?|grants?|winners?|finalists?|recipients?|"
    r"(?:employee|player|team|student|teacher|nurse|seller) of the|dean.?s list|certifi\w+|diplomas?|"
    r"(?:first|second|third|1st|2nd|3rd) (?:place|prize|runner)|top \d+|hackathon|olympiad|competition|contest|"
    r"patent\w*|badge|distinction)\b",
    re.IGNORECASE,
)
_CONFIDENCE = 0.65  # as of bullets whose marks are lost: the words alone tell


def is_deed(text: str) -> bool:
    """Whether a list item tells what somebody did ("Cut laundry cost by 18 %"), and nothing that was given to them."""
    first = _FIRST_WORDS.match(text)
    if first is None or first.group(1).casefold() not in _DEEDS or len(text.split()) < MIN_WORDS:
        return False
    if _is_list(text):
        return False
    joined = _JOINED.match(text, first.end())  # "Organized and detail-oriented" is said of somebody
    if joined is not None and joined.group(1).casefold() not in _DEEDS:
        return False
    return _GIVEN.search(text) is None


def _is_list(text: str) -> bool:
    """Names side by side ("Structured Interviews  Employer Branding", "Managed services, logging, backups"): a sentence
    has words in small letters, and more than a name before its first comma."""
    behind = text.split()[1:]
    if sum(word[0].isupper() for word in behind) > MOST_CAPITALS * len(behind):
        return True
    pieces = text.split(", ")
    return len(pieces) >= 3 and len(pieces[0].split()) < MIN_WORDS - 1


def without_deeds(document: Document, section: Section) -> tuple[Section, list[Draft]]:
    """The section without the list items that tell deeds, and these as drafts.

    An item with a date is an entry of its own, whatever its words ("Published a book, 2019").
    """
    items = [item for item in _items(document, section) if _tells_deed(document, item)]
    if not items:
        return section, []
    told = {row.start for item in items for row in item.rows}
    rest = Section(section.kind, section.heading, [row for row in section.rows if row.start not in told])
    return rest, [draft for item in items for draft in _drafts(document, item, section.kind)]


def holds_deeds_alone(document: Document, section: Section) -> bool:
    """Whether every row of a section belongs to a marked list item, and most of the items tell deeds."""
    items = items_of(section.rows, document.wraps)
    deeds = [item for item in items if _tells_deed(document, item)]
    return bool(deeds) and all(item.marked for item in items) and len(deeds) > 0.5 * len(items)


def are_grouped_by_ability(document: Document, section: Section, others: Sequence[Section]) -> bool:
    """Whether a section of work holds deeds below names of abilities, and its jobs stand in another section.

    So a functional résumé has it: nothing in the section is dated, jobs with dates stand elsewhere.
    """
    if section.kind != "work" or not any(row.bullet for row in section.rows) or _is_dated(document, section):
        return False
    return any(other is not section and other.kind == "work" and _is_dated(document, other) for other in others)


def _is_dated(document: Document, section: Section) -> bool:
    return any(document.dates(row) for row in section.rows if not row.bullet)


def read_deeds(document: Document, section: Section) -> list[Draft]:
    """Every item of a section that holds deeds alone."""
    return [draft for item in _items(document, section) for draft in _drafts(document, item, section.kind)]


def _items(document: Document, section: Section) -> list[Item]:
    """The items of a section, without the short lines between lists that name groups of them."""
    rows = section.rows
    names = {
        above.start
        for above, below in pairwise(rows)
        if below.bullet and not above.bullet and above.words <= MAX_GROUP_WORDS
    }
    return items_of([row for row in rows if row.start not in names], document.wraps)


def _tells_deed(document: Document, item: Item) -> bool:
    """Rows that nothing marks are joined to items by their lengths: such an item has to end as a sentence does."""
    text = document.plain(item.start, item.end)
    if not (item.marked or len(item.rows) == 1 or text.endswith(".")):
        return False
    tabs = any("\t" in row.text for row in item.rows)
    return is_deed(text) and not tabs and not any(document.dates(row) for row in item.rows)


def _drafts(document: Document, item: Item, section: str) -> Sequence[Draft]:
    value = document.plain(item.start, item.end)
    return [
        Draft(FactType.WORK_BULLET, item.start, item.end, value, _CONFIDENCE, None, section, text=value),
        *achievements_in(document.text, item.start, item.end, None, section),
        *leadership_in(document.text, item.start, item.end, None, section),
    ]
