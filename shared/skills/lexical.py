"""Likeness of spelling over many short texts: TF-IDF of character n-grams, and BM25 over word stems.

Both are inverted indexes: a query touches only the texts that share a piece with it. Scores are sums in a fixed
order, one query at a time, so they are the same in every run and in whatever batch the query came.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

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


class CharTfIdf:
    """Cosine of TF-IDF vectors of the character n-grams of words (2 to 4, with the words' edges).

    Term frequency is dampened (1 + log), document frequency smoothed: idf = log((1 + n) / (1 + df)) + 1.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Costs some 20 µs a text."""
        counts = [Counter(char_grams(text)) for text in texts]
        frequency = Counter(gram for count in counts for gram in count)
        self._size = len(texts)
        self._idf = {gram: math.log((1 + len(texts)) / (1 + n)) + 1 for gram, n in frequency.items()}
        self._unseen = math.log(1 + len(texts)) + 1
        postings: dict[str, list[tuple[int, float]]] = {}
        for row, count in enumerate(counts):
            for gram, weight in _unit(self._weighted(count)):
                postings.setdefault(gram, []).append((row, weight))
        self._postings = {gram: _columns(pairs) for gram, pairs in postings.items()}

    def scores(self, query: str) -> Scores:
        """The cosine, 0..1, of the query with each text."""
        found = np.zeros(self._size)
        for gram, weight in _unit(self._weighted(Counter(char_grams(query)))):
            if (posting := self._postings.get(gram)) is not None:
                rows, weights = posting
                found[rows] += weight * weights
        return found

    def _weighted(self, counts: Counter[str]) -> list[tuple[str, float]]:
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
        self._size = len(texts)
        self._idf = {word: math.log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for word, n in frequency.items()}
        self._unseen = math.log(1 + (len(texts) + 0.5) / 0.5)
        postings: dict[str, list[tuple[int, float]]] = {}
        for row, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            norm = BM25_K1 * (1 - BM25_B + BM25_B * length / mean)
            for word, n in sorted(count.items()):
                postings.setdefault(word, []).append((row, n * (BM25_K1 + 1) / (n + norm)))
        self._postings = {word: _columns(pairs) for word, pairs in postings.items()}

    def scores(self, query: str) -> Scores:
        """The share of the query's weight that each text meets."""
        found = np.zeros(self._size)
        most = 0.0
        for word in sorted(set(stems(query))):
            idf = self._idf.get(word, self._unseen)
            most += idf
            if (posting := self._postings.get(word)) is not None:
                rows, weights = posting
                found[rows] += idf * np.minimum(weights, 1.0)
        return found / most if most else found


def char_grams(text: str) -> Iterable[str]:
    """The n-grams of each word with a blank on either side of it."""
    for word in key_of(text).split():
        edged = f" {word} "
        for size in GRAM_SIZES:
            for start in range(max(1, len(edged) - size + 1)):
                yield edged[start : start + size]


def _unit(weights: list[tuple[str, float]]) -> list[tuple[str, float]]:
    length = math.sqrt(math.fsum(weight * weight for _, weight in weights))
    return [(gram, weight / length) for gram, weight in weights] if length else []


def _columns(pairs: list[tuple[int, float]]) -> tuple[npt.NDArray[np.int32], Scores]:
    rows, weights = zip(*pairs, strict=True)
    return np.array(rows, dtype=np.int32), np.array(weights)
