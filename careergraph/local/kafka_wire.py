"""Two requests of Kafka's protocol by hand, so that waiting for a broker needs no client library.

Formats: https://kafka.apache.org/protocol (ApiVersions v0; FindCoordinator v0; request header v1).
"""

import socket
import struct

_API_VERSIONS = 18
_FIND_COORDINATOR = 10
_CLIENT = b"careergraph"


def answers(port: int, timeout: float = 1.0) -> bool:
    """Whether a broker at 127.0.0.1:`port` answers an ApiVersions request without an error within `timeout`
    seconds."""
    try:
        reply = _ask(port, _API_VERSIONS, b"", timeout)
    except (OSError, struct.error):
        return False
    return _error_code(reply) == 0


def request_offsets_topic(port: int, timeout: float = 5.0) -> bool:
    """Make the broker create its topic of consumer offsets, which it otherwise does for the first consumer.

    True once it is there and has its coordinator; call again until then.
    """
    group = b"warm-up"
    try:
        reply = _ask(port, _FIND_COORDINATOR, struct.pack(">h", len(group)) + group, timeout)
    except (OSError, struct.error):
        return False
    return _error_code(reply) == 0


def _error_code(reply: bytes) -> int:
    return int(struct.unpack_from(">h", reply)[0])


def _ask(port: int, api: int, body: bytes, timeout: float) -> bytes:
    """Send one request (version 0) and return the body of the reply, without its correlation id."""
    header = struct.pack(">hhih", api, 0, 1, len(_CLIENT)) + _CLIENT
    request = header + body
    with socket.create_connection(("127.0.0.1", port), timeout) as connection:
        connection.sendall(struct.pack(">i", len(request)) + request)
        size = struct.unpack(">i", _receive(connection, 4))[0]
        return _receive(connection, size)[4:]


def _receive(connection: socket.socket, size: int) -> bytes:
    received = b""
    while len(received) < size:
        chunk = connection.recv(size - len(received))
        if not chunk:
            raise ConnectionResetError("the broker closed the connection")
        received += chunk
    return received
