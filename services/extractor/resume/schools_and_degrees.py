"""Schools in one list and the degrees that they gave in another, joined by the year in which both ended.

Forms of several countries ask for "institutions attended with dates" and, apart from them, for "qualifications obtained
with dates".
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from services.extractor.drafts import Draft
from shared.schemas.fact_types import FactType

_MIN_PAIRS = 2  # one of each could be two entries whose other half is not stated
_Entry = tuple[str, int]


def with_degrees_beside_schools(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, where each entry that has a degree alone joins the one entry with a school alone that ended with it.

    Nothing is changed where any entry of education has both, or where a year fits more than one school.
    """
    entries: dict[_Entry, dict[FactType, Any]] = {}
    for draft in drafts:
        if draft.entry is not None and draft.entry[0] == "education":
            entries.setdefault(draft.entry, {})[draft.type] = draft.value
    schools = [entry for entry, facts in entries.items() if FactType.EDUCATION_SCHOOL in facts]
    degrees = [entry for entry, facts in entries.items() if FactType.EDUCATION_DEGREE in facts]
    if set(schools) & set(degrees):
        return list(drafts)
    pairs: dict[_Entry, _Entry] = {}
    for degree in degrees:
        year = _end_year(entries[degree])
        fitting = [school for school in schools if year is not None and _end_year(entries[school]) == year]
        if len(fitting) == 1:
            pairs[degree] = fitting[0]
    if len(pairs) < _MIN_PAIRS or len(set(pairs.values())) < len(pairs):
        return list(drafts)
    return [
        draft if draft.entry not in pairs else replace(draft, entry=pairs[draft.entry])
        for draft in drafts
        if draft.entry not in pairs or draft.type not in entries[pairs[draft.entry]]
    ]


def _end_year(facts: dict[FactType, Any]) -> str | None:
    end = facts.get(FactType.EDUCATION_END)
    return str(end.get("date") or "")[:4] or None if isinstance(end, dict) else None
