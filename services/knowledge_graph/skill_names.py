"""What the person says that a phrase, or one fact, means: it overrules the ontology, for this person only."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import SkillName
from shared.skills.normalise import key_of

METHOD = "person"
"""Of mappings that rest on the person's own word."""


@dataclass(frozen=True, slots=True)
class SkillNameInput:
    """One such command at its place. Either `phrase` or `keys` (of one fact) is given; no concept: it is withdrawn."""

    event_id: UUID
    position: int
    phrase: str | None
    keys: tuple[str, ...]
    concept_id: str | None


def names_in_force(inputs: Iterable[SkillNameInput]) -> tuple[SkillName, ...]:
    """What holds after all commands: of each phrase, and of each key of a fact, the last word. In their order."""
    phrases: dict[str, SkillNameInput] = {}
    facts: dict[str, SkillNameInput] = {}
    for given in sorted(inputs, key=lambda one: (one.position, str(one.event_id))):
        if given.phrase is not None:
            phrases[key_of(given.phrase)] = given
        facts.update(dict.fromkeys(given.keys, given))
    kept: dict[UUID, tuple[SkillNameInput, list[str]]] = {}
    for given in phrases.values():
        kept[given.event_id] = (given, [])
    for key, given in facts.items():
        kept.setdefault(given.event_id, (given, []))[1].append(key)
    ordered = sorted(kept.values(), key=lambda pair: (pair[0].position, str(pair[0].event_id)))
    return tuple(
        SkillName(phrase=given.phrase, keys=tuple(sorted(keys)), concept_id=given.concept_id)
        for given, keys in ordered
        if given.concept_id is not None
    )


def names_gone(inputs: Iterable[SkillNameInput], present: Collection[str]) -> list[UUID]:
    """Commands about one fact none of whose keys is present any more."""
    return [given.event_id for given in inputs if given.keys and not any(key in present for key in given.keys)]


class PersonalNames:
    """The names of one person, ready to be looked up."""

    def __init__(self, names: Sequence[SkillName]) -> None:
        self._by_phrase = {key_of(name.phrase): name for name in names if name.phrase is not None}
        self._by_key = {key: name for name in names for key in name.keys}

    def of_fact(self, fact: CanonicalFact) -> str | None:
        """The concept that the person chose for the fact."""
        chosen = [self._by_key[key].concept_id for key in fact.keys if key in self._by_key]
        return chosen[0] if chosen else None

    def of_phrase(self, phrase: str) -> str | None:
        """The concept that a phrase means to the person."""
        name = self._by_phrase.get(key_of(phrase))
        return None if name is None else name.concept_id

    def in_text(self, text: str) -> list[tuple[str, str]]:
        """(phrase, concept id) of the person's phrases that stand in a text as whole words, in their order."""
        if not self._by_phrase:
            return []
        folded = f" {key_of(text)} "
        found = [(folded.find(f" {key} "), key) for key in self._by_phrase]
        names = [self._by_phrase[key] for place, key in sorted(found) if place >= 0]
        return [(name.phrase, name.concept_id) for name in names if name.phrase is not None]
