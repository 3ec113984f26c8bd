"""Runs a relay and stages in threads, for tests that need them alive."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from shared.db.database import Database
from shared.runtime.broker import Broker
from shared.runtime.processor import Services
from shared.runtime.relay import Relay
from shared.runtime.runner import RunnerSettings, StageRunner
from shared.runtime.stage import Stage

QUICK = RunnerSettings(drain_seconds=5, retry_seconds=0.05, probe_seconds=0.3)


@contextmanager
def running(*parts: Any) -> Iterator[None]:
    """Run each part (`run` and `stop`) in a thread; stop all afterwards. What a part raised is raised here."""
    errors: list[BaseException] = []

    def guarded(run: Callable[[], None]) -> None:
        try:
            run()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=guarded, args=(part.run,)) for part in parts]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for part in parts:
            part.stop()
        for thread in threads:
            thread.join(120)
    if errors:
        raise errors[0]


@contextmanager
def pipeline(
    database: Database, broker: Broker, services: Services, *stages: Stage[Any, Any]
) -> Iterator[list[StageRunner]]:
    """A relay and these stages."""
    runners = [StageRunner(stage, broker, services, QUICK) for stage in stages]
    with running(Relay(database, broker), *runners):
        yield runners


def wait_until(condition: Callable[[], Any], seconds: float = 120) -> None:
    """Return when the condition is true; fail after that many seconds, enough for a machine that is slow and busy."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
