"""Alembic's entry: one history for the whole platform."""

from alembic import context
from sqlalchemy import Connection

import migrations.tables as every_table
from shared.db.metadata import METADATA


def _own_schemas(name: str | None, type_: str, _: object) -> bool:
    return type_ != "schema" or name in {table.schema for table in METADATA.tables.values()}


def _run(connection: Connection) -> None:
    assert every_table.__all__
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        include_schemas=True,
        include_name=_own_schemas,
        compare_type=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


_run(context.config.attributes["connection"])
