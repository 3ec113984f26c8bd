"""Make a person's rows of a table equal to what they should be, writing only what differs."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Connection, Table, Text, bindparam, cast, column, delete, func, select
from sqlalchemy.dialects.postgresql import JSONB, insert

from shared.schemas.snapshots import Changes

Row = Mapping[str, Any]


def sync_rows(connection: Connection, table: Table, owner_id: UUID, rows: Iterable[Row]) -> Changes:
    """Insert what is missing, update what differs and delete what is not wanted; equal rows are not touched.

    Args:
        table: has columns `owner_id`, `id` and `etag`, which is equal exactly when two rows are.
        rows: all rows of the person, as JSON values, without `owner_id`; each `id` once.
    """
    made = {row["id"]: row for row in rows}
    wanted = {id_: (row["etag"],) for id_, row in made.items()}
    return sync_changed(connection, table, owner_id, wanted, made.__getitem__, compare=("etag",))


def sync_changed(
    connection: Connection,
    table: Table,
    owner_id: UUID,
    wanted: Mapping[str, tuple[Any, ...]],
    make: Callable[[str], Row],
    *,
    compare: tuple[str, ...],
) -> Changes:
    """As `sync_rows`, where a row is made only to be written.

    Args:
        wanted: id of every row of the person to its values of `compare`.
        compare: columns that are equal exactly when two rows are.
        make: the row of an id.
    """
    columns = (table.c.id, *(table.c[name] for name in compare))
    found = connection.execute(select(*columns).where(table.c.owner_id == owner_id))
    present = {row[0]: tuple(row[1:]) for row in found}
    written = [make(id_) for id_, values in wanted.items() if present.get(id_) != values]
    gone = sorted(present.keys() - wanted.keys())
    added = sum(row["id"] not in present for row in written)
    if written:
        upsert(connection, table, owner_id, written)
    if gone:
        ids = bindparam("ids", gone, type_=ARRAY(Text))
        connection.execute(delete(table).where(table.c.owner_id == owner_id, table.c.id == func.any(ids)))
    return Changes(added=added, removed=len(gone), changed=len(written) - added)


def upsert(connection: Connection, table: Table, owner_id: UUID, rows: list[Row]) -> None:
    """Write rows in one statement: they travel as one JSON document and Postgres takes them apart.

    For a thousand rows that is several times faster than a thousand parameter sets.
    """
    names = list(rows[0])
    document = cast(bindparam("rows", json.dumps(rows, ensure_ascii=False), type_=Text), JSONB)
    record = (
        func.jsonb_to_recordset(document)
        .table_valued(*(column(name, table.c[name].type) for name in names))
        .render_derived(with_types=True)
    )
    keys = {column.name for column in table.primary_key.columns}
    source = select(bindparam("owner", owner_id, type_=table.c.owner_id.type), *(record.c[n] for n in names))
    statement = insert(table).from_select(["owner_id", *names], source)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=list(table.primary_key.columns),
            set_={name: statement.excluded[name] for name in names if name not in keys},
        )
    )


def erase_rows(connection: Connection, owner_id: UUID, tables: Iterable[Table]) -> dict[str, int]:
    """Delete all rows of the person; counts by table name."""
    return {
        table.name: connection.execute(delete(table).where(table.c.owner_id == owner_id)).rowcount for table in tables
    }
