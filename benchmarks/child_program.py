"""Runs a program beside the benchmark that ends with the block that needs it."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

_GRACE_SECONDS = 20


@contextmanager
def child_program(
    command: Sequence[str], *, variables: Mapping[str, str] | None = None, quiet: bool = False
) -> Iterator[subprocess.Popen[bytes]]:
    """Run the command until the block ends; then it is asked to end, and killed if it does not.

    Args:
        variables: added to the environment.
        quiet: what it prints is dropped.
    """
    output = subprocess.DEVNULL if quiet else None
    process = subprocess.Popen(command, env={**os.environ, **(variables or {})}, stdout=output, stderr=output)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(_GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
