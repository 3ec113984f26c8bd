"""TCP ports of 127.0.0.1."""

import socket
import sys


class ReservedPort:
    """A port that the system gives to nobody else until `close`, for a server that is started later, or again.

    A socket is bound to it and never listens, so connections are refused while the server is away. The server itself
    may listen there: on Linux two sockets that both set SO_REUSEADDR share a port of which one listens, and servers
    set it (Java's, clamd and those of Python do). On other systems the port is only free at the moment of the choice.
    """

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", 0))
        self.number = int(self._socket.getsockname()[1])
        if sys.platform != "linux":
            self.close()

    def close(self) -> None:
        """Give the port free; a second call does nothing."""
        self._socket.close()


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
