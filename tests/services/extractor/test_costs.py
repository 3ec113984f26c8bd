"""What many rows cost: work is counted, not timed."""

import functools
import sys
from collections.abc import Callable
from uuid import UUID

import pytest

from services.extractor.extract import extract
from services.ingest.reading.read import read_document

_DOCUMENT = UUID("00000000-0000-0000-0000-000000000001")
_HEAD = "Jane Doe\njane@example.org\n\nExperience\n"
_ROWS: dict[str, tuple[str, str]] = {
    "resume": (_HEAD + "Engineer, Acme GmbH, 2019 - 2020\n", "- did the work of {} with 30% less\n"),
    "cover_letter": ("Dear Ms Lee,\n\n", "- I cut the costs of shop {} by 30% for Acme\n"),
    "performance_review": ("Performance Review\nEmployee: Jane Doe\nStrengths\n", "- Jane closed case {} in time\n"),
    "job_ad": ("Engineer (m/f/d)\nAcme GmbH, Berlin\n\nRequirements\n", "- {} years of Python and SQL\n"),
}
_SKILLS = ("Jane Doe\njane@example.org\n\nSkills\n", "Welding {0}, milling {0}, turning {0}\n")


def _steps(work: Callable[[], object]) -> int:
    """How many lines of Python are run."""
    count = 0

    def trace(_frame: object, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    ("kind", "head", "row"),
    [*((kind, *text) for kind, text in sorted(_ROWS.items())), ("resume", *_SKILLS)],
    ids=[*sorted(_ROWS), "skills"],
)
def test_six_times_the_rows_cost_about_six_times_as_much(kind: str, head: str, row: str) -> None:
    steps: list[int] = []
    for rows in (10, 100, 600):
        reading = read_document((head + "".join(map(row.format, range(rows)))).encode(), "text/plain")
        steps.append(_steps(functools.partial(extract, _DOCUMENT, reading, kind)))
    assert steps[2] < 7 * steps[1]  # the first one was for what is loaded once
