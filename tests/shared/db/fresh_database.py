"""Databases of the test server that live for one block."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from careergraph.local.postgres import EmbeddedPostgres
from shared.db.database import Database


@contextmanager
def fresh_database(server: EmbeddedPostgres, name: str, *, migrated: bool) -> Iterator[Database]:
    """A database of its own: a copy of the migrated template, or an empty one."""
    as_superuser(server, f"create database {name} template {'migrated' if migrated else 'template0'}")
    opened = Database(server.url.replace("/careergraph?", f"/{name}?"))
    try:
        yield opened
    finally:
        opened.dispose()
        as_superuser(server, f"drop database {name} with (force)")


def as_superuser(server: EmbeddedPostgres, statement: str) -> None:
    """Run a statement outside a transaction in the maintenance database."""
    maintenance = Database(server.url_for("postgres", "postgres"))
    try:
        with maintenance.admin.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(statement))
    finally:
        maintenance.dispose()
