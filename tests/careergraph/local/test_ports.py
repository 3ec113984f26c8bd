"""A port that is kept for a server."""

import socket
import sys
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from careergraph.local.ports import ReservedPort


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is only chosen")
def test_its_server_may_come_and_go_and_nobody_else_gets_it() -> None:
    with closing(ReservedPort()) as port:
        for _ in range(2):
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", port.number), 60)
            with (
                ThreadingHTTPServer(("127.0.0.1", port.number), BaseHTTPRequestHandler),
                socket.create_connection(("127.0.0.1", port.number), 60),
            ):
                pass
        with socket.socket() as stranger, pytest.raises(OSError, match="in use"):
            stranger.bind(("127.0.0.1", port.number))


def test_no_two_are_the_same() -> None:
    ports = [ReservedPort() for _ in range(50)]
    assert sys.platform != "linux" or len({port.number for port in ports}) == 50
    for port in ports:
        port.close()
        port.close()
