"""`/healthz`, `/readyz` and `/metrics` of processes that have no API."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from shared.runtime.metrics import REGISTRY


class HealthServer:
    """Answers probes in a thread.

    Args:
        alive: whether the loops tick.
        not_ready: names of parts that cannot do work now, each with the reason; empty when all can.
    """

    def __init__(
        self, host: str, port: int, alive: Callable[[], bool], not_ready: Callable[[], dict[str, str]]
    ) -> None:
        handler = type("Handler", (_Handler,), {"alive": staticmethod(alive), "not_ready": staticmethod(not_ready)})
        self._server = ThreadingHTTPServer((host, port), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, name="health", daemon=True)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    alive: Callable[[], bool]
    not_ready: Callable[[], dict[str, str]]

    def do_GET(self) -> None:
        if self.path == "/healthz":
            alive = self.alive()
            self._answer(200 if alive else 503, {"alive": alive})
        elif self.path == "/readyz":
            reasons = self.not_ready()
            self._answer(503 if reasons else 200, {"ready": not reasons, "reasons": reasons})
        elif self.path == "/metrics":
            self._send(200, CONTENT_TYPE_LATEST, generate_latest(REGISTRY))
        else:
            self._answer(404, {"error": "not_found"})

    def _answer(self, status: int, body: object) -> None:
        self._send(status, "application/json", json.dumps(body).encode())

    def _send(self, status: int, content_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Probes are not worth a line."""
