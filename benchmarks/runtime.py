"""The stage runtime: throughput beside plain Postgres, latency of a hop, recovery after kill -9, other frameworks.

`python -m benchmarks.runtime [--events N] [--rounds N] [--without-others] [--json]`
"""

import argparse

from benchmarks import crash, latency, throughput
from benchmarks.figures import Figure, run
from benchmarks.frameworks import comparison
from benchmarks.servers import servers


def measure(arguments: argparse.Namespace) -> list[Figure]:
    """Everything, one part after the other on the same servers."""
    with servers() as running:
        figures = throughput.measure(running, arguments.events, arguments.rounds)
        figures += latency.measure(running, arguments.chains)
        figures += crash.measure(running, max(20, arguments.events // 4), arguments.kills)
        if not arguments.without_others:
            figures += comparison.measure(running, arguments.events)
        return figures


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.runtime", description=__doc__)
    made.add_argument("--events", type=int, default=2000, help="events a round of throughput")
    made.add_argument("--rounds", type=int, default=3, help="rounds of throughput")
    made.add_argument("--chains", type=int, default=100, help="events through the chain of seven stages")
    made.add_argument("--kills", type=int, default=3, help="how often the stage process is killed")
    made.add_argument("--without-others", action="store_true", help="leave out faust-streaming and FastStream")
    return made


if __name__ == "__main__":
    run("The stage runtime", measure, parser())
