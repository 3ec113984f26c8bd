"""What every backend of embeddings offers."""

import math
from collections.abc import Sequence
from typing import Protocol

SMALLEST_DIMENSION, LARGEST_DIMENSION = 384, 3072
"""Of vectors of facts: from all-MiniLM-L6-v2 to the largest that are offered."""


class EmbeddingUnavailable(Exception):
    """The backend does not answer, or not with vectors. One sentence, nothing of the texts. It may pass.

    `code` is stable: timeout, unreachable, busy, server_error, refused, malformed, misconfigured, not_installed,
    dimension, model_missing; `unavailable` where nothing more is known.
    """

    def __init__(self, detail: str, *, code: str = "unavailable") -> None:
        super().__init__(detail)
        self.code = code


class Embedder(Protocol):
    """Turns texts into vectors whose cosine says how alike the texts are.

    `name` and `version` are stored with each vector: vectors of different ones are never compared. A text's
    vector does not depend on the other texts of the call.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def dimension(self) -> int:
        """The length of every vector. Raises `EmbeddingUnavailable` where there is no backend at all."""
        ...

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector of `dimension` floats for each text, in their order, of length 1 or, for nothing, 0.

        Raises `EmbeddingUnavailable`.
        """
        ...


class AbsentEmbedder:
    """A backend that was chosen and is not there: no other one answers in its place, for its vectors would differ."""

    version = "absent"

    def __init__(self, name: str, why: EmbeddingUnavailable) -> None:
        self.name = name
        self._why = why

    @property
    def dimension(self) -> int:
        """Raises `EmbeddingUnavailable`."""
        raise self._absent()

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Raises `EmbeddingUnavailable`."""
        raise self._absent()

    def _absent(self) -> EmbeddingUnavailable:
        return EmbeddingUnavailable(str(self._why), code=self._why.code)


def has_words(text: str) -> bool:
    """Whether there is anything to embed: a letter or a digit."""
    return any(map(str.isalnum, text))


def well_formed(text: str) -> str:
    """The text as UTF-8 can hold it: surrogates, which no tokenizer and no JSON takes, become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def of_length_one(vector: Sequence[float]) -> list[float]:
    """The vector brought to length 1. Raises `ValueError` where it has none, or is not finite."""
    length = math.hypot(*vector)
    if not math.isfinite(length) or length == 0.0:
        raise ValueError("the vector has no direction")
    return [value / length for value in vector]


def check_dimension(found: int, wanted: int | None = None) -> None:
    """Raises `EmbeddingUnavailable` where vectors are of another length than wanted, or than the database takes."""
    if wanted is not None and found != wanted:
        raise EmbeddingUnavailable(f"The vectors have {found} dimensions instead of {wanted}.", code="dimension")
    if not SMALLEST_DIMENSION <= found <= LARGEST_DIMENSION:
        bounds = f"{SMALLEST_DIMENSION} to {LARGEST_DIMENSION}"
        raise EmbeddingUnavailable(f"The vectors have {found} dimensions; {bounds} can be stored.", code="dimension")
