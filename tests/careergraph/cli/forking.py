"""The server behind `CommandLine.run`: it has imported the whole program, and forks a process for each command.

Starting Python and importing the program is most of what a short command costs. What it forks is a process with an
environment, a folder, standard streams and signal handlers of its own, and ends as every Python process does. It has
not started Python itself, and finds modules imported that a user's process imports when it needs them:
`CommandLine.run_anew` is for tests of that.

Asked over a socket: one byte a command, with the descriptors of the request (JSON: arguments, environment, folder,
timeout in seconds), of stdin, stdout and stderr, and of a socket for the answer: the exit code of the process, or
minus the number of the signal that ended it, or nothing if it had not ended in time and was killed. Commands run one
after the other. The server ends when its socket is closed.
"""

import gc
import importlib
import json
import multiprocessing
import os
import pkgutil
import runpy
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

MAIN = "careergraph.__main__"
DESCRIPTORS = 5


def main() -> None:
    """Serve until the socket is closed whose descriptor is the argument."""
    _import_everything()
    with socket.socket(fileno=int(sys.argv[1])) as control:
        while True:
            word, descriptors, _, _ = socket.recv_fds(control, 1, DESCRIPTORS)
            if not word:
                return
            _run(*descriptors)


def _run(request: int, stdin: int, stdout: int, stderr: int, answer: int) -> None:
    with os.fdopen(request, encoding="utf-8") as file:
        asked = json.load(file)
    streams = (stdin, stdout, stderr)
    process = multiprocessing.get_context("fork").Process(target=_be_careergraph, args=(asked, streams))
    process.start()
    process.join(asked["timeout"])
    in_time = process.exitcode is not None
    if not in_time:
        process.kill()
        process.join()
    with socket.socket(fileno=answer) as asker, suppress(BrokenPipeError):  # a test that was given up asks no more
        asker.sendall(str(process.exitcode).encode() if in_time else b"")
    for stream in streams:
        os.close(stream)


def _import_everything() -> None:
    """All but the main module, which each process runs itself."""
    for package in ("careergraph", "services", "shared"):
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            if module.name != MAIN:
                importlib.import_module(module.name)
    gc.collect()
    gc.freeze()  # or the first collection of each process would write to, and so copy, every page


def _be_careergraph(asked: dict[str, Any], streams: Sequence[int]) -> None:
    """In the process that was forked. `streams`: the descriptors of stdin, stdout and stderr."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = os.fdopen(0)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    sys.argv[1:] = asked["arguments"]
    runpy.run_module(MAIN, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
