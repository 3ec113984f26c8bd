"""T13: one person, in the role of the app, reaches for the rows of another; in every table that there is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, Table, delete, func, insert, select, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError

from shared.db.database import set_owner
from tests.shared.db.conftest import ATTACKER, VICTIM, TwoPersons
from tests.shared.db.owned_rows import OWNED_NAMES, key_of, owned, row_of

_DENIED = "42501"
every_table = pytest.mark.parametrize("name", OWNED_NAMES)


@contextmanager
def attacking(persons: TwoPersons, role: Any = "app") -> Iterator[Connection]:
    """A transaction of the attacker, rolled back."""
    with persons.database.engine(role).connect() as connection, connection.begin() as transaction:
        set_owner(connection, ATTACKER)
        yield connection
        transaction.rollback()


def denied(attack: Callable[[], Any]) -> bool:
    """Whether Postgres refuses it for want of a right or by a policy."""
    with pytest.raises(DBAPIError) as caught:
        attack()
    assert getattr(caught.value.orig, "sqlstate", None) == _DENIED, str(caught.value.orig)
    return True


def may(connection: Connection, table: Table, privilege: str) -> bool:
    """Whether the role of the connection has the right at all."""
    asked = text("select has_table_privilege(current_user, :table, :privilege)")
    return bool(connection.scalar(asked, {"table": table.fullname, "privilege": privilege}))


def may_touch(connection: Connection, table: Table, privilege: str) -> bool:
    """Whether the role of the connection has the right to the table or to one of its columns."""
    asked = text("select has_any_column_privilege(current_user, :table, :privilege)")
    return bool(connection.scalar(asked, {"table": table.fullname, "privilege": privilege}))


def theirs_is_untouched(persons: TwoPersons, table: Table) -> bool:
    with persons.database.admin.connect() as connection:
        rows = connection.execute(select(table).where(table.c.owner_id == VICTIM)).mappings().all()
    planted = persons.theirs[table.fullname]
    return len(rows) == 1 and all(_plain(rows[0][column]) == _plain(value) for column, value in planted.items())


def _plain(value: Any) -> Any:
    return list(value) if hasattr(value, "tolist") else value


@every_table
@pytest.mark.parametrize("role", ["app", "shadow"])
def test_select_shows_the_own_rows_only(two_persons: TwoPersons, name: str, role: str) -> None:
    table = owned(name)
    with attacking(two_persons, role) as connection:
        if role == "shadow" and not may(connection, table, "select"):
            assert denied(lambda: connection.execute(select(table.c.owner_id)))
            return
        assert list(connection.scalars(select(table.c.owner_id))) == [ATTACKER]
        assert connection.scalar(select(func.count()).where(table.c.owner_id == VICTIM)) == 0
        by_key = [table.c[column] == value for column, value in key_of(table, two_persons.theirs[name]).items()]
        assert connection.execute(select(table).where(*by_key, table.c.owner_id != ATTACKER)).all() == []


@every_table
def test_copy_shows_the_own_rows_only(two_persons: TwoPersons, name: str) -> None:
    with attacking(two_persons) as connection:
        cursor = connection.connection.cursor()
        with cursor.copy(f"copy (select owner_id from {name}) to stdout") as copied:
            assert b"".join(bytes(part) for part in copied).decode().split() == [str(ATTACKER)]
        with cursor.copy(f"copy {name} (owner_id) to stdout") as copied:
            assert b"".join(bytes(part) for part in copied).decode().split() == [str(ATTACKER)]


@every_table
def test_copy_into_a_table_is_refused(two_persons: TwoPersons, name: str) -> None:
    import psycopg

    with attacking(two_persons) as connection:
        cursor = connection.connection.cursor()
        refused = (psycopg.errors.FeatureNotSupported, psycopg.errors.InsufficientPrivilege)
        with pytest.raises(refused), cursor.copy(f"copy {name} (owner_id) from stdin") as copying:
            copying.write(f"{VICTIM}\n")
    assert theirs_is_untouched(two_persons, owned(name))


@every_table
def test_update_reaches_no_foreign_row(two_persons: TwoPersons, name: str) -> None:
    table = owned(name)
    first = next(column for column in table.columns if column.name != "owner_id" and column.identity is None)
    attack = update(table).where(table.c.owner_id == VICTIM).values({first.name: table.c[first.name]})
    with attacking(two_persons) as connection:
        if may(connection, table, "update"):
            assert connection.execute(attack).rowcount == 0
        else:
            assert denied(lambda: connection.execute(attack))
    assert theirs_is_untouched(two_persons, table)


@every_table
def test_delete_reaches_no_foreign_row(two_persons: TwoPersons, name: str) -> None:
    table = owned(name)
    with attacking(two_persons) as connection:
        if may(connection, table, "delete"):
            assert connection.execute(delete(table).where(table.c.owner_id == VICTIM)).rowcount == 0
            assert connection.execute(delete(table)).rowcount == 1, "its own row, and no other"
        else:
            assert denied(lambda: connection.execute(delete(table)))
    assert theirs_is_untouched(two_persons, table)


@every_table
def test_nothing_is_inserted_for_another(two_persons: TwoPersons, name: str) -> None:
    table = owned(name)
    with attacking(two_persons) as connection:
        assert denied(lambda: connection.execute(insert(table).values(row_of(table, VICTIM))))
    assert theirs_is_untouched(two_persons, table)


@every_table
def test_the_own_row_does_not_move_to_another(two_persons: TwoPersons, name: str) -> None:
    table = owned(name)
    with attacking(two_persons) as connection:
        assert denied(lambda: connection.execute(update(table).values(owner_id=VICTIM)))
    assert theirs_is_untouched(two_persons, table)


@every_table
@pytest.mark.parametrize("on_conflict", ["update", "nothing"])
def test_upsert_neither_changes_nor_finds_a_foreign_row(two_persons: TwoPersons, name: str, on_conflict: str) -> None:
    table = owned(name)
    statement = postgresql.insert(table).values(two_persons.theirs[name])
    if on_conflict == "update":
        key = [column.name for column in table.primary_key]
        statement = statement.on_conflict_do_update(index_elements=key, set_={"owner_id": ATTACKER})
    else:
        statement = statement.on_conflict_do_nothing()
    with attacking(two_persons) as connection:
        assert denied(lambda: connection.execute(statement))
    assert theirs_is_untouched(two_persons, table)


@every_table
def test_foreign_rows_cannot_be_locked(two_persons: TwoPersons, name: str) -> None:
    table = owned(name)
    lock = select(table.c.owner_id).where(table.c.owner_id == VICTIM).with_for_update()
    with attacking(two_persons) as connection:
        if may_touch(connection, table, "update"):
            assert connection.execute(lock).all() == []
        else:
            assert denied(lambda: connection.execute(lock))


@every_table
def test_a_forgotten_owner_shows_nothing(two_persons: TwoPersons, name: str) -> None:
    table = owned(name)
    for role in ("app", "shadow"):
        with two_persons.database.transaction(role) as connection:
            if role == "app" or may(connection, table, "select"):
                assert connection.scalar(select(func.count()).select_from(table)) == 0
    with pytest.raises(DBAPIError), two_persons.database.transaction("app") as connection:
        connection.execute(insert(table).values(row_of(table, VICTIM)))


@every_table
def test_the_same_ids_as_anothers_tell_nothing(two_persons: TwoPersons, name: str) -> None:
    """T16: a row with the ids of another's row is stored like any other; nothing says that they are taken."""
    table = owned(name)
    same = row_of(table, ATTACKER, **key_of(table, two_persons.theirs[name]))
    with attacking(two_persons) as connection:
        connection.execute(insert(table).values(same))
        assert connection.scalar(select(func.count()).select_from(table)) == 2
    assert theirs_is_untouched(two_persons, table)


def test_the_same_content_as_anothers_tells_nothing(two_persons: TwoPersons) -> None:
    """T16: also where content is unique in itself, a document's hash, it is unique for its owner alone."""
    table = owned("ingest.documents")
    with two_persons.database.admin.begin() as connection:
        connection.execute(update(table).where(table.c.owner_id == VICTIM).values(sha256="f" * 64, state="stored"))
    with attacking(two_persons) as connection:
        connection.execute(insert(table).values(row_of(table, ATTACKER, sha256="f" * 64, state="stored")))


@pytest.mark.parametrize("garbage", ["x", "00000000", "0b0b0b0b-0000-4000-8000-00000000000b' or true --"])
def test_an_owner_that_is_no_uuid_is_an_error(two_persons: TwoPersons, garbage: str) -> None:
    with two_persons.database.engine("app").connect() as connection:
        connection.execute(text("select set_config('careergraph.owner_id', :g, true)"), {"g": garbage})
        with pytest.raises(DBAPIError, match="invalid input syntax for type uuid"):
            connection.execute(text("select * from ingest.documents"))
