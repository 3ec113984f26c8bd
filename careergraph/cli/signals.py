"""Ctrl-C and SIGTERM."""

import signal
import threading
from types import FrameType

_interrupted = threading.Event()


def interrupt_on_terminate() -> None:
    """Let SIGTERM end the program as Ctrl-C does: what was started is stopped on the way out."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)


def stop_on_signal() -> threading.Event:
    """Set on Ctrl-C or SIGTERM. A second signal changes nothing: stopping has a time limit of its own.

    It is set already when an interrupt came before and was lost: Python drops what is raised while it cleans up
    behind a weak reference.
    """
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    if _interrupted.is_set():
        stop.set()
    return stop


def _interrupt(number: int, frame: FrameType | None) -> None:
    _interrupted.set()
    signal.default_int_handler(number, frame)
