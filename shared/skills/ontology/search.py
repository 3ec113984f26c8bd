"""Finding concepts by their names, for somebody who types: whole names first, then beginnings, words and slips."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from shared.skills.normalise import key_of
from shared.skills.ontology.concepts import Concept
from shared.skills.ontology.ontology import Ontology

WHOLE, BEGINNING, WORDS, SLIP = 1.0, 0.9, 0.8, 0.7
"""Scores of the four ways to be found; a slip's is multiplied by the likeness. They rank, and measure nothing."""
LEAST_LIKENESS = 80.0
"""Of rapidfuzz's normalised Indel similarity (0-100): one letter of five may differ."""
SHORTEST_SLIP = 4
"""Letters; shorter words are too near to each other."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept that was found, by which of its names, and how well (0 to 1)."""

    concept: Concept
    key: str
    score: float


class NameSearch:
    """Searches the names of one ontology version. Equal input gives equal results."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._keys = list(ontology.by_key)

    def search(self, query: str, limit: int) -> list[Hit]:
        """The best concepts, each once by its best name; of equal scores those in demand first, then short names."""
        asked = key_of(query)
        if not asked:
            return []
        scored = self._scored(asked)
        return best_of(
            (Hit(concept, key, score) for key, score in scored for concept in self.ontology.by_key[key]), limit
        )

    def _scored(self, asked: str) -> Iterator[tuple[str, float]]:
        words = asked.split()
        for key in self._keys:
            if key == asked:
                yield key, WHOLE
            elif key.startswith(asked):
                yield key, BEGINNING
            elif words[0] in key and _holds(key.split(), words):
                yield key, WORDS
        if len(asked) >= SHORTEST_SLIP:
            near = process.extract(asked, self._keys, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=50)
            for key, likeness, _ in near:
                yield key, round(SLIP * likeness / 100, 4)


def best_of(hits: Iterable[Hit], limit: int) -> list[Hit]:
    """The best concepts, each once; of equal scores those in demand first, then short names."""
    best: dict[str, Hit] = {}
    for hit in hits:
        known = best.get(hit.concept.id)
        if known is None or (hit.score, -len(hit.key)) > (known.score, -len(known.key)):
            best[hit.concept.id] = hit
    return sorted(best.values(), key=_rank)[:limit]


def _holds(key: list[str], words: list[str]) -> bool:
    """Whether each word begins a word of the key."""
    return all(any(part.startswith(word) for part in key) for word in words)


def _rank(hit: Hit) -> tuple[float, bool, bool, int, str]:
    concept = hit.concept
    return -hit.score, not concept.in_demand, not concept.hot, len(hit.key), concept.id
