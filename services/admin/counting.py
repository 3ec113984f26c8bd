"""Counts over tables that only grow, at a cost that does not grow with them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, FromClause, Table, cast, func, literal, select

SAMPLED_PAGES = 2000
"""How much of a table is read at most, about: 16 MB, some 100,000 rows of the inbox, in some ten milliseconds."""
COUNTED_ROWS = 10_000
"""Beyond this it does not matter to an operator how many there are."""
_SEED = literal(0)  # the same pages each time: two answers differ only by what happened in between


@dataclass(frozen=True)
class Sampled:
    """Rows by their values, counted in a share (over 0, up to 1) of the table's pages, and scaled up; 1: exact."""

    counts: dict[tuple[Any, ...], int]
    share: float


def count_in_sample(connection: Connection, table: Table, *columns: str, sampled_pages: int = SAMPLED_PAGES) -> Sampled:
    """How many rows have which values in these columns: exact while the table is small, later from whole pages of it.

    Pages are taken at random (`tablesample system`), so rows that were written together are counted together.
    """
    pages = connection.scalar(
        select(
            func.pg_relation_size(f"{table.schema}.{table.name}")
            // cast(func.current_setting("block_size"), BigInteger)
        )
    )
    share = min(1.0, sampled_pages / max(1, pages or 0))
    rows: FromClause = table if share == 1 else table.tablesample(func.system(100 * share), seed=_SEED)
    values = [rows.c[name] for name in columns]
    counted = connection.execute(select(*values, func.count()).group_by(*values)).all()
    return Sampled({tuple(row[:-1]): round(row[-1] / share) for row in counted}, share)


def count_up_to(
    connection: Connection, column: ColumnElement[str], *conditions: ColumnElement[bool], most: int = COUNTED_ROWS
) -> dict[str, int]:
    """How many rows have which value, of the first `most` that meet the conditions."""
    found = select(column.label("value")).where(*conditions).limit(most).subquery()
    counted = select(found.c.value, func.count().label("number")).group_by(found.c.value)
    return {row.value: row.number for row in connection.execute(counted)}
