"""The parent's side of one reading child: start it, ask it, end it."""

import contextlib
import dataclasses
import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Sequence

from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.sealed.wire import REPLY_HEADER, ReplyKind, request


class ReaderUnavailable(RuntimeError):
    """No child can be started, or the pool is closed: no statement about the document."""


class ChildEnded(Exception):
    """The pipe closed before a whole answer had come."""


def protocol_error(detail: str) -> Unreadable:
    """The outcome of a document whose child broke the protocol: it may have been taken over."""
    return Unreadable("document_corrupt", detail, quarantine=True)


class ChildProcess:
    """One process. Not thread-safe: the pool lends it to one thread at a time."""

    def __init__(self, command: Sequence[str], limits: Limits) -> None:
        self._limits = limits
        self.documents = 0
        self.layers: tuple[str, ...] = ()
        # No secret of the parent's environment reaches the child.
        environment = {
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "PYTHONHASHSEED": "0",
            "LC_ALL": "C.UTF-8",
        }
        self._process = subprocess.Popen(
            [*command, json.dumps(dataclasses.asdict(limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=environment,
            start_new_session=True,  # Ctrl-C at a terminal is for the parent to handle
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input, self._output = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._input, False)
        os.set_blocking(self._output, False)

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def await_ready(self) -> None:
        """Wait until the child is sealed. Raises `ReaderUnavailable`."""
        try:
            kind, _, payload = self._exchange(b"", self._limits.start_seconds)
        except (ChildEnded, TimeoutError, Unreadable) as error:
            self.end()
            raise ReaderUnavailable(f"a reading process did not start (exit {self._process.returncode})") from error
        if kind is not ReplyKind.READY:
            self.end()
            raise ReaderUnavailable("a reading process started with an unknown answer")
        self.layers = tuple(json.loads(payload))

    def ask(self, data: bytes, media_type: str) -> tuple[ReplyKind, bool, bytes]:
        """(kind, whether the child leaves, payload). Raises `ChildEnded`, `TimeoutError`, `Unreadable`."""
        self.documents += 1
        return self._exchange(request(media_type, data), self._limits.wall_seconds)

    def _exchange(self, outgoing: bytes, seconds: float) -> tuple[ReplyKind, bool, bytes]:
        """Send and receive at the same time, so that neither side can make the other wait for ever."""
        deadline = time.monotonic() + seconds
        view, incoming, wanted = memoryview(outgoing), bytearray(), REPLY_HEADER.size
        with selectors.DefaultSelector() as ready:
            ready.register(self._output, selectors.EVENT_READ)
            if view:
                ready.register(self._input, selectors.EVENT_WRITE)
            while len(incoming) < wanted:
                remaining = deadline - time.monotonic()
                if remaining <= 0:
                    raise TimeoutError
                for key, _ in ready.select(remaining):
                    if key.fd == self._input:
                        view = self._send(view)
                        if not view:
                            ready.unregister(self._input)
                    else:
                        incoming += self._receive(wanted - len(incoming))
                        wanted = self._wanted(incoming)
        kind, leaving, _ = REPLY_HEADER.unpack_from(incoming)
        return ReplyKind(kind), bool(leaving), bytes(memoryview(incoming)[REPLY_HEADER.size :])

    def _send(self, view: memoryview) -> memoryview:
        try:
            return view[os.write(self._input, view[: 1 << 16]) :]
        except BlockingIOError:
            return view
        except BrokenPipeError as error:
            raise ChildEnded from error

    def _receive(self, count: int) -> bytes:
        try:
            part = os.read(self._output, min(count, 1 << 20))
        except BlockingIOError:
            return b""
        if not part:
            raise ChildEnded
        return part

    def _wanted(self, incoming: bytearray) -> int:
        """How many bytes the whole answer has, as far as it is known."""
        if len(incoming) < REPLY_HEADER.size:
            return REPLY_HEADER.size
        kind, _, length = REPLY_HEADER.unpack_from(incoming)
        if kind not in {member.value for member in ReplyKind}:
            raise protocol_error("The reading process gave an answer that is none.")
        if length > self._limits.output_bytes:
            raise Unreadable("resource_limit", "The answer of the reading process is too long.", quarantine=True)
        return REPLY_HEADER.size + int(length)

    def kill(self) -> None:
        """Kill the process without reaping it or closing its pipes; safe from any thread."""
        self._process.kill()

    def end(self) -> int:
        """Kill the process if it runs, and reap it; its exit code (negative: a signal)."""
        self._process.kill()
        return self._reap()

    def exit_code(self) -> int:
        """The exit code of a child whose pipe closed; it is killed if it lingers."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1.0)
        return self.end()

    def _reap(self) -> int:
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        return code
