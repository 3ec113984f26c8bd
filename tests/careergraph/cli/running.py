"""The command line as a user starts it: a process with an environment of its own."""

import atexit
import functools
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.careergraph.cli.forking_client import ForkingServer

PROGRAM = (sys.executable, "-m", "careergraph")
ROOT = Path(__file__).resolve().parents[3]
_KEPT = ("PATH", "HOME", "LANG", "CAREERGRAPH_CACHE", "CAREERGRAPH_TRACEBACK", "XDG_CACHE_HOME", "TMPDIR")


@dataclass(frozen=True)
class CommandLine:
    """Runs commands with `CAREERGRAPH_HOME` at `home` and these further variables."""

    home: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return {**kept, "PYTHONPATH": str(ROOT), "CAREERGRAPH_HOME": str(self.home), **self.variables}

    def run(
        self, *arguments: str, stdin: bytes = b"", folder: Path = ROOT, timeout: float = 150
    ) -> subprocess.CompletedProcess[str]:
        """Run to the end, in a process that was forked from one which has imported the program: see `forking`."""
        done = _forking_server().run(arguments, self.environment, folder, stdin, timeout)
        return subprocess.CompletedProcess(arguments, done.status, done.stdout.decode(), done.stderr.decode())

    def run_anew(
        self, *arguments: str, stdin: bytes = b"", folder: Path = ROOT, timeout: float = 150
    ) -> subprocess.CompletedProcess[str]:
        """Run to the end as a user does: Python starts, and imports what the command needs."""
        done = subprocess.run(
            [*PROGRAM, *arguments],
            env=self.environment,
            cwd=folder,
            input=stdin,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        return subprocess.CompletedProcess(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start in a process group of its own, so that a signal can be sent as a terminal sends it."""
        return subprocess.Popen(
            [*PROGRAM, *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def processes(self) -> list[Sequence[str]]:
        """Command lines of living processes that were started for this home."""
        found = []
        for process in psutil.process_iter(["cmdline", "status"]):
            arguments = process.info["cmdline"] or []
            if process.info["status"] != psutil.STATUS_ZOMBIE and any(str(self.home) in part for part in arguments):
                found.append(arguments)
        return found

    def left_processes(self, seconds: float = 90) -> list[Sequence[str]]:
        """`processes` when there is none any more, or after that time: a server takes a moment to end."""
        deadline = time.monotonic() + seconds
        while (found := self.processes()) and time.monotonic() < deadline:
            time.sleep(0.1)
        return found


@functools.cache
def _forking_server() -> ForkingServer:
    """One for all tests of this run."""
    server = ForkingServer(ROOT)
    atexit.register(server.close)
    return server


def wait_for_file(process: "subprocess.Popen[str]", path: Path) -> None:
    """Return as soon as the file is there. Fails when the process ends before."""
    while not path.exists():
        assert process.poll() is None, f"{path.name} never came; stderr: {process.communicate()[1]}"
        time.sleep(0.002)


def wait_for(process: "subprocess.Popen[str]", word: str) -> str:
    """The first line on stderr that holds the word. Fails when the process ends before."""
    assert process.stderr is not None
    seen = []
    for line in process.stderr:
        seen.append(line)
        if word in line:
            return line
    raise AssertionError(f"{word!r} never came; stderr: {''.join(seen)}")
