"""Generated persons as facts of the types that JSON Resume holds."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any
from uuid import UUID, uuid5

from hypothesis import strategies as st

from services.extractor.phrases.intents import is_own_intent
from services.ingest.reading.normalization import clean
from shared.schemas.fact_types import FactType as T
from shared.schemas.facts import Evidence, Fact

DOCUMENT = UUID("8f14e45f-ceea-467f-a0e6-1f6b3c2d9a11")
Value = tuple[T, Any]

HELD = frozenset(
    {
        T.NAME, T.HEADLINE, T.SUMMARY, T.EMAIL, T.PHONE, T.LINK, T.LOCATION, T.LANGUAGE, T.SKILL, T.SKILL_LEVEL,
        T.WORK_EMPLOYER, T.WORK_TITLE, T.WORK_LOCATION, T.WORK_START, T.WORK_END, T.WORK_DESCRIPTION, T.WORK_BULLET,
        T.VOLUNTEER_ORGANISATION, T.VOLUNTEER_ROLE, T.VOLUNTEER_START, T.VOLUNTEER_END, T.VOLUNTEER_DESCRIPTION,
        T.VOLUNTEER_BULLET, T.EDUCATION_SCHOOL, T.EDUCATION_DEGREE, T.EDUCATION_FIELD, T.EDUCATION_START,
        T.EDUCATION_END, T.EDUCATION_GRADE, T.EDUCATION_COURSE, T.CERTIFICATE, T.CERTIFICATE_ISSUER,
        T.CERTIFICATE_DATE, T.AWARD, T.AWARD_ISSUER, T.AWARD_DATE, T.PUBLICATION, T.PUBLICATION_PUBLISHER,
        T.PUBLICATION_DATE, T.PROJECT_NAME, T.PROJECT_DESCRIPTION, T.PROJECT_START, T.PROJECT_END, T.PROJECT_BULLET,
        T.INTEREST, T.REFERENCE, T.REFERENCE_DETAIL,
    }
)  # fmt: skip
"""The types that JSON Resume has a place for."""

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"))
WORDS = st.text(_LETTERS | st.sampled_from('"\\/<>&{}[]:,\t '), min_size=1, max_size=25).map(clean).filter(bool)
_SUMMARIES = WORDS.filter(lambda words: not is_own_intent(words))
_DATES = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)).flatmap(
    lambda date: st.sampled_from([(4, "year"), (7, "month"), (10, "day")]).map(
        lambda cut: {"date": date.isoformat()[: cut[0]], "precision": cut[1], "ongoing": False}
    )
)
_ONGOING = {"date": None, "precision": None, "ongoing": True}
_PERIODS = st.one_of(
    st.just((None, None)), st.tuples(st.none(), _DATES), st.tuples(_DATES, _DATES), st.tuples(_DATES, st.just(_ONGOING))
)
_PHONES = st.sampled_from(["+31612345678", "+12065550142", "+493012345678", "+33123456789", "+81312345678"])
_LINKS = st.from_regex(r"https://[a-z]{2,8}\.(org|dev)/[a-z0-9]{0,8}", fullmatch=True)
_EMAILS = st.from_regex(r"[a-z]{1,8}\.[a-z]{1,8}@[a-z]{2,8}\.org", fullmatch=True)
_LOWER = WORDS.map(str.lower).map(clean).filter(lambda words: bool(words) and words == words.lower())
_LEVELS = st.sampled_from(["expert", "advanced", "intermediate", "beginner"])


def _maybe(type_: T, values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Value]]:
    return st.lists(values.map(lambda value: (type_, value)), max_size=1)


def _some(type_: T, values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Value]]:
    return st.lists(values.map(lambda value: (type_, value)), max_size=3)


def _dated(start: T, end: T) -> st.SearchStrategy[list[Value]]:
    return _PERIODS.map(lambda period: [(t, v) for t, v in zip((start, end), period, strict=True) if v is not None])


def _joined(*parts: st.SearchStrategy[list[Value]]) -> st.SearchStrategy[list[Value]]:
    return st.tuples(*parts).map(lambda lists: [value for one in lists for value in one])


def _named(type_: T) -> st.SearchStrategy[list[Value]]:
    return WORDS.map(lambda words: [(type_, words)])


_SKILLS = st.lists(st.tuples(WORDS, st.none() | _LEVELS), max_size=4, unique_by=lambda pair: pair[0]).map(
    lambda pairs: [
        value
        for name, level in pairs
        for value in ((T.SKILL, name), *([(T.SKILL_LEVEL, {"skill": name, "level": level})] if level else ()))
    ]
)
_LANGUAGES = _some(T.LANGUAGE, st.fixed_dictionaries({"name": WORDS, "level": st.none() | _LOWER}))
_LINKED = st.lists(_LINKS, max_size=3, unique=True).map(lambda links: [(T.LINK, link) for link in links])
_SELF = _joined(
    _maybe(T.NAME, WORDS), _maybe(T.HEADLINE, WORDS), _maybe(T.SUMMARY, _SUMMARIES), _maybe(T.EMAIL, _EMAILS),
    _maybe(T.PHONE, _PHONES), _LINKED, _maybe(T.LOCATION, WORDS), _LANGUAGES, _SKILLS, _some(T.INTEREST, WORDS),
)  # fmt: skip
_ENTRIES = st.one_of(
    _joined(_named(T.WORK_EMPLOYER), _maybe(T.WORK_TITLE, WORDS), _maybe(T.WORK_LOCATION, WORDS),
            _maybe(T.WORK_DESCRIPTION, WORDS), _dated(T.WORK_START, T.WORK_END), _some(T.WORK_BULLET, WORDS)),
    _joined(_named(T.VOLUNTEER_ROLE), _maybe(T.VOLUNTEER_ORGANISATION, WORDS), _maybe(T.VOLUNTEER_DESCRIPTION, WORDS),
            _dated(T.VOLUNTEER_START, T.VOLUNTEER_END), _some(T.VOLUNTEER_BULLET, WORDS)),
    _joined(_named(T.EDUCATION_SCHOOL), _maybe(T.EDUCATION_DEGREE, WORDS), _maybe(T.EDUCATION_FIELD, WORDS),
            _maybe(T.EDUCATION_GRADE, WORDS), _dated(T.EDUCATION_START, T.EDUCATION_END),
            _some(T.EDUCATION_COURSE, WORDS)),
    _joined(_named(T.PROJECT_NAME), _maybe(T.PROJECT_DESCRIPTION, WORDS), _dated(T.PROJECT_START, T.PROJECT_END),
            _some(T.PROJECT_BULLET, WORDS)),
    _joined(_named(T.CERTIFICATE), _maybe(T.CERTIFICATE_ISSUER, WORDS), _maybe(T.CERTIFICATE_DATE, _DATES)),
    _joined(_named(T.AWARD), _maybe(T.AWARD_ISSUER, WORDS), _maybe(T.AWARD_DATE, _DATES)),
    _joined(_named(T.PUBLICATION), _maybe(T.PUBLICATION_PUBLISHER, WORDS), _maybe(T.PUBLICATION_DATE, _DATES)),
    _joined(_named(T.REFERENCE), _maybe(T.REFERENCE_DETAIL, WORDS)),
)  # fmt: skip


def _facts(own: Sequence[Value], entries: Sequence[Sequence[Value]]) -> list[Fact]:
    position = count()
    facts = [_fact(value, next(position), None) for value in own]
    for number, entry in enumerate(entries):
        entry_id = uuid5(DOCUMENT, f"entry:{number}")
        facts += [_fact(value, next(position), entry_id) for value in entry]
    return facts


def _fact(stated: Value, position: int, entry_id: UUID | None) -> Fact:
    type_, value = stated
    text = value if isinstance(value, str) else json.dumps(value)
    evidence = Evidence(document_id=DOCUMENT, page=1, start=position * 10_000, end=position * 10_000 + 1, quote="x")
    return Fact(
        id=uuid5(DOCUMENT, str(position)), entry_id=entry_id, type=type_, text=text, value=value, evidence=evidence,
        confidence=0.9, extractor="generated",
    )  # fmt: skip


persons: st.SearchStrategy[list[Fact]] = st.builds(_facts, _SELF, st.lists(_ENTRIES, max_size=5))
"""Persons as lists of facts."""


def _undated(value: Any) -> Any:
    """What goes on is dated by its document, and an export is another document."""
    return "ongoing" if isinstance(value, dict) and value.get("ongoing") else value


def values_by_entry(facts: Iterable[Fact]) -> list[list[str]]:
    """Type and value of the facts that JSON Resume holds, entry by entry, in no particular order."""
    entries: dict[UUID | None, list[str]] = {}
    for fact in facts:
        if fact.type in HELD:
            entries.setdefault(fact.entry_id, []).append(
                f"{fact.type} {json.dumps(_undated(fact.value), sort_keys=True)}"
            )
    return sorted(sorted(values) for values in entries.values())
