"""The whole platform as `careergraph up` runs it: upload to insights, where the time goes, and how long a start takes.

`python -m benchmarks.pipeline [--runs N] [--starts N] [--json]`
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import httpx
import psutil
from sqlalchemy import text

from benchmarks.figures import Figure, median, percentile, run
from benchmarks.hosting import TookTooLong
from benchmarks.uploading import Person, example, examples
from careergraph.laptop import Laptop, laptop
from careergraph.pipeline import STAGE_NAMES
from shared.config import Settings
from shared.db.database import Database

_ROOT = Path(__file__).resolve().parents[1]
_RESUME = "resume_2026.pdf"
_DURATIONS = text(
    "select stage, duration_ms from runtime.inbox where owner_id = any(:owners) and status = 'applied' order by stage"
)


def measure(arguments: argparse.Namespace) -> list[Figure]:
    """Starts first, so that they meet no warm caches of this process."""
    with tempfile.TemporaryDirectory(prefix="careergraph-bench-") as folder:
        home = Path(folder) / "home"
        figures = _starts(home, arguments.starts)
        settings = Settings(CAREERGRAPH_HOME=home, CAREERGRAPH_UPLOADS_PER_MINUTE=10_000)
        with laptop(settings, api_port=0) as running:
            figures += _one_resume(running, arguments.runs)
            figures += _ten_documents(running, max(1, arguments.runs // 8))
        return figures


def _starts(home: Path, starts: int) -> list[Figure]:
    """`careergraph up` on a new data folder, then on the same one; the jars are in the cache."""
    timed = [_time_start(home) for _ in range(1 + starts)]
    later = [seconds for seconds, _ in timed[1:]]
    megabytes = max(memory for _, memory in timed)
    return [
        Figure("careergraph up to ready, first", timed[0][0], "s", at_most=15, note="new data folder, jars cached"),
        Figure("careergraph up to ready, later", median(later), "s", at_most=4, note=f"median of {starts}"),
        Figure("broker's resident memory, idle", megabytes, "MB", at_most=250, note="largest of the starts"),
    ]


def _time_start(home: Path) -> tuple[float, float]:
    """Seconds until the API answers that it is ready (all parts are by then), and the broker's resident MB."""
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "CAREERGRAPH_HOME": str(home), "CAREERGRAPH_API_PORT": "0"}
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "careergraph.cli.main", "up"], env=environment, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    try:
        for line in process.stderr:
            if line.startswith("Ready"):
                return time.monotonic() - started, _broker_megabytes(process.pid)
        raise TookTooLong("careergraph up ended before it was ready")
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def _broker_megabytes(pid: int) -> float:
    children = psutil.Process(pid).children(recursive=True)
    return max(child.memory_info().rss for child in children if "kafka.Kafka" in child.cmdline()) / 2**20


def _one_resume(running: Laptop, runs: int) -> list[Figure]:
    """One résumé of a new person at a time, after two to warm up."""
    totals, answers, people = [], [], []
    for number in range(runs + 2):
        person = Person(running.database, running.keyring, running.api_url)
        seconds, answered = person.seconds_to_insights([example(_RESUME)])
        if number >= 2:
            totals.append(seconds)
            answers += answered
            people.append(person)
    note = f"{_RESUME}, warm, {runs} people one after another"
    return [
        Figure("upload to insights, p50", percentile(totals, 0.5), "s", at_most=0.8, note=note),
        Figure("upload to insights, p95", percentile(totals, 0.95), "s", at_most=2),
        *_shares(running.database, people, totals, answers),
        _reading(people[-1], "facts"),
        _reading(people[-1], "insights"),
    ]


def _shares(
    database: Database, people: Sequence[Person], totals: Sequence[float], answers: Sequence[float]
) -> list[Figure]:
    """Where the time goes: the upload's answer, each stage from taking the event to writing its inbox row, the rest."""
    with database.admin.connect() as connection:
        rows = connection.execute(_DURATIONS, {"owners": [person.owner_id for person in people]}).all()
    durations = {name: [row.duration_ms for row in rows if row.stage == name] for name in STAGE_NAMES}
    figures = [Figure("  of it: the upload's answer, p50", 1000 * percentile(answers, 0.5), "ms")]
    figures += [Figure(f"  of it: {name}, p50", percentile(durations[name], 0.5), "ms") for name in STAGE_NAMES]
    total_ms = 1000 * sum(totals)
    rest = (total_ms - 1000 * sum(answers) - sum(row.duration_ms for row in rows)) / len(totals)
    note = "mean; commits, relay, Kafka, and looking every 5 ms whether it is done"
    return [*figures, Figure("  of it: between the stages", rest, "ms", note=note)]


def _reading(person: Person, what: str, times: int = 20) -> Figure:
    """How long `GET` of the person's first page takes over HTTP."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        answer = person.http.get(f"/v1/people/me/{what}")
        taken.append(1000 * (time.perf_counter() - started))
        if answer.status_code != httpx.codes.OK:
            raise TookTooLong(f"{what} answered {answer.status_code}")
    return Figure(f"GET {what}, p50", percentile(taken, 0.5), "ms", note=f"{times} requests")


def _ten_documents(running: Laptop, runs: int) -> list[Figure]:
    taken = []
    for _ in range(runs):
        person = Person(running.database, running.keyring, running.api_url)
        taken.append(person.seconds_to_insights(examples(10))[0])
    note = f"one person, one upload after another; median of {runs}"
    return [Figure("ten documents, first upload to last insight", median(taken), "s", at_most=4, note=note)]


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.pipeline", description=__doc__)
    made.add_argument("--runs", type=int, default=40, help="résumés, one after another")
    made.add_argument("--starts", type=int, default=3, help="later starts of careergraph up")
    return made


if __name__ == "__main__":
    run("Upload to insights", measure, parser())
