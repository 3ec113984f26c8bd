"""What a kill -9 of a stage process costs: the time until its successor works, and rows lost or doubled."""

import signal
import sys
import time
from uuid import UUID

from sqlalchemy import text

from benchmarks.child_program import child_program
from benchmarks.figures import Figure, median
from benchmarks.hosting import hosted, unpublished, wait_until
from benchmarks.sample_stages import make_effects_table, new_person, upload
from benchmarks.servers import Servers, Workspace, workspace
from shared.db.database import Database
from shared.runtime.broker import Broker
from shared.runtime.relay import Relay


def measure(running: Servers, events: int, kills: int) -> list[Figure]:
    """Kill the stage process in the middle of the events, start it again at once, `kills` times; count at the end."""
    url = running.new_database_url()
    with workspace(url, running.folder) as space:
        make_effects_table(space.database)
        broker, prefix = running.new_broker()
        command = [sys.executable, "-m", "benchmarks.stage_process", url, running.bootstrap_servers, prefix]
        seconds, sent = _killed(space, broker, command, new_person(space), events, kills)
        lost, doubled = lost_and_doubled(space.database, "public.effects", sent)
    note = f"{kills} kills, {events} events before each"
    return [
        Figure("first record after kill -9", median(seconds), "s", at_most=3.5, note=f"and restart at once; {note}"),
        Figure("first record after kill -9, slowest", max(seconds), "s", at_most=3.5),
        Figure("effects lost by the kills", lost, "rows", at_most=0, note=f"of {sent}"),
        Figure("effects doubled by the kills", doubled, "rows", at_most=0),
    ]


def _killed(
    space: Workspace, broker: Broker, command: list[str], owner_id: UUID, events: int, kills: int
) -> tuple[list[float], int]:
    relay = Relay(space.database, broker)
    seconds, sent = [], 0
    with hosted(relay=relay):
        for _ in range(kills):
            sent += len(upload(space, owner_id, events))
            relay.nudge()
            wait_until(lambda: unpublished(space.database) == 0)
            half = sent - events // 2
            with child_program(command) as process:
                _wait_for_effects(space.database, half, every=0.002)
                process.send_signal(signal.SIGKILL)
                process.wait()
            killed_at = time.monotonic()
            before = effects(space.database)
            if before == sent:  # it was through with all of them before the signal came
                sent += len(upload(space, owner_id, 1))
                relay.nudge()
            with child_program(command):
                _wait_for_effects(space.database, before + 1, every=0.005)
                seconds.append(time.monotonic() - killed_at)
                _wait_for_effects(space.database, sent, every=0.05)
                time.sleep(0.3)  # a doubled effect would come now
    return seconds, sent


def _wait_for_effects(database: Database, count: int, every: float) -> None:
    wait_until(lambda: effects(database) >= count, every=every)


def effects(database: Database) -> int:
    """How many effects there are."""
    with database.admin.connect() as connection:
        return int(connection.scalar(text("select count(*) from public.effects")) or 0)


def lost_and_doubled(database: Database, table: str, expected: int) -> tuple[int, int]:
    """Events without a row, and rows beyond one an event."""
    with database.admin.connect() as connection:
        rows, events = connection.execute(text(f"select count(*), count(distinct event_id) from {table}")).one()
    return expected - events, rows - events
