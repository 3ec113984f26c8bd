"""One valid row of any table that belongs to persons, made from the metadata: a new table cannot be forgotten."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from pgvector.sqlalchemy import Vector
from sqlalchemy import (
    ARRAY,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
)
from sqlalchemy import insert as into
from sqlalchemy.dialects.postgresql import JSONB

import migrations.tables as every_table
from shared.db.metadata import METADATA

assert every_table.__all__
OWNED = [table for table in METADATA.sorted_tables if table.info["owned"]]
OWNED_NAMES = [table.fullname for table in OWNED]

_ALLOWED_BY_CHECKS = {
    ("commands", "outcome"): "accepted",
    ("fact_vectors", "dimension"): 384,
    ("skill_names", "keys"): ["key"],
}


def owned(name: str) -> Table:
    """The table with this full name."""
    return METADATA.tables[name]


def row_of(table: Table, owner_id: UUID, **columns: Any) -> dict[str, Any]:
    """Values of every column that has to be given; `columns` take the place of made ones."""
    made = {column.name: _value(table, column) for column in table.columns if _has_to_be_given(column)}
    return made | {"owner_id": owner_id} | columns


def insert_row(connection: Connection, table: Table, owner_id: UUID, **columns: Any) -> dict[str, Any]:
    """Insert such a row, and return it."""
    row = row_of(table, owner_id, **columns)
    connection.execute(into(table).values(row))
    return row


def key_of(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """The part of the primary key that is not the owner."""
    return {column.name: row[column.name] for column in table.primary_key if column.name != "owner_id"}


def _has_to_be_given(column: Column[Any]) -> bool:
    return not column.nullable and column.server_default is None and column.identity is None


def _value(table: Table, column: Column[Any]) -> Any:
    if (table.name, column.name) in _ALLOWED_BY_CHECKS:
        return _ALLOWED_BY_CHECKS[table.name, column.name]
    match column.type:
        case Uuid():
            return uuid4()
        case Vector():
            return [0.0] * (column.type.dim or 384)
        case ARRAY() | JSONB():
            return []
        case Boolean():
            return False
        case DateTime():
            return dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
        case Date():
            return dt.date(2026, 1, 2)
        case LargeBinary():
            return b"\x00\x01"
        case Text():
            return f"canary {uuid4()}"
        case Integer() | Float():
            return 1
    raise AssertionError(f"no value is known for {table.fullname}.{column.name}")
