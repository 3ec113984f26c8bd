"""The head of a document whose first row is a heading: `PERSONAL PROFILE`, and below it name and contact data."""

from collections.abc import Sequence
from dataclasses import replace

from services.extractor.identity.contact import emails_in
from services.extractor.identity.phones import PHONE_LABEL, PHONE_LIKE
from services.extractor.structure.rows import Row
from services.extractor.structure.sections import Section

_KINDS = ("summary", "other", "skills", "untitled", "interests")
"""Of a first section that may hold the head: one of jobs or schools holds their own places and addresses."""
_MOST_ROWS = 14  # of the first section that are looked at
_FEWEST_DIGITS = 9  # of a telephone number without a label: two years have eight
_HEAD_WORDS = 14  # of a row with a name, an address, a telephone number; longer ones are prose


def with_head_below_heading(sections: list[Section]) -> list[Section]:
    """The sections, where nothing of the person stands above the first heading, with the name and the contact data
    that stand below it as the document's head."""
    first = next((i for i, section in enumerate(sections) if section.heading is not None), None)
    if first is None or sections[first].kind not in _KINDS or any(_states_contact(s.rows) for s in sections[:first]):
        return sections
    if any(section.kind == "contact" and _states_contact(section.rows) for section in sections):
        return sections
    rows = sections[first].rows
    reached = [i for i, row in enumerate(rows[:_MOST_ROWS]) if _states_contact([row])]
    if not reached:
        return sections
    begin = reached[0]
    while begin > 0 and _may_be_of_head(rows[begin - 1]):
        begin -= 1
    head = rows[begin : reached[-1] + 1]
    if not all(_may_be_of_head(row) for row in head):
        return sections
    above = [row for section in sections[:first] for row in section.rows]
    rest = replace(sections[first], rows=[*rows[:begin], *rows[reached[-1] + 1 :]])
    return [Section("header", None, [*above, *head]), rest, *sections[first + 1 :]]


def _states_contact(rows: Sequence[Row]) -> bool:
    return any(any(True for _ in emails_in(row.text[:500])) or _has_phone(row.text[:500]) for row in rows)


def _has_phone(text: str) -> bool:
    digits = max((sum(map(str.isdigit, match.group(0))) for match in PHONE_LIKE.finditer(text)), default=0)
    return digits >= _FEWEST_DIGITS or (digits > 0 and PHONE_LABEL.match(text) is not None)


def _may_be_of_head(row: Row) -> bool:
    return row.words <= _HEAD_WORDS and not row.bullet and not row.text.rstrip().endswith((".", "!", "?"))
