"""From a job title to occupations of O*NET-SOC, with seniority and function split off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from shared.embeddings.embedder import Embedder
from shared.embeddings.word_vectors import word_vectors
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
# An occupation's mean over all its titles tells apart what one near title cannot. Divided by this power of their
# number, so that an occupation of many titles, which covers more sorts of work, is not put behind.
MEAN_POWER = 0.9
NAMED = 0.5  # of a score, where the title is one of the occupation's own; likeness decides among several

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TitleWeights:
    """What a score is made of.

    Likeness to a title by characters, words, word vectors and the sentence model (they sum to 1); beside it, likeness
    to the description, and the occupation's mean likeness, as a share of that of the likeliest.
    """

    characters: float
    words: float
    vectors: float
    dense: float
    description: float
    mean: float

    @property
    def total(self) -> float:
        return 1 + self.description + self.mean


# Chosen with O*NET's reported titles held out (docs/skills.md).
WORDS_ONLY = TitleWeights(characters=0.4, words=0.25, vectors=0.35, dense=0.0, description=0.2, mean=0.2)
WITH_MODEL = TitleWeights(characters=0.2, words=0.15, vectors=0.15, dense=0.5, description=0.5, mean=0.3)


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
        self.weights = WORDS_ONLY if embedder is None else WITH_MODEL
        described = [f"{occupation.title}. {occupation.description}" for occupation in self._occupations]
        self._vectors = DenseIndex(texts, word_vectors())
        self._dense = None if embedder is None else DenseIndex(texts, embedder, cache)
        self._descriptions = DenseIndex(described, embedder or word_vectors(), cache)
        self._mean_shares = (self._ends - self._starts).astype(np.float64) ** -MEAN_POWER

    def map_all(self, titles: Iterable[str], top_k: int = DEFAULT_CANDIDATES) -> Iterator[MappedTitle]:
        """Each title with `top_k` candidates; none for a title without a letter or digit."""
        remaining = iter(titles)
        while chunk := list(islice(remaining, CHUNK)):
            parts = [title_parts(title) for title in chunk]
            works = [part.work for part in parts]
            vectors, described = self._vectors.scores(works), self._descriptions.scores(works)
            dense = self._dense.scores(works) if self._dense is not None else None
            for row, (title, part) in enumerate(zip(chunk, parts, strict=True)):
                of_names = self.weights.vectors * _positive(vectors[row])
                if dense is not None:
                    of_names += self.weights.dense * _positive(dense[row])
                likeness = self._likeness(part, of_names)
                likeness += self.weights.description * _positive(described[row])
                yield self._mapped(title, part, likeness / self.weights.total, top_k)

    def nearest_by_characters(self, title: str, top_k: int) -> list[str]:
        """Codes by nothing but the cosine of character TF-IDF with the nearest title: the floor of the benchmark."""
        scores = np.maximum.reduceat(self._characters.scores(title), self._starts)
        places = sorted(largest(scores, top_k), key=lambda place: (-scores[place], place))
        return [self._occupations[place].soc for place in places]

    def _likeness(self, part: TitleParts, of_names: Scores) -> Scores:
        """Likeness to the nearest titles of each occupation, and to all of them; `of_names`: what meaning gives."""
        of_names = of_names + self.weights.characters * self._characters.scores(part.work)
        of_names += self.weights.words * self._words.scores(part.work)
        ordered = of_names[np.lexsort((-of_names, self._places))]
        likeness = np.zeros(len(self._occupations))
        for rank, share in enumerate(NEIGHBOURS):
            at = self._starts + rank
            # An occupation with fewer titles repeats its last one: having few is no fault.
            likeness += share * ordered[np.minimum(at, self._ends - 1)]
        means = np.add.reduceat(of_names, self._starts) * self._mean_shares
        highest = means.max()
        if highest > 0:
            likeness += self.weights.mean * likeness.max() / highest * means
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


def _positive(cosines: npt.NDArray[np.float32]) -> Scores:
    positive: Scores = np.maximum(cosines.astype(np.float64), 0.0)
    return positive
