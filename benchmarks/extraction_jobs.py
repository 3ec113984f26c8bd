"""How well job ads of known content are read: title, employer, seniority, salary, and the tools they name."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from rapidfuzz import fuzz

from services.extractor.extract import extract
from services.ingest.reading.sealed.pool import ReaderPool
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact


@dataclass(slots=True)
class JobFigures:
    """By field: (right, stated in the labels, found by us)."""

    right: Counter[str] = field(default_factory=Counter)
    stated: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str, Any, Any]] = field(default_factory=list)
    judged: list[tuple[str, float, bool]] = field(default_factory=list)  # type, confidence of the rule, right or not


def job_figures(folder: Path, pool: ReaderPool) -> JobFigures:
    """The figures of the labelled ads in a folder (`x.md` with `x.json`)."""
    figures = JobFigures()
    for path in sorted(folder.glob("*.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        reading = pool.read(path.with_suffix(".md").read_bytes(), "text/markdown")
        facts = extract(uuid5(NAMESPACE_URL, path.name), reading, "job_ad", calibrate=False)
        for name, stated, found, right in (*_compared(labels, facts), *_tools(labels, facts)):
            figures.stated[name] += stated is not None
            figures.found[name] += found is not None
            figures.right[name] += right
            first = next((fact for fact in facts if fact.type == f"job.{name}"), None)
            if first is not None:
                figures.judged.append((first.type, first.confidence, right))
            if not right and (stated is not None or found is not None):
                figures.misses.append((path.stem, name, stated, found))
    return figures


def _tools(labels: dict[str, Any], facts: tuple[Fact, ...]) -> list[tuple[str, Any, Any, bool]]:
    """A row for each labelled tool (`has_power_bi`): whether the label says it, and a skill fact names it.

    A few labels are of tools that the ad's text does not name; they stay in the figure.
    """
    named = [f"{fact.value['skill']} {fact.text}".casefold() for fact in facts if fact.type == FactType.JOB_SKILL]
    rows = []
    for flag in sorted(labels):
        if flag.startswith("has_"):
            patterns = _TOOL_NAMES.get(flag, (rf"\b{flag[4:].replace('_', ' ?')}\b",))
            stated = flag if labels[flag] else None
            found = flag if any(re.search(pattern, name) for pattern in patterns for name in named) else None
            rows.append(("tools", stated, found, stated is not None and found is not None))
    return rows


_TOOL_NAMES = {
    "has_fabric_synapse": (r"\bmicrosoft fabric\b", r"\bsynapse\b"),
    "has_postgres": (r"\bpostgres",),
    "has_spark": (r"spark\b",),
}


def _compared(labels: dict[str, Any], facts: tuple[Fact, ...]) -> list[tuple[str, Any, Any, bool]]:
    def first(type_: FactType) -> Any:
        return next((fact.value for fact in facts if fact.type == type_), None)

    title, employer, seniority = first(FactType.JOB_TITLE), first(FactType.JOB_EMPLOYER), first(FactType.JOB_SENIORITY)
    salary = first(FactType.JOB_SALARY)
    stated_salary = (labels["salary_min"], labels["salary_max"]) if labels["salary_min"] else None
    found_salary = (salary["min"], salary["max"]) if salary else None
    if found_salary and stated_salary and None in (found_salary[1], stated_salary[1]):
        found_salary = (found_salary[0], found_salary[1] or found_salary[0])
        stated_salary = (stated_salary[0], stated_salary[1] or stated_salary[0])
    return [
        ("title", labels["role"], title, _alike(labels["role"], title)),
        ("employer", labels["company"], employer, _alike(labels["company"], employer)),
        ("seniority", labels["seniority"], seniority, _same_level(labels["seniority"], seniority)),
        ("salary", stated_salary, found_salary, stated_salary is not None and stated_salary == found_salary),
    ]


def _alike(stated: str | None, found: str | None) -> bool:
    return bool(stated and found) and fuzz.partial_ratio(str(stated).casefold(), str(found).casefold()) >= 85


def _same_level(stated: str | None, found: str | None) -> bool:
    """Without a word for it, a job is of the middle level."""
    short = {"sr": "senior", "jr": "junior", "intermediate": "mid", None: "mid"}
    return short.get(stated, stated) == short.get(found, found)
