"""What every backend of embeddings offers."""

from collections.abc import Sequence
from typing import Protocol


class EmbeddingUnavailable(Exception):
    """The backend does not answer, or not with vectors. One sentence, nothing of the texts. It may pass."""


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
        """The length of every vector."""
        ...

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector of `dimension` floats for each text, in their order, of length 1 or, for nothing, 0.

        Raises `EmbeddingUnavailable`.
        """
        ...
