"""A reading child whose reader does what the document tells it: for the tests of the pool."""

import ctypes
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from services.ingest.reading.limits import Limits
from services.ingest.reading.read import read_document
from services.ingest.reading.sealed.child import serve
from services.ingest.reading.sealed.warm_up import warm_up
from shared.schemas.reading import Reading

_LIBC = ctypes.CDLL(None, use_errno=True)


def _below_python(name: str, *arguments: object) -> None:
    """Call libc past Python's audit hook; tell in the text whether the kernel agreed."""
    result = getattr(_LIBC, name)(*arguments)
    if result >= 0:
        raise RuntimeError(f"{name} worked")
    raise LookupError(f"{name} refused")


def _forever() -> None:
    while True:
        pass


def _eat_memory() -> None:
    blocks = []
    while True:
        blocks.append(bytearray(64 << 20))


ACTIONS = {
    "loop": _forever,
    "sleep": lambda: time.sleep(3600),
    "memory": _eat_memory,
    "flood": lambda: os.write(3, b"R\0" + (1 << 30).to_bytes(4, "big") + b"x" * 65536),
    "garbage": lambda: os.write(3, b"garbage that is no answer at all"),
    "print": lambda: print("x" * (1 << 20)),
    "fork": os.fork,
    "program": lambda: subprocess.run(["true"], check=False),
    "network": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
    "open": lambda: Path("/etc/passwd").read_text(),
    "write": lambda: Path("/tmp/reading-must-not-write").write_text("x"),
    "libc fork": lambda: _below_python("fork"),
    "libc socket": lambda: _below_python("socket", 2, 1, 0),
    "libc open": lambda: _below_python("open", b"/etc/passwd", 0),
    "libc exec": lambda: _below_python("execv", b"/bin/true", None),
    "libc kill": lambda: _below_python("kill", os.getppid(), 0),
}


def read(data: bytes, media_type: str, limits: Limits) -> Reading:
    """Do the action that the text names, or read it."""
    name = data.decode(errors="replace")
    if name == "kill -11":
        ctypes.string_at(0)
    if name in ACTIONS:
        ACTIONS[name]()
    return read_document(data, media_type, limits)


if __name__ == "__main__":
    serve(read, Limits(**json.loads(sys.argv[1])), warm_up)
    os._exit(0)
