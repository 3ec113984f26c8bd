"""Which embedder a process works with, as the settings say."""

import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from shared.config import Settings
from shared.embeddings.embedder import AbsentEmbedder, Embedder, EmbeddingUnavailable
from shared.embeddings.hashing import HashingEmbedder
from shared.embeddings.minilm_weights import ModelUnavailable
from shared.embeddings.vector_memory import VectorMemory
from shared.logging import get_logger

if TYPE_CHECKING:
    from shared.embeddings.minilm import MiniLmEmbedder

QUERY_BYTES = 8 << 20
"""Of vectors of queries that a process of the API remembers: a person pages, and changes filters."""
QUERY_SECONDS = 900.0
"""A person who was erased through another process is forgotten by this one after a quarter of an hour."""
_log = get_logger(__name__)
_loading = threading.Lock()


def open_embedder(settings: Settings, cache: Path) -> Embedder:
    """The backend that CAREERGRAPH_EMBEDDINGS names.

    `auto`: all-MiniLM-L6-v2 with its graph under `cache`; where it cannot be used, feature hashing, and the log says
    why. One that was named and cannot be used is an `AbsentEmbedder`: a process does all that needs no vectors.
    """
    if settings.embeddings == "words":
        return HashingEmbedder()
    if settings.embeddings in ("auto", "minilm"):
        try:
            return open_minilm(cache)
        except ModelUnavailable as error:
            if settings.embeddings == "auto":
                _log.info("embeddings_by_words", code=error.code)
                return HashingEmbedder()
            unavailable = EmbeddingUnavailable(f"all-MiniLM-L6-v2 cannot be used: {error.detail}.", code=error.code)
    else:
        try:
            return _server(settings) if settings.embeddings == "server" else _sentence_transformers(settings)
        except EmbeddingUnavailable as error:
            unavailable = error
    _log.error("embeddings_absent", backend=settings.embeddings, code=unavailable.code)
    return AbsentEmbedder(settings.embeddings_model or settings.embeddings, unavailable)


def open_minilm(cache: Path) -> "MiniLmEmbedder":
    """all-MiniLM-L6-v2, loaded once a process whoever asks. Raises `ModelUnavailable`."""
    with _loading:  # or two threads that come first would each load it
        return _minilm(cache.resolve())


@cache
def _minilm(cache: Path) -> "MiniLmEmbedder":
    from shared.embeddings.minilm import MiniLmEmbedder

    return MiniLmEmbedder(cache)


def _server(settings: Settings) -> Embedder:
    url, model, dimension = settings.embeddings_base_url, settings.embeddings_model, settings.embeddings_dimension
    if not url or not model or dimension is None:
        names = "CAREERGRAPH_EMBEDDINGS_BASE_URL, _MODEL and _DIMENSION"
        raise EmbeddingUnavailable(f"A server of embeddings needs {names}.", code="misconfigured")
    try:
        from shared.embeddings.openai_server import OpenAIServerEmbedder
    except ModuleNotFoundError as error:
        if error.name != "openai":
            raise
        message = 'The package openai is not installed: pip install "careergraph[llm]".'
        raise EmbeddingUnavailable(message, code="not_installed") from error
    key = settings.embeddings_api_key.get_secret_value() if settings.embeddings_api_key is not None else None
    return OpenAIServerEmbedder(url, model, dimension, key, version=settings.embeddings_version)


def _sentence_transformers(settings: Settings) -> Embedder:
    if not settings.embeddings_model:
        raise EmbeddingUnavailable("sentence-transformers needs CAREERGRAPH_EMBEDDINGS_MODEL.", code="misconfigured")
    from shared.embeddings.sentence_transformers import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(settings.embeddings_model, dimension=settings.embeddings_dimension)


def knows_meaning(model: str) -> bool:
    """Whether vectors of this model say what texts mean, and not only which words they have."""
    return model != HashingEmbedder.name


class LazyEmbedder:
    """The embedder of endpoints, made at the first search, with a memory of each person's queries. Thread-safe."""

    def __init__(self, make: Callable[[], Embedder]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: Embedder | None = None
        self._memory = VectorMemory(QUERY_BYTES, kept_seconds=QUERY_SECONDS)

    def get(self) -> Embedder:
        """The one embedder of the process."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    def embed(self, owner_id: UUID, text: str) -> tuple[float, ...]:
        """The vector of a person's query. Raises `EmbeddingUnavailable`."""
        return tuple(self._memory.embed(owner_id, [text], self.get())[0])

    def forget(self, owner_id: UUID) -> None:
        """Drop what is remembered of an erased person's queries."""
        self._memory.forget(owner_id)
