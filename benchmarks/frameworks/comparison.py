"""The same rows through faust-streaming and FastStream: events a second, and what a kill -9 in the middle does."""

import subprocess
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import text

from benchmarks.child_program import child_program
from benchmarks.crash import lost_and_doubled
from benchmarks.figures import Figure
from benchmarks.frameworks.environment import FRAMEWORKS, Framework, NotInstalled, python_of
from benchmarks.hosting import TookTooLong, hosted, unpublished, wait_until
from benchmarks.sample_stages import new_person, upload
from benchmarks.servers import Servers, Workspace, workspace
from benchmarks.throughput import rows_a_second
from shared.db.database import Database
from shared.runtime.broker import Broker
from shared.runtime.relay import Relay
from shared.schemas.documents import DocumentUploaded

_ROOT = Path(__file__).resolve().parents[2]
_SUCCESSOR_SECONDS = 120.0
_STILL_SECONDS = 8.0
_TABLES = (
    "create schema plain",
    "create table plain.inbox (like runtime.inbox including defaults)",
    "create table plain.outbox (like runtime.outbox including defaults)",
    "create table plain.offsets (like runtime.offsets including all)",
    "create index on plain.inbox (owner_id, stage, event_id)",
    "create index on plain.inbox (owner_id, document_id)",
    "create index on plain.outbox (owner_id, event_id)",
    "create index on plain.outbox (owner_id, document_id, id)",
    "create index on plain.outbox (owner_id, type, id)",
    "create index on plain.outbox (id)",
)


def measure(running: Servers, events: int) -> list[Figure]:
    """Each framework on the messages that our relay sends; they neither open what is sealed nor send anything."""
    figures = []
    for framework in FRAMEWORKS:
        try:
            figures += _figures(running, framework, python_of(framework), events)
        except (NotInstalled, TookTooLong) as error:
            print(f"{framework.name}: left out, {error}", file=sys.stderr)
    return figures


def _figures(running: Servers, framework: Framework, python: Path, events: int) -> list[Figure]:
    with workspace(running.new_database_url(), running.folder) as space:
        broker, prefix = running.new_broker()
        _make_tables(space.database)
        dsn = space.database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        topic = prefix + DocumentUploaded.topic()
        command = [str(python), "-m", framework.module, dsn, running.bootstrap_servers, topic, *framework.arguments]
        _send(space, broker, events)
        with _program(command):
            wait_until(lambda: _rows(space.database) >= events, _SUCCESSOR_SECONDS, every=0.1)
        rate = rows_a_second(space.database, "plain.inbox", "processed_at")
        successor, lost, doubled = _kill_midway(space, broker, command, events)
    wait = "no record" if successor is None else f"first record after {successor:.1f} s"
    guarantee = _guarantee(lost, doubled)
    return [
        Figure(f"{framework.name}", rate, "events/s", note="the same rows; nothing is unsealed, checked or sent on"),
        Figure(f"{framework.name}: lost by a kill -9", lost, "rows", note=f"{guarantee}; {wait}"),
        Figure(f"{framework.name}: doubled by a kill -9", doubled, "rows", note=guarantee),
    ]


def _guarantee(lost: int, doubled: int) -> str:
    """What this one kill showed. That nothing was lost once is no proof that nothing ever is."""
    if lost:
        return "seen: events lost" + (", effects doubled" if doubled else "")
    return "seen: effects doubled, none lost" if doubled else "seen: nothing lost or doubled"


def _kill_midway(space: Workspace, broker: Broker, command: list[str], events: int) -> tuple[float | None, int, int]:
    """Seconds until the successor's first record (None: there was none), events lost, rows doubled."""
    earlier = _rows(space.database)
    _send(space, broker, events)
    with _program(command) as process:
        wait_until(lambda: _rows(space.database) >= earlier + events // 2, _SUCCESSOR_SECONDS, every=0.002)
        process.kill()
        process.wait()
    killed_at, before, first = time.monotonic(), _rows(space.database), None
    with _program(command):
        seen, changed_at = before, time.monotonic()
        while time.monotonic() - changed_at < (_STILL_SECONDS if first else _SUCCESSOR_SECONDS):
            rows = _rows(space.database)
            if rows > seen:
                first = first or time.monotonic() - killed_at
                seen, changed_at = rows, time.monotonic()
            time.sleep(0.05)
    return first, *lost_and_doubled(space.database, "plain.inbox", 2 * events)


def _send(space: Workspace, broker: Broker, events: int) -> None:
    relay = Relay(space.database, broker)
    with hosted(relay=relay):
        upload(space, new_person(space), events)
        relay.nudge()
        wait_until(lambda: unpublished(space.database) == 0)


def _make_tables(database: Database) -> None:
    with database.admin.begin() as connection:
        for statement in _TABLES:
            connection.execute(text(statement))


def _rows(database: Database) -> int:
    with database.admin.connect() as connection:
        return int(connection.scalar(text("select count(*) from plain.inbox")) or 0)


def _program(command: list[str]) -> AbstractContextManager[subprocess.Popen[bytes]]:
    return child_program(command, variables={"PYTHONPATH": str(_ROOT)}, quiet=True)
