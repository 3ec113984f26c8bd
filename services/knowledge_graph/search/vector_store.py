"""Vectors of a person's facts in pgvector: kept equal to the facts, for each model beside the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, select, tuple_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from services.knowledge_graph.front_door.commands import ACTIVE_STATUSES
from services.knowledge_graph.models import FACT_VECTORS, FACTS
from services.knowledge_graph.row_sync import Row, upsert
from services.knowledge_graph.search.vectors import WITHOUT_VECTOR, FactVector


@dataclass(frozen=True, slots=True)
class VectorCount:
    """How many vectors of one model a person has."""

    model: str
    version: str
    dimension: int
    vectors: int


@dataclass(frozen=True, slots=True)
class UnembeddedFact:
    """A fact that can be searched for and has no vector of a model yet."""

    fact_id: str
    text: str


def is_searchable() -> ColumnElement[bool]:
    """Facts that can be searched for: those that `embed_facts` embeds."""
    return FACTS.c.status.in_(ACTIVE_STATUSES) & FACTS.c.type.not_in(sorted(WITHOUT_VECTOR))


def sync_vectors(connection: Connection, owner_id: UUID, vectors: Sequence[FactVector]) -> None:
    """Write the vectors that are new, and delete those of facts, or of texts of facts, that are not among these.

    Vectors of other models stay while their texts do: a change of model goes on beside the old one.

    Args:
        vectors: of all facts that can be searched for; those without a vector keep the one of their text.
    """
    wanted = {vector.fact_id: vector.text_hash for vector in vectors}
    columns = (FACT_VECTORS.c.model, FACT_VECTORS.c.version, FACT_VECTORS.c.id, FACT_VECTORS.c.text_hash)
    present = connection.execute(select(*columns).where(FACT_VECTORS.c.owner_id == owner_id)).all()
    there = {(row.model, row.version, row.id) for row in present if wanted.get(row.id) == row.text_hash}
    stale = sorted((row.model, row.version, row.id) for row in present if wanted.get(row.id) != row.text_hash)
    if stale:
        key = tuple_(FACT_VECTORS.c.model, FACT_VECTORS.c.version, FACT_VECTORS.c.id)
        names = [func.unnest(bindparam(None, list(part), type_=ARRAY(Text))) for part in zip(*stale, strict=True)]
        connection.execute(delete(FACT_VECTORS).where(FACT_VECTORS.c.owner_id == owner_id, key.in_(select(*names))))
    fresh = [v for v in vectors if v.vector is not None and (v.model, v.version, v.fact_id) not in there]
    write_vectors(connection, owner_id, fresh)


def write_vectors(connection: Connection, owner_id: UUID, vectors: Sequence[FactVector]) -> None:
    """Write these vectors, in place of those of the same facts and models."""
    rows: list[Row] = [
        {
            "model": vector.model,
            "version": vector.version,
            "id": vector.fact_id,
            "dimension": len(vector.vector),
            "vector": list(vector.vector),
            "text_hash": vector.text_hash,
        }
        for vector in vectors
        if vector.vector is not None
    ]
    if rows:
        upsert(connection, FACT_VECTORS, owner_id, rows)


def unembedded(connection: Connection, owner_id: UUID, model: str, version: str, limit: int) -> list[UnembeddedFact]:
    """Facts without a vector of this model and version, in the order of their ids."""
    has = (
        select(FACT_VECTORS.c.id)
        .where(
            FACT_VECTORS.c.owner_id == owner_id,
            FACT_VECTORS.c.model == model,
            FACT_VECTORS.c.version == version,
            FACT_VECTORS.c.id == FACTS.c.id,
        )
        .exists()
    )
    query = select(FACTS.c.id, FACTS.c.text).where(FACTS.c.owner_id == owner_id, is_searchable(), ~has)
    rows = connection.execute(query.order_by(FACTS.c.id).limit(limit))
    return [UnembeddedFact(row.id, row.text) for row in rows]


def unchanged(connection: Connection, owner_id: UUID, facts: Sequence[UnembeddedFact]) -> set[str]:
    """Ids of those facts that are still there with the same text."""
    ids = bindparam("ids", [fact.fact_id for fact in facts], type_=ARRAY(Text))
    rows = connection.execute(
        select(FACTS.c.id, FACTS.c.text).where(
            FACTS.c.owner_id == owner_id, is_searchable(), FACTS.c.id == func.any(ids)
        )
    )
    now = {row.id: row.text for row in rows}
    return {fact.fact_id for fact in facts if now.get(fact.fact_id) == fact.text}


def count_vectors(connection: Connection, owner_id: UUID) -> list[VectorCount]:
    """The person's vectors by model and version."""
    table = FACT_VECTORS.c
    columns = (table.model, table.version, func.min(table.dimension), func.count())
    query = select(*columns).where(table.owner_id == owner_id).group_by(table.model, table.version)
    rows = connection.execute(query.order_by(table.model, table.version))
    return [VectorCount(*row) for row in rows]


def count_searchable(connection: Connection, owner_id: UUID) -> int:
    """How many of the person's facts can be searched for."""
    query = select(func.count()).select_from(FACTS).where(FACTS.c.owner_id == owner_id, is_searchable())
    return connection.scalar(query) or 0


def drop_vectors(connection: Connection, owner_id: UUID, model: str, version: str | None) -> int:
    """Delete the person's vectors of a model, of one version or of all; how many there were."""
    conditions = [FACT_VECTORS.c.owner_id == owner_id, FACT_VECTORS.c.model == model]
    if version is not None:
        conditions.append(FACT_VECTORS.c.version == version)
    return connection.execute(delete(FACT_VECTORS).where(*conditions)).rowcount
