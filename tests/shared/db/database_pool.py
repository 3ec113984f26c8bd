"""Databases for tests, one after the other: a copy of the template, emptied instead of made anew for the next test.

Making and dropping a copy costs some hundred files, most of what a test of the database takes. A database is used
again if no more than rows has changed in it: where the catalogue is not as it was (a table, a grant, a policy, a
trigger), or a row of the template's own was touched, it is dropped, and the next test gets a new copy. Each test has a
name of its own for it, so that what an earlier test has left running reaches nothing.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from careergraph.local.postgres import EmbeddedPostgres
from shared.db.database import Database

_CATALOGUES = (
    "pg_attrdef", "pg_attribute", "pg_class", "pg_constraint", "pg_default_acl", "pg_enum", "pg_event_trigger",
    "pg_extension", "pg_index", "pg_namespace", "pg_policy", "pg_proc", "pg_rewrite", "pg_trigger", "pg_type",
)  # fmt: skip
_STATE = " union all ".join(
    f"select '{name}', count(*), max(xmin::text::bigint) from pg_catalog.{name}" for name in _CATALOGUES
)
_TABLES = """
    select format('%I.%I', schemaname, tablename) from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1
"""
_SEQUENCES_AS_NEW = """
    select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    from pg_sequences where last_value is not null
"""

_State = tuple[tuple[str, int, int], ...]


class DatabasePool:
    """Copies of a template on a server.

    Args:
        template: a database that nobody is connected to and whose rows and catalogue a new copy has.
    """

    def __init__(self, server: EmbeddedPostgres, template: str) -> None:
        self._server = server
        self._template = template
        self._numbers = count(1)
        self._free: list[str] = []
        self._states: dict[str, _State] = {}
        self._maintenance = Database(server.url_for("postgres", "postgres"))
        self._empty: list[str] = []
        self._kept: Mapping[str, str] = {}

    def take(self) -> str:
        """The URL of a database that is as the template is."""
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        if self._free:
            before = self._free.pop()
            self._execute(f"alter database {before} rename to {name}")
            self._states[name] = self._states.pop(before)
        else:
            self._execute(f"create database {name} template {self._template}")
            with self._inside(name) as connection:
                self._states[name] = self._first_state(connection)
        return self._server.url.replace("/careergraph?", f"/{name}?")

    def give_back(self, url: str) -> None:
        """Empty it for the next test, or drop it."""
        name = url.partition("?")[0].rpartition("/")[2]
        self._execute(f"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{name}'")
        try:
            with self._inside(name) as connection:
                state = self._emptied(connection, self._states[name])
        except DBAPIError:  # a test may leave it in any state
            state = None
        if state is None:
            self._execute(f"drop database {name} with (force)")
            del self._states[name]
        else:
            self._states[name] = state
            self._free.append(name)

    def close(self) -> None:
        """Drop what is left."""
        for name in self._free:
            self._execute(f"drop database {name} with (force)")
        self._maintenance.dispose()

    def _execute(self, statement: str) -> None:
        with self._maintenance.admin.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(statement))

    @contextmanager
    def _inside(self, name: str) -> Iterator[Connection]:
        """A transaction of the superuser in a database of the pool."""
        database = Database(self._server.url_for("postgres", name))
        try:
            with database.admin.begin() as connection:
                yield connection
        finally:
            database.dispose()

    def _first_state(self, connection: Connection) -> _State:
        """Of a copy of the template; notes which tables have rows there, and which."""
        if not self._empty:
            tables = list(connection.scalars(text(_TABLES)))
            filled = _filled(connection, tables)
            self._empty = [table for table in tables if table not in filled]
            self._kept = {table: _content(connection, table) for table in filled}
        return _state(connection)

    def _emptied(self, connection: Connection, expected: _State) -> _State | None:
        """The new state, or None where more than rows has changed."""
        if _state(connection) != expected:
            return None
        connection.execute(text("set session_replication_role = replica"))  # no trigger has a say
        filled = _filled(connection, self._empty)
        if filled:
            connection.execute(text(f"truncate {', '.join(filled)} cascade"))
        connection.execute(text(_SEQUENCES_AS_NEW))
        if any(_content(connection, table) != content for table, content in self._kept.items()):
            return None
        return _state(connection)


def _state(connection: Connection) -> _State:
    """How many rows each catalogue has, and the newest transaction that wrote one of them."""
    return tuple((name, rows, newest) for name, rows, newest in connection.execute(text(_STATE)))


def _filled(connection: Connection, tables: list[str]) -> list[str]:
    rows = " union all ".join(f"select '{table}' where exists (select from {table})" for table in tables)
    return list(connection.scalars(text(rows)))


def _content(connection: Connection, table: str) -> str:
    rows = text(f"select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from {table} t")
    return str(connection.scalar(rows))
