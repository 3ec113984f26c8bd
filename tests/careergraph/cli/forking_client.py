"""The client's side of `forking`: commands in processes that are forked instead of started."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended. `status`: its exit code, or minus the number of the signal that ended it."""

    status: int
    stdout: bytes
    stderr: bytes


class ForkingServer:
    """A process that has imported the program. It runs one command after the other."""

    def __init__(self, root: Path) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.careergraph.cli.forking", str(theirs.fileno())],
                cwd=root,
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # a process with threads must not fork
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
            )

    def run(
        self, arguments: Sequence[str], environment: Mapping[str, str], folder: Path, stdin: bytes, timeout: float
    ) -> Done:
        """Run a command to its end. Raises `subprocess.TimeoutExpired` after `timeout` seconds, having killed it."""
        with TemporaryFile() as request, TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
            asked = {"arguments": arguments, "environment": environment, "folder": str(folder), "timeout": timeout}
            for file, content in ((request, json.dumps(asked).encode()), (given, stdin)):
                file.write(content)
                file.seek(0)
            answer, theirs = socket.socketpair()
            with answer:
                with theirs:
                    files = (request, given, out, err, theirs)
                    socket.send_fds(self._control, [b"."], [file.fileno() for file in files])
                status = answer.recv(64).decode()
            if self._process.poll() is not None:
                raise RuntimeError("the forking server has ended: its stderr says why")
            if not status:
                raise subprocess.TimeoutExpired(list(arguments), timeout)
            for file in (out, err):
                file.seek(0)
            return Done(int(status), out.read(), err.read())

    def close(self) -> None:
        """End the server. Commands that run go on."""
        self._control.close()
        self._process.wait(60)
