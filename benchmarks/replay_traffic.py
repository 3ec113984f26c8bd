"""What a shadow replay of everybody costs the live traffic beside it (F26): upload to insights with and without one.

`python -m benchmarks.replay_traffic [--people N] [--rounds N] [--json]`
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.figures import Figure, percentile, run
from benchmarks.hosting import TookTooLong
from benchmarks.uploading import Person, example
from careergraph.laptop import Laptop, laptop
from shared.config import Settings

_ROOT = Path(__file__).resolve().parents[1]
_RESUME = example("resume_2026.pdf")
_UPLOADS_A_ROUND = 10


def measure(arguments: argparse.Namespace) -> list[Figure]:
    """Fill the log, warm up, then measure alone and beside replays in turn, on the same machine."""
    with tempfile.TemporaryDirectory(prefix="careergraph-bench-") as folder:
        home = Path(folder) / "home"
        with laptop(Settings(CAREERGRAPH_HOME=home, CAREERGRAPH_UPLOADS_PER_MINUTE=10_000), api_port=0) as running:
            for _ in range(arguments.people):
                _seconds_to_insights(running)
            alone: list[float] = []
            beside: list[float] = []
            replays = 0
            for _ in range(arguments.rounds):
                alone += [_seconds_to_insights(running) for _ in range(_UPLOADS_A_ROUND)]
                with _replaying(home) as finished:
                    beside += [_seconds_to_insights(running) for _ in range(_UPLOADS_A_ROUND)]
                replays += len(finished)
    note = f"{len(beside)} résumés; a process replays {arguments.people} people and more, {replays} times whole"
    slower = percentile(beside, 0.95) / percentile(alone, 0.95)
    return [
        Figure("upload to insights, p50", percentile(alone, 0.5), "s"),
        Figure("upload to insights, p95", percentile(alone, 0.95), "s"),
        Figure("beside a shadow replay, p50", percentile(beside, 0.5), "s", note=note),
        Figure("beside a shadow replay, p95", percentile(beside, 0.95), "s"),
        Figure("p95 beside a replay / alone", slower, at_most=1.5),
    ]


def _seconds_to_insights(running: Laptop) -> float:
    """One résumé of a new person."""
    person = Person(running.database, running.keyring, running.api_url)
    return person.seconds_to_insights([_RESUME])[0]


@contextmanager
def _replaying(home: Path) -> Iterator[list[int]]:
    """One shadow replay of everybody after the other, each in a process of its own; the list grows with each."""
    stopping, finished = threading.Event(), list[int]()
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "CAREERGRAPH_HOME": str(home)}
    command = [sys.executable, "-m", "careergraph.cli.main", "replay", "--shadow", "--json"]

    def replay() -> None:
        while not stopping.is_set():
            with subprocess.Popen(
                command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as process:
                while process.poll() is None and not stopping.wait(0.05):
                    pass
                if process.poll() is None:
                    process.kill()  # as in F26: a replay that is killed half-way leaves nothing
                else:
                    finished.append(process.returncode)

    replayer = threading.Thread(target=replay)
    replayer.start()
    try:
        yield finished
    finally:
        stopping.set()
        replayer.join()
    if any(finished):
        raise TookTooLong(f"a shadow replay ended with exit code {max(finished)}")


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.replay_traffic", description=__doc__)
    made.add_argument("--people", type=int, default=40, help="people whose documents there are before it begins")
    made.add_argument("--rounds", type=int, default=4, help=f"rounds of {_UPLOADS_A_ROUND} uploads alone and beside")
    return made


if __name__ == "__main__":
    run("Live traffic beside a shadow replay", measure, parser())
