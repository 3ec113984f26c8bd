"""Finding concepts by what is meant: the vectors of their names, by the backend of a process."""

import threading
from collections.abc import Sequence
from pathlib import Path

from shared.embeddings.embedder import Embedder, EmbeddingUnavailable
from shared.logging import get_logger
from shared.skills.normalise import key_of
from shared.skills.ontology.ontology import Ontology
from shared.skills.ontology.search import Hit
from shared.skills.retrieval.candidates import largest
from shared.skills.retrieval.dense import DenseIndex

LEAST_COSINE = 0.4
"""Of a hundred pairs of names of the built-in ontology, one is nearer to each other than .38 by all-MiniLM-L6-v2, one
of two than .15: below, a name is found by chance."""
_log = get_logger(__name__)
_Key = tuple[str, str, str]


class MeaningSearch:
    """Compares queries with the names of an ontology version. Thread-safe; it holds the vectors of one version.

    They are made in a thread of their own when they are first needed: seconds of computing for the whole of O*NET.
    """

    def __init__(self, cache: Path | None = None) -> None:
        """`cache` keeps the vectors from one process to the next."""
        self._cache = cache
        self._lock = threading.Lock()
        self._index: tuple[_Key, DenseIndex] | None = None
        self._making: threading.Thread | None = None

    def search(self, ontology: Ontology, embedder: Embedder, vector: Sequence[float], limit: int) -> list[Hit] | None:
        """The concepts nearest to the query's vector, best first; None as long as the names have no vectors."""
        key = (ontology.content_hash, embedder.name, embedder.version)
        with self._lock:
            known = self._index
            if known is None or known[0] != key:
                self._start(key, ontology, embedder)
                return None
        cosines = known[1].cosines(vector)
        places = largest(cosines, limit).tolist()
        hits = [
            Hit(ontology.concepts[place], key_of(ontology.concepts[place].name), round(float(cosines[place]), 4))
            for place in places
            if cosines[place] >= LEAST_COSINE
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.concept.id))

    def wait(self) -> None:
        """Until vectors that are being made are there, or could not be made."""
        with self._lock:
            making = self._making
        if making is not None:
            making.join()

    def _start(self, key: _Key, ontology: Ontology, embedder: Embedder) -> None:
        """Under the lock: one thread at a time; a search after it has failed starts the next."""
        if self._making is None or not self._making.is_alive():
            arguments = (key, ontology, embedder)
            self._making = threading.Thread(target=self._make, args=arguments, name="concept-vectors", daemon=True)
            self._making.start()

    def _make(self, key: _Key, ontology: Ontology, embedder: Embedder) -> None:
        try:
            index = DenseIndex([concept.name for concept in ontology.concepts], embedder, self._cache)
        except EmbeddingUnavailable as error:
            _log.warning("concept_vectors_not_made", code=error.code)
            return
        with self._lock:
            self._index = (key, index)
