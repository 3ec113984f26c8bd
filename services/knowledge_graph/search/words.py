"""Searching a person's facts by words, where no vectors can: how much of the query stands in each text."""

import math
from collections.abc import Sequence

from rapidfuzz import fuzz

from shared.skills.normalise import key_of

WHOLE, BEGINNING, SLIP = 1.0, 0.7, 0.5
"""What a word of the query counts where it stands as it is, as the beginning of a word, or with a slip."""
SHORTEST_BEGINNING = 3  # letters
SHORTEST_SLIP = 5
LEAST_LIKENESS = 85.0
"""Of rapidfuzz's normalised Indel similarity, 0 to 100."""
DIGITS = 4


def score_texts(query: str, texts: Sequence[str]) -> list[float]:
    """0 to 1 for each text: the share of the query's words in it, rare words counting more.

    A word's weight is log(1 + n / (1 + texts with it)), the inverse document frequency over these texts.
    """
    asked = list(dict.fromkeys(key_of(query).split()))
    if not asked:
        return [0.0] * len(texts)
    words = [key_of(text).split() for text in texts]
    found = [[_best(word, text) for word in asked] for text in words]
    weights = [math.log(1 + len(texts) / (1 + sum(row[column] > 0 for row in found))) for column in range(len(asked))]
    total = math.fsum(weights)
    return [
        round(math.fsum(weight * part for weight, part in zip(weights, row, strict=True)) / total, DIGITS)
        for row in found
    ]


def _best(asked: str, words: Sequence[str]) -> float:
    return max((_likeness(asked, word) for word in words), default=0.0)


def _likeness(asked: str, word: str) -> float:
    if asked == word:
        return WHOLE
    if len(asked) >= SHORTEST_BEGINNING and word.startswith(asked):
        return BEGINNING
    if min(len(asked), len(word)) >= SHORTEST_SLIP and fuzz.ratio(asked, word, score_cutoff=LEAST_LIKENESS):
        return SLIP
    return 0.0
