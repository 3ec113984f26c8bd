"""From a phrase to the concept that it names: exact, normalised, alias or acronym, or honestly unmapped."""

import re
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from shared.skills.normalise import Variant, compact_key, key_of, variants
from shared.skills.ontology.concepts import Concept, Kind
from shared.skills.ontology.ontology import Ontology, context_words

if TYPE_CHECKING:
    from shared.skills.mentions.finder import MentionFinder


class Method(StrEnum):
    """By which kind of name a phrase was mapped."""

    EXACT = "exact"  # the concept's name, up to case, accents and spacing
    ALIAS = "alias"  # another name of it
    ACRONYM = "acronym"  # a short form of it
    NORMALISED = "normalised"  # one of these after a vendor, a version, a suffix … was taken off
    UNMAPPED = "unmapped"


# Ranks of how much had to be assumed, in 0..1; they are no measured probabilities.
SCORES: MappingABC[Method, float] = {
    Method.EXACT: 1.0,
    Method.ALIAS: 0.97,
    Method.ACRONYM: 0.95,
    Method.NORMALISED: 0.9,
    Method.UNMAPPED: 0.0,
}
STEP_COST = 0.05  # for each thing taken off after the first
AMBIGUOUS_SCORE = 0.4  # of a candidate that lacks its context
MAX_COMPACT_LENGTH = 40
MIN_COMPACT_LENGTH = 5  # below, joined words meet by chance

_ACRONYM = re.compile(
    r"[A-Z0-9&/]{2,6}s?|[A-Za-z]\d{1,2}[A-Za-z]|[A-Z][a-z]{1,2}[A-Z]{1,2}"
)  # GCP, APIs, K8s, IoT, SaaS


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that a phrase might mean."""

    concept_id: str
    name: str
    score: float  # 0..1, see SCORES


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a phrase means. `concept_id` and `name` are None exactly when `method` is unmapped.

    `candidates` are best first and hold the chosen one; for an unmapped phrase they are what it might mean.
    """

    concept_id: str | None
    name: str | None
    method: Method
    score: float
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named in a text: `text[start:end]`, in code points, is `surface`."""

    start: int
    end: int
    surface: str
    concept_id: str
    method: Method


UNMAPPED = Mapping(None, None, Method.UNMAPPED, 0.0, ())


class SkillMatcher:
    """Maps phrases to concepts and finds concepts in texts; the same input always gives the same result.

    Building one takes the time to fold the ontology's names; keep it. `find` loads spaCy at its first use.
    """

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._name_methods = {
            (concept.id, key_of(name)): _method_of(concept, name)
            for concept in ontology.concepts
            for name in reversed(concept.names)  # the first bearer of a key decides
        }
        self._ambiguous = {(concept.id, key_of(name)) for concept in ontology.concepts for name in concept.ambiguous}

    @cached_property
    def _by_compact_key(self) -> MappingABC[str, tuple[tuple[Concept, str], ...]]:
        """Joined spelling to (concept, key of the name) pairs."""
        index: dict[str, list[tuple[Concept, str]]] = {}
        for key, concepts in self.ontology.by_key.items():
            compact = compact_key(key)
            if MIN_COMPACT_LENGTH <= len(compact) <= MAX_COMPACT_LENGTH:
                index.setdefault(compact, []).extend((concept, key) for concept in concepts)
        return {key: tuple(pairs) for key, pairs in index.items()}

    @cached_property
    def _finder(self) -> "MentionFinder":
        from shared.skills.mentions.finder import MentionFinder

        return MentionFinder(self.ontology)

    def map(self, phrase: str, context: str = "", *, in_skill_list: bool = False) -> Mapping:
        """The concept that the whole phrase names.

        `context` is the text around it (a sentence, the rest of the list); `in_skill_list` says that the
        phrase is an item of a list of skills, which is context enough for a name that only one concept has.
        """
        for variant in variants(phrase):
            pairs = self._lookup(variant)
            if not pairs:
                continue
            clear = [pair for pair in pairs if pair not in self._ambiguous]
            around = f"{phrase} {context}"
            chosen = self._choose(clear or pairs, variant, around, bool(clear), in_skill_list)
            return self._mapping(pairs, chosen, variant)
        return UNMAPPED

    def find(self, text: str) -> tuple[Mention, ...]:
        """The concepts named in a text, in order, without overlap: the longest name at each place wins.

        Names that are ambiguous need their context near, or neighbours in an enumeration that are skills.
        """
        return tuple(
            Mention(found.start, found.end, text[found.start : found.end], found.concept_id,
                    self._name_methods[(found.concept_id, found.key)])
            for found in self._finder.find(text)
        )  # fmt: skip

    def _lookup(self, variant: Variant) -> list[tuple[str, str]]:
        """(concept id, key of the name) of the concepts that bear the variant's key, in the order of ids."""
        pairs = [(concept, variant.key) for concept in self.ontology.by_key.get(variant.key, ())]
        if not pairs:
            pairs = list(self._by_compact_key.get(compact_key(variant.key), ()))
        if "vendor" in variant.stripped or "plural" in variant.stripped[:-1]:
            # "Adobe Marketing" is no marketing: only products lose their maker's name.
            pairs = [(concept, key) for concept, key in pairs if concept.kind is Kind.TOOL]
        return sorted({(concept.id, key) for concept, key in pairs})

    def _choose(
        self, pairs: list[tuple[str, str]], variant: Variant, around: str, clear: bool, in_list: bool
    ) -> tuple[str, str] | None:
        """The one pair that is meant, or None where that is not sure."""
        if clear:
            return pairs[0] if len({id_ for id_, _ in pairs}) == 1 else None
        words = set(key_of(around).split()) - set(variant.key.split())
        hits = {
            id_: len(words & context_words(self.ontology.by_id[id_])) for id_ in dict(pairs)
        }  # fmt: skip
        best = max(hits.values())
        leaders = [id_ for id_ in hits if hits[id_] == best]
        if len(leaders) == 1 and (best > 0 or in_list or variant.technical):
            return next(pair for pair in pairs if pair[0] == leaders[0])
        return None

    def _mapping(self, pairs: list[tuple[str, str]], chosen: tuple[str, str] | None, variant: Variant) -> Mapping:
        names = self.ontology.by_id
        if chosen is None:
            candidates = [Candidate(id_, names[id_].name, AMBIGUOUS_SCORE) for id_ in dict(pairs)]
            return Mapping(None, None, Method.UNMAPPED, 0.0, tuple(candidates))
        id_, key = chosen
        changed = bool(variant.stripped) or key != variant.key
        method = Method.NORMALISED if changed else self._name_methods[chosen]
        score = round(SCORES[method] - STEP_COST * max(0, len(variant.stripped) - 1), 2)
        others = [Candidate(o, names[o].name, AMBIGUOUS_SCORE) for o in dict(pairs) if o != id_]
        return Mapping(id_, names[id_].name, method, score, (Candidate(id_, names[id_].name, score), *others))


def _method_of(concept: Concept, name: str) -> Method:
    if name == concept.name:
        return Method.EXACT
    return Method.ACRONYM if _ACRONYM.fullmatch(name) else Method.ALIAS
