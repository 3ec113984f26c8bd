"""What a benchmark found, beside what was aimed at, as a table or as JSON."""

import argparse
import json
import math
import os
import platform
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version

import psutil

PACKAGES = ("confluent-kafka", "psycopg", "sqlalchemy", "pydantic")


@dataclass(frozen=True)
class Figure:
    """One result.

    Attributes:
        unit: of `value` and of the goal: "ms", "s", "MB", "events/s", or "" for a ratio.
        at_most, at_least: the goal; at most one of them; neither: there is none.
        note: what the figure rests on, in a few words.
    """

    name: str
    value: float
    unit: str = ""
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def goal(self) -> str:
        """The goal in words; empty when there is none."""
        if self.at_most is not None:
            return f"<= {_number(self.at_most)} {self.unit}".strip()
        return "" if self.at_least is None else f">= {_number(self.at_least)} {self.unit}".strip()

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None when there is none."""
        if self.at_most is not None:
            return self.value <= self.at_most
        return None if self.at_least is None else self.value >= self.at_least


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` (0 to 1) of the values do not exceed: always one that was measured."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def machine() -> dict[str, object]:
    """What the figures were taken on."""
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30, 1),
        "load_1min": round(psutil.getloadavg()[0], 1),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{package: version(package) for package in PACKAGES},
    }


def show(title: str, figures: Sequence[Figure], *, as_json: bool) -> None:
    """Print the figures on stdout."""
    if as_json:
        found = [{**asdict(figure), "goal": figure.goal, "met": figure.met} for figure in figures]
        print(json.dumps({"benchmark": title, "machine": machine(), "figures": found}, indent=2))
        return
    print(title)
    print(", ".join(f"{name} {value}" for name, value in machine().items()))
    print()
    rows = [("what", "result", "goal", "met", "note")]
    rows += [
        (
            figure.name,
            f"{_number(figure.value)} {figure.unit}".strip(),
            figure.goal,
            {None: "", True: "yes", False: "NO"}[figure.met],
            figure.note,
        )
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        print("  ".join([*cells, row[4]]).rstrip())


def run(title: str, measure: Callable[[argparse.Namespace], list[Figure]], parser: argparse.ArgumentParser) -> None:
    """Read the command line, measure, and print."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    arguments = parser.parse_args()
    show(title, measure(arguments), as_json=arguments.json)


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}".rstrip("0").rstrip(".") or "0"
