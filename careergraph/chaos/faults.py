"""What goes wrong: each fault is done to the running platform, and undone again before it returns."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from sqlalchemy import func, select, text

from careergraph.chaos.platform import SeparateProcesses
from careergraph.chaos.processes import STOP_SECONDS, PlatformProcess
from careergraph.pipeline import STAGE_NAMES
from shared.runtime.relay import message_of
from shared.runtime.tables import OUTBOX

STAGE_PROCESSES = ("documents", "persons", "all-stages")
RELAY_PROCESSES = ("relay", "standby-relay")
_CRASH_SECONDS = 2.0
_START_SECONDS = 10.0
_LOAD_SECONDS = 0.3
"""From the moment when requests may come until the fault: they are on their way then."""
_PAUSE_SECONDS = (1.3, 2.5)
"""Longer than the session of a consumer, so that another one takes over and finds a zombie later."""
_REPEATED_EVENTS = 20


@dataclass(frozen=True)
class Injected:
    """A fault that was injected: of which kind, to what, and how long it lasted."""

    kind: str
    target: str
    seconds: float
    problem: str | None = None


Traffic = Callable[[], None]
"""Lets requests come, at the moment when the fault is to hit them."""
Fault = Callable[[SeparateProcesses, Random, Traffic], tuple[str, str | None]]
"""Does it and undoes it. Returns what it was done to, and a sentence when that alone broke a promise."""


def kill_stages(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """kill -9 of a process of stages."""
    return _kill(platform.processes[random.choice(STAGE_PROCESSES)], random, traffic)


def kill_relay(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """kill -9 of a relay."""
    return _kill(platform.processes[random.choice(RELAY_PROCESSES)], random, traffic)


def kill_api(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """kill -9 of the API."""
    return _kill(platform.processes["api"], random, traffic)


def crash_in_stage(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """A process of stages dies before, or right after, a commit (F01, F02)."""
    point = random.choice(("before_db_commit", "after_db_commit"))
    return _crash(platform.processes["all-stages"], f"{point}@{random.choice(STAGE_NAMES)}", traffic)


def crash_in_relay(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """The relay dies between sending and noting that it has sent (F05). No other stands by, or it might lead."""
    chosen, other = random.sample(RELAY_PROCESSES, 2)
    platform.processes[other].kill()
    done = _crash(platform.processes[chosen], "after_produce", traffic)
    platform.processes[other].start()
    return done


def crash_in_upload(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """The API dies before the commit of an upload, or before its answer (F03, F04)."""
    point = random.choice(("after_blob_write", "after_upload_commit"))
    return _crash(platform.processes["api"], point, traffic)


def pause_stages(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """SIGSTOP past the session timeout, then SIGCONT (F14)."""
    return _pause(platform.processes[random.choice(STAGE_PROCESSES)], random, traffic)


def pause_relay(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """SIGSTOP of a relay, then SIGCONT."""
    return _pause(platform.processes[random.choice(RELAY_PROCESSES)], random, traffic)


def stop_stages(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """SIGTERM under load; the process has to be out in time (F36)."""
    process = platform.processes[random.choice(STAGE_PROCESSES)]
    process.wait_until_ready()  # before that, it does not listen to signals
    _under_load(traffic)
    code, seconds = process.stop()
    process.start()
    if code != 0:
        return process.name, f"{process.name} did not stop in order within {STOP_SECONDS:.0f} s (exit code {code})"
    return f"{process.name} (out after {seconds:.1f} s)", None


def restart_kafka(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """The broker stops and starts, or is killed and starts (F07)."""
    hard = random.random() < 0.5
    _under_load(traffic)
    platform.restart_kafka(hard=hard)
    return "kill -9" if hard else "in order", None


def restart_postgres(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """The database stops fast and starts (F09)."""
    _under_load(traffic)
    platform.restart_postgres(hard=False, down_seconds=random.uniform(0, 1.5))
    return "fast", None


def kill_postgres(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """The database is killed and recovers; commits of the last moments may be gone (F39 in small)."""
    _under_load(traffic)
    platform.restart_postgres(hard=True)
    return "kill -9", None


def cut_connections(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """Every database connection of every process is cut, wherever it is (F11)."""
    _under_load(traffic)
    cut = text(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity "
        "where backend_type = 'client backend' and pid <> pg_backend_pid()"
    )
    with platform.database.admin.connect() as connection:
        number = connection.scalar(cut)
    platform.database.dispose()  # ours were among them
    return f"{number} connections", None


def deliver_again(platform: SeparateProcesses, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    """Events of the log are delivered twice more (F16)."""
    _under_load(traffic)
    with platform.database.admin.connect() as connection:
        published = select(OUTBOX).where(OUTBOX.c.published_at.is_not(None))
        number = connection.scalar(select(func.count()).select_from(published.subquery())) or 0
        offset = random.randrange(max(1, number - _REPEATED_EVENTS))
        rows = connection.execute(published.order_by(OUTBOX.c.id).offset(offset).limit(_REPEATED_EVENTS)).all()
    producer = platform.broker.producer()
    for row in [*rows, *rows]:
        producer.send(message_of(row), lambda error: None)
    while producer.wait(1.0):
        pass
    producer.close()
    return f"{len(rows)} events, twice", None


FAULTS: tuple[Fault, ...] = (
    kill_stages,
    kill_relay,
    kill_api,
    crash_in_stage,
    crash_in_relay,
    crash_in_upload,
    pause_stages,
    pause_relay,
    stop_stages,
    restart_kafka,
    restart_postgres,
    kill_postgres,
    cut_connections,
    deliver_again,
)


def inject(fault: Fault, platform: SeparateProcesses, random: Random, traffic: Traffic) -> Injected:
    """Do it, and note it."""
    began = time.monotonic()
    target, problem = fault(platform, random, traffic)
    return Injected(fault.__name__.replace("_", " "), target, time.monotonic() - began, problem)


def _under_load(traffic: Traffic) -> None:
    traffic()
    time.sleep(_LOAD_SECONDS)


def _kill(process: PlatformProcess, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    _under_load(traffic)
    process.kill()
    time.sleep(random.uniform(0, 0.5))
    process.start()
    return process.name, None


def _crash(process: PlatformProcess, point: str, traffic: Traffic) -> tuple[str, str | None]:
    process.kill()
    process.start(crash_at=point)
    deadline = time.monotonic() + _START_SECONDS
    while process.alive() and not process.ready() and time.monotonic() < deadline:
        time.sleep(0.05)
    traffic()
    crashed = process.wait_until_dead(_CRASH_SECONDS)
    process.kill()
    process.start()
    return f"{process.name} at {point}" + ("" if crashed else " (not reached)"), None


def _pause(process: PlatformProcess, random: Random, traffic: Traffic) -> tuple[str, str | None]:
    _under_load(traffic)
    process.pause()
    time.sleep(random.uniform(*_PAUSE_SECONDS))
    process.resume()
    return process.name, None
