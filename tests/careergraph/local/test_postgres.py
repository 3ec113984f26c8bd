"""The embedded Postgres, for real."""

import contextlib
import os
import signal
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
from sqlalchemy.engine import make_url

from careergraph.local.errors import LocalServerFailed
from careergraph.local.postgres import EmbeddedPostgres
from tests.shared.runtime.running import wait_until

pytestmark = pytest.mark.platform


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    postgres = EmbeddedPostgres(tmp_path_factory.mktemp("postgres"))
    yield postgres
    postgres.stop()


def connect(server: EmbeddedPostgres, role: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
    url = make_url(server.url_for(role))
    host, port = str(url.query["host"]), int(str(url.query["port"]))
    return psycopg.connect(dbname=url.database, user=url.username, host=host, port=port)


def wait_for_end(server: EmbeddedPostgres) -> None:
    deadline = time.monotonic() + 60
    while server.alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not server.alive()


def kill_every_process(server: EmbeddedPostgres) -> None:
    assert server.pid is not None
    main = psutil.Process(server.pid)
    for process in [main, *main.children()]:
        with contextlib.suppress(psutil.NoSuchProcess):  # it ended by itself when the main process did
            process.kill()
    wait_for_end(server)


def ask(server: EmbeddedPostgres, query: str, role: str = "postgres") -> object:
    with connect(server, role) as connection:
        row = connection.execute(query).fetchone()  # type: ignore[call-overload]
    return row[0]


def test_rows_survive_a_stop_and_a_start(server: EmbeddedPostgres) -> None:
    server.start()
    pid = server.pid
    server.start()
    assert server.pid == pid, "a second start does nothing"
    with connect(server) as connection:
        connection.execute("create extension vector")
        connection.execute("create table kept as select '[1,2,3]'::vector as v")
    server.stop()
    assert not server.alive()
    server.start()
    assert ask(server, "select v <-> '[1,2,4]' from kept") == 1.0


def test_laptop_settings(server: EmbeddedPostgres) -> None:
    server.start()
    expected = {"fsync": "on", "synchronous_commit": "off", "jit": "off", "max_connections": "200"}
    assert {name: ask(server, f"show {name}") for name in expected} == expected
    collation = "select datlocprovider::text || datlocale from pg_database where datname = 'careergraph'"
    assert ask(server, collation) == "bC.UTF-8"


def test_nobody_gets_in_but_the_owner(server: EmbeddedPostgres) -> None:
    server.start()
    assert ask(server, "show listen_addresses") == ""
    sockets = Path(str(make_url(server.url).query["host"]))
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    rules = "select string_agg(type || ' ' || auth_method, ',') from pg_hba_file_rules"
    assert ask(server, rules) == "local peer"


def test_owner_may_be_any_role(server: EmbeddedPostgres) -> None:
    server.start()
    with connect(server) as connection:
        connection.execute("create role clerk login")
    assert ask(server, "select current_user::text", role="clerk") == "clerk"


def test_committed_rows_survive_kill_9_of_every_process(server: EmbeddedPostgres) -> None:
    server.start()
    with connect(server) as connection:
        connection.execute("create table crash(x int)")
        connection.execute("set synchronous_commit = on")
        connection.execute("insert into crash values (1)")
    kill_every_process(server)
    server.start()
    assert ask(server, "select count(*) from crash") == 1


def test_kill_9_of_the_main_process_beside_a_busy_backend(server: EmbeddedPostgres) -> None:
    """A computing backend does not notice that the main process died, and keeps its shared memory."""
    server.start()
    busy = connect(server)
    backend = busy.info.backend_pid
    busy.pgconn.send_query(b"do $$ begin loop null; end loop; end $$")
    began = psutil.Process(backend).cpu_times().user
    wait_until(lambda: psutil.Process(backend).cpu_times().user > began + 0.05)
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    wait_for_end(server)
    assert psutil.pid_exists(backend)
    server.start()
    assert ask(server, "select 1") == 1
    assert not psutil.pid_exists(backend) or psutil.Process(backend).status() == psutil.STATUS_ZOMBIE
    busy.close()


def test_stale_lock_file_with_a_living_foreign_process_does_not_block(server: EmbeddedPostgres) -> None:
    server.start()
    lock = server.log.parent / "data" / "postmaster.pid"
    lines = lock.read_text().splitlines()
    kill_every_process(server)
    lock.write_text("\n".join([str(os.getppid()), *lines[1:]]) + "\n")
    server.start()
    assert ask(server, "select 1") == 1


def test_second_server_on_a_folder_in_use_is_refused(server: EmbeddedPostgres) -> None:
    server.start()
    with pytest.raises(LocalServerFailed, match="in use by process"):
        EmbeddedPostgres(server.log.parent).start()
    assert server.alive()


def test_values_stay_out_of_the_log(server: EmbeddedPostgres) -> None:
    server.start()
    with connect(server) as connection:
        connection.execute("create table people(name text primary key)")
        connection.execute("insert into people values ('Zebulon')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("insert into people values ('Zebulon')")
    log = server.log.read_text()
    assert "duplicate key value" in log
    assert "Zebulon" not in log


def test_long_paths_with_spaces_work(tmp_path: Path) -> None:
    folder = tmp_path / ("a folder " * 12).strip()
    postgres = EmbeddedPostgres(folder)
    postgres.start()
    try:
        assert ask(postgres, "select 1") == 1
    finally:
        postgres.stop()


def test_failure_says_where_the_log_is(tmp_path: Path) -> None:
    postgres = EmbeddedPostgres(tmp_path, settings={"shared_buffers": "much"})
    with pytest.raises(LocalServerFailed, match=rf"its log is {tmp_path}/postgres\.log\.$"):
        postgres.start()
    assert "shared_buffers" in postgres.log.read_text()
    assert not postgres.alive()
