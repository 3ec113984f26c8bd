"""Ctrl-C and SIGTERM."""

import signal
import sys
import threading
from types import FrameType

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)

# Long enough for Python to leave the callback that dropped the interrupt, too short to be noticed.
_SECONDS_UNTIL_RAISED_AGAIN = 0.01

_interrupted = threading.Event()


def remember_interrupts() -> None:
    """Let `was_interrupted` tell of a Ctrl-C, unless whoever started the program made it deaf to it."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def was_interrupted() -> bool:
    """Whether Ctrl-C or SIGTERM came since the program listens.

    An error that ends the program after that is the interrupt's doing: Python makes a RuntimeError of one that
    arrives while it calls `__set_name__` (so does every import that defines an enum), and a tool of a server, in the
    same process group, dies of it and is reported as failed.
    """
    return _interrupted.is_set()


def interrupt_on_terminate() -> None:
    """Let SIGTERM end the program as Ctrl-C does: what was started is stopped on the way out.

    Python drops what is raised while it cleans up behind a weak reference, and prints a traceback. Such an interrupt
    is raised again a moment later, by SIGALRM, without a word.
    """
    for number in _ENDING:
        signal.signal(number, _interrupt)
    sys.unraisablehook = _raise_dropped_interrupt_again


def stop_on_signal() -> threading.Event:
    """Set on Ctrl-C or SIGTERM. A second signal changes nothing: stopping has a time limit of its own.

    It is set already when an interrupt came before and was dropped.
    """
    stop = threading.Event()
    for number in _ENDING:
        signal.signal(number, lambda *_: stop.set())
    if _interrupted.is_set():
        stop.set()
    return stop


def _interrupt(number: int, frame: FrameType | None) -> None:
    _interrupted.set()
    signal.default_int_handler(number, frame)


def _raise_dropped_interrupt_again(dropped: "sys.UnraisableHookArgs") -> None:
    if issubclass(dropped.exc_type, KeyboardInterrupt):
        signal.setitimer(signal.ITIMER_REAL, _SECONDS_UNTIL_RAISED_AGAIN)
    else:
        sys.__unraisablehook__(dropped)
