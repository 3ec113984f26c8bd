"""A virtual environment for each framework, made once by uv below the cache folder."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from careergraph.local.home import default_cache

_DRIVER = ("psycopg[binary]>=3.2", "psycopg-pool>=3.2")


class NotInstalled(Exception):
    """The framework could not be installed, e.g. without a network."""


@dataclass(frozen=True)
class Framework:
    """One way to run the work.

    Attributes:
        name: shown in the table.
        requirement: what is installed, with its extra.
        module: its program.
        arguments: passed on to the program.
    """

    name: str
    requirement: str
    module: str
    arguments: tuple[str, ...] = ()


FRAMEWORKS = (
    Framework("faust-streaming", "faust-streaming>=0.15.3", "benchmarks.frameworks.faust_program"),
    Framework("FastStream, as it comes", "faststream[confluent]>=0.6", "benchmarks.frameworks.faststream_program"),
    Framework(
        "FastStream, ack after", "faststream[confluent]>=0.6", "benchmarks.frameworks.faststream_program", ("ack",)
    ),
)


def python_of(framework: Framework) -> Path:
    """The interpreter of the framework's environment. Raises `NotInstalled`."""
    folder = default_cache() / "benchmarks" / framework.requirement.split("[")[0].split(">")[0]
    python, done = folder / "bin" / "python", folder / "installed"
    if not done.exists():
        uv = Path(sys.executable).parent / "uv"
        program = str(uv) if uv.exists() else "uv"
        _run([program, "venv", "--quiet", "--clear", "--python", sys.executable, str(folder)])
        _run([program, "pip", "install", "--quiet", "--python", str(python), framework.requirement, *_DRIVER])
        done.touch()
    return python


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotInstalled(f"{command[0]} failed: {getattr(error, 'stderr', '') or error}") from error
