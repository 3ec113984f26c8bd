"""The jobs that a sentence tells of, by the employers that it names, and what is left of it without these names.

A letter says "at Acme I led a team of six", a review "Grace led a team of six": the names say where and who, and not
what.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from services.knowledge_graph.joining.keys import KeyedFact
from services.knowledge_graph.joining.review_titles import ReviewedTitle, Statements
from services.knowledge_graph.normalise.organisations import LEGAL_FORMS, beginnings, same_organisation
from services.knowledge_graph.normalise.person_names import name_words
from services.knowledge_graph.normalise.words import words
from shared.schemas.fact_types import FactType

SHORTEST_EMPLOYER = 4
"""Letters of an employer's name that is looked for in sentences."""
_Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of.

    Attributes:
        entries: jobs at the employer that it names, else the one that its review is about; a hint, that proves nothing.
        is_named: whether it names the employer: then it tells of no other employer's jobs.
        text: its words without the names of employers and of the person.
    """

    entries: frozenset[str]
    is_named: bool
    text: str


class StatementPlaces:
    """Entries by what a sentence says and where it stands."""

    def __init__(self, statements: Statements, entry_ids: Mapping[str, str], reviewed: Iterable[ReviewedTitle]) -> None:
        self._entries = _entries_of_employers(statements, entry_ids)
        self._names: dict[str, list[_Name]] = {}
        for name in sorted(self._entries, key=lambda parts: (-len(parts), parts)):
            self._names.setdefault(name[0], []).append(name)
        person = _person_words(statements)
        self._person = person | {f"{word}s" for word in person}  # in the genitive
        self._reviewed: dict[UUID, str] = {}
        for title in reviewed:
            job = statements[title.job][0].entry
            if job is not None:
                for keyed in statements[title.review]:
                    self._reviewed[keyed.fact.evidence.document_id] = entry_ids[job.key]

    def of(self, found: KeyedFact) -> Told:
        """What the sentence tells of."""
        named, text = self._without_names(found.fact.text)
        if len(named) == 1:
            return Told(named.pop(), True, text)
        reviewed = self._reviewed.get(found.fact.evidence.document_id)
        return Told(frozenset() if named or reviewed is None else frozenset({reviewed}), False, text)

    def _without_names(self, text: str) -> tuple[set[frozenset[str]], str]:
        found = words(text)
        if self._person.isdisjoint(found) and (
            self._names.keys().isdisjoint(found) or not any(self._name_at(found, place) for place in range(len(found)))
        ):
            return set(), text
        parts = text.split()
        flat = [(word, place) for place, part in enumerate(parts) for word in words(part)]
        spoken = tuple(word for word, _ in flat)
        left_out = {place for place, part in enumerate(parts) if part[:1].isupper() and self._is_person(words(part))}
        named: set[frozenset[str]] = set()
        for start in range(len(flat)):
            if name := self._name_at(spoken, start):
                named.add(self._entries[name])
                left_out.update(place for _, place in flat[start : start + len(name)])
        return named, " ".join(part for place, part in enumerate(parts) if place not in left_out)

    def _name_at(self, spoken: tuple[str, ...], start: int) -> _Name | None:
        """The longest name of an employer that begins with this word."""
        names = self._names.get(spoken[start], ())
        return next((name for name in names if spoken[start : start + len(name)] == name), None)

    def _is_person(self, found: tuple[str, ...]) -> bool:
        return bool(found) and self._person.issuperset(found)


def _entries_of_employers(statements: Statements, entry_ids: Mapping[str, str]) -> Mapping[_Name, frozenset[str]]:
    """Words of each employer's name, as written and shorter, to its jobs under whichever spelling."""
    jobs: dict[str, set[str]] = {}
    for _, found in statements.items():
        entry = found[0].entry
        if found[0].fact.type == FactType.WORK_EMPLOYER and entry is not None:
            jobs.setdefault(found[0].fact.text, set()).add(entry_ids[entry.key])
    alike: dict[str, list[str]] = {}
    for employer in jobs:
        for beginning in beginnings(employer):
            alike.setdefault(beginning, []).append(employer)
    entries: dict[_Name, set[str]] = {}
    for employer in jobs:
        others = {other for beginning in beginnings(employer) for other in alike[beginning]}
        for name in _spellings(employer):
            if len("".join(name)) >= SHORTEST_EMPLOYER:
                for other in others:
                    if same_organisation(employer, other):
                        entries.setdefault(name, set()).update(jobs[other])
    return {name: frozenset(found) for name, found in entries.items()}


def _spellings(employer: str) -> Iterator[_Name]:
    name = words(employer)
    while name:
        yield name
        if name[0] in ("the", "die", "der", "das", "la", "le", "el"):
            yield name[1:] or name
        if name[-1] not in LEGAL_FORMS and len(name[-1]) > 1:
            return
        name = name[:-1]


def _person_words(statements: Statements) -> frozenset[str]:
    """The words of the person's names, as long as they can be told from initials."""
    names = {found.fact.text for same in statements.values() for found in same[:1] if found.fact.type == FactType.NAME}
    return frozenset(word for name in names for word in name_words(name) if len(word) > 2)
