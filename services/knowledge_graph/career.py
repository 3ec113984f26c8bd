"""A person's jobs, schools and projects, put together from their facts."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from services.knowledge_graph.front_door.commands import is_active
from services.knowledge_graph.joining.keys import ENDS, STARTS, EntryKind
from services.knowledge_graph.joining.paraphrases import STATEMENT_TYPES
from services.knowledge_graph.joining.spans import Spans
from services.knowledge_graph.normalise.dates import Point, is_ongoing, point
from services.knowledge_graph.normalise.values import DATE_TYPES
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact


@dataclass(frozen=True)
class Entry:
    """A job, a time at school or a project, with all active facts that belong to it, in their order."""

    id: str
    kind: EntryKind
    facts: tuple[CanonicalFact, ...]
    today: Point | None
    """The newest date that any fact states: what `present` means at the latest."""

    def all(self, *types: str) -> tuple[CanonicalFact, ...]:
        """Its facts of these types, in their order."""
        if len(types) == 1:
            return self._by_type.get(types[0], ())
        return tuple(fact for fact in self.facts if fact.type in types)

    def best(self, type_: str) -> CanonicalFact | None:
        """The fact of a type that speaks for the entry where several contradict each other."""
        found = self._by_type.get(type_, ())
        return found[0] if len(found) == 1 else min(found, key=_preference, default=None)

    @cached_property
    def _by_type(self) -> Mapping[str, tuple[CanonicalFact, ...]]:
        found: dict[str, list[CanonicalFact]] = {}
        for fact in self.facts:
            found.setdefault(fact.type, []).append(fact)
        return {type_: tuple(facts) for type_, facts in found.items()}

    def text(self, type_: str) -> str:
        """The words of the best fact of a type, or ""."""
        fact = self.best(type_)
        if fact is None:
            return ""
        return fact.value if isinstance(fact.value, str) else fact.text

    @cached_property
    def start(self) -> Point | None:
        """When it began."""
        fact = self.best(STARTS[self.kind])
        return point(fact.value) if fact else None

    @cached_property
    def end_fact(self) -> CanonicalFact | None:
        """The fact that states its end."""
        return self.best(ENDS[self.kind])

    @cached_property
    def is_ongoing(self) -> bool:
        """Whether its documents say `present`."""
        return self.end_fact is not None and is_ongoing(self.end_fact.value)

    @cached_property
    def end(self) -> Point | None:
        """When it ended. One that goes on is known to have lasted until the newest document that speaks of
        it; where none of these has a date, until the newest date of all."""
        if self.end_fact is None:
            return None
        stated = point(self.end_fact.value)
        if not self.is_ongoing:
            return stated
        seen = [_day(fact.as_of) for fact in self.facts if fact.as_of is not None]
        return max([*seen, *([stated] if stated else [])], default=self.today)

    @cached_property
    def dates(self) -> tuple[CanonicalFact, ...]:
        """The facts that state its start and its end."""
        start = self.best(STARTS[self.kind])
        return tuple(fact for fact in (start, self.end_fact) if fact is not None)

    @cached_property
    def months(self) -> int | None:
        """Its length: months from the first to the last, both counted; whole years where only years are
        written."""
        if self.start is None or self.end is None:
            return None
        return max(0, self.end.months - self.start.months + bool(self.start.month and self.end.month))

    @property
    def is_dated_by_years(self) -> bool:
        """Whether a month is missing from its start or end."""
        return not (self.start and self.start.month and self.end and self.end.month)


@dataclass(frozen=True)
class Career:
    """The active, held facts of a person."""

    facts: tuple[CanonicalFact, ...]
    jobs: tuple[Entry, ...] = field(default=())
    schools: tuple[Entry, ...] = field(default=())
    projects: tuple[Entry, ...] = field(default=())
    volunteering: tuple[Entry, ...] = field(default=())

    @cached_property
    def by_entry(self) -> Mapping[str, Entry]:
        """Every entry by its id."""
        return {entry.id: entry for entry in (*self.jobs, *self.schools, *self.projects, *self.volunteering)}

    def all(self, *types: str) -> tuple[CanonicalFact, ...]:
        """The facts of these types, in their order."""
        return tuple(fact for fact in self.facts if fact.type in types)

    @cached_property
    def derived(self) -> Mapping[str, str]:
        """The id of each achievement that was read from another statement, to the id of that statement."""
        statements = Spans(
            (evidence, fact.id)
            for fact in self.facts
            if fact.type in STATEMENT_TYPES and fact.type != FactType.ACHIEVEMENT
            for evidence in fact.evidence
        )
        found = {
            fact.id: next((at for evidence in fact.evidence if (at := statements.at(evidence))), None)
            for fact in self.all(FactType.ACHIEVEMENT)
        }
        return {id_: host for id_, host in found.items() if host is not None}


def career_of(facts: Sequence[CanonicalFact]) -> Career:
    """The career that the facts tell. Jobs and schools are in the order of their dates, undated ones last."""
    held = tuple(fact for fact in facts if fact.holding == "held" and is_active(fact))
    today = newest_date(held)
    entries: dict[str, list[CanonicalFact]] = {}
    for fact in held:
        if fact.entry_id is not None:
            entries.setdefault(fact.entry_id, []).append(fact)
    found = [
        Entry(id_, kind, tuple(parts), today) for id_, parts in entries.items() if (kind := _kind(parts)) is not None
    ]
    return Career(
        facts=held,
        jobs=tuple(sorted((e for e in found if e.kind == "work"), key=_by_date)),
        schools=tuple(sorted((e for e in found if e.kind == "education"), key=_by_date)),
        projects=tuple(e for e in found if e.kind == "project"),
        volunteering=tuple(sorted((e for e in found if e.kind == "volunteer"), key=_by_date)),
    )


def newest_date(facts: Iterable[CanonicalFact]) -> Point | None:
    """The newest date that facts or their documents state. It stands for "today", which nothing derived
    may ask."""
    dates = []
    for fact in facts:
        if fact.as_of is not None:
            dates.append(_day(fact.as_of))
        if fact.type in DATE_TYPES:
            stated = point(fact.value)
            if stated is not None:
                dates.append(stated)
    return max(dates, default=None)


def _day(date: dt.date) -> Point:
    return Point(date.year, date.month, date.day)


def _kind(facts: Iterable[CanonicalFact]) -> EntryKind | None:
    names = {fact.type.split(".")[0] for fact in facts}
    kinds: tuple[EntryKind, ...] = ("work", "education", "volunteer", "project")
    return next((kind for kind in kinds if kind in names), None)


def _by_date(entry: Entry) -> tuple[int, int, str]:
    start, end = entry.start, entry.end
    if start is None and end is None:
        return (10**6, 0, entry.id)
    return (
        start.months if start else end.months if end else 0,
        end.months if end else 10**6,
        entry.id,
    )


def _preference(fact: CanonicalFact) -> tuple[bool, int, float, int, str]:
    """Smallest first: what the person approved, what more documents say, the surest, the newest."""
    documents = len({evidence.document_id for evidence in fact.evidence})
    as_of = fact.as_of.toordinal() if fact.as_of else 0
    return (fact.status != "approved", -documents, -fact.confidence, -as_of, fact.id)
