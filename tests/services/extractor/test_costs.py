"""What many rows cost: work is counted, not timed."""

import functools
from uuid import UUID

import pytest

from services.extractor.extract import extract
from services.extractor.structure.columns_beside import sections_beside
from services.extractor.structure.rows import Row
from services.ingest.reading.read import read_document
from shared.schemas.reading import Box
from tests.counted_work import steps as steps_of

_DOCUMENT = UUID("00000000-0000-0000-0000-000000000001")
_HEAD = "Jane Doe\njane@example.org\n\n"
_REVIEW = "Performance Review\nEmployee: Jane Doe\n"
_AD = "Engineer (m/f/d)\nAcme GmbH, Berlin\n\n"
# Each: the kind of document, and what it is made of, a heading and a row that is repeated.
_DOCUMENTS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "bullets": (
        "resume",
        ((_HEAD + "Experience\nEngineer, Acme GmbH, 2019 - 2020\n", "- did the work of {} with 30% less\n"),),
    ),
    "names of employers": ("resume", ((_HEAD + "Experience\n", "Acme Works {}, Berlin\n"),)),
    "skills": ("resume", ((_HEAD + "Skills\n", "Welding {0}, milling {0}, turning {0}\n"),)),
    "memberships": ("resume", ((_HEAD + "Certificates\n", "Member of the Guild of Makers {}\n"),)),
    "awards": ("resume", ((_HEAD + "Awards\n", "Great Award of the Society of Friends of Baking and Cooking {}\n"),)),
    "claims": ("cover_letter", (("Dear Ms Lee,\n\n", "- I cut the costs of shop {} by 30% for Acme\n"),)),
    "strengths": ("performance_review", ((_REVIEW + "Strengths\n", "- Jane closed case {} in time\n"),)),
    "cells": ("performance_review", ((_REVIEW + "Strengths\n", "Care | Partly meets | Has to be told so {}\n"),)),
    "ratings": ("performance_review", ((_REVIEW, "Rating: {} of 900\n"),)),
    "requirements": ("job_ad", ((_AD + "Requirements\n", "- {} years of Python and SQL\n"),)),
    "amounts": ("job_ad", ((_AD, "Salary: {}000 EUR a month\n"),)),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(_DOCUMENTS))
def test_six_times_the_rows_cost_about_six_times_as_much(name: str) -> None:
    kind, parts = _DOCUMENTS[name]
    few, some, many = (
        read_document(
            "".join(head + "".join(map(row.format, range(rows))) for head, row in parts).encode(), "text/plain"
        )
        for rows in (5, 60, 360)
    )
    extract(_DOCUMENT, few, kind)  # what is loaded once is not counted
    steps = [steps_of(functools.partial(extract, _DOCUMENT, reading, kind)) for reading in (some, many)]
    assert steps[1] < 7 * steps[0]


def test_six_times_the_rows_of_two_columns_cost_about_six_times_as_much() -> None:
    steps: list[int] = []
    for count in (100, 600):
        boxes = [
            (column, Box(page=1, x0=300.0 * column, x1=300.0 * column + 60, y0=20.0 * i, y1=20.0 * i + 10))
            for column in (0, 1) for i in range(count)
        ]  # fmt: skip
        rows = [Row(i, i + 1, "Welding", column=column, box=box) for i, (column, box) in enumerate(boxes)]
        kinds = [None if row.column or i % 2 else "skills" for i, row in enumerate(rows)]
        assert sections_beside(rows, kinds)[count + 1] == 0  # at the height of the row below the first heading
        steps.append(steps_of(functools.partial(sections_beside, rows, kinds)))
    assert steps[1] < 7 * steps[0]
