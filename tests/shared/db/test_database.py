"""Transactions, and which errors say that the server is away."""

from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from shared.db.database import Database, is_database_down
from tests.shared.db.owned_rows import insert_row, owned

_COUNT = text("select count(*) from runtime.offsets")
_INSERT = text("insert into runtime.offsets values ('s', 't', 0, 1)")


def test_a_block_that_ends_commits_and_one_that_raises_does_not(database: Database) -> None:
    def fail() -> None:
        with database.transaction("app") as connection:
            connection.execute(_INSERT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.transaction("app") as connection:
        assert connection.scalar(_COUNT) == 0
        connection.execute(_INSERT)
    with database.transaction("app") as connection:
        assert connection.scalar(_COUNT) == 1


def test_isolation_holds_for_its_transaction_alone(database: Database) -> None:
    shown = text("show transaction_isolation")
    with database.transaction("shadow", isolation="REPEATABLE READ") as connection:
        assert connection.scalar(shown) == "repeatable read"
    with database.transaction("shadow") as connection:
        assert connection.scalar(shown) == "read committed"


def test_the_edge_waits_for_the_disk(database: Database) -> None:
    edge = Database(database.url.render_as_string(hide_password=False), durable=True)
    try:
        with edge.transaction("app") as connection:
            assert connection.scalar(text("show synchronous_commit")) == "on"
    finally:
        edge.dispose()


def test_a_server_that_is_not_there_is_down() -> None:
    away = Database("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(DBAPIError) as caught, away.transaction("app"):
        pass
    assert is_database_down(caught.value)


def test_a_killed_connection_is_down_and_is_not_used_again(database: Database) -> None:
    pids: list[int] = []

    def be_killed() -> None:
        with database.transaction("app") as connection:
            pids.append(connection.scalar(text("select pg_backend_pid()")))
            with database.admin.connect() as admin:
                admin.execute(text("select pg_terminate_backend(:pid)"), {"pid": pids[0]})
            connection.execute(text("select pg_sleep(50)"))

    with pytest.raises(DBAPIError) as caught:
        be_killed()
    assert is_database_down(caught.value)
    with database.transaction("app") as connection:
        assert connection.scalar(text("select pg_backend_pid()")) not in pids


def test_a_refused_statement_is_not_down(database: Database) -> None:
    with pytest.raises(DBAPIError) as caught, database.transaction("relay") as connection:
        connection.execute(_COUNT)
    assert not is_database_down(caught.value)
    table = owned("runtime.records")
    with database.admin.begin() as connection:
        row = insert_row(connection, table, uuid4())
    with pytest.raises(IntegrityError) as violated, database.admin.begin() as connection:
        connection.execute(table.insert().values(row))
    assert not is_database_down(violated.value)


def test_dispose_closes_every_connection(database: Database) -> None:
    opened = Database(database.url.render_as_string(hide_password=False))
    for role in ("app", "relay", "operator", "shadow"):
        with opened.transaction(role):
            pass
    opened.admin.connect().close()
    others = text(
        "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    )
    opened.dispose()
    opened.dispose()
    with database.admin.connect() as connection:
        for _ in range(6000):
            if connection.scalar(others) == 0:
                return
            connection.execute(text("select pg_sleep(0.01)"))
    raise AssertionError("a connection was left open")
