"""Which embedder a process works with: the sentence model where its extra is installed, words otherwise."""

import threading
from collections.abc import Callable
from pathlib import Path

from shared.embeddings.embedder import Embedder
from shared.embeddings.hashing import HashingEmbedder
from shared.embeddings.minilm_weights import ModelUnavailable
from shared.logging import get_logger

_log = get_logger(__name__)


def open_embedder(cache: Path) -> Embedder:
    """all-MiniLM-L6-v2 with its graph under `cache`; where it cannot be used, feature hashing, and the log says why."""
    from shared.embeddings.minilm import MiniLmEmbedder

    try:
        return MiniLmEmbedder(cache)
    except ModelUnavailable as error:
        _log.info("embeddings_by_words", code=error.code)
        return HashingEmbedder()


def knows_meaning(model: str) -> bool:
    """Whether vectors of this model say what texts mean, and not only which words they have."""
    return model != HashingEmbedder.name


class LazyEmbedder:
    """The embedder of endpoints, made at the first search. Thread-safe."""

    def __init__(self, make: Callable[[], Embedder]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: Embedder | None = None

    def get(self) -> Embedder:
        """The one embedder of the process."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made
