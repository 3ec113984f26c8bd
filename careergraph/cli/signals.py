"""Ctrl-C and SIGTERM."""

import signal
import threading


def interrupt_on_terminate() -> None:
    """Let SIGTERM end the program as Ctrl-C does: what was started is stopped on the way out."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def stop_on_signal() -> threading.Event:
    """Set on Ctrl-C or SIGTERM. A second signal changes nothing: stopping has a time limit of its own."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop
