"""The one MetaData of the platform, and how a table that belongs to a person is declared."""

from typing import Any
from uuid import UUID

from sqlalchemy import Column, MetaData, PrimaryKeyConstraint, Table, Uuid
from sqlalchemy.sql.schema import SchemaItem

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SERVICE_SCHEMAS = ("ingest", "classifier", "extractor", "knowledge_graph")
"""Schemas whose person-owned rows are derived from the log: what replay compares."""

NOT_CANONICAL: dict[str, Any] = {"canonical": False}
"""`Column(info=NOT_CANONICAL)`: times, positions, revisions, vectors, causes. They differ between two histories that
mean the same, so the canonical state leaves them out."""


def owned_table(name: str, schema: str, *items: SchemaItem, key: tuple[str, ...]) -> Table:
    """A table of rows that belong to a person: `owner_id` first in its primary key, row-level security forced.

    Args:
        key: the columns that tell one row of a person from another.
    """
    return Table(
        name,
        METADATA,
        Column[UUID]("owner_id", Uuid, nullable=False),
        *items,
        PrimaryKeyConstraint("owner_id", *key),
        schema=schema,
        info={"owned": True},
    )


def operator_table(name: str, schema: str, *items: SchemaItem) -> Table:
    """A table of what belongs to nobody and holds nothing personal."""
    return Table(name, METADATA, *items, schema=schema, info={"owned": False})
