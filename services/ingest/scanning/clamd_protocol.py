"""One question to clamd and its whole answer, in the NUL-terminated form of its protocol (clamd(8))."""

import socket
import struct
import time
from collections.abc import Iterable, Iterator
from itertools import chain

from services.ingest.scanning.clamd_address import ClamdAddress

CHUNK_BYTES = 256 * 1024
MAX_REPLY_BYTES = 4096


class ClamdUnavailable(Exception):
    """clamd gave no usable answer; `reason` is a stable code.

    `connect_failed`, `connection_broken`, `timeout`, `unexpected_reply`, `stale_signatures`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ClamdConnectionBroken(ClamdUnavailable):
    """The connection ended before a whole answer, as it does when clamd restarts."""

    def __init__(self) -> None:
        super().__init__("connection_broken")


def deadline_in(seconds: float) -> float:
    """A point on the monotonic clock, as `exchange` takes it."""
    return time.monotonic() + seconds


def stream_frames(data: bytes) -> Iterator[bytes]:
    """`data` as INSTREAM wants it: chunks behind their length, then a chunk of length 0."""
    for start in range(0, len(data), CHUNK_BYTES):
        chunk = data[start : start + CHUNK_BYTES]
        yield struct.pack("!L", len(chunk)) + chunk
    yield struct.pack("!L", 0)


def exchange(address: ClamdAddress, command: str, frames: Iterable[bytes], deadline: float) -> str:
    """Send one command with its frames on a new connection; return the answer without its terminator.

    The answer counts only when everything was sent and it is whole: one text, ended by NUL, after which clamd
    closes. Bytes may arrive one by one. Raises ClamdUnavailable, or ClamdConnectionBroken where the
    connection ended too early.
    """
    try:
        connection = address.connect(_remaining(deadline))
    except TimeoutError as error:
        raise ClamdUnavailable("timeout") from error
    except OSError as error:
        raise ClamdUnavailable("connect_failed") from error
    with connection:
        try:
            whole = _send(connection, chain([f"z{command}\0".encode("ascii")], frames), deadline)
            answer = _receive(connection, deadline)
        except TimeoutError as error:
            raise ClamdUnavailable("timeout") from error
        except OSError as error:
            raise ClamdConnectionBroken from error
    if not whole:  # whatever it says, it is not about the data
        raise ClamdUnavailable("unexpected_reply")
    return answer


def _send(connection: socket.socket, messages: Iterable[bytes], deadline: float) -> bool:
    """Send all messages; false where clamd stopped listening: what it said before can still be read."""
    for message in messages:
        connection.settimeout(_remaining(deadline))
        try:
            connection.sendall(message)
        except (BrokenPipeError, ConnectionResetError):
            return False
    return True


def _receive(connection: socket.socket, deadline: float) -> str:
    answer = bytearray()
    while True:
        connection.settimeout(_remaining(deadline))
        piece = connection.recv(MAX_REPLY_BYTES)
        if not piece:
            break
        answer += piece
        if len(answer) > MAX_REPLY_BYTES:
            raise ClamdUnavailable("unexpected_reply")
    if b"\0" not in answer:
        raise ClamdConnectionBroken
    text, _, rest = bytes(answer).partition(b"\0")
    if rest or not text.isascii():
        raise ClamdUnavailable("unexpected_reply")
    return text.decode("ascii")


def _remaining(deadline: float) -> float:
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds
