"""A limit on how long the slow part of a stage may take."""

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class TimeLimitExceeded(Exception):
    """The work did not end in time. Its thread is left to end by itself; its result is dropped."""


def run_within(seconds: float, work: Callable[[], T]) -> T:
    """Run `work` and return its result or raise its error. Raises `TimeLimitExceeded`.

    Python cannot stop a thread, so work that hangs keeps a daemon thread until it ends; work that may hang for
    ever (parsing) runs in a child process with limits of its own.
    """
    outcome: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # handed to the caller below
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True, name="prepare")
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not outcome:
        raise TimeLimitExceeded(f"no result after {seconds:g} s")
    return outcome[0]
