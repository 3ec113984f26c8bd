"""Fills the tables with people: rows of real ones, copied under new owners."""

from sqlalchemy import Table, text

import migrations.tables  # noqa: F401 - declares every table
from shared.db.database import Database
from shared.db.metadata import METADATA


def copy_people(database: Database, copies: int) -> None:
    """Add `copies` people with the rows of the people who are there, taken in turn. Their keys open nothing."""
    owned = [table for table in METADATA.sorted_tables if table.info.get("owned")]
    with database.admin.begin() as connection:
        connection.execute(
            text(
                "create temporary table copied on commit drop as "
                "select gen_random_uuid() as new_id, (array_agg(owner_id))[1 + n % count(*)] as owner_id "
                "from (select distinct owner_id from security.keys) as people, generate_series(1, :copies) as n "
                "group by n"
            ),
            {"copies": copies},
        )
        for table in owned:
            connection.execute(text(_copy(table)))
    with database.admin.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("vacuum analyze"))


def _copy(table: Table) -> str:
    """Ids are unique for their owner, so only the owner changes; what the database numbers, it numbers again."""
    columns = [f'"{column.name}"' for column in table.columns if column.identity is None]
    values = ["copied.new_id" if name == '"owner_id"' else f"rows.{name}" for name in columns]
    return (
        f"insert into {table.fullname} ({', '.join(columns)}) select {', '.join(values)} "
        f"from {table.fullname} as rows join copied using (owner_id)"
    )
