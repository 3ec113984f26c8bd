"""Ctrl-C and SIGTERM."""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)

# Long enough for Python to leave the callback that dropped the interrupt, too short to be noticed.
_SECONDS_UNTIL_RAISED_AGAIN = 0.01


class Flag:
    """What a signal handler may set. It has no lock, as `threading.Event` has: a handler runs in the main thread,
    between any two instructions, and would wait for ever for what the main thread, or a handler below, holds."""

    def __init__(self) -> None:
        self._set = False

    def set(self) -> None:
        """For good."""
        self._set = True

    def is_set(self) -> bool:
        """Whether it was set."""
        return self._set


_interrupted = Flag()
_stopping = Flag()


def remember_interrupts() -> None:
    """Let `was_interrupted` tell of a Ctrl-C, unless whoever started the program made it deaf to it."""
    if signal.getsignal(signal.SIGINT) in (signal.default_int_handler, signal.SIG_DFL):
        signal.signal(signal.SIGINT, _interrupt)


def was_interrupted() -> bool:
    """Whether Ctrl-C or SIGTERM came since the program listens.

    An error that ends the program after that is the interrupt's doing: Python makes a RuntimeError of one that
    arrives while it calls `__set_name__` (so does every import that defines an enum), and a tool of a server, in the
    same process group, dies of it and is reported as failed.
    """
    return _interrupted.is_set()


def ended_by_signal() -> bool:
    """Whether a signal ends, or has ended, the program: raised as an interrupt, or heeded by a server."""
    return _interrupted.is_set() or _stopping.is_set()


def forget_interrupts() -> None:
    """The command has ended. Ctrl-C now ends in silence what Python still has to do, and nothing is raised again."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    if signal.getsignal(signal.SIGINT) is _interrupt:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def end_at_once(code: int) -> NoReturn:
    """End the process without Python's own end, which waits for threads that still work (a download), and in which
    a thread that comes back from a library's own code may crash the process."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def interrupt_on_terminate() -> None:
    """Let SIGTERM end the program as Ctrl-C does: what was started is stopped on the way out.

    Python drops what is raised while it cleans up behind a weak reference, and prints a traceback. Such an interrupt
    is raised again a moment later, by SIGALRM, without a word.
    """
    for number in _ENDING:
        signal.signal(number, _interrupt)
    sys.unraisablehook = _raise_dropped_interrupt_again


def stop_on_signal() -> Flag:
    """Set on Ctrl-C or SIGTERM. A second signal changes nothing: stopping has a time limit of its own.

    It is set already when an interrupt came before and was dropped.
    """
    for number in _ENDING:
        signal.signal(number, lambda *_: _stopping.set())
    if _interrupted.is_set():
        _stopping.set()
    return _stopping


def _interrupt(number: int, frame: FrameType | None) -> None:
    _interrupted.set()
    signal.default_int_handler(number, frame)


def _raise_dropped_interrupt_again(dropped: "sys.UnraisableHookArgs") -> None:
    if issubclass(dropped.exc_type, KeyboardInterrupt):
        signal.setitimer(signal.ITIMER_REAL, _SECONDS_UNTIL_RAISED_AGAIN)
    else:
        sys.__unraisablehook__(dropped)
