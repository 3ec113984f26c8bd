"""A TCP server that answers like a clamd in trouble, for F33 and F34."""

import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

VERSION_REPLY = b"ClamAV 1.4.3/27500/Fri Jan  2 09:30:00 2026\0"

Answer = Callable[[socket.socket], None]
"""Writes the answer to one scan, and may do anything else to the connection."""


def reply(*pieces: bytes, pause_seconds: float = 0.0) -> Answer:
    """Send the pieces one after the other, then close."""

    def answer(connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(pause_seconds)

    return answer


def hang(connection: socket.socket) -> None:
    """Say nothing until the client goes away."""
    connection.settimeout(120)
    connection.recv(1)


def reset(connection: socket.socket) -> None:
    """Close with a TCP reset, as a killed process does with unread data."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


class MisbehavingClamd:
    """Answers VERSION as told, and each scan with the next of `answers` (the last one again and again)."""

    def __init__(self, *answers: Answer, version: Answer | None = None, read_data: bool = True) -> None:
        self.scans = 0
        self._answers = answers
        self._version = version or reply(VERSION_REPLY)
        self._read_data = read_data
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def address(self) -> str:
        """`127.0.0.1:port`, as `parse_address` takes it."""
        return f"127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> "MisbehavingClamd":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(timeout=60)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                self._handle(connection)

    def _handle(self, connection: socket.socket) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += connection.recv(1)
        if command == b"zVERSION\0":
            self._version(connection)
            return
        assert command == b"zINSTREAM\0", command
        self.scans += 1
        if self._read_data:
            while length := struct.unpack("!L", _exactly(connection, 4))[0]:
                _exactly(connection, length)
        self._answers[min(self.scans, len(self._answers)) - 1](connection)


def _exactly(connection: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        piece = connection.recv(length - len(data))
        if not piece:
            raise ConnectionError
        data += piece
    return data
