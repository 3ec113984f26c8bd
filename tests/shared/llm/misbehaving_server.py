"""A model's server that misbehaves in every known way, over real HTTP (faults F31 and F32)."""

import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Act = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Does to each request what the test has queued; the last act stays."""

    acts: list[Act]
    seen: list[dict[str, Any]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append(json.loads(body))
        act = self.acts.pop(0) if len(self.acts) > 1 else self.acts[0]
        act(self)

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """The suite prints enough."""


def fails(status: int, **headers: str) -> Act:
    return lambda handler: handler.send(status, b'{"error": {"message": "no"}}', **headers)


def breaks_off(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"id": "1", "choi')
    handler.close_connection = True


def drips(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    try:
        for _ in range(1000):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.02)
    except OSError:
        pass


def says_nothing(handler: Handler) -> None:
    """Until the client goes away."""
    with suppress(OSError):
        handler.connection.recv(1)


def floods(handler: Handler) -> None:
    handler.send(200, b" " * (2 << 20))


class Server:
    """Listens until it is closed; `seen` are the requests, `waits` what a client slept."""

    def __init__(self, act: Act) -> None:
        self.acts: list[Act] = [act]
        self.seen: list[dict[str, Any]] = []
        self.waits: list[float] = []
        handler = type("Bound", (Handler,), {"acts": self.acts, "seen": self.seen})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def does(self, *acts: Act) -> None:
        self.acts[:] = acts

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
