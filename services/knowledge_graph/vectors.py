"""Vectors of facts: which facts have one, of which words, and a memory that saves embedding them again."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from services.knowledge_graph.commands import is_active
from services.knowledge_graph.normalise.values import DATE_TYPES
from shared.embeddings.embedder import Embedder, EmbeddingUnavailable
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact

WITHOUT_VECTOR = DATE_TYPES | {FactType.EMAIL, FactType.PHONE, FactType.LINK, FactType.NAME}
"""Facts that nobody looks for by meaning."""
_Key = tuple[UUID, bytes]
REMEMBERED_VECTORS = 20_000
"""Kept by one process; 384 floats each are about 60 MB."""


@dataclass(frozen=True, slots=True)
class FactVector:
    """The embedding of a fact's text by one model; `vector` is None where no backend answered."""

    fact_id: str
    text: str
    vector: tuple[float, ...] | None
    model: str
    version: str

    @property
    def text_hash(self) -> str:
        """SHA-256 (hex) of the text that the vector is of."""
        return text_hash(self.text)


def text_hash(text: str) -> str:
    """What a stored vector remembers of its text. As Postgres has it: `encode(sha256(text::bytea), 'hex')`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class VectorMemory:
    """Embeds texts, each once for its person while it is remembered. Thread-safe.

    A person's snapshot holds all of their facts, most of them known from the snapshot before. Texts are remembered
    by their hash, never in the clear, and never shared between persons. A text's vector does not depend on its
    batch, so remembering changes no result.
    """

    def __init__(self, capacity: int = REMEMBERED_VECTORS) -> None:
        self._capacity = capacity
        self._vectors: OrderedDict[_Key, tuple[float, ...]] = OrderedDict()
        self._lock = Lock()

    def embed(self, owner_id: UUID, texts: Sequence[str], embedder: Embedder) -> list[tuple[float, ...]]:
        """A vector for each text, in their order."""
        keys = [_key(owner_id, text, embedder) for text in texts]
        with self._lock:
            known = {key: self._vectors[key] for key in keys if key in self._vectors}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        fresh = zip(missing, embedder.embed(list(missing.values())), strict=True) if missing else ()
        known.update({key: tuple(vector) for key, vector in fresh})
        with self._lock:
            for key in keys:
                self._vectors[key] = known[key]
                self._vectors.move_to_end(key)
            while len(self._vectors) > self._capacity:
                self._vectors.popitem(last=False)
        return [known[key] for key in keys]

    def forget(self, owner_id: UUID) -> None:
        """Drop everything of an erased person. Other processes drop it when it is pushed out by newer texts."""
        with self._lock:
            for key in [key for key in self._vectors if key[0] == owner_id]:
                del self._vectors[key]


def embed_facts(
    facts: Iterable[CanonicalFact], owner_id: UUID, embedder: Embedder, memory: VectorMemory
) -> tuple[FactVector, ...]:
    """The vectors of the facts that can be searched for: active ones that are words rather than dates or contacts.

    Without vectors where the backend does not answer: nothing waits for it, and `careergraph vectors reindex` makes
    up for it.
    """
    chosen = [fact for fact in facts if is_active(fact) and fact.type not in WITHOUT_VECTOR]
    vectors: Sequence[tuple[float, ...] | None]
    try:
        vectors = memory.embed(owner_id, [fact.text for fact in chosen], embedder)
    except EmbeddingUnavailable:
        vectors = [None] * len(chosen)
    return tuple(
        FactVector(fact.id, fact.text, vector, embedder.name, embedder.version)
        for fact, vector in zip(chosen, vectors, strict=True)
    )


def _key(owner_id: UUID, text: str, embedder: Embedder) -> _Key:
    return owner_id, hashlib.sha256(f"{embedder.name}\0{embedder.version}\0{text}".encode()).digest()
