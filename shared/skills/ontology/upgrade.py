"""From one ontology version to the next: what a release drops stays known, and everything that changed is told.

A release has no word on what became of an entry that it does not hold any more. It is found by name: a former entry
whose name a new one bears (or whose Content Model element it is) lives on in that one, which keeps the former id and
names. Where no name leads on, nothing is guessed: the entry is kept as it was, marked as retired. So a phrase that
had a meaning keeps one; the only exceptions are names that several new entries share, and they are told as unclear.

What our own data says of a built-in concept is never carried over: a name taken out there was a mistake.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from shared.skills.normalise import key_of
from shared.skills.ontology.concepts import Concept, Source
from shared.skills.ontology.ontology import Ontology

_SOFTWARE = " software"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one former entry. `concept_id` and `name` are what it is now: itself where it was kept."""

    former_id: str
    former_name: str
    concept_id: str
    name: str


@dataclass(frozen=True, slots=True)
class OntologyChanges:
    """The difference of two versions, in the order of the former ids.

    Attributes:
        added: ids that no former entry became.
        renamed: one former entry is one entry of another name or id.
        merged: the former entry is one with another that was there before, or with other former ones.
        vanished: no entry of the release leads on from it; it is kept, retired.
        unclear: its name stands for several entries now, none of which it is for certain; it is not kept.
    """

    previous: str
    version: str
    added: tuple[str, ...]
    renamed: tuple[Change, ...]
    merged: tuple[Change, ...]
    vanished: tuple[Change, ...]
    unclear: tuple[Change, ...]

    def to_record(self) -> dict[str, Any]:
        """As JSON values; `added` as a number."""
        record: dict[str, Any] = {"previous": self.previous, "version": self.version, "added": len(self.added)}
        for name in ("renamed", "merged", "vanished", "unclear"):
            record[name] = [
                {
                    "former_id": change.former_id,
                    "former_name": change.former_name,
                    "concept_id": change.concept_id,
                    "name": change.name,
                }
                for change in getattr(self, name)
            ]
        return record


def upgrade(previous: Ontology, fresh: Ontology) -> tuple[Ontology, OntologyChanges]:
    """The version that follows `previous` when `fresh` was made of the newest release; what is different in it.

    The result is stamped, and a function of the two contents alone. Upgrading it with the same `fresh` again changes
    nothing.
    """
    work = _Upgrade(previous, fresh)
    work.carry_over()
    upgraded = Ontology(fresh.release, work.concepts(), fresh.attribution).stamped()
    return upgraded, work.changes(upgraded)


@dataclass
class _Upgrade:
    """The concepts of the next version while they are put together."""

    previous: Ontology
    fresh: Ontology
    _made: dict[str, Concept] = field(default_factory=dict)
    _bearers: dict[str, str] = field(default_factory=dict)
    _successors: dict[str, str] = field(default_factory=dict)
    _kept: list[str] = field(default_factory=list)
    _unclear: list[str] = field(default_factory=list)

    def carry_over(self) -> None:
        self._made = dict(self.fresh.by_id)
        self._bearers = {key: concepts[0].id for key, concepts in self.fresh.by_key.items()}
        gone = [concept for concept in self.previous.concepts if concept.id not in self.fresh.by_id]
        for former in self.previous.concepts:
            if former.id in self.fresh.by_id:
                self._join(former, former.id)
        unfollowed = []
        for former in gone:
            successor = _successor(former, self.fresh)
            if successor is None:
                unfollowed.append(former)
            else:
                self._successors[former.id] = successor.id
                self._join(former, successor.id)
        for former in unfollowed:
            self._keep(former)

    def concepts(self) -> Iterator[Concept]:
        for concept in self._made.values():
            above = concept.broader
            if above is not None:
                above = self._successors.get(above, above)
            yield replace(concept, broader=above if above in self._made and above != concept.id else None)

    def changes(self, upgraded: Ontology) -> OntologyChanges:
        followed = list(self._successors.values())
        renamed: list[Change] = []
        merged: list[Change] = []
        for former in self.previous.concepts:
            now = upgraded.by_id.get(self._successors.get(former.id, former.id))
            if now is None or (now.id == former.id and now.name == former.name):
                continue
            alone = now.id == former.id or (now.id not in self.previous.by_id and followed.count(now.id) == 1)
            (renamed if alone else merged).append(Change(former.id, former.name, now.id, now.name))
        return OntologyChanges(
            previous=self.previous.version,
            version=upgraded.version,
            added=tuple(sorted(self.fresh.by_id.keys() - self.previous.by_id.keys() - set(followed))),
            renamed=tuple(renamed),
            merged=tuple(merged),
            vanished=self._told(id_ for id_ in self._kept if not self.previous.by_id[id_].retired),
            unclear=self._told(self._unclear),
        )

    def _told(self, ids: Iterable[str]) -> tuple[Change, ...]:
        former = self.previous.by_id
        return tuple(Change(id_, former[id_].name, id_, former[id_].name) for id_ in ids)

    def _join(self, former: Concept, concept_id: str) -> None:
        """Give the concept the ids that it stands for now, and the names of the former one that nobody else has."""
        concept = self._made[concept_id]
        replaced = dict.fromkeys([*concept.replaces, former.id, *former.replaces])
        ids = tuple(id_ for id_ in replaced if id_ not in self.fresh.by_id)
        names = [name for name in _names_to_keep(former, concept_id) if key_of(name) not in self._bearers]
        names = list({key_of(name): name for name in reversed(names)}.values())[::-1]
        self._bearers |= {key_of(name): concept_id for name in names}
        joined = replace(concept, replaces=ids, aliases=(*concept.aliases, *names))
        if joined.source is Source.BUILTIN:
            joined = replace(joined, from_release=(*concept.from_release, *names))
        self._made[concept_id] = _with_rules_of(joined, former, names)

    def _keep(self, former: Concept) -> None:
        """The former concept under those of its names that mean nothing else now."""
        free = [name for name in former.names if key_of(name) not in self._bearers]
        if not free:
            self._unclear.append(former.id)
            return
        self._kept.append(former.id)
        self._bearers |= {key_of(name): former.id for name in free}
        element = former.onet_element_id
        bare = replace(
            former,
            name=free[0],
            aliases=tuple(free[1:]),
            ambiguous=(),
            cased=(),
            needs_context=(),
            from_release=tuple(name for name in former.from_release if name in free),
            replaces=tuple(id_ for id_ in former.replaces if id_ not in self.fresh.by_id),
            onet_element_id=None if element in self.fresh.by_element else element,
            retired=True,
        )
        self._made[former.id] = _with_rules_of(bare, former, free)


def _successor(former: Concept, fresh: Ontology) -> Concept | None:
    """The one new concept that a former one lives on in, or None where that is not sure.

    Titles may differ by the word "software". Else the name of one of the two has to be among the names of the other:
    two short forms that meet mean nothing. Names that need their context lead nowhere.
    """
    if former.onet_element_id is not None and former.onet_element_id in fresh.by_element:
        return fresh.by_element[former.onet_element_id]
    title = key_of(former.name).removesuffix(_SOFTWARE)
    for found in (
        {concept.id: concept for key in (title, title + _SOFTWARE) for concept in _titled(key, fresh)},
        {concept.id: concept for concept in _of_clear_names(former, fresh)},
    ):
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _titled(key: str, fresh: Ontology) -> list[Concept]:
    """Concepts that have this as their name, not as an alias."""
    return [concept for concept in fresh.by_key.get(key, ()) if key_of(concept.name) == key]


def _of_clear_names(former: Concept, fresh: Ontology) -> Iterator[Concept]:
    for name in _clear_names(former):
        key = key_of(name)
        for concept in fresh.by_key.get(key, ()):
            is_name_of_one = name == former.name or key_of(concept.name) == key
            if is_name_of_one and key in {key_of(clear) for clear in _clear_names(concept)}:
                yield concept


def _clear_names(concept: Concept) -> list[str]:
    return [name for name in concept.names if name not in concept.ambiguous]


def _names_to_keep(former: Concept, concept_id: str) -> tuple[str, ...]:
    """Names that a release gave; of a built-in concept that lives on as itself not those of our own data."""
    if former.source is Source.BUILTIN and former.id == concept_id:
        return former.from_release
    return former.names


def _with_rules_of(concept: Concept, former: Concept, names: Iterable[str]) -> Concept:
    """The rules for context and spelling that these names had, which the concept has now."""
    kept = list(names)
    ambiguous = [name for name in former.ambiguous if name in kept]
    cased = [name for name in former.cased if name in kept]
    if not ambiguous and not cased:
        return concept
    return replace(
        concept,
        ambiguous=(*concept.ambiguous, *ambiguous),
        cased=(*concept.cased, *cased),
        needs_context=tuple(dict.fromkeys([*concept.needs_context, *former.needs_context])),
    )
