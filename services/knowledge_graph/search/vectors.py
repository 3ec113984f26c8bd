"""Vectors of facts: which facts have one, and of which words."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.knowledge_graph.front_door.commands import is_active
from services.knowledge_graph.normalise.values import DATE_TYPES
from shared.embeddings.embedder import Embedder, EmbeddingUnavailable
from shared.embeddings.vector_memory import VectorMemory
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact

WITHOUT_VECTOR = DATE_TYPES | {FactType.EMAIL, FactType.PHONE, FactType.LINK, FactType.NAME}
"""Facts that nobody looks for by meaning."""


@dataclass(frozen=True, slots=True)
class FactVector:
    """The embedding of a fact's text by one model; `vector` is None where no backend answered."""

    fact_id: str
    text: str
    vector: Sequence[float] | None
    model: str
    version: str

    @property
    def text_hash(self) -> str:
        """SHA-256 (hex) of the text that the vector is of."""
        return text_hash(self.text)


def text_hash(text: str) -> str:
    """What a stored vector remembers of its text. As Postgres has it: `encode(sha256(text::bytea), 'hex')`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def embed_facts(
    facts: Iterable[CanonicalFact], owner_id: UUID, embedder: Embedder, memory: VectorMemory
) -> tuple[FactVector, ...]:
    """The vectors of the facts that can be searched for: active ones that are words rather than dates or contacts.

    Without vectors where the backend does not answer: nothing waits for it, and `careergraph vectors reindex` makes
    up for it.
    """
    chosen = [fact for fact in facts if is_active(fact) and fact.type not in WITHOUT_VECTOR]
    vectors: Sequence[Sequence[float] | None]
    try:
        vectors = memory.embed(owner_id, [fact.text for fact in chosen], embedder)
    except EmbeddingUnavailable:
        vectors = [None] * len(chosen)
    return tuple(
        FactVector(fact.id, fact.text, vector, embedder.name, embedder.version)
        for fact, vector in zip(chosen, vectors, strict=True)
    )
