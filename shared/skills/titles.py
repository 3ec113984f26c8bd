"""From a job title to occupations of O*NET-SOC, with seniority and function split off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from shared.embeddings.embedder import Embedder
from shared.skills.dense import DenseIndex
from shared.skills.lexical import CharTfIdf, WordBm25
from shared.skills.normalise import key_of
from shared.skills.occupations import Occupations
from shared.skills.retrieval import largest
from shared.skills.title_parts import TitleParts, title_parts

CHUNK = 64  # titles that are compared with all vectors at once; no result depends on it
DEFAULT_CANDIDATES = 10
# How much the best, second … title of an occupation counts: several near titles say more than one. They sum to 1.
NEIGHBOURS = (0.5, 0.25, 0.15, 0.1)
NAMED = 0.5  # of a score, where the title is one of the occupation's own; likeness decides among several

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TitleWeights:
    """Parts of a score: likeness to titles by characters, words and meaning, and to the description by meaning."""

    characters: float
    words: float
    dense: float
    description: float


# Chosen with O*NET's reported titles held out (docs/skills.md).
LEXICAL = TitleWeights(characters=0.5, words=0.5, dense=0.0, description=0.0)
WITH_MEANING = TitleWeights(characters=0.17, words=0.17, dense=0.33, description=0.33)


@dataclass(frozen=True, slots=True)
class MappedTitle:
    """`candidates` are (O*NET-SOC code, title, score in 0..1), best first; see `TitleParts` for the rest."""

    phrase: str
    candidates: tuple[tuple[str, str, float], ...]
    seniority: str | None
    function: str | None

    def to_record(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "phrase": self.phrase,
            "candidates": [{"soc": soc, "title": title, "score": score} for soc, title, score in self.candidates],
            "seniority": self.seniority,
            "function": self.function,
        }


class TitleMapper:
    """Ranks occupations for titles. The same title gets the same ranking in any company."""

    def __init__(
        self,
        occupations: Occupations,
        embedder: Embedder | None = None,
        cache: Path | None = None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        """Indexes all titles but those whose keys (`key_of`) are in `without`, which a benchmark holds out."""
        self._occupations = occupations.occupations
        place_of = {occupation.soc: place for place, occupation in enumerate(self._occupations)}
        names = {(place, occupation.title) for place, occupation in enumerate(self._occupations)}
        for title in occupations.titles:
            names.update((place_of[title.soc], name) for name in (title.title, title.short_title) if name)
        kept = sorted((place, name) for place, name in names if key_of(name) not in without)
        # An occupation whose titles are all held out is still found by its own.
        missing = set(range(len(self._occupations))) - {place for place, _ in kept}
        kept = sorted([*kept, *((place, self._occupations[place].title) for place in missing)])
        self._places = np.array([place for place, _ in kept], dtype=np.intp)
        self._starts = np.flatnonzero(np.diff(self._places, prepend=-1))
        self._ends = np.append(self._starts[1:], len(kept))
        self._by_key: dict[str, list[int]] = {}
        for place, name in kept:
            self._by_key.setdefault(title_parts(name).whole, []).append(place)
        texts = [name for _, name in kept]
        self._characters, self._words = CharTfIdf(texts), WordBm25(texts)
        self.weights = LEXICAL if embedder is None else WITH_MEANING
        self._dense = self._descriptions = None
        if embedder is not None:
            self._dense = DenseIndex(texts, embedder, cache)
            described = [f"{occupation.title}. {occupation.description}" for occupation in self._occupations]
            self._descriptions = DenseIndex(described, embedder, cache)

    def map_all(self, titles: Iterable[str], top_k: int = DEFAULT_CANDIDATES) -> Iterator[MappedTitle]:
        """Each title with `top_k` candidates; none for a title without a letter or digit."""
        remaining = iter(titles)
        while chunk := list(islice(remaining, CHUNK)):
            parts = [title_parts(title) for title in chunk]
            works = [part.work for part in parts]
            dense = self._dense.scores(works) if self._dense is not None else None
            described = self._descriptions.scores(works) if self._descriptions is not None else None
            for row, (title, part) in enumerate(zip(chunk, parts, strict=True)):
                likeness = self._likeness(part, None if dense is None else dense[row])
                if described is not None:
                    likeness += self.weights.description * np.maximum(described[row].astype(np.float64), 0.0)
                yield self._mapped(title, part, likeness, top_k)

    def nearest_by_characters(self, title: str, top_k: int) -> list[str]:
        """Codes by nothing but the cosine of character TF-IDF with the nearest title: the floor of the benchmark."""
        scores = np.maximum.reduceat(self._characters.scores(title), self._starts)
        places = sorted(largest(scores, top_k), key=lambda place: (-scores[place], place))
        return [self._occupations[place].soc for place in places]

    def _likeness(self, part: TitleParts, dense: npt.NDArray[np.float32] | None) -> Scores:
        weights = self.weights
        of_names = weights.characters * self._characters.scores(part.work)
        of_names += weights.words * self._words.scores(part.work)
        if dense is not None:
            of_names += weights.dense * np.maximum(dense.astype(np.float64), 0.0)
        ordered = of_names[np.lexsort((-of_names, self._places))]
        likeness = np.zeros(len(self._occupations))
        for rank, share in enumerate(NEIGHBOURS):
            at = self._starts + rank
            # An occupation with fewer titles repeats its last one: having few is no fault.
            likeness += share * ordered[np.minimum(at, self._ends - 1)]
        return likeness

    def _mapped(self, title: str, part: TitleParts, likeness: Scores, top_k: int) -> MappedTitle:
        if not part.whole:
            return MappedTitle(title, (), None, None)
        bearers = sorted(set(self._by_key.get(part.whole, ())) or set(self._by_key.get(part.work, ())))
        scores = likeness * (1 - NAMED) if bearers else likeness
        scores[bearers] += NAMED
        found = sorted(largest(scores, top_k), key=lambda place: (-scores[place], place))
        candidates = tuple(
            (self._occupations[place].soc, self._occupations[place].title, round(float(scores[place]), 6))
            for place in found
        )
        return MappedTitle(title, candidates, part.seniority, part.function)
