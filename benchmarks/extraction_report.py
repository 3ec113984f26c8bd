"""The figures as a page: `docs/accuracy.md` is its output and is never edited by hand."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from benchmarks import markdown_tables
from benchmarks.extraction_figures import FIELDS, ORDINARY_WORDS, Group, Reliability
from benchmarks.markdown_tables import confusion, heading, row
from services.classifier.evidence import KINDS

if TYPE_CHECKING:
    from benchmarks.extraction import Result
    from benchmarks.extraction_jobs import JobFigures

ENOUGH_FACTS = 50
_HEAD = """\
# Accuracy

Made by `python -m benchmarks.extraction --write docs/accuracy.md`; not edited by hand.

Documents of two origins are measured, with the same code that the platform runs. The *made documents* come from
`benchmarks/extraction_corpus`: invented persons of six languages in nineteen layouts of our
own renderers, and in six templates that Typst or a browser draws. The halves share no person,
employer, school, list item or layout, and few wordings of headings. The rules were written while looking at the
development half and at the shared data. The held-out half was only run as a whole, for figures such as these, and its
documents were not looked into. It is not untouched, though: whoever made it also wrote the rules; its figures by layout
led to two further development layouts (a place at the right margin, heading styles of Word) and to one correction
(separators were counted as words); and all made documents are regular. The rules were further widened with 240
documents of sixteen other persons in thirty templates of Typst, LaTeX, LibreOffice and a browser, which are not kept;
the held-out templates were written after that and run as a whole. So the figures say how general the rules are,
not how they fare with everything that people upload. The *shared data* are development data, and their figures an
upper bound. Confidences are calibrated on both development
sets (`--calibrate`), so only the held-out half says how good they are.

Cells are recall / precision of the shared measure, micro-averaged; "–" is where nothing was to be found.
"""


def as_markdown(results: "Sequence[Result]", peak: float, skipped: Sequence[str] = ()) -> str:
    """The page. `peak` is the largest memory of a process in MiB; `skipped` are templates whose tool is missing."""
    lines = [_HEAD]
    if skipped:
        lines += [
            f"Not drawn here, because their tool (Typst or a browser) is not installed: {', '.join(skipped)}.",
            "",
        ]
    for result in results:
        lines += [f"## {result.title}", "", *_scores(result.groups), "", *_counts(result.groups), ""]
        if result.failed:
            lines += [f"Not read: {', '.join(f'{c} × `{code}`' for code, c in sorted(result.failed.items()))}.", ""]
        lines += ["Kinds of documents (rows: what they are; columns: what the classifier says):", ""]
        lines += [*confusion(result.confusion, KINDS), ""]
        lines += ["Confidence against the share of facts that are right:", "", *_reliability(result.reliability), ""]
        if result.jobs is not None:
            lines += ["Job ads (labelled fields):", "", *_jobs(result.jobs), ""]
    lines += [f"Peak memory of a process: {peak:.0f} MiB.", ""]
    return "\n".join(lines)


def _ordered(groups: dict[str, Group]) -> list[str]:
    return ["all", *sorted(name for name in groups if name != "all")]


def _scores(groups: dict[str, Group]) -> Iterator[str]:
    yield from heading(["layout", *FIELDS])
    for name in _ordered(groups):
        group = groups[name]
        cells = [f"{_share(group.recall(f))} / {_share(group.precision(f))}" for f in FIELDS]
        yield row([name, *(cell.replace("– / –", "–") for cell in cells)])


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".removeprefix("0")


def _counts(groups: dict[str, Group]) -> Iterator[str]:
    yield row([
        "layout", "documents", "facts a document", f"of {ORDINARY_WORDS} words or more, with {ENOUGH_FACTS} facts",
        "valid spans", "ms, median", "ms, p95",
    ])  # fmt: skip
    yield row(["---"] * 7)
    for name in _ordered(groups):
        group = groups[name]
        enough = sum(count >= ENOUGH_FACTS for count in group.ordinary)
        ordinary = f"{enough} of {len(group.ordinary)}" if group.ordinary else "–"
        valid = f"{group.spans_right / group.spans:.2%}" if group.spans else "–"
        yield row([
            name, str(len(group.facts)), f"{group.mean_facts():.0f}", ordinary, valid,
            f"{group.time(0.5):.0f}", f"{group.time(0.95):.0f}",
        ])  # fmt: skip


def _reliability(reliability: Reliability) -> Iterator[str]:
    yield from markdown_tables.reliability("facts", reliability.table())
    yield ""
    yield f"Expected calibration error: {reliability.error():.3f}."


def _jobs(figures: "JobFigures") -> Iterator[str]:
    yield from heading(["field", "labelled", "found", "right", "recall", "precision"])
    for name in ("title", "employer", "seniority", "salary", "tools"):
        right, stated, found = figures.right[name], figures.stated[name], figures.found[name]
        recall = _share(right / stated if stated else None)
        precision = _share(min(1.0, right / found) if found else None)
        yield row([name, str(stated), str(found), str(right), recall, precision])
