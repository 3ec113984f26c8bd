"""What is counted while documents are extracted, and how it adds up."""

import importlib.util
import statistics
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact

FIELDS = (
    "name", "email", "phone", "company", "title", "job", "job+start", "job+dates", "bullets", "school", "degree",
    "skills", "projects",
)  # fmt: skip
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)
ORDINARY_WORDS = 400

_TRUTH_OF: dict[str, str] = {
    FactType.NAME: "name", FactType.EMAIL: "email", FactType.WORK_EMPLOYER: "company", FactType.WORK_TITLE: "title",
    FactType.WORK_BULLET: "bullets", FactType.EDUCATION_SCHOOL: "school", FactType.EDUCATION_DEGREE: "degree",
    FactType.SKILL: "skills", FactType.PROJECT_NAME: "projects", FactType.WORK_START: "start", FactType.WORK_END: "end",
}  # fmt: skip


@dataclass(slots=True)
class Group:
    """The counts of a layout, or of all."""

    fields: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    facts: list[int] = field(default_factory=list)
    ordinary: list[int] = field(default_factory=list)  # facts of documents of ORDINARY_WORDS or more
    spans: int = 0
    spans_right: int = 0
    milliseconds: list[float] = field(default_factory=list)

    def recall(self, name: str) -> float | None:
        hits, truth, _ = self.fields[name]
        return hits / truth if truth else None

    def precision(self, name: str) -> float | None:
        hits, _, predicted = self.fields[name]
        return hits / predicted if predicted else None

    def time(self, share: float) -> float:
        """A quantile of the times, in milliseconds."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0

    def mean_facts(self) -> float:
        return statistics.fmean(self.facts) if self.facts else 0.0


@dataclass(slots=True)
class Reliability:
    """What was judged by (type, confidence as it was stated, right or wrong), for calibration and its table."""

    judged: list[tuple[str, float, bool]] = field(default_factory=list)
    bins: tuple[float, ...] = BINS

    def table(self) -> list[tuple[float, float, int, float, float]]:
        """-> (from, to, how many, mean confidence, share that is right) of each bin that holds any."""
        rows = []
        for low, high in pairwise(self.bins):
            inside = [(c, right) for _, c, right in self.judged if low <= c < high]
            if inside:
                mean, share = statistics.fmean(c for c, _ in inside), statistics.fmean(r for _, r in inside)
                rows.append((low, min(high, 1.0), len(inside), mean, share))
        return rows

    def error(self) -> float:
        """Expected calibration error: the gap between confidence and share of right facts, weighted by facts."""
        total = len(self.judged)
        return sum(n * abs(mean - share) for _, _, n, mean, share in self.table()) / total if total else 0.0


def measure(tool: Path) -> ModuleType:
    """The project's measure of a résumé parser, run from where it lies. Raises FileNotFoundError where it is absent."""
    if not tool.exists():
        raise FileNotFoundError(f"the measure {tool.name} is not beside the project; set CAREERGRAPH_DATA")
    spec = importlib.util.spec_from_file_location("score_resume", tool)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(scorer: ModuleType, truth: dict[str, Any], facts: Iterable[Fact]) -> list[tuple[str, float, bool]]:
    """(type, confidence, right) of every fact of a type whose truth is known."""
    known = {
        "name": [truth["name"]], "email": [truth["email"]],
        "company": [job["company"] for job in truth["work"]], "title": [job["title"] for job in truth["work"]],
        "bullets": [bullet for job in truth["work"] for bullet in job["bullets"]],
        "start": [job["start"][:4] for job in truth["work"]],
        "end": [job["end"][:4] for job in truth["work"]],
        "school": [school["school"] for school in truth["education"]],
        "degree": [school["degree"] for school in truth["education"]],
        "skills": truth["skills"], "projects": truth["projects"],
    }  # fmt: skip
    judged = []
    for fact in facts:
        name = _TRUTH_OF.get(fact.type)
        if name is None or fact.holding != "held" or (name == "projects" and not known["projects"]):
            continue
        if name in ("start", "end"):
            year = "pres" if fact.value["ongoing"] else str(fact.value["date"])[:4]
            right = year in known[name]
        else:
            threshold = 88 if name == "bullets" else 85
            right = any(scorer.same(candidate, str(fact.value), threshold) for candidate in known[name])
        judged.append((str(fact.type), fact.confidence, right))
    return judged
