"""What reading, classifying and extracting a PDF costs in a warm process, the hand-off to the child included.

    python -m benchmarks.reading_speed [FOLDER] [--rounds 5] [--against CHECKOUT]

Times are of the processor, of this process and the reading child together, and of each document the least of the
rounds counts: other load on the machine adds to the clock, and little to these. `--against` names another checkout of
this repository: its rounds and ours alternate, and the ratio of the two is what tells. Linux only (`schedstat`).
"""

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

DATA = Path(os.environ.get("CAREERGRAPH_DATA", "../shared/data"))
_PARTS = ("reading", "hand-off", "classifying", "extracting")
_WARM = 3  # documents
_MORE_THAN_ALL = 1_000_000
_GARBAGE = (50_000, 20, 50)  # as the platform's processes have it (`careergraph.composition`)

Times = list[list[float]]
"""By document the milliseconds of each part."""


def serve(folder: Path) -> None:
    """Measure all documents whenever a line comes, and answer with one line of JSON."""
    from services.classifier.rules import classify
    from services.extractor.extract import extract
    from services.ingest.reading.outcome import Unreadable
    from services.ingest.reading.sealed.pool import ReaderPool

    documents = [path.read_bytes() for path in sorted(folder.glob("**/*.pdf"))]

    def measured(data: bytes, pool: ReaderPool) -> list[float]:
        (child,) = pool.child_pids
        at = [_of_child(child), time.process_time_ns()]
        try:
            reading = pool.read(data, "application/pdf")
        except Unreadable:
            return []
        at += [_of_child(child), time.process_time_ns()]
        guess = classify(reading)
        at.append(time.process_time_ns())
        extract(uuid5(NAMESPACE_URL, "measured"), reading, guess.kind)
        at.append(time.process_time_ns())
        return [span / 1e6 for span in (at[2] - at[0], at[3] - at[1], at[4] - at[3], at[5] - at[4])]

    with ReaderPool(size=1, documents_per_child=_MORE_THAN_ALL) as pool:
        pool.warm_up()
        for data in documents[:_WARM]:
            measured(data, pool)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*_GARBAGE)
        print(len(documents), flush=True)
        for _ in sys.stdin:
            pool.close()  # a child leaves after some seconds of work: each round has one that is fresh, and warm
            pool = ReaderPool(size=1, documents_per_child=_MORE_THAN_ALL)
            pool.warm_up()
            for data in documents[:_WARM]:
                measured(data, pool)
            print(json.dumps([measured(data, pool) for data in documents]), flush=True)
        pool.close()


def _of_child(process: int) -> int:
    """Nanoseconds that a process has had of the processor."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0])


def rounds(folder: Path, checkouts: Sequence[Path], count: int) -> list[Times]:
    """For each checkout the least time of each document and part, over `count` rounds that take turns."""
    workers = [
        subprocess.Popen(
            # Each checkout's own file: modules move.
            [sys.executable, "-m", "benchmarks.reading_speed", str(folder.resolve()), "--serve"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=checkout,
            env={**os.environ, "PYTHONPATH": str(checkout.resolve())},
        )
        for checkout in checkouts
    ]  # fmt: skip
    found: list[list[Times]] = [[] for _ in workers]
    try:
        for worker in workers:
            _line(worker)
        for _ in range(count):
            for worker, own in zip(workers, found, strict=True):
                assert worker.stdin is not None
                worker.stdin.write("\n")
                worker.stdin.flush()
                own.append([times for times in json.loads(_line(worker)) if times])
    finally:
        for worker in workers:
            worker.communicate()
    return [[_least(document) for document in zip(*own, strict=True)] for own in found]


def _line(worker: "subprocess.Popen[str]") -> str:
    assert worker.stdout is not None
    return worker.stdout.readline()


def _least(times: Sequence[list[float]]) -> list[float]:
    return min(times, key=sum)


def _shown(name: str, times: Times) -> str:
    whole = sorted(map(sum, times))
    parts = ", ".join(
        f"{part} {statistics.median(one[place] for one in times):.1f}" for place, part in enumerate(_PARTS)
    )
    late = whole[min(len(whole) - 1, int(0.95 * len(whole)))]
    return f"{name}: median {statistics.median(whole):.1f} ms, p95 {late:.1f} ms of {len(whole)} documents ({parts})"


def main() -> None:
    parser = argparse.ArgumentParser(description="What reading and extracting a PDF costs.")
    parser.add_argument("folder", type=Path, nargs="?", default=DATA / "livecareer", help="its PDFs are read")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--against", type=Path, help="another checkout of this repository")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        serve(arguments.folder)
        return
    here = Path(__file__).resolve().parents[1]
    checkouts = [here] if arguments.against is None else [here, arguments.against]
    results = rounds(arguments.folder, checkouts, arguments.rounds)
    for name, times in zip(("this checkout", "the other one"), results, strict=False):
        print(_shown(name, times))
    if arguments.against is not None:
        pairs = zip(*results, strict=True)
        print(f"ratio, median of the documents: {statistics.median(sum(a) / sum(b) for a, b in pairs):.2f}")


if __name__ == "__main__":
    main()
