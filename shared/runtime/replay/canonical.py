"""The canonical state of a person: what the services know, and nothing of when or how they came to know it.

All rows that stages write, in key order, without the columns that differ between two histories of the same meaning
(times, positions, revisions, causes, vectors). Its hash after a shadow replay of unchanged code equals the live one.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Table, select

Row = Mapping[str, Any]


@dataclass(frozen=True)
class CanonicalState:
    """Rows by table name; each row is JSON values, in key order."""

    rows: Mapping[str, Sequence[Row]]
    keys: Mapping[str, tuple[str, ...]]

    def hash(self) -> str:
        """SHA-256, 64 hex digits."""
        digest = hashlib.sha256()
        for name in sorted(self.rows):
            digest.update(name.encode() + b"\n")
            for row in self.rows[name]:
                digest.update(_line(row).encode() + b"\n")
        return digest.hexdigest()

    def only(self, keys: Mapping[str, Set[str]]) -> "CanonicalState":
        """These rows alone, by table and key."""
        rows = {
            name: [row for row in found if key_of(row, self.keys[name]) in keys.get(name, ())]
            for name, found in self.rows.items()
        }
        return CanonicalState(rows, self.keys)


@dataclass(frozen=True)
class Difference:
    """One row that is not the same in both states; `live` or `shadow` is None where the row is missing."""

    table: str
    key: str
    live: Row | None
    shadow: Row | None

    def as_json(self) -> dict[str, Any]:
        """Only the columns that differ, where both have the row."""
        live, shadow = self.live, self.shadow
        if live is not None and shadow is not None:
            changed = sorted(name for name in live if live[name] != shadow.get(name))
            live = {name: live[name] for name in changed}
            shadow = {name: shadow.get(name) for name in changed}
        return {"table": self.table, "key": self.key, "live": live, "shadow": shadow}


def read_state(connection: Connection, owner_id: UUID, tables: Sequence[Table]) -> CanonicalState:
    """The owner's rows of these tables, as this connection sees them (a schema translation applies)."""
    rows: dict[str, Sequence[Row]] = {}
    keys: dict[str, tuple[str, ...]] = {}
    for table in sorted(tables, key=lambda one: one.fullname):
        columns = _canonical_columns(table)
        if not columns:  # vectors: which there are depends on the models of a process, not on the log
            continue
        found = connection.execute(select(*columns).where(table.c.owner_id == owner_id))
        key = tuple(column.name for column in table.primary_key if column.name != "owner_id")
        as_rows = [{name: _value(value) for name, value in row._mapping.items()} for row in found]
        # Sorted here, not by the database: the order must not depend on a collation.
        rows[table.fullname] = sorted(as_rows, key=_line)
        keys[table.fullname] = tuple(name for name in key if name in {column.name for column in columns})
    return CanonicalState(rows, keys)


def differences(live: CanonicalState, shadow: CanonicalState) -> list[Difference]:
    """Rows that are not the same, in table and key order."""
    found = []
    for table in sorted(live.rows):
        before = {key_of(row, live.keys[table]): row for row in live.rows[table]}
        after = {key_of(row, live.keys[table]): row for row in shadow.rows[table]}
        found += [
            Difference(table, key, before.get(key), after.get(key))
            for key in sorted(before.keys() | after.keys())
            if before.get(key) != after.get(key)
        ]
    return found


def _canonical_columns(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column.name != "owner_id" and column.info.get("canonical", True)]


def key_of(row: Row, names: Sequence[str]) -> str:
    """Of a row among those of its table and person."""
    return " ".join(str(row[name]) for name in names)


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _value(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, dict):
        return {name: _value(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_value(item) for item in value]
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return str(value)
