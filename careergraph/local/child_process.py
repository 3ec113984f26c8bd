"""Server processes that die with this one, and what to do about those of an earlier crash."""

import functools
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path

import psutil

from careergraph.local.errors import LocalServerFailed

_LAUNCHER = Path(__file__).with_name("launcher.py")
_HOW = "kernel" if sys.platform == "linux" else "watchdog"

_KILL_SECONDS = 5.0
_KEPT_VARIABLES = ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH")

_Child = subprocess.Popen[bytes]
_Start = Callable[[], _Child]
Signals = Sequence[tuple[signal.Signals, float]]
"""Signals to send one after the other, each with the seconds that it gets to work."""


def start_child(
    command: Sequence[str],
    *,
    death_signal: signal.Signals,
    log: Path,
    prefix: Sequence[str] = (),
    how: str = _HOW,
) -> _Child:
    """Start `command` (an absolute path and its arguments) with output appended to `log`.

    It gets `death_signal` when this process dies in any way, and is in a session of its own: Ctrl-C at the
    terminal reaches this process alone, which then stops its servers in order. `prefix` is a program that
    runs the rest of its arguments in its own place (`setpriv`), so that the process id stays the same.
    """
    arguments = [
        *prefix,
        *(sys.executable, "-I", "-S", str(_LAUNCHER)),
        *(how, str(os.getpid()), str(int(death_signal))),
        *command,
    ]

    def start() -> _Child:
        with log.open("ab") as output:
            return subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=clean_environment(),
                cwd="/",
                start_new_session=True,
            )

    return _starter(os.getpid()).call(start)


def clean_environment() -> dict[str, str]:
    """The environment of servers and their tools: keys and addresses of ours stay out of it, and so do
    variables that would change their behaviour (JAVA_TOOL_OPTIONS, PGOPTIONS). The locale is UTF-8, or paths
    beyond ASCII do not reach Java."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8"}


def rotate_log(log: Path) -> None:
    """Begin an empty log (mode 600); that of the run before stays beside it with `.1` at its end."""
    if log.exists():
        log.replace(log.with_name(log.name + ".1"))
    log.touch(mode=0o600)


def stop_child(child: _Child, signals: Signals) -> None:
    """Send each signal in turn and give it its seconds to work; at last SIGKILL. Returns when the child is
    gone."""
    for number, seconds in signals:
        if child.poll() is not None:
            return
        child.send_signal(number)
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    if child.poll() is None:
        child.kill()
        child.wait()


class PidFile:
    """Remembers which process serves a folder, and for whom, so that the next start can tell a leftover.

    `argument` is an argument that only the server of this very folder has on its command line: a process that
    has it is that server, whatever became of the clock or of process ids since.
    """

    def __init__(self, path: Path, argument: str) -> None:
        self._path = path
        self._argument = argument

    def write(self, pid: int) -> None:
        draft = self._path.with_name(self._path.name + ".new")
        draft.write_text(json.dumps({"pid": pid, "parent": os.getpid()}))
        draft.replace(self._path)

    def remove(self) -> None:
        self._path.unlink(missing_ok=True)

    def end_leftover(self, signals: Signals) -> None:
        """End the folder's server that outlived its parent, as `stop_child` does.

        Raises `LocalServerFailed` when the server's parent lives: then it is no leftover, and in use.
        """
        if (process := self._leftover()) is not None:
            end_process(process, signals)
        self.remove()

    def _leftover(self) -> psutil.Process | None:
        try:
            written = json.loads(self._path.read_text())
            process, parent = psutil.Process(written["pid"]), int(written["parent"])
            ours, orphaned = self._argument in process.cmdline(), process.ppid() != parent
        except (FileNotFoundError, psutil.Error):
            return None  # nothing was left over, or the id now belongs to somebody else's process
        except (ValueError, KeyError, TypeError):
            return None  # no file of ours
        if ours and not orphaned:
            raise LocalServerFailed(f"The folder {self._path.parent} is in use by process {parent}.")
        return process if ours else None


def end_process(process: psutil.Process, signals: Signals) -> None:
    """`stop_child` for a process that is not our child."""
    try:
        for number, seconds in (*signals, (signal.SIGKILL, _KILL_SECONDS)):
            process.send_signal(number)
            deadline = time.monotonic() + seconds
            while time.monotonic() < deadline:
                # A dead process whose new parent never asks for it stays listed, but holds nothing any more.
                if process.status() in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD):
                    return
                time.sleep(0.02)
    except psutil.NoSuchProcess:
        return


class _Starter(threading.Thread):
    """Starts all children of this process.

    The kernel's parent-death signal comes with the end of the starting *thread*; the thread of a caller (a
    pool's worker, say) may end long before the process does, this one does not.
    """

    def __init__(self) -> None:
        super().__init__(name="child-starter", daemon=True)
        self._tasks: queue.SimpleQueue[tuple[_Start, Future[_Child]]] = queue.SimpleQueue()

    def call(self, start: _Start) -> _Child:
        """Call `start` in this thread; returns its result or raises its exception."""
        future: Future[_Child] = Future()
        self._tasks.put((start, future))
        return future.result()

    def run(self) -> None:
        while True:
            start, future = self._tasks.get()
            try:
                future.set_result(start())
            except OSError as error:
                future.set_exception(error)


@functools.lru_cache(maxsize=1)
def _starter(process_id: int) -> _Starter:
    """The starter of this process; the argument makes a forked copy of this process get one of its own."""
    starter = _Starter()
    starter.start()
    return starter
