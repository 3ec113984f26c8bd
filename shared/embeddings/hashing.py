"""Lexical vectors without a model: texts that share words and pieces of words are near each other."""

import hashlib
import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from shared.accents import without_accents

DIMENSION = 384  # that of all-MiniLM-L6-v2, so that a later semantic model fits the same columns
CHARACTER_SIZES = (3, 4)
# A word says more than the pieces that it is made of, of which there are several times as many.
WORD_WEIGHT = 1.0
PAIR_WEIGHT = 0.7
PIECE_WEIGHT = 0.3

_WORD = re.compile(r"[^\W_]+[+#]*")


class HashingEmbedder:
    """Signed feature hashing of words, word pairs and character n-grams into 384 dimensions.

    The method is that of Weinberger et al., "Feature Hashing for Large Scale Multitask Learning" (ICML
    2009): each feature adds its weight, with a sign, to one place, both taken from a hash (BLAKE2b), so
    that collisions cancel out on average. Repeated features count by the square root of their number; the
    vector has length 1, or is all zeros for a text without a letter or digit.

    Only additions in a fixed order, square roots and divisions, all of which IEEE 754 rounds alike: a text's
    vector is the same on every machine and in every batch. It finds likeness of spelling only: "car" and
    "automobile" are strangers to it.
    """

    name: Final = "hashing"
    version: Final = "1"
    dimension: Final = DIMENSION

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text, in their order."""
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        counts: dict[tuple[str, float], int] = {}
        for feature, weight in _features(text):
            counts[(feature, weight)] = counts.get((feature, weight), 0) + 1
        vector = [0.0] * DIMENSION
        # In the order of the features: sums of floats depend on it in their last bits.
        for (feature, weight), count in sorted(counts.items()):
            place, sign = _place(feature)
            vector[place] += sign * weight * math.sqrt(count)
        length = math.sqrt(math.fsum(value * value for value in vector))
        return vector if length == 0.0 else [value / length for value in vector]


def _features(text: str) -> Iterator[tuple[str, float]]:
    """The features of a text with their weights; the first letter of each tells the sorts apart."""
    words = _WORD.findall(without_accents(text.casefold()))
    for word in words:
        yield f"w{word}", WORD_WEIGHT
        edged = f" {word} "
        for size in CHARACTER_SIZES:
            for start in range(len(edged) - size + 1):
                yield f"c{edged[start : start + size]}", PIECE_WEIGHT
    for first, second in pairwise(words):
        yield f"p{first} {second}", PAIR_WEIGHT


@lru_cache(maxsize=100_000)
def _place(feature: str) -> tuple[int, int]:
    """The dimension and the sign of a feature, from independent bytes of one hash."""
    digest = hashlib.blake2b(feature.encode("utf-8", "surrogatepass"), digest_size=9).digest()
    return int.from_bytes(digest[:8], "big") % DIMENSION, 1 if digest[8] & 1 else -1
