"""Accuracy and speed of reading, classification and extraction.

    python -m benchmarks.extraction [--write docs/accuracy.md] [--calibrate] [--development]

Runs on documents made by `benchmarks.extraction_corpus` (a development half, and a held-out half that nobody tunes
to), and on the shared data beside the project. Résumés are scored by the shared measure, `score_resume.py`.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from benchmarks.extraction_corpus import as_written, kinds
from benchmarks.extraction_corpus.layouts import layouts, written
from benchmarks.extraction_corpus.people import HALVES, Half, people
from benchmarks.extraction_corpus.templates import drawn, skipped, templates
from benchmarks.extraction_figures import ORDINARY_WORDS, Group, Reliability, judge, measure
from benchmarks.extraction_jobs import JobFigures, job_figures
from benchmarks.extraction_report import as_markdown
from benchmarks.marked_confidence import KINDS
from services.classifier.rules import classify
from services.extractor.calibration import fitted, table_in_force, write_table
from services.extractor.extract import extract
from services.extractor.json_resume.write import to_json_resume
from services.ingest.converting.word97 import readable
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.sealed.pool import ReaderPool
from services.ingest.screening.accepted_types import ACCEPTED_TYPES
from shared.schemas.reading import Reading

DATA = Path(os.environ.get("CAREERGRAPH_DATA", "../shared/data"))
_MEDIA_TYPES = {accepted.extension: accepted.media_type for accepted in ACCEPTED_TYPES}


@dataclass(frozen=True, slots=True)
class Made:
    """A document of known content."""

    name: str
    group: str
    data: bytes
    media_type: str
    truth: dict[str, Any]


@dataclass(slots=True)
class Result:
    """The figures of one set of documents."""

    title: str
    groups: dict[str, Group] = field(default_factory=dict)
    reliability: Reliability = field(default_factory=Reliability)
    raw: Reliability = field(default_factory=Reliability)  # as the rules stated it, before calibration
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    jobs: JobFigures | None = None
    failed: Counter[str] = field(default_factory=Counter)


def made(half: Half) -> Iterator[Made]:
    """The résumés of a half: every person in every layout, and in the templates whose tool is installed."""
    for person in people(half):
        for layout in layouts(half):
            data, media_type = written(person, layout)
            truth = person.truth()
            if "projects" not in layout.sections:
                truth["projects"] = []
            yield Made(f"{person.email}/{layout.name}", layout.name, data, media_type, truth)
    for document in as_written.documents(half):
        for form, data, media_type in as_written.files(document):
            yield Made(f"{document.name}/as-written-{form}", f"as-written-{form}", data, media_type, document.truth())
    for template in templates(half):
        for person in people(half)[: template.persons]:
            truth = {**person.truth(), "projects": []}
            data = drawn(person, template)
            yield Made(f"{person.email}/{template.name}", template.name, data, "application/pdf", truth)


def shared_resumes() -> Iterator[Made]:
    """The résumés of the shared data, as far as their type is accepted."""
    folder = DATA / "resumes"
    for truth in json.loads((folder / "truth.json").read_text(encoding="utf-8")):
        path = folder / truth["file"]
        media_type = _MEDIA_TYPES.get(path.suffix)
        if media_type is not None:
            truth.setdefault("projects", [])
            yield Made(truth["file"], truth["tool"], path.read_bytes(), media_type, truth)


def run(title: str, documents: Iterator[Made], pool: ReaderPool, scorer: ModuleType) -> Result:
    """Read, classify and extract every document, and count."""
    result = Result(title)
    for document in documents:
        started = time.perf_counter()
        try:
            reading = pool.read(*readable(document.data, document.media_type))
        except Unreadable as error:
            result.failed[error.code] += 1
            _count(result, document, scorer, {}, scorer.EMPTY)
            continue
        guess = classify(reading)
        identity = uuid5(NAMESPACE_URL, document.name)
        facts = extract(identity, reading, guess.kind)
        milliseconds = (time.perf_counter() - started) * 1_000
        result.confusion["resume", guess.kind] += 1
        result.reliability.judged += judge(scorer, document.truth, facts)
        result.raw.judged += judge(scorer, document.truth, extract(identity, reading, guess.kind, calibrate=False))
        right = sum(reading.text[f.evidence.start : f.evidence.end] == f.evidence.quote for f in facts)
        counts = {"facts": len(facts), "right": right, "ms": milliseconds, "words": reading.words}
        _count(result, document, scorer, counts, scorer.flatten(to_json_resume(facts)))
    return result


def _count(
    result: Result, document: Made, scorer: ModuleType, counts: dict[str, Any], predicted: dict[str, Any]
) -> None:
    for name in ("all", document.group):
        group = result.groups.setdefault(name, Group())
        for key, hits in scorer.score(document.truth, predicted).items():
            for position in range(3):
                group.fields[key][position] += hits[position]
        if not counts:
            continue
        group.facts.append(counts["facts"])
        group.spans, group.spans_right = group.spans + counts["facts"], group.spans_right + counts["right"]
        group.milliseconds.append(counts["ms"])
        if counts["words"] >= ORDINARY_WORDS:
            group.ordinary.append(counts["facts"])


def other_kinds(half: Half, result: Result, pool: ReaderPool) -> None:
    """Add the kinds of a half's documents that are no résumés to the confusion of kinds."""
    for kind, text in kinds.documents(half):
        result.confusion[kind, classify(pool.read(text.encode(), "text/plain")).kind] += 1


def shared_kinds(result: Result, pool: ReaderPool) -> None:
    """The job ads, reviews and letters of the shared data."""
    for path in sorted((DATA / "jobs").glob("*.md")):
        result.confusion["job_ad", classify(pool.read(path.read_bytes(), "text/markdown")).kind] += 1
    for name, kind in (
        ("lena_cover_letter.txt", "cover_letter"),
        ("lena_performance_review.txt", "performance_review"),
    ):
        reading: Reading = pool.read((DATA / "crossdoc" / name).read_bytes(), "text/plain")
        result.confusion[kind, classify(reading).kind] += 1


def _results(halves: tuple[Half, ...], pool: ReaderPool, scorer: ModuleType) -> Iterator[Result]:
    titles = {"development": "Made documents, development half", "held_out": "Made documents, held-out half"}
    for half in halves:
        result = run(titles[half], made(half), pool, scorer)
        other_kinds(half, result, pool)
        yield result
    result = run("Shared data (development)", shared_resumes(), pool, scorer)
    shared_kinds(result, pool)
    result.jobs = job_figures(DATA / "jobs", pool)
    yield result


def main() -> None:
    parser = argparse.ArgumentParser(description="Accuracy and speed of extraction.")
    parser.add_argument("--write", type=Path, help="write the page of figures here instead of printing it")
    parser.add_argument("--development", action="store_true", help="leave the held-out half alone")
    parser.add_argument("--calibrate", action="store_true", help="fit the confidences to the development documents")
    arguments = parser.parse_args()
    scorer = measure(DATA.parent / "tools" / "score_resume.py")
    only_development = arguments.development or arguments.calibrate
    with ReaderPool(size=1) as pool:
        pool.warm_up()
        results = list(_results(HALVES[:1] if only_development else HALVES, pool, scorer))
    if arguments.calibrate:
        judged = [row for result in results for row in result.raw.judged]
        other_kinds = {type_: steps for type_, steps in table_in_force().items() if type_.startswith(KINDS)}
        write_table(dict(sorted([*fitted(judged).items(), *other_kinds.items()])))
        print(f"fitted on {len(judged)} facts", file=sys.stderr)
        return
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    page = as_markdown(results, peak, skipped())
    if arguments.write is not None:
        arguments.write.write_text(page, encoding="utf-8")
    else:
        print(page)


if __name__ == "__main__":
    main()
