"""Structured values of one thing: which agree, which contradict each other, and which time has overtaken.

Titles, dates, degrees and grades of one entry, and the level of one language. A less precise value
agrees with a more precise one (`2020` and `February 2020`); `present` in an older document is overtaken
by an end in a newer one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.knowledge_graph.joining.keys import KeyedFact
from services.knowledge_graph.normalise.dates import Point, is_ongoing, point
from services.knowledge_graph.normalise.degrees import are_other_faculties, degree_field, degree_level
from services.knowledge_graph.normalise.languages import language_level, same_level, skill_level, skill_steps
from services.knowledge_graph.normalise.organisations import same_organisation
from services.knowledge_graph.normalise.titles import same_rank, same_title
from services.knowledge_graph.normalise.values import DATE_TYPES
from services.knowledge_graph.normalise.words import words
from shared.schemas.fact_types import FactType

CONTRADICTING_TYPES = DATE_TYPES | {
    FactType.WORK_TITLE,
    FactType.EDUCATION_DEGREE,
    FactType.EDUCATION_GRADE,
    FactType.VOLUNTEER_ROLE,
    FactType.LANGUAGE,
    FactType.SKILL_LEVEL,
}
"""Types of which one thing has one value; two employers' spellings or two places are no contradiction."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One value as stated by some documents."""

    key: str
    fact: KeyedFact
    documents: frozenset[UUID]
    seen: Point | None
    """The newest date of the documents that state it, where known."""
    languages: frozenset[str] = frozenset()
    """The languages of the documents, where known."""


def agree(type_: str, one: Any, other: Any) -> bool:
    """Whether two values of one type and one thing can both be true as the same statement."""
    compare = _COMPARISONS.get(type_)
    return compare is not None and compare(one, other)


def _agree(one: Reading, other: Reading) -> bool:
    """The same for two readings. Titles and degrees in two languages are compared by rank and level alone: that they
    are of one entry is known already."""
    if agree(_type(one), _value(one), _value(other)):
        return True
    compare = _COMPARISONS_ACROSS.get(_type(one)) if _is_translated(one, other) else None
    return compare is not None and compare(str(_value(one)), str(_value(other)))


def _is_translated(one: Reading, other: Reading) -> bool:
    return bool(one.languages and other.languages) and not one.languages & other.languages


def is_comparable(type_: str) -> bool:
    """Whether values of this type are compared within an entry (or a language)."""
    return type_ in _COMPARISONS


def classes(readings: list[Reading]) -> list[list[Reading]]:
    """Readings of one thing and type, put together where they agree.

    The most precise come first; a less precise one joins when it agrees with exactly one class, and
    stays alone when it could mean several.
    """
    found: list[list[Reading]] = []
    for reading in sorted(readings, key=lambda r: (-_precision(r), r.key)):
        fitting = [c for c in found if all(_agree(reading, other) for other in c)]
        if len(fitting) == 1:
            fitting[0].append(reading)
        else:
            found.append([reading])
    return found


def contradict(one: list[Reading], other: list[Reading]) -> bool:
    """Whether two classes of one thing contradict each other. Never within one document, and never when
    one value could still mean the other (`2020` beside both `May 2020` and `July 2020`)."""
    if _type(one[0]) not in CONTRADICTING_TYPES or _documents(one) & _documents(other):
        return False
    if any(_agree(a, b) for a in one for b in other):
        return False
    if _type(one[0]) in _COMPARISONS_ACROSS and all(_is_translated(a, b) for a in one for b in other):
        return False  # nobody can tell by the words
    if _type(one[0]) == FactType.SKILL_LEVEL and _years_apart(one, other):
        return False  # somebody learnt it
    ongoing, ended = (one, other) if is_ongoing(_value(one[0])) else (other, one)
    if is_ongoing(_value(ongoing[0])) and not is_ongoing(_value(ended[0])):
        seen, end = _newest(ongoing), point(_value(ended[0]))
        return seen is not None and end is not None and _later(seen, end)
    return True


def is_overtaken(one: list[Reading], other: list[Reading]) -> bool:
    """Whether `one` says "present" in a document that is not newer than the end which `other` states, or
    is the older of two levels of a skill, years apart."""
    if _type(one[0]) == FactType.SKILL_LEVEL:
        ours, theirs = _newest(one), _newest(other)
        return _years_apart(one, other) and ours is not None and theirs is not None and ours < theirs
    if not is_ongoing(_value(one[0])) or is_ongoing(_value(other[0])):
        return False
    seen, end = _newest(one), point(_value(other[0]))
    return seen is not None and end is not None and not _later(seen, end)


def _years_apart(one: list[Reading], other: list[Reading]) -> bool:
    """Whether two classes are known to be from different years."""
    ours, theirs = _newest(one), _newest(other)
    return ours is not None and theirs is not None and ours.year != theirs.year


def _later(seen: Point, end: Point) -> bool:
    """Whether a document's date is after an end, as far as both are written."""
    if seen.year != end.year or not seen.month or not end.month:
        return seen.year > end.year
    return seen.month > end.month


def _newest(readings: list[Reading]) -> Point | None:
    seen = [date for r in readings for date in (r.seen, point(_value(r))) if date is not None]
    return max(seen, default=None)


def _documents(readings: list[Reading]) -> frozenset[UUID]:
    return frozenset().union(*(r.documents for r in readings))


def _type(reading: Reading) -> str:
    return reading.fact.fact.type


def _value(reading: Reading) -> Any:
    return reading.fact.fact.value


def _precision(reading: Reading) -> int:
    value = _value(reading)
    if _type(reading) in DATE_TYPES:
        when = point(value)
        return 0 if when is None or is_ongoing(value) else 1 + bool(when.month) + bool(when.day)
    if _type(reading) == FactType.LANGUAGE:
        return int(language_level(value) is not None)
    return len(words(value)) if isinstance(value, str) else 0


def _same_date(one: Any, other: Any) -> bool:
    if is_ongoing(one) or is_ongoing(other):
        return is_ongoing(one) and is_ongoing(other)
    ours, theirs = point(one), point(other)
    return ours is not None and theirs is not None and ours.agrees_with(theirs)


def _same_degree(one: Any, other: Any) -> bool:
    if are_other_faculties(str(one), str(other)):
        return False
    ours, theirs = set(degree_field(str(one))), set(degree_field(str(other)))
    return degree_level(str(one)) == degree_level(str(other)) and (ours <= theirs or theirs <= ours)


def _contained(one: Any, other: Any) -> bool:
    ours, theirs = set(words(str(one))), set(words(str(other)))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _same_names(compare: Callable[[str, str], bool]) -> Callable[[Any, Any], bool]:
    return lambda one, other: compare(str(one), str(other))


def _same_skill_level(one: Any, other: Any) -> bool:
    ours, theirs = skill_steps(skill_level(one)), skill_steps(skill_level(other))
    return not ours or not theirs or bool(ours & theirs)


def _same_language(one: Any, other: Any) -> bool:
    return same_level(language_level(one), language_level(other))


_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    **dict.fromkeys(DATE_TYPES, _same_date),
    FactType.WORK_EMPLOYER: _same_names(same_organisation),
    FactType.WORK_TITLE: _same_names(same_title),
    FactType.WORK_LOCATION: _contained,
    FactType.VOLUNTEER_ORGANISATION: _same_names(same_organisation),
    FactType.VOLUNTEER_ROLE: _same_names(same_title),
    FactType.VOLUNTEER_LOCATION: _contained,
    FactType.PROJECT_NAME: _contained,
    FactType.EDUCATION_SCHOOL: _same_names(same_organisation),
    FactType.EDUCATION_DEGREE: _same_degree,
    FactType.EDUCATION_FIELD: _contained,
    FactType.EDUCATION_GRADE: _contained,
    FactType.LANGUAGE: _same_language,
    FactType.SKILL_LEVEL: _same_skill_level,
}

_COMPARISONS_ACROSS: Mapping[str, Callable[[str, str], bool]] = {
    FactType.WORK_TITLE: same_rank,
    FactType.VOLUNTEER_ROLE: same_rank,
    FactType.EDUCATION_DEGREE: lambda one, other: degree_level(one) == degree_level(other),
    FactType.EDUCATION_FIELD: lambda one, other: True,
}
"""How values compare that two documents state in two languages."""
