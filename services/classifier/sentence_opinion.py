"""What the meaning of a text says of its kind, by sentence vectors: a second opinion where the rules are in doubt.

Similarity to descriptions of the kinds (zero-shot: Yin et al., "Benchmarking Zero-shot Text Classification", 2019) was
tried first, and had 33% of the documents of the benchmark right: a sentence model sees what a text is about, and the
five kinds are all about work. So the directions in which the kinds lie are fitted to the development half, as a linear
probe (Alain and Bengio, "Understanding intermediate layers using linear classifier probes", 2016); alone it has 68%
right of documents that the fit has not seen, enough to help where the rules are in doubt and nowhere else.
"""

import math
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Protocol

from services.classifier.evidence import KINDS
from services.classifier.fitted import fitted_directions

MAX_CHARACTERS = 1_200
"""Of each piece: what the model takes at once (256 word pieces)."""
MAX_PIECES = 3


class Embedding(Protocol):
    """As much of an embedder as is needed: vectors of length 1."""

    def embed(self, texts: Sequence[str]) -> list[list[float]]: ...


class SentenceOpinion:
    """Places texts along the directions of the kinds. Without a model there is no opinion: that is an answer, too."""

    def __init__(self, load: Callable[[], Embedding | None]) -> None:
        """`load` makes the model at the first question; None where it is not installed."""
        self._load = load

    @cached_property
    def _model(self) -> Embedding | None:
        return self._load()

    def logits(self, text: str) -> dict[str, float] | None:
        """Kind to what the meaning of a text says of it, in logits; the higher, the likelier.

        Rounded to four places; None without a model or without words.
        """
        pieces = pieces_of(text)
        if not pieces or self._model is None:
            return None
        return along_directions(mean_of(self._model.embed(pieces)))


def along_directions(vector: Sequence[float]) -> dict[str, float]:
    """Kind to the logits of a vector."""
    directions = fitted_directions()
    return {
        kind: round(math.fsum(a * b for a, b in zip((*vector, 1.0), directions[kind], strict=True)), 4)
        for kind in KINDS
    }


def mean_of(vectors: Sequence[Sequence[float]]) -> list[float]:
    """The mean of the vectors of a text's pieces."""
    return [math.fsum(column) / len(vectors) for column in zip(*vectors, strict=True)]


def pieces_of(text: str) -> list[str]:
    """Beginning, middle and end of a text, each as long as the model takes; none of a text without a letter."""
    plain = " ".join(text.split())
    if not any(map(str.isalnum, plain)):
        return []
    if len(plain) <= MAX_CHARACTERS:
        return [plain]
    middle = max(0, (len(plain) - MAX_CHARACTERS) // 2)
    starts = sorted({0, middle, len(plain) - MAX_CHARACTERS})[:MAX_PIECES]
    return [plain[start : start + MAX_CHARACTERS] for start in starts]
