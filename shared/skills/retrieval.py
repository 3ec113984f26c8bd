"""Candidates for a phrase that no name matches: by spelling, by words and, where an embedder is given, by meaning."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from shared.embeddings.embedder import Embedder
from shared.skills.dense import DenseIndex
from shared.skills.lexical import CharTfIdf, WordBm25
from shared.skills.ontology import Ontology
from shared.skills.stems import stems

CHUNK = 64  # phrases that are compared with all vectors at once; no result depends on it
RERANKED = 40  # candidates whose whole names are compared
# From here on two spellings are one name with a slip in it, whatever the other parts of the score say. Short names
# differ by too few letters ("Java", "Lava").
SLIP_LIKENESS = 0.9
MIN_SLIP_LENGTH = 6
MAX_PHRASE = 400  # code points; what is longer is cut

_CLOSING_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_EDGES = " \t.,;:()[]-–—•·*\"'"


@dataclass(frozen=True, slots=True)
class Label:
    """What can be found: the first name is the one shown. `descriptions` are sentences about it."""

    id: str
    names: tuple[str, ...]
    descriptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """The parts of a score, which sum to 1, and the floor under which a candidate is not believed."""

    characters: float
    words: float
    dense: float
    fuzzy: float
    score_floor: float


# Chosen on the validation parts in a coarse grid (docs/skills.md); neighbours of these are equal within the noise.
LEXICAL = Weights(characters=0.7, words=0.25, dense=0.0, fuzzy=0.05, score_floor=0.5)
WITH_MEANING = Weights(characters=0.2, words=0.1, dense=0.65, fuzzy=0.05, score_floor=0.5)


@dataclass(frozen=True, slots=True)
class Retrieved:
    label: Label
    score: float  # 0..1
    shares_stem: bool
    is_slip: bool  # a name of it, but for a slip of the pen


class Retriever:
    """Ranks labels by their likeness to phrases. The same phrase gets the same ranking in any company."""

    def __init__(
        self,
        labels: Sequence[Label],
        embedder: Embedder | None = None,
        cache: Path | None = None,
        weights: Weights | None = None,
    ) -> None:
        """`cache` keeps the labels' vectors from one process to the next."""
        self.labels = tuple(labels)
        self.weights = weights or (LEXICAL if embedder is None else WITH_MEANING)
        self._names = [(place, name) for place, label in enumerate(self.labels) for name in searched_names(label)]
        texts = [name for _, name in self._names]
        self._characters = CharTfIdf(texts)
        self._words = WordBm25(texts)
        self._dense = DenseIndex(texts, embedder, cache) if embedder is not None else None
        # First name of each label: scores of a label's names lie side by side, and the best of them counts.
        self._starts = np.array(
            [at for at, (place, _) in enumerate(self._names) if at == 0 or self._names[at - 1][0] != place],
            dtype=np.intp,
        )
        self._ends = np.append(self._starts[1:], len(self._names))
        self._stems_of: dict[int, frozenset[str]] = {}

    def rank_all(self, phrases: Sequence[str], top_k: int) -> Iterator[list[Retrieved]]:
        """For each phrase the `top_k` nearest labels, best first; none for a phrase without a letter or digit.

        Labels without any likeness have the score 0 and fill the list in their own order.
        """
        remaining = iter([phrase[:MAX_PHRASE].strip(_EDGES) for phrase in phrases])
        while chunk := list(islice(remaining, CHUNK)):
            dense = self._dense.scores(chunk) if self._dense is not None else None
            for row, phrase in enumerate(chunk):
                yield self._rank(phrase, None if dense is None else dense[row], top_k)

    def _rank(self, phrase: str, dense: npt.NDArray[np.float32] | None, top_k: int) -> list[Retrieved]:
        if not self._names or not any(map(str.isalnum, phrase)):
            return []
        weights = self.weights
        scores = weights.characters * self._characters.scores(phrase) + weights.words * self._words.scores(phrase)
        if dense is not None:
            scores += weights.dense * np.maximum(dense.astype(np.float64), 0.0)
        of_labels = np.maximum.reduceat(scores, self._starts)
        places = largest(of_labels, max(top_k, RERANKED))
        found = [self._retrieved(phrase.casefold(), place, float(of_labels[place])) for place in places]
        # Places are in the order of the labels, so a stable sort leaves that order among equals.
        own = frozenset(stems(phrase))
        return [
            Retrieved(self.labels[place], score, not own.isdisjoint(self._stems(place)), is_slip)
            for score, place, is_slip in sorted(found, key=lambda one: -one[0])[:top_k]
        ]

    def _retrieved(self, folded: str, place: int, score: float) -> tuple[float, int, bool]:
        """The score with the likeness of whole names, the label's place, and whether it is a slip of the pen."""
        names = [name.casefold() for _, name in self._names[self._starts[place] : self._ends[place]]]
        likeness = max(fuzz.token_sort_ratio(folded, name) for name in names) / 100
        is_slip = likeness >= SLIP_LIKENESS and len(folded) >= MIN_SLIP_LENGTH
        score += self.weights.fuzzy * likeness
        return round(max(score, likeness) if is_slip else score, 6), place, is_slip

    def _stems(self, place: int) -> frozenset[str]:
        """The stems of all names of a label; they are looked at again and again."""
        if place not in self._stems_of:
            self._stems_of[place] = frozenset(word for name in self.labels[place].names for word in stems(name))
        return self._stems_of[place]


def searched_names(label: Label) -> tuple[str, ...]:
    """The names, and each without the bracket at its end: "Java (computer programming)" is also "Java"."""
    plain = (_CLOSING_BRACKET.sub("", name) for name in label.names)
    return tuple(dict.fromkeys(name for pair in zip(label.names, plain, strict=True) for name in pair if name))


def ontology_labels(ontology: Ontology, descriptions: Mapping[str, Sequence[str]] | None = None) -> list[Label]:
    """A label for each concept, in the order of the ids, with its descriptions where there are any."""
    described = descriptions or {}
    return [Label(concept.id, concept.names, tuple(described.get(concept.id, ()))) for concept in ontology.concepts]


def largest(values: npt.NDArray[np.float64], count: int) -> list[int]:
    """The places of the largest values, ascending; the earlier of two equals where only one has room."""
    if count < len(values):
        least = np.partition(values, len(values) - count)[len(values) - count]
        places = np.flatnonzero(values >= least)
    else:
        places = np.arange(len(values))
    order = np.lexsort((places, -values[places]))
    return sorted(int(place) for place in places[order][:count])
