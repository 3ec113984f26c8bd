"""Become a program that does not outlive the process that asked for it.

Run by path with `-I -S` (standard library only, fast start): `launcher.py HOW PARENT SIGNAL PROGRAM
ARGUMENT...`. PARENT is the process to depend on, which must be this one's parent; at its death, a `kill -9`
included, the program gets SIGNAL (a number). HOW is

- `kernel`: prctl(PR_SET_PDEATHSIG), Linux. The signal comes with the death of the *thread* that started this
  one.
- `watchdog`: a small process beside the program looks twice a second; for systems without that call.

A separate program, because code between fork and exec in a process with threads may deadlock (`preexec_fn`).
"""

import ctypes
import os
import sys
import time

PR_SET_PDEATHSIG = 1
WATCH_INTERVAL_SECONDS = 0.5


def main(arguments: list[str]) -> None:
    """Replace this process by the program; exits with 1 if the parent is dead already."""
    how, parent, death_signal = arguments[0], int(arguments[1]), int(arguments[2])
    program = arguments[3:]
    if how == "kernel":
        if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, death_signal, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG) failed")
    else:
        leave_watchdog(parent, death_signal)
    if os.getppid() != parent:  # it died before the signal was armed
        sys.exit(1)
    os.execv(program[0], program)  # noqa: S606 - a fixed program, and the point of this file


def leave_watchdog(parent: int, death_signal: int) -> None:
    """Fork a child that sends `death_signal` to this process once `parent` is gone, and ends with this
    process."""
    watched = os.getpid()
    if os.fork() != 0:
        return
    os.setsid()
    while os.getppid() == watched:
        if not _exists(parent):
            os.kill(watched, death_signal)
            break
        time.sleep(WATCH_INTERVAL_SECONDS)
    os._exit(0)


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


if __name__ == "__main__":
    main(sys.argv[1:])
