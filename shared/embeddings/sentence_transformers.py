"""Any model of sentence-transformers, on a GPU where there is one: the extra `sentence-transformers`, with torch."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from shared.embeddings.embedder import EmbeddingUnavailable, check_dimension, has_words, of_length_one, well_formed

GPU_BATCH = 64
CPU_BATCH = 1
"""With padding a text's vector depends on the texts beside it (by 1.6e-7 with all-MiniLM-L6-v2); alone it does not."""


class SentenceTransformersEmbedder:
    """Vectors of length 1. On a CPU a text's vector is the same, bit for bit, alone and among others; on a GPU to
    within about 1e-6.

    What is longer than the model takes is cut off as the model says. Code that comes with a model is never run.
    """

    def __init__(self, model: str, *, dimension: int | None = None, device: str | None = None) -> None:
        """Loads the model: torch takes some 10 s, and the model is fetched from its hub where it is not there yet.

        Args:
            model: a folder, or a name on the hub.
            dimension: cut the vectors to this length, which only models trained for it bear; None: the model's own.
            device: as torch names it; None: a GPU where there is one.

        Raises:
            EmbeddingUnavailable: codes not_installed, model_missing, dimension.
        """
        self._model: Any = _loaded(model, dimension, device)
        found = len(self._model.encode("a", show_progress_bar=False))
        check_dimension(found, dimension)
        self.dimension: int = found
        # Of a folder the last part only: its path is nobody's business in the database.
        self.name: str = Path(model).resolve().name if Path(model).is_dir() else model
        self.version: str = f"{_fingerprint(self._model)}-{found}"
        self._batch = CPU_BATCH if self._model.device.type == "cpu" else GPU_BATCH

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text, in their order; zeros for a text without a letter or digit."""
        sent = [well_formed(text) for text in texts]
        wanted = list(dict.fromkeys(text for text in sent if has_words(text)))
        rows = self._model.encode(wanted, batch_size=self._batch, show_progress_bar=False) if wanted else ()
        try:
            vectors = {text: of_length_one(row.tolist()) for text, row in zip(wanted, rows, strict=True)}
        except ValueError as error:
            raise EmbeddingUnavailable("The model gave vectors without a direction.", code="malformed") from error
        return [list(vectors[text]) if text in vectors else [0.0] * self.dimension for text in sent]


def _loaded(model: str, dimension: int | None, device: str | None) -> Any:
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar
    except ModuleNotFoundError as error:
        if error.name not in ("sentence_transformers", "transformers", "torch"):
            raise
        message = 'sentence-transformers is not installed: pip install "careergraph[sentence-transformers]".'
        raise EmbeddingUnavailable(message, code="not_installed") from error
    disable_progress_bar()
    try:
        return SentenceTransformer(model, device=device, truncate_dim=dimension, trust_remote_code=False)
    except (OSError, ValueError) as error:  # no such model, no way to the hub, or files that are no model
        message = f"The model of the embeddings could not be loaded ({type(error).__name__})."
        raise EmbeddingUnavailable(message, code="model_missing") from error


def _fingerprint(model: Any) -> str:
    """Which weights these are: twelve hex digits of a SHA-256 over all of them, by name."""
    import torch

    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}\n".encode())
        digest.update(tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()[:12]
