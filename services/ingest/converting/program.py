"""A program of the machine, run on a document's bytes behind limits.

One process a document, in a folder of its own, with an empty environment, in a session of its own that is ended with
it, and with limits on time, memory and the files that it writes.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

PATHS = "/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin"
"""Where programs are looked for: the process's own PATH may name folders that others write to."""
_LIMIT_SIGNALS = (signal.SIGXCPU, signal.SIGKILL, signal.SIGXFSZ)


class BeyondLimits(Exception):
    """The program took too long or gave too much, and was ended."""


@dataclass(frozen=True, slots=True)
class ProgramLimits:
    """What one run may cost. `seconds` bounds the wall clock and the processor alike."""

    seconds: float
    memory_bytes: int
    output_bytes: int
    """the longest answer that is used; a file may grow to twice that, so that too long a one is noticed"""


def find_program(name: str, search: str = PATHS) -> str | None:
    """The path of an installed program. `search` is where it is looked for, as in PATH."""
    return shutil.which(name, path=search)


def run_program(
    command: Sequence[str],
    folder: str,
    limits: ProgramLimits,
    *,
    stdout: Path,
    stdin: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> int:
    """Run a program to its end in `folder`; its exit code. What it says on standard error is thrown away.

    Args:
        command: the program's path and its arguments.
        stdout: the file that gets its standard output.
        stdin: the file that it reads; None for an empty input.
        environment: beside a home, a path and a locale, which are all that it sees.

    Raises `BeyondLimits`, and OSError where the program cannot be started.
    """
    with ExitStack() as files:
        process = subprocess.Popen(
            command, cwd=folder, env={"HOME": folder, "PATH": PATHS, "LC_ALL": "C.UTF-8", **(environment or {})},
            stdin=subprocess.DEVNULL if stdin is None else files.enter_context(stdin.open("rb")),
            stdout=files.enter_context(stdout.open("wb")), stderr=subprocess.DEVNULL, start_new_session=True,
            preexec_fn=partial(_limit, limits), close_fds=True,
        )  # fmt: skip
        try:
            code = process.wait(limits.seconds)
        except subprocess.TimeoutExpired as error:
            raise BeyondLimits("the program takes too long") from error
        finally:
            _end(process)
    if -code in _LIMIT_SIGNALS:
        raise BeyondLimits("the program takes too long or gives too much")
    return code


def output_of(path: Path, limits: ProgramLimits) -> bytes:
    """What a program wrote; nothing where that is longer than is used, or where there is no such file."""
    return path.read_bytes() if path.is_file() and path.stat().st_size <= limits.output_bytes else b""


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and whatever it started: it leads a session of its own."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _limit(limits: ProgramLimits) -> None:
    """In the new process, before the program starts."""
    seconds = max(1, int(limits.seconds + 0.5))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * limits.output_bytes, 2 * limits.output_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # macOS refuses to lower it below what is in use
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
