"""A real clamd for tests: own configuration, own one-line signature, a folder of its own.

Needs the apt package `clamav-daemon`; no signature database is downloaded or needed. Other tests use it as

    with running_clamd() as server:
        ClamdScanner(parse_address(server.unix_address))
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from careergraph.local.ports import ReservedPort

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
FINDING = "Careergraph.Test.Eicar.UNOFFICIAL"
START_SECONDS = 120.0
_PLACES = ("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/opt/homebrew/sbin")


def find_clamd() -> str | None:
    """The path of the clamd program, or null where it is not installed."""
    return shutil.which("clamd", path=os.pathsep.join((os.environ.get("PATH", ""), *_PLACES)))


def require_clamd() -> str:
    """The path of the clamd program; a skip that says what to install, in CI a failure."""
    program = find_clamd()
    if program is None:
        message = "clamd is not installed (apt package clamav-daemon)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return program


class ClamdServer:
    """A clamd that can be started, stopped, killed and started again on the same addresses."""

    def __init__(self, program: str, folder: Path, stream_max_bytes: int = 50 * 1024 * 1024) -> None:
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        self._socket = folder / "clamd.sock"
        self._port = ReservedPort()
        self._log = folder / "clamd.log"
        databases = folder / "databases"
        databases.mkdir()
        name = FINDING.removesuffix(".UNOFFICIAL")
        (databases / "local.ndb").write_text(f"{name}:0:*:{EICAR.hex()}\n")
        self._configuration = folder / "clamd.conf"
        self._configuration.write_text(
            "Foreground yes\n"
            f"DatabaseDirectory {databases}\nTemporaryDirectory {folder}\nLocalSocket {self._socket}\n"
            f"FixStaleSocket yes\nTCPSocket {self._port.number}\nTCPAddr 127.0.0.1\n"
            f"StreamMaxLength {stream_max_bytes}\nMaxFileSize 100M\nMaxScanSize 400M\nAlertExceedsMax yes\n"
        )

    @property
    def unix_address(self) -> str:
        """`unix:/…`, as `parse_address` takes it."""
        return f"unix:{self._socket}"

    @property
    def tcp_address(self) -> str:
        """`127.0.0.1:port`, as `parse_address` takes it."""
        return f"127.0.0.1:{self._port.number}"

    def start(self) -> None:
        """Start and wait until it answers PING; RuntimeError with its log when it does not."""
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [self._program, "--config-file", str(self._configuration)], stdout=log, stderr=log
            )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            if self._answers():
                return
            time.sleep(0.02)
        self.kill()
        raise RuntimeError("clamd did not start: " + self._log.read_text(errors="replace")[-500:])

    def pause(self) -> None:
        """Let it hang: connections are still taken by the system, nothing answers."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Go on after `pause`."""
        self._signal(signal.SIGCONT)

    def stop(self) -> None:
        """Stop it in order."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Kill it with -9."""
        self._end(signal.SIGKILL)

    def _end(self, number: int) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(number)
        process.send_signal(signal.SIGCONT)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=60)

    def _signal(self, number: int) -> None:
        assert self._process is not None, "clamd is not running"
        self._process.send_signal(number)

    def _answers(self) -> bool:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
                connection.settimeout(1.0)
                connection.connect(str(self._socket))
                connection.sendall(b"zPING\0")
                return connection.recv(16) == b"PONG\0"
        except OSError:
            return False


@contextmanager
def running_clamd(stream_max_bytes: int = 50 * 1024 * 1024) -> Iterator[ClamdServer]:
    """A started clamd, stopped and removed afterwards; skips (in CI fails) where it is not installed."""
    program = require_clamd()
    folder = Path(tempfile.mkdtemp(prefix="clamd-"))  # not pytest's: the path of a Unix socket must be short
    server = ClamdServer(program, folder, stream_max_bytes)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)
