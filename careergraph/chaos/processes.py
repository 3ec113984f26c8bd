"""One process of the platform (`careergraph run …`, `relay`, `api`) as a child that can be killed and started again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import httpx

from careergraph.local import launcher
from careergraph.local.ports import ReservedPort

_ENTRY = "from careergraph.cli.main import main; main()"
_HOW = "kernel" if sys.platform == "linux" else "watchdog"
STOP_SECONDS = 25.0
"""A process is out within this time after SIGTERM."""


class ProcessNotReady(Exception):
    """A process ended, or did not become ready in time. The message names its log."""


class PlatformProcess:
    """A command of the command line, run in a process of its own that does not outlive this one.

    Args:
        name: tells it in reports, and names its log.
        arguments: of `careergraph`.
        environment: added to that of this process.
        probe_port: where it answers `/readyz`; the variable that tells it so is `port_variable`.
    """

    def __init__(
        self,
        name: str,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        logs: Path,
        *,
        port_variable: str = "CAREERGRAPH_HEALTH_PORT",
    ) -> None:
        self.name = name
        self.arguments = tuple(arguments)
        self._reserved = ReservedPort()
        self.port = self._reserved.number
        self.environment = {**os.environ, **environment, port_variable: str(self.port)}
        self._log = logs / f"{name}.log"
        self._child: subprocess.Popen[bytes] | None = None
        self._paused = False

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log_text(self) -> str:
        """What it has logged, over all its lives."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def start(self, *, crash_at: str | None = None) -> None:
        """Start it, with a crash point armed if one is named. Does not wait."""
        armed = {"CAREERGRAPH_CRASH_AT": crash_at} if crash_at else {}
        launch = (sys.executable, "-I", "-S", launcher.__file__, _HOW, str(os.getpid()), str(int(signal.SIGKILL)))
        with self._log.open("ab") as output:
            self._child = subprocess.Popen(
                [*launch, sys.executable, "-c", _ENTRY, *self.arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env={**self.environment, **armed},
                start_new_session=True,
            )
        self._paused = False

    def alive(self) -> bool:
        """Whether it runs (or is paused)."""
        return self._child is not None and self._child.poll() is None

    def ready(self) -> bool:
        """Whether it can do work now, by its own word."""
        try:
            return httpx.get(f"{self.url}/readyz", timeout=10).status_code == 200
        except httpx.HTTPError:
            return False

    def wait_until_ready(self, seconds: float = 180) -> None:
        """Raises `ProcessNotReady`."""
        deadline = time.monotonic() + seconds
        while not self.ready():
            if not self.alive():
                raise ProcessNotReady(
                    f"{self.name} ended by itself; its log {self._log} ends with: {self._last_words()}"
                )
            if time.monotonic() > deadline:
                raise ProcessNotReady(f"{self.name} was not ready after {seconds:.0f} s; {self._last_words()}")
            time.sleep(0.05)

    def _last_words(self) -> str:
        return f"its log {self._log} ends with: {' / '.join(self.log_text.splitlines()[-3:]) or 'nothing'}"

    def wait_until_dead(self, seconds: float) -> bool:
        """Whether it has ended by itself within that time."""
        assert self._child is not None
        try:
            self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self) -> None:
        """SIGKILL: no handler runs, no buffer is flushed."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()

    def pause(self) -> None:
        """SIGSTOP: it holds its sockets, and does nothing."""
        if self._child is not None and self.alive():
            self._child.send_signal(signal.SIGSTOP)
            self._paused = True

    def resume(self) -> None:
        """SIGCONT."""
        if self._child is not None and self._paused and self.alive():
            self._child.send_signal(signal.SIGCONT)
        self._paused = False

    def stop(self, seconds: float = STOP_SECONDS) -> tuple[int | None, float]:
        """SIGTERM, and after that time SIGKILL. Returns (exit code, or None when it had to be killed; seconds)."""
        if self._child is None:
            return 0, 0.0
        self.resume()
        began = time.monotonic()
        if self.alive():
            self._child.terminate()
        if not self.wait_until_dead(seconds):
            self.kill()
            return None, time.monotonic() - began
        return self._child.returncode, time.monotonic() - began
