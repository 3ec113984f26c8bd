"""Duplicate keys: two statements with equal keys say the same thing.

A key is the SHA-256 of (subject, type, identity of the entry, normalised value). It follows from one
document alone, so commands can name it: what other documents state never changes it. An intent has keys
of its own (subject `person:intent`), because a wish never joins a thing the person has.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal
from uuid import UUID

from services.knowledge_graph.canonical_json import canonical_json, content_hash
from services.knowledge_graph.normalise.dates import Point, is_ongoing, point
from services.knowledge_graph.normalise.values import normal_value
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact

EntryKind = Literal["work", "volunteer", "education", "project", "certificate", "award", "publication"]

_ENTRY_TYPES: tuple[tuple[EntryKind, tuple[str, ...]], ...] = (
    ("work", (FactType.WORK_EMPLOYER, FactType.WORK_TITLE)),
    ("education", (FactType.EDUCATION_SCHOOL, FactType.EDUCATION_DEGREE)),
    ("volunteer", (FactType.VOLUNTEER_ORGANISATION, FactType.VOLUNTEER_ROLE)),
    ("project", (FactType.PROJECT_NAME,)),
    ("certificate", (FactType.CERTIFICATE,)),
    ("award", (FactType.AWARD,)),
    ("publication", (FactType.PUBLICATION,)),
)
"""The facts that tell one entry of a kind from another."""
STARTS: Mapping[EntryKind, str] = {
    "work": FactType.WORK_START,
    "volunteer": FactType.VOLUNTEER_START,
    "education": FactType.EDUCATION_START,
    "project": FactType.PROJECT_START,
}
"""The fact that says when an entry of a kind began."""
ENDS: Mapping[EntryKind, str] = {
    "work": FactType.WORK_END,
    "volunteer": FactType.VOLUNTEER_END,
    "education": FactType.EDUCATION_END,
    "project": FactType.PROJECT_END,
    "certificate": FactType.CERTIFICATE_DATE,
    "award": FactType.AWARD_DATE,
    "publication": FactType.PUBLICATION_DATE,
}
"""The fact that says when it ended, or its only date."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A job, school, project or certificate … as one document describes it. `key` is the hash of its
    identity."""

    key: str
    kind: EntryKind
    identity: tuple[str, ...]
    names: tuple[str, ...]
    """As written: employer and title, school and degree, or the project's name; empty where it is not said.
    """
    start: Point | None
    end: Point | None


@dataclass(frozen=True, slots=True)
class KeyedFact:
    """A fact with its duplicate key, the entry it belongs to, and its value in normal form (canonical
    JSON)."""

    fact: Fact
    key: str
    entry: Entry | None
    normal: str


def keyed(facts: Iterable[Fact]) -> tuple[KeyedFact, ...]:
    """The facts of one document about its person, with their keys, in the order in which they stand."""
    own = [fact for fact in facts if fact.subject == "person" and fact.type != FactType.DOCUMENT_SUMMARY]
    entries = _entries(own)
    period = _review_period(own)
    found = []
    for fact in sorted(own, key=lambda f: (f.evidence.start, f.evidence.end, f.type, f.id.int)):
        entry = entries.get(fact.entry_id) if fact.entry_id else None
        value = normal_value(fact.type, fact.value, fact.text)
        nature = period if fact.type.startswith("review.") else ()
        subject = "person" if fact.holding == "held" else "person:intent"
        identity = entry.identity if entry else nature
        normal = canonical_json(value)
        found.append(KeyedFact(fact, duplicate_key(subject, fact.type, identity, normal), entry, normal))
    return tuple(found)


def duplicate_key(subject: str, type_: str, identity: tuple[str, ...], normal: str) -> str:
    """SHA-256 of the canonical JSON of `[subject, type, identity, value]`, 64 hex digits; `normal` is the
    value's."""
    return hashlib.sha256(f"{_key_head(subject, type_, identity)},{normal}]".encode()).hexdigest()


@lru_cache(maxsize=4096)
def _key_head(subject: str, type_: str, identity: tuple[str, ...]) -> str:
    """The part of a key's JSON that the facts of an entry share."""
    return canonical_json([subject, type_, list(identity)])[:-1]


def _entries(facts: list[Fact]) -> Mapping[UUID, Entry]:
    """The entries of a document by the id that it gives them; the start year joins an identity that
    repeats."""
    by_id: dict[UUID, dict[str, Fact]] = {}
    for fact in facts:
        if fact.entry_id is not None:
            by_id.setdefault(fact.entry_id, {}).setdefault(fact.type, fact)
    drafts = {id_: draft for id_, parts in by_id.items() if (draft := _draft(parts)) is not None}
    repeats = Counter(draft.identity for draft in drafts.values())
    return {id_: _with_year(draft) if repeats[draft.identity] > 1 else draft for id_, draft in drafts.items()}


def _draft(parts: Mapping[str, Fact]) -> Entry | None:
    """The entry that these facts describe, or None where they are of no kind that has an identity."""
    for kind, types in _ENTRY_TYPES:
        if any(type_.split(".")[0] == kind for type_ in parts):
            names = tuple(_name(parts.get(type_)) for type_ in types)
            start, end = _dated(parts, STARTS, kind), _dated(parts, ENDS, kind)
            normal = tuple(_normal_name(type_, name) for type_, name in zip(types, names, strict=True))
            return _entry(kind, (kind, *normal), names, start, end)
    return None


def _entry(
    kind: EntryKind, identity: tuple[str, ...], names: tuple[str, ...], start: Point | None, end: Point | None
) -> Entry:
    return Entry(content_hash(["entry", *identity]), kind, identity, names, start, end)


def _with_year(entry: Entry) -> Entry:
    year = str(entry.start.year) if entry.start else ""
    return _entry(entry.kind, (*entry.identity, year), entry.names, entry.start, entry.end)


def _name(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return fact.value if isinstance(fact.value, str) else fact.text


def _normal_name(type_: str, name: str) -> str:
    if not name:
        return ""
    return str(normal_value(type_, name, name))


def _dated(parts: Mapping[str, Fact], types: Mapping[EntryKind, str], kind: EntryKind) -> Point | None:
    fact = parts.get(types[kind]) if kind in types else None
    if fact is None or is_ongoing(fact.value):  # "present" is the date of the document, not of the entry
        return None
    return point(fact.value)


def _review_period(facts: list[Fact]) -> tuple[Any, ...]:
    """A review's statements belong to its period: the rating of another year is another fact."""
    periods = sorted(
        canonical_json(normal_value(fact.type, fact.value, fact.text))
        for fact in facts
        if fact.type == FactType.REVIEW_PERIOD
    )
    return tuple(periods[:1])
