"""Memory of each process of a deployment after documents have gone through: API, relay, and one process a stage.

`python -m benchmarks.memory [--documents N] [--json]`
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from benchmarks.figures import Figure, run
from benchmarks.hosting import wait_until
from benchmarks.servers import MASTER_KEY, Servers, servers, workspace
from benchmarks.uploading import Person, examples
from careergraph.local.ports import free_port
from careergraph.pipeline import STAGE_NAMES

_ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Memory:
    """Megabytes of one process; `shared_fairly` counts a page that n processes share as 1/n (PSS; 0: not known)."""

    resident: float
    shared_fairly: float


def measure(arguments: argparse.Namespace) -> list[Figure]:
    """Start every process, send the documents of one person through, and look."""
    with servers() as running, ExitStack() as stack:
        url = running.new_database_url()
        _, prefix = running.new_broker()
        api_port = free_port()
        commands = {"api": ("api",), "relay": ("relay",), **{name: ("run", name) for name in STAGE_NAMES}}
        environment = _environment(running, url, prefix, api_port)
        processes = {
            name: stack.enter_context(_process(command, environment, running.folder / f"{name}.log"))
            for name, command in commands.items()
        }
        space = stack.enter_context(workspace(url, running.folder))
        api_url = f"http://127.0.0.1:{api_port}"
        wait_until(lambda: _is_ready(api_url), 60, every=0.1)
        person = Person(space.database, space.keyring, api_url)
        documents = [person.upload(document) for document in examples(arguments.documents)]
        person.wait_for_insights(documents, 180)
        for page in ("facts", "skills", "graph", "insights"):
            person.http.get(f"/v1/people/me/{page}").raise_for_status()
        return [figure for name, process in processes.items() for figure in _figures(name, process.pid)]


def _figures(name: str, pid: int) -> list[Figure]:
    process = psutil.Process(pid)
    own, children = _memory(process), [_memory(child) for child in process.children(recursive=True)]
    light = name in ("api", "relay")
    what = name if light else f"run {name}"
    note = f"fair share of shared pages (PSS): {own.shared_fairly:.0f} MB"
    figures = [Figure(what, own.resident, "MB", at_most=150 if light else 400, note=note)]
    if children:
        fair = sum(child.shared_fairly for child in children)
        note = f"{len(children)} processes, resident; PSS {fair:.0f} MB"
        figures.append(Figure(f"  {what}: its children", sum(child.resident for child in children), "MB", note=note))
    return figures


def _memory(process: psutil.Process) -> Memory:
    full = process.memory_full_info()
    return Memory(full.rss / 2**20, getattr(full, "pss", 0) / 2**20)


def _environment(running: Servers, url: str, prefix: str, api_port: int) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(_ROOT),
        "CAREERGRAPH_HOME": str(running.folder / "none"),
        "CAREERGRAPH_BLOBS": str(running.folder / "blobs"),
        "CAREERGRAPH_MASTER_KEY": MASTER_KEY.hex(),
        "CAREERGRAPH_API_PORT": str(api_port),
        "CAREERGRAPH_UPLOADS_PER_MINUTE": "10000",
        "DATABASE_URL": url,
        "KAFKA_BOOTSTRAP_SERVERS": running.bootstrap_servers,
        "KAFKA_TOPIC_PREFIX": prefix,
    }


@contextmanager
def _process(command: tuple[str, ...], environment: Mapping[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "careergraph.cli.main", *command], env=environment, stdout=output, stderr=output
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _is_ready(api_url: str) -> bool:
    try:
        return httpx.get(f"{api_url}/readyz", timeout=2).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__)
    made.add_argument("--documents", type=int, default=20, help="documents that go through before the look")
    return made


if __name__ == "__main__":
    run("Memory of each process", measure, parser())
