"""Vectors beside the pipeline: counting them, and embedding the facts that have none of a model."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.knowledge_graph.erasure import lock_person
from services.knowledge_graph.search.vector_store import (
    UnembeddedFact,
    count_searchable,
    count_vectors,
    unchanged,
    unembedded,
    write_vectors,
)
from services.knowledge_graph.search.vectors import FactVector
from shared.db.database import Database
from shared.embeddings.embedder import Embedder
from shared.security.keyring import PersonUnknown

BATCH = 256
"""Facts embedded and written at once: a second or so of a small model on one core."""


@dataclass(frozen=True, slots=True)
class PersonVectors:
    """The vectors of one person and model, and how many facts have none of it."""

    owner_id: UUID
    model: str
    version: str
    dimension: int
    vectors: int
    missing: int

    def to_record(self) -> dict[str, Any]:
        """As JSON values, in the order of the columns that are shown."""
        names = ("model", "version", "dimension", "vectors", "missing")
        return {"person": str(self.owner_id)} | {name: getattr(self, name) for name in names}


def counted(database: Database, owner_id: UUID) -> list[PersonVectors]:
    """A person's vectors by model and version."""
    with database.transaction("app", owner_id) as connection:
        facts = count_searchable(connection, owner_id)
        return [
            PersonVectors(owner_id, found.model, found.version, found.dimension, found.vectors, facts - found.vectors)
            for found in count_vectors(connection, owner_id)
        ]


def embed_missing(database: Database, owner_id: UUID, embedder: Embedder) -> int:
    """Embed the person's facts that have no vector of this model, a batch at a time; how many were written.

    Nothing is locked while the model works. What changed meanwhile is looked at again, and a person who is erased
    meanwhile gets no vectors. Raises `EmbeddingUnavailable`.
    """
    written = 0
    while True:
        with database.transaction("app", owner_id) as connection:
            facts = unembedded(connection, owner_id, embedder.name, embedder.version, BATCH)
        if not facts:
            return written
        vectors = embedder.embed([fact.text for fact in facts])
        made = [
            FactVector(fact.fact_id, fact.text, tuple(vector), embedder.name, embedder.version)
            for fact, vector in zip(facts, vectors, strict=True)
        ]
        try:
            written += _write(database, owner_id, facts, made)
        except PersonUnknown:
            return written


def _write(database: Database, owner_id: UUID, facts: list[UnembeddedFact], made: list[FactVector]) -> int:
    with database.transaction("app", owner_id) as connection:
        lock_person(connection, owner_id)  # stages of the person, and an erasure, wait for this commit
        still = unchanged(connection, owner_id, facts)
        kept = [vector for vector in made if vector.fact_id in still]
        write_vectors(connection, owner_id, kept)
    return len(kept)
