"""Candidates for a phrase that no name matches: by spelling, by words and by meaning.

Meaning comes from the table of word vectors, and from a sentence model beside it where one is given. A long phrase is
a sentence that may name several things: there the pieces of it are compared, each label counting by its best piece,
and how much of a label's words stand in the phrase.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from shared.embeddings.embedder import Embedder
from shared.embeddings.word_vectors import word_vectors
from shared.skills.ontology.ontology import Ontology
from shared.skills.retrieval.dense import DenseIndex
from shared.skills.retrieval.lexical import CharTfIdf, WordBm25, summed
from shared.skills.stems import STOP_WORDS, stems

CHUNK = 64  # phrases that are compared with all vectors at once; no result depends on it
RERANKED = 24  # candidates whose whole names are compared
# From here on two spellings are one name with a slip in it, whatever the other parts of the score say. Short names
# differ by too few letters ("Java", "Lava").
SLIP_LIKENESS = 0.9
MIN_SLIP_LENGTH = 6
MAX_PHRASE = 400  # code points; what is longer is cut
GRAM_SIZES = (3, 4)  # shorter pieces stand in too many labels to say much, and cost half the time
LONG = 6  # words; from here on a phrase is compared by its pieces
COMPARED_BY_PIECES = 500  # names; with all of them a sentence takes five times as long, for the same ranks
PIECE_WORDS = 4  # of a piece at most

_CLOSING_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_EDGES = " \t.,;:()[]-–—•·*\"'"


Scores = npt.NDArray[np.float32]
_ratio = fuzz.ratio


@dataclass(frozen=True, slots=True)
class Label:
    """What can be found: the first name is the one shown. `descriptions` are sentences about it."""

    id: str
    names: tuple[str, ...]
    descriptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """The parts of a score, which sum to 1.

    `vectors` is the cosine of word vectors, `dense` that of the sentence model, `pieces` the best cosine of a piece of
    the phrase, `coverage` the share of the label's words that the phrase has, `fuzzy` the likeness of whole names.
    """

    characters: float
    words: float
    vectors: float
    dense: float = 0.0
    pieces: float = 0.0
    coverage: float = 0.0
    fuzzy: float = 0.0


# Chosen on the validation parts in a coarse grid (docs/skills.md); neighbours of these are equal within the noise.
SHORT_PHRASE = Weights(characters=0.28, words=0.1, vectors=0.57, fuzzy=0.05)
SHORT_PHRASE_WITH_MODEL = Weights(characters=0.2, words=0.1, vectors=0.2, dense=0.45, fuzzy=0.05)
LONG_PHRASE = Weights(characters=0.17, words=0.08, vectors=0.17, pieces=0.41, coverage=0.17)
SCORE_FLOOR = 0.5  # under it a candidate is not believed


class Retrieved(NamedTuple):
    """A label and how like the phrase it is."""

    label: Label
    score: float  # 0..1
    shares_stem: bool
    is_slip: bool  # a name of it, but for a slip of the pen


class Retriever:
    """Ranks labels by their likeness to phrases. The same phrase gets the same ranking in any company."""

    def __init__(self, labels: Sequence[Label], embedder: Embedder | None = None, cache: Path | None = None) -> None:
        """`cache` keeps the labels' vectors from one process to the next."""
        self.labels = tuple(labels)
        self._short = SHORT_PHRASE if embedder is None else SHORT_PHRASE_WITH_MODEL
        self._names = [(place, name) for place, label in enumerate(self.labels) for name in searched_names(label)]
        texts = [name for _, name in self._names]
        self._characters = CharTfIdf(texts, GRAM_SIZES)
        self._words = WordBm25(texts)
        self._vectors = DenseIndex(texts, word_vectors())
        self._dense = DenseIndex(texts, embedder, cache) if embedder is not None else None
        self._label_of = np.array([place for place, _ in self._names], dtype=np.intp)
        self._starts = np.searchsorted(self._label_of, np.arange(len(self.labels) + 1)).tolist()
        self._most_names = max(np.diff(self._starts), default=0)
        self._sorted_names = [_sorted_words(name) for name in texts]
        self._stems_of: dict[int, frozenset[str]] = {}

    def rank_all(self, phrases: Sequence[str], top_k: int) -> Iterator[list[Retrieved]]:
        """For each phrase the `top_k` nearest labels, best first; none for a phrase without a letter or digit.

        Labels without any likeness have the score 0 and fill the list in their own order.
        """
        remaining = iter([phrase[:MAX_PHRASE].strip(_EDGES) for phrase in phrases])
        rooms = [np.empty((min(CHUNK, len(phrases)), len(self._names)), np.float32) for _ in range(2)]
        while chunk := list(islice(remaining, CHUNK)):
            asked = [phrase for phrase in chunk if self._names and any(map(str.isalnum, phrase))]
            vectors, dense = self._cosines(asked, rooms)
            rows = iter(range(len(asked)))
            for phrase in chunk:
                if not self._names or not any(map(str.isalnum, phrase)):
                    yield []
                    continue
                row = next(rows)
                if _is_long(phrase):
                    yield self._best(phrase, self._scores_of_long(phrase, vectors[row]), LONG_PHRASE, top_k)
                else:
                    scores = self._scores_of_short(phrase, vectors[row], None if dense is None else dense[row])
                    yield self._best(phrase, scores, self._short, top_k)

    def _cosines(self, phrases: Sequence[str], rooms: Sequence[Scores]) -> tuple[Scores, Scores | None]:
        """Those of word vectors and of the model with all names, weighted as for short phrases; into `rooms`."""
        vectors = self._vectors.scores(phrases, out=rooms[0], weight=self._short.vectors)
        if self._dense is None:
            return vectors, None
        return vectors, self._dense.scores(phrases, out=rooms[1], weight=self._short.dense)

    def _scores_of_short(self, phrase: str, vectors: Scores, dense: Scores | None) -> Scores:
        """The weighted sum of the parts; `vectors` is overwritten."""
        weights = self._short
        np.maximum(vectors, np.float32(0), out=vectors)
        if dense is not None:
            vectors += np.maximum(dense, np.float32(0))
        spans = self._characters.spans(phrase, weights.characters) + self._words.spans(phrase, weights.words)
        np.add(vectors, summed(spans, len(vectors)), out=vectors, casting="same_kind")
        return vectors

    def _scores_of_long(self, phrase: str, vectors: Scores) -> Scores:
        """The same; the phrase's pieces are compared with the names likeliest by the other parts."""
        weights = LONG_PHRASE
        np.maximum(vectors, np.float32(0), out=vectors)
        vectors *= np.float32(weights.vectors / self._short.vectors)
        spans = self._characters.spans(phrase, weights.characters) + self._words.spans(phrase, weights.words)
        spans += self._words.coverage_spans(phrase, weights.coverage)
        np.add(vectors, summed(spans, len(vectors)), out=vectors, casting="same_kind")
        places = largest(vectors, COMPARED_BY_PIECES)
        best = self._vectors.scores(pieces_of(phrase), places).max(axis=0, initial=0.0)
        vectors[places] += best * np.float32(weights.pieces)
        return vectors

    def _best(self, phrase: str, scores: Scores, weights: Weights, top_k: int) -> list[Retrieved]:
        """The labels with the best names, with the likeness of whole names weighed in."""
        spelled = _sorted_words(phrase)
        own = frozenset(stems(phrase))
        found: list[tuple[float, int, bool]] = []
        for place, score in self._best_labels(scores, max(top_k, RERANKED)):
            names = self._sorted_names[self._starts[place] : self._starts[place + 1]]
            likeness = max([_ratio(spelled, name) for name in names]) / 100
            is_slip = likeness >= SLIP_LIKENESS and len(spelled) >= MIN_SLIP_LENGTH
            score += weights.fuzzy * likeness
            found.append((round(max(score, likeness) if is_slip else score, 6), place, is_slip))
        found.sort(key=_first_best)
        return [
            Retrieved(self.labels[place], score, not own.isdisjoint(self._stems(place)), is_slip)
            for score, place, is_slip in found[:top_k]
        ]

    def _best_labels(self, scores: Scores, count: int) -> list[tuple[int, float]]:
        """The places and scores of the labels with the best names, the earlier of two equals first."""
        best: dict[int, float] = {}
        # Names of one label are often alike, so that this many seldom lack a label.
        wanted = count if self._most_names == 1 else 2 * count
        while True:
            places = largest(scores, wanted)
            order = np.lexsort((places, -scores[places]))
            for label, score in zip(
                self._label_of[places[order]].tolist(), scores[places[order]].tolist(), strict=True
            ):
                best.setdefault(label, score)
            if len(best) >= count or wanted >= len(scores):
                return list(best.items())[:count]
            wanted *= 4

    def _stems(self, place: int) -> frozenset[str]:
        """The stems of all names of a label; they are looked at again and again."""
        if place not in self._stems_of:
            self._stems_of[place] = frozenset(word for name in self.labels[place].names for word in stems(name))
        return self._stems_of[place]


def pieces_of(phrase: str) -> list[str]:
    """All runs of up to four words that neither begin nor end with a word without meaning of its own."""
    words = phrase.split()
    bears = [any(map(str.isalnum, word)) and word.strip(_EDGES).casefold() not in STOP_WORDS for word in words]
    places = [place for place, bearing in enumerate(bears) if bearing]
    runs = (
        words[first : last + 1] for first in places for last in places if first <= last < first + PIECE_WORDS
    )  # fmt: skip
    return list(dict.fromkeys(" ".join(run) for run in runs))


def _first_best(found: tuple[float, int, bool]) -> tuple[float, int]:
    """Best first, and equals in the order of the labels."""
    return -found[0], found[1]


def _is_long(phrase: str) -> bool:
    return phrase.count(" ") >= LONG - 1 and len(phrase.split()) >= LONG


def _sorted_words(text: str) -> str:
    """What rapidfuzz's token_sort_ratio compares."""
    return " ".join(sorted(text.casefold().split()))


def searched_names(label: Label) -> tuple[str, ...]:
    """The names, and each without the bracket at its end: "Java (computer programming)" is also "Java"."""
    plain = (_CLOSING_BRACKET.sub("", name) for name in label.names)
    return tuple(dict.fromkeys(name for pair in zip(label.names, plain, strict=True) for name in pair if name))


def ontology_labels(ontology: Ontology, descriptions: Mapping[str, Sequence[str]] | None = None) -> list[Label]:
    """A label for each concept, in the order of the ids, with its descriptions where there are any."""
    described = descriptions or {}
    return [Label(concept.id, concept.names, tuple(described.get(concept.id, ()))) for concept in ontology.concepts]


def largest(values: npt.NDArray[np.floating[Any]], count: int) -> npt.NDArray[np.intp]:
    """The places of the largest values, ascending; the earlier of two equals where only one has room."""
    if count >= len(values):
        return np.arange(len(values), dtype=np.intp)
    least = np.partition(values, len(values) - count)[len(values) - count]
    near = np.flatnonzero(values >= least)
    likely = values[near]
    above = near[likely > least]
    return np.sort(np.concatenate([above, near[likely == least][: count - len(above)]]))
