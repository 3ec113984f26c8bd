"""Runs parts of the platform as threads of one process: stages, relay, sweeper, API."""

import threading
import time
from collections.abc import Mapping
from typing import Any, Protocol

from shared.logging import get_logger
from shared.runtime.broker import OffsetLost, TopicMismatch
from shared.runtime.dead_letters import describe

_log = get_logger(__name__)

STOP_SECONDS = 25.0
"""A process is out within this time after it was told to stop."""


class Part(Protocol):
    """Something that runs until it is stopped."""

    def run(self) -> None: ...
    def stop(self) -> None: ...
    def alive(self) -> bool: ...
    def not_ready(self) -> str | None: ...


class Host:
    """Threads of one process. When one part ends by an error, `failed` says which and why in one sentence."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self._parts = dict(parts)
        self._threads: dict[str, threading.Thread] = {}
        self.ended = threading.Event()
        self.failed: str | None = None

    def start(self) -> None:
        """Start every part; does not wait until they are ready."""
        for name, part in self._parts.items():
            thread = threading.Thread(target=self._run, args=(name, part), name=name, daemon=True)
            thread.start()
            self._threads[name] = thread  # now: what was not started cannot be waited for

    def alive(self) -> bool:
        """Every loop ticks."""
        return all(part.alive() for part in self._parts.values())

    def not_ready(self) -> dict[str, str]:
        """Parts that cannot do work now, with the reason."""
        reasons = {name: part.not_ready() for name, part in self._parts.items()}
        return {name: reason for name, reason in reasons.items() if reason is not None}

    def wait_until_ready(self, seconds: float) -> bool:
        """False when some part is not ready after that time, or has failed."""
        deadline = time.monotonic() + seconds
        while self.not_ready():
            if time.monotonic() > deadline or self.ended.is_set():
                return False
            time.sleep(0.02)
        return True

    def stop(self, seconds: float = STOP_SECONDS) -> None:
        """Stop every part and wait for them, `seconds` in all."""
        deadline = time.monotonic() + seconds
        for part in self._parts.values():
            part.stop()
        for thread in self._threads.values():
            thread.join(max(0.0, deadline - time.monotonic()))
        self.ended.set()

    def _run(self, name: str, part: Any) -> None:
        try:
            part.run()
        except (OffsetLost, TopicMismatch) as error:
            self.failed = f"{name} refuses to start: {error}."
            self.ended.set()
        except Exception as error:
            _log.error("part_failed", part=name, error=describe(error))
            self.failed = f"{name} ended by a fault in the program ({describe(error)})."
            self.ended.set()
