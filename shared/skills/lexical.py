"""Likeness of spelling over many short texts: TF-IDF of character n-grams, and BM25 over word stems.

Both are inverted indexes: a query touches only the texts that share a piece with it. Scores are sums in a fixed
order, one query at a time, so they are the same in every run and in whatever batch the query came.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

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


class Postings:
    """An inverted index: for each piece the texts that have it, with a weight. Kept as two flat arrays."""

    def __init__(self, weighted: Iterable[Sequence[tuple[str, float]]], size: int) -> None:
        """`weighted`: the pieces of each of the `size` texts, in their order."""
        found: dict[str, list[tuple[int, float]]] = {}
        for row, pairs in enumerate(weighted):
            for piece, weight in pairs:
                found.setdefault(piece, []).append((row, weight))
        self._size = size
        self._spans: dict[str, slice] = {}
        at = 0
        for piece, postings in found.items():
            self._spans[piece] = slice(at, at + len(postings))
            at += len(postings)
        flat = [posting for postings in found.values() for posting in postings]
        self._rows = np.array([row for row, _ in flat], dtype=np.intp)
        self._weights = np.array([weight for _, weight in flat])

    def scores(self, query: Iterable[tuple[str, float]]) -> Scores:
        """For each text the sum of its weights times the query's, added in the order of the query."""
        spans = [(self._spans[piece], weight) for piece, weight in query if piece in self._spans]
        if not spans:
            return np.zeros(self._size)
        rows = np.concatenate([self._rows[span] for span, _ in spans])
        weights = np.concatenate([self._weights[span] * weight for span, weight in spans])
        sums: Scores = np.bincount(rows, weights, minlength=self._size).astype(np.float64)
        return sums


class CharTfIdf:
    """Cosine of TF-IDF vectors of the character n-grams of words (with the words' edges).

    Term frequency is dampened (1 + log), document frequency smoothed: idf = log((1 + n) / (1 + df)) + 1.
    """

    def __init__(self, texts: Sequence[str], sizes: Sequence[int] = GRAM_SIZES) -> None:
        """Costs some 20 µs a text."""
        self._sizes = tuple(sizes)
        counts = [Counter(char_grams(text, self._sizes)) for text in texts]
        frequency = Counter(gram for count in counts for gram in count)
        self._idf = {gram: math.log((1 + len(texts)) / (1 + n)) + 1 for gram, n in frequency.items()}
        self._unseen = math.log(1 + len(texts)) + 1
        self._postings = Postings((_unit(self._weighted(count)) for count in counts), len(texts))

    def scores(self, query: str) -> Scores:
        """The cosine, 0..1, of the query with each text."""
        return self._postings.scores(_unit(self._weighted(Counter(char_grams(query, self._sizes)))))

    def _weighted(self, counts: Mapping[str, int]) -> list[tuple[str, float]]:
        return [
            (gram, (1 + math.log(count)) * self._idf.get(gram, self._unseen)) for gram, count in sorted(counts.items())
        ]


class WordBm25:
    """BM25 over word stems, as a share of what the query itself would reach: 0..1, 1 where all its words are met."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(stems(text)) for text in texts]
        lengths = [sum(count.values()) for count in counts]
        mean = max(1.0, sum(lengths) / max(1, len(lengths)))
        frequency = Counter(word for count in counts for word in count)
        self._idf = {word: math.log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for word, n in frequency.items()}
        self._unseen = math.log(1 + (len(texts) + 0.5) / 0.5)
        self._postings = Postings(_saturated(counts, lengths, mean), len(texts))
        self._once = Postings(([(word, 1.0) for word in sorted(count)] for count in counts), len(texts))
        self._whole = np.array([math.fsum(self._idf[word] for word in sorted(count)) or 1.0 for count in counts])

    def scores(self, query: str) -> Scores:
        """The share of the query's weight that each text meets."""
        weights = self._query(query)
        most = math.fsum(idf for _, idf in weights)
        found = self._postings.scores(weights)
        return found / most if most else found

    def coverage(self, query: str) -> Scores:
        """The share of each text's own weight that the query meets: 1 where all words of the text are in it."""
        covered: Scores = self._once.scores(self._query(query)) / self._whole
        return covered

    def _query(self, query: str) -> list[tuple[str, float]]:
        return [(word, self._idf.get(word, self._unseen)) for word in sorted(set(stems(query)))]


def _saturated(
    counts: Sequence[Mapping[str, int]], lengths: Sequence[int], mean: float
) -> Iterator[list[tuple[str, float]]]:
    """BM25's weight of each word in each text, at most 1."""
    for count, length in zip(counts, lengths, strict=True):
        norm = BM25_K1 * (1 - BM25_B + BM25_B * length / mean)
        yield [(word, min(1.0, n * (BM25_K1 + 1) / (n + norm))) for word, n in sorted(count.items())]


def char_grams(text: str, sizes: Sequence[int] = GRAM_SIZES) -> Iterable[str]:
    """The n-grams of each word with a blank on either side of it."""
    for word in key_of(text).split():
        edged = f" {word} "
        for size in sizes:
            for start in range(max(1, len(edged) - size + 1)):
                yield edged[start : start + size]


def _unit(weights: list[tuple[str, float]]) -> list[tuple[str, float]]:
    length = math.sqrt(math.fsum(weight * weight for _, weight in weights))
    return [(gram, weight / length) for gram, weight in weights] if length else []
