"""Serves the API from a thread."""

import asyncio
import socket
from typing import Any

import uvicorn


class PortTaken(Exception):
    """Somebody else listens on the address that the API is to have."""


class ApiServer:
    """The API on one address; `port` 0 takes a free one. The socket is bound at once, so the address is known."""

    def __init__(self, app: Any, host: str, port: int) -> None:
        self._socket = _bind(host, port)
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                lifespan="on",
                timeout_graceful_shutdown=20,
                timeout_keep_alive=30,
                server_header=False,
                h11_max_incomplete_event_size=64 * 1024,
            )
        )

    @property
    def url(self) -> str:
        """`http://host:port`."""
        host, port = self._socket.getsockname()[:2]
        return f"http://{host}:{port}"

    def run(self) -> None:
        """Serve until stopped."""
        asyncio.run(self._server.serve(sockets=[self._socket]))

    def stop(self) -> None:
        """Finish the requests that are being answered, then end."""
        self._server.should_exit = True

    def alive(self) -> bool:
        """It serves."""
        return self._server.started

    def not_ready(self) -> str | None:
        """Why it does not answer, or None."""
        return None if self._server.started else "it has not started yet"


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio does not turn Nagle's algorithm off, and every answer waits 40 ms for an acknowledgement.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        raise PortTaken(f"The address {host}:{port} is taken; set CAREERGRAPH_API_PORT.") from error
    return bound
