"""Likeness of spelling over many short texts: TF-IDF of character n-grams, and BM25 over word stems.

Both are inverted indexes: a query touches only the texts that share a piece with it. Scores are sums in a fixed
order, one query at a time, so they are the same in every run and in whatever batch the query came.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from shared.skills.normalise import key_of
from shared.skills.stems import stems

Scores = npt.NDArray[np.float64]

GRAM_SIZES = (2, 3, 4)
# The usual values of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009); labels are
# short and of like length, so length is discounted less than in documents.
BM25_K1 = 1.2
BM25_B = 0.4


class PieceCounts:
    """How often each piece stands in each text: three flat arrays, sorted by piece and then by text.

    Attributes:
        places: piece to its place, in the order of their first use.
        starts: of each piece's entries; one more at the end.
        rows: of each entry, the text.
        times: of each entry, how often the piece stands in the text.
    """

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        """`texts`: the pieces of each text, with repetitions. Each sequence may stand for several texts."""
        places: dict[str, int] = {}
        flat, lengths = array("q"), array("q")
        for pieces in texts:
            flat.extend(places.setdefault(piece, len(places)) for piece in pieces)
            lengths.append(len(pieces))
        self.size = len(lengths)
        self.places: Mapping[str, int] = places
        rows = np.repeat(np.arange(self.size, dtype=np.int64), np.frombuffer(lengths, dtype=np.int64))
        keys = np.frombuffer(flat, dtype=np.int64) * max(1, self.size) + rows
        keys, times = np.unique(keys, return_counts=True)
        self.rows = (keys % max(1, self.size)).astype(np.int32)
        self.times = times
        self.of_piece = keys // max(1, self.size)
        self.frequency = np.bincount(self.of_piece, minlength=len(places))
        self.starts = np.concatenate([[0], np.cumsum(self.frequency)])

    def by_text(self, weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """For each text the sum of its entries' weights, added in the order of the entries."""
        sums: npt.NDArray[np.float64] = np.bincount(self.rows, weights, minlength=self.size).astype(np.float64)
        return sums


class Span(NamedTuple):
    """The texts that have a piece, with their weights, and by how much these count in a query."""

    rows: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]
    factor: float


def summed(spans: Sequence[Span], size: int) -> Scores:
    """For each of `size` texts the sum of its weights times their factors, added in the order of the spans."""
    if not spans:
        return np.zeros(size)
    of_spans, weights_of_spans, factors = zip(*spans, strict=True)
    rows = np.concatenate(of_spans, dtype=np.intp)
    weights = np.concatenate(weights_of_spans, dtype=np.float64)
    weights *= np.repeat(factors, list(map(len, of_spans)))
    sums: Scores = np.bincount(rows, weights, minlength=size).astype(np.float64, copy=False)
    return sums


class Postings:
    """An inverted index: for each piece the texts that have it, with a weight."""

    def __init__(self, counts: PieceCounts, weights: npt.NDArray[np.float64]) -> None:
        """`weights`: of each entry of the counts."""
        self.size = counts.size
        self._places, self._starts, self._rows = counts.places, counts.starts.tolist(), counts.rows
        self._weights = weights.astype(np.float32)

    def spans(self, query: Iterable[tuple[str, float]]) -> list[Span]:
        """One for each piece of the query that a text has, in the order of the query."""
        known, starts, rows, weights = self._places, self._starts, self._rows, self._weights
        found: list[Span] = []
        for piece, factor in query:
            place = known.get(piece)
            if place is not None:
                start, end = starts[place], starts[place + 1]
                found.append(Span(rows[start:end], weights[start:end], factor))
        return found


class CharTfIdf:
    """Cosine of TF-IDF vectors of the character n-grams of words (with the words' edges).

    Term frequency is dampened (1 + log), document frequency smoothed: idf = log((1 + n) / (1 + df)) + 1.
    """

    def __init__(self, texts: Sequence[str], sizes: Sequence[int] = GRAM_SIZES) -> None:
        """Costs some 15 µs a text."""
        self._sizes = tuple(sizes)
        grams_of: dict[str, tuple[str, ...]] = {}
        counts = PieceCounts(_grams_of_known_words(text, self._sizes, grams_of) for text in texts)
        idf = [math.log((1 + len(texts)) / (1 + n)) + 1 for n in counts.frequency.tolist()]
        self._idf = dict(zip(counts.places, idf, strict=True))
        self._unseen = math.log(1 + len(texts)) + 1
        dampened = np.array([1 + math.log(n) for n in range(1, 1 + int(counts.times.max(initial=1)))])
        weights = dampened[counts.times - 1] * np.array(idf)[counts.of_piece]
        lengths = np.sqrt(counts.by_text(weights * weights))
        self._postings = Postings(counts, weights / lengths[counts.rows])

    def scores(self, query: str) -> Scores:
        """The cosine, 0..1, of the query with each text."""
        return summed(self.spans(query), self._postings.size)

    def spans(self, query: str, weight: float = 1.0) -> list[Span]:
        """What sums to the cosine of the query with each text, times the weight."""
        counts, idf, unseen = Counter(char_grams(query, self._sizes)), self._idf, self._unseen
        weights = [idf.get(gram, unseen) * (1 + math.log(n) if n > 1 else 1.0) for gram, n in counts.items()]
        length = math.sqrt(math.fsum([own * own for own in weights]))
        return self._postings.spans(zip(counts, [own * weight / length for own in weights], strict=True))


class WordBm25:
    """BM25 over word stems, as a share of what the query itself would reach: 0..1, 1 where all its words are met."""

    def __init__(self, texts: Sequence[str]) -> None:
        words = [stems(text) for text in texts]
        counts = PieceCounts(words)
        lengths = np.array([len(own) for own in words], dtype=np.int64)
        mean = max(1.0, int(lengths.sum()) / max(1, len(words)))
        idf = [math.log(1 + (len(words) - n + 0.5) / (n + 0.5)) for n in counts.frequency.tolist()]
        self._idf = dict(zip(counts.places, idf, strict=True))
        self._unseen = math.log(1 + (len(words) + 0.5) / 0.5)
        norms = BM25_K1 * (1 - BM25_B + BM25_B * lengths / mean)
        saturated = np.minimum(1.0, counts.times * (BM25_K1 + 1) / (counts.times + norms[counts.rows]))
        self._postings = Postings(counts, saturated)
        whole = counts.by_text(np.array(idf)[counts.of_piece])
        self._shares = Postings(counts, 1.0 / whole[counts.rows])

    def scores(self, query: str) -> Scores:
        """The share of the query's weight that each text meets."""
        return summed(self.spans(query), self._postings.size)

    def spans(self, query: str, weight: float = 1.0) -> list[Span]:
        """What sums to the share of the query's weight that each text meets, times the weight."""
        weights = self._query(query)
        most = math.fsum(idf for _, idf in weights)
        return self._postings.spans((word, idf * weight / most) for word, idf in weights)

    def coverage_spans(self, query: str, weight: float = 1.0) -> list[Span]:
        """The same of each text's own weight that the query meets: 1 where all words of the text are in it."""
        return self._shares.spans((word, idf * weight) for word, idf in self._query(query))

    def _query(self, query: str) -> list[tuple[str, float]]:
        return [(word, self._idf.get(word, self._unseen)) for word in sorted(set(stems(query)))]


def char_grams(text: str, sizes: Sequence[int] = GRAM_SIZES) -> list[str]:
    """The n-grams of each word with a blank on either side of it."""
    own = tuple(sizes)
    return [gram for word in key_of(text).split() for gram in _grams_of_queried(word, own)]


def _grams_of_known_words(text: str, sizes: tuple[int, ...], known: dict[str, tuple[str, ...]]) -> list[str]:
    """The same; `known` keeps what was made of a word, since names repeat their words."""
    grams: list[str] = []
    for word in key_of(text).split():
        if word not in known:
            known[word] = _grams_of_word(word, sizes)
        grams += known[word]
    return grams


def _grams_of_word(word: str, sizes: tuple[int, ...]) -> tuple[str, ...]:
    edged = f" {word} "
    return tuple(
        edged[start : start + size] for size in sizes for start in range(max(1, len(edged) - size + 1))
    )  # fmt: skip


_grams_of_queried = lru_cache(maxsize=2_000)(_grams_of_word)  # queries repeat their words; few, for a word takes 1 kB
