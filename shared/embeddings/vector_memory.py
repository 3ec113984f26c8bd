"""Answers of an embedder, remembered for the person whose text it was."""

import hashlib
import time
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from uuid import UUID

from shared.embeddings.embedder import Embedder, EmbeddingUnavailable

REMEMBERED_BYTES = 64 << 20
"""Of one process: some 20,000 vectors of 384 floats, or 2,700 of 3,072."""
KEPT_SECONDS = 86_400.0
"""After a day a vector that nobody asked for goes, whether there is room or not: that of an erased person too, in
processes that hear nothing of the erasure."""
BATCH = 256
"""Texts that are embedded, and remembered, at once."""
_Key = tuple[UUID, bytes]


class VectorMemory:
    """Embeds texts, each once for its person while it is remembered. Thread-safe.

    Texts and their vectors are personal, so the memory is that of the process alone: nothing is written, texts are
    kept as hashes, and nothing is shared between persons, who could otherwise tell by the time of an answer what
    others have (T25 of the tenant attacks). What has to last are the vectors in the database. A text's vector does
    not depend on its batch, so remembering changes no result.

    Args:
        capacity: bytes of vectors; the ones that were not asked for longest go first.
        seconds: after these no further batch is begun; None: as long as it takes.
        kept_seconds: after these what was not asked for is dropped, with the next call.
    """

    def __init__(
        self,
        capacity: int = REMEMBERED_BYTES,
        seconds: float | None = None,
        *,
        kept_seconds: float = KEPT_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._capacity = capacity
        self._seconds = seconds
        self._kept_seconds = kept_seconds
        self._clock = clock
        self._asked: dict[_Key, float] = {}
        self._vectors: OrderedDict[_Key, array[float]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def embed(self, owner_id: UUID, texts: Sequence[str], embedder: Embedder) -> list[Sequence[float]]:
        """A vector for each text, in their order; it is the remembered one, not to be changed.

        Raises `EmbeddingUnavailable`; what was embedded until then is remembered, so that the next call goes on.
        """
        keys = [_key(owner_id, text, embedder) for text in texts]
        with self._lock:
            self._drop_old()
            known = {key: self._vectors[key] for key in keys if key in self._vectors}
        missing = list({key: text for key, text in zip(keys, texts, strict=True) if key not in known}.items())
        began = self._clock()
        for start in range(0, len(missing), BATCH):
            if start and self._seconds is not None and self._clock() - began > self._seconds:
                raise EmbeddingUnavailable("The embeddings took too long.", code="timeout")
            batch = missing[start : start + BATCH]
            vectors = embedder.embed([text for _, text in batch])
            fresh = {key: array("d", vector) for (key, _), vector in zip(batch, vectors, strict=True)}
            self._remember(fresh)
            known.update(fresh)
        with self._lock:
            for key in keys:
                if key in self._vectors:
                    self._vectors.move_to_end(key)
                    self._asked[key] = self._clock()
        return [known[key] for key in keys]

    def forget(self, owner_id: UUID) -> None:
        """Drop everything of an erased person at once, in this process."""
        with self._lock:
            for key in [key for key in self._vectors if key[0] == owner_id]:
                self._drop(key)

    def _drop_old(self) -> None:
        """The vector that was not asked for longest stands first."""
        before = self._clock() - self._kept_seconds
        while self._vectors and self._asked[next(iter(self._vectors))] < before:
            self._drop(next(iter(self._vectors)))

    def _drop(self, key: _Key) -> None:
        self._bytes -= _size(self._vectors.pop(key))
        del self._asked[key]

    def _remember(self, fresh: "dict[_Key, array[float]]") -> None:
        with self._lock:
            for key, vector in fresh.items():
                if key in self._vectors:
                    self._drop(key)
                self._vectors[key] = vector
                self._asked[key] = self._clock()
                self._bytes += _size(vector)
            while self._bytes > self._capacity:
                self._drop(next(iter(self._vectors)))


def _size(vector: "array[float]") -> int:
    return len(vector) * vector.itemsize


def _key(owner_id: UUID, text: str, embedder: Embedder) -> _Key:
    """The person, and a hash of the exact text and of the model. Its version tells dimensions apart."""
    named = f"{embedder.name}\0{embedder.version}\0{text}".encode("utf-8", "surrogatepass")
    return owner_id, hashlib.sha256(named).digest()
