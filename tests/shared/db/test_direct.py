"""Statements straight through the driver fail as SQLAlchemy's own do."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from shared.db import direct
from shared.db.database import Database, is_database_down

_STORE = "insert into runtime.offsets (stage, topic, partition, next_offset) values (%(stage)s, 't', 0, 1)"


def test_it_runs_in_the_open_transaction(database: Database) -> None:
    with database.admin.connect() as connection:
        assert direct.execute(connection, _STORE, {"stage": "a"}).rowcount == 1
        assert connection.scalar(text("select count(*) from runtime.offsets")) == 1
        connection.rollback()
        assert direct.execute(connection, "select count(*) from runtime.offsets", {}).fetchone() == (0,)


def test_an_error_of_the_data_is_sqlalchemys_and_names_no_value(database: Database) -> None:
    with database.admin.connect() as connection:
        direct.execute(connection, _STORE, {"stage": "a"})
        with pytest.raises(IntegrityError) as caught:
            direct.execute(connection, _STORE, {"stage": "a"})
    assert not is_database_down(caught.value)
    assert caught.value.params is None


def test_a_connection_that_broke_is_not_used_again(database: Database) -> None:
    with database.engine("app").connect() as connection:
        (pid,) = direct.execute(connection, "select pg_backend_pid()", {}).fetchone() or ()
        with database.admin.begin() as other:
            other.execute(text("select pg_terminate_backend(:pid)"), {"pid": pid})
        with pytest.raises(OperationalError) as caught:
            direct.execute(connection, "select 1", {})
        assert connection.invalidated
    assert is_database_down(caught.value)
    with database.transaction("app") as connection:
        assert direct.execute(connection, "select 1", {}).fetchone() == (1,)
