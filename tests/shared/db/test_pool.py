"""T09 and T10: a pooled connection carries nobody to whoever comes next."""

import asyncio
import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from shared.db.database import OWNER_SETTING, Database, set_owner
from tests.shared.db.owned_rows import insert_row, owned
from tests.shared.runtime.running import wait_until

THREADS, CONNECTIONS, QUERIES_EACH, PERSONS = 8, 4, 400, 6
RECORDS = owned("runtime.records")
_OWNER = text(f"select coalesce(current_setting('{OWNER_SETTING}', true), '')")


@pytest.fixture
def one_connection(database: Database) -> Database:
    """A pool in which everybody who comes next gets the connection of whoever came before."""
    with database.engine("app").connect() as connection:
        first = connection.scalar(text("select pg_backend_pid()"))
    with database.engine("app").connect() as connection:
        assert connection.scalar(text("select pg_backend_pid()")) == first
    return database


def _rows_of(database: Database, owners: list[UUID]) -> None:
    """One row for the first person, two for the second, and so on."""
    with database.admin.begin() as connection:
        for number, owner_id in enumerate(owners, start=1):
            for _ in range(number):
                insert_row(connection, RECORDS, owner_id)


class _Worker:
    """One thread: transactions of random persons, some without an owner, some that do not end well."""

    def __init__(self, database: Database, owners: list[UUID], gate: threading.Semaphore, seed: int) -> None:
        self._database = database
        self._owners = owners
        self._gate = gate
        self._random = random.Random(seed)
        self.foreign = self.wrong = self.forgotten = 0
        self.connections: set[int] = set()

    def run(self) -> None:
        for _ in range(QUERIES_EACH):
            with self._gate:
                self._query()

    def _query(self) -> None:
        number = self._random.randrange(PERSONS)
        forgets = self._random.random() < 0.1
        ending = self._random.choice(["commit", "commit", "rollback", "raise", "cancel"])
        self.forgotten += forgets
        try:
            with self._database.transaction("app", None if forgets else self._owners[number]) as connection:
                self.connections.add(connection.connection.dbapi_connection.info.backend_pid)  # type: ignore[union-attr]
                found = list(connection.scalars(select(RECORDS.c.owner_id)))
                self.foreign += sum(owner != self._owners[number] for owner in found)
                self.wrong += len(found) != (0 if forgets else number + 1)
                if ending == "rollback":
                    connection.rollback()
                elif ending == "raise":
                    raise ValueError("a fault of the request")
                elif ending == "cancel":
                    connection.execute(text("set local statement_timeout = 1"))
                    connection.execute(text("select pg_sleep(1)"))
        except (ValueError, DBAPIError):
            return


def test_eight_threads_on_four_connections_see_no_foreign_row(database: Database) -> None:
    owners = [uuid4() for _ in range(PERSONS)]
    _rows_of(database, owners)
    pooled = Database(database.url.render_as_string(hide_password=False), pool_size=CONNECTIONS)
    gate = threading.Semaphore(CONNECTIONS)
    workers = [_Worker(pooled, owners, gate, seed) for seed in range(THREADS)]
    try:
        with ThreadPoolExecutor(THREADS) as pool:
            for done in [pool.submit(worker.run) for worker in workers]:
                done.result()
    finally:
        pooled.dispose()
    assert sum(worker.foreign for worker in workers) == 0
    assert sum(worker.wrong for worker in workers) == 0
    assert 200 < sum(worker.forgotten for worker in workers) < 450
    assert len(set().union(*(worker.connections for worker in workers))) <= CONNECTIONS


def _raise(error: BaseException) -> Callable[[Database, UUID], None]:
    def end(database: Database, owner_id: UUID) -> None:
        with database.transaction("app", owner_id):
            raise error

    return end


def _commit(database: Database, owner_id: UUID) -> None:
    with database.transaction("app", owner_id) as connection:
        assert connection.scalar(_OWNER) == str(owner_id)


def _cancel_the_statement(database: Database, owner_id: UUID) -> None:
    with database.transaction("app", owner_id) as connection:
        pid = connection.scalar(text("select pg_backend_pid()"))
        canceller = threading.Thread(target=_cancel, args=(database, pid))
        canceller.start()
        try:
            connection.execute(text("select pg_sleep(50)"))
        finally:
            canceller.join()


def _cancel(database: Database, pid: int) -> None:
    """As soon as it sleeps."""
    sleeps = text("select wait_event = 'PgSleep' from pg_stat_activity where pid = :pid")
    with database.admin.connect() as connection:
        wait_until(lambda: connection.scalar(sleeps, {"pid": pid}))
        connection.execute(text("select pg_cancel_backend(:pid)"), {"pid": pid})


def _leave_the_generator(database: Database, owner_id: UUID) -> None:
    """A dependency with `yield` whose request goes away between `begin` and the query."""

    def dependency():  # type: ignore[no-untyped-def]
        with database.transaction("app", owner_id) as connection:
            yield connection

    opened = dependency()
    next(opened)
    opened.close()


def _set_after_a_savepoint(database: Database, owner_id: UUID) -> None:
    with database.transaction("app") as connection:
        savepoint = connection.begin_nested()
        set_owner(connection, owner_id)
        savepoint.rollback()
        assert connection.scalar(_OWNER) == ""
        set_owner(connection, owner_id)


@pytest.mark.parametrize(
    ("end", "raises"),
    [
        pytest.param(_commit, None, id="commit"),
        pytest.param(_raise(ValueError()), ValueError, id="exception"),
        pytest.param(_raise(asyncio.CancelledError()), asyncio.CancelledError, id="cancelled-request"),
        pytest.param(_raise(KeyboardInterrupt()), KeyboardInterrupt, id="interrupt"),
        pytest.param(_cancel_the_statement, DBAPIError, id="cancelled-statement"),
        pytest.param(_leave_the_generator, None, id="abandoned-dependency"),
        pytest.param(_set_after_a_savepoint, None, id="savepoint"),
    ],
)
def test_the_next_checkout_has_no_owner(
    one_connection: Database, end: Callable[[Database, UUID], None], raises: type[BaseException] | None
) -> None:
    owner_id = uuid4()
    _rows_of(one_connection, [owner_id])
    if raises is None:
        end(one_connection, owner_id)
    else:
        with pytest.raises(raises):
            end(one_connection, owner_id)
    with one_connection.transaction("app") as connection:
        assert connection.scalar(_OWNER) == ""
        assert connection.execute(select(RECORDS)).all() == []


def test_work_after_the_response_has_no_owner(one_connection: Database) -> None:
    owner_id, seen = uuid4(), []

    def background() -> None:
        with one_connection.transaction("app") as connection:
            seen.append(connection.scalar(_OWNER))

    with one_connection.transaction("app", owner_id) as connection:
        connection.execute(text("select 1"))
        task = threading.Thread(target=background)
        task.start()
        task.join()
    later = threading.Thread(target=background)
    later.start()
    later.join()
    assert seen == ["", ""]


def test_every_connection_of_a_role_is_in_that_role(database: Database) -> None:
    for role in ("app", "relay", "operator", "shadow"):
        for _ in range(2):
            with database.transaction(role) as connection:
                assert connection.scalar(text("select current_user")) == f"careergraph_{role}"
                connection.execute(text("set local role none"))
