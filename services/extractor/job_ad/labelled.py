"""What the head of a job ad states behind labels: `Location: Stockholm`, `Company: Acme | Title: Baker`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import LABELLED
from services.extractor.job_ad.level import labelled_level
from services.extractor.job_ad.parts import is_part_heading
from services.extractor.job_ad.places import known_place, places_of_label
from services.extractor.job_ad.title import GENDER, clean_title
from services.extractor.phrases.roles import TITLE, title_score
from services.extractor.structure.rows import Row, trim
from services.extractor.vocabulary.job_ads import LABELS, TERM_LABELS
from shared.schemas.fact_types import FactType

MAX_LABEL_ROWS = 40
MAX_TITLE_LABEL_ROWS = 20
MAX_VALUE_WORDS = 8  # of a value below its label
_NEXT_LABEL = re.compile(r"\s*[|•·]\s*(?=[\w ]{2,25}:)|\s{3,}(?=[\w ]{2,25}:)")
_NOT_STATED = re.compile(
    r"(?:not (?:specified|stated)|n/?a|-|unknown|confidential|undisclosed|anonymous|our client|vertraulich|"
    r"confidentiel(?:le)?|confidencial|vertrouwelijk|riservat[oa])\b",
    re.IGNORECASE,
)


def labelled(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """`Location: Stockholm`, `Company: Acme` in the first part of the ad; a value may stand in the row below."""
    cut = [piece for row in rows[:MAX_LABEL_ROWS] for piece in _cut_at_labels(row)]
    for position, row in enumerate(cut):
        for type_, pattern in LABELS:
            match = pattern.match(row.text[:200])
            if match is None:
                continue
            below_lists = position >= MAX_TITLE_LABEL_ROWS or any(above.bullet for above in cut[:position])
            if type_ is FactType.JOB_TITLE and below_lists:
                break  # the title of whoever recruits, or a board's class of jobs
            value = _value_of_label(_with_its_town(cut[position : position + 3], type_), match, type_)
            if value is not None:
                yield from _of_label(type_, *value, entry)
            break


def _with_its_town(rows: Sequence[Row], type_: FactType) -> Sequence[Row]:
    """The label and its value; of an address in two lines below the label the one with the town."""
    if (
        type_ is FactType.JOB_LOCATION
        and len(rows) == 3
        and not known_place(rows[1].text)
        and known_place(rows[2].text)
    ):
        return rows[::2]
    return rows[:2]


def _cut_at_labels(row: Row) -> list[Row]:
    """`Company: Acme | Location: Berlin`: a row for each label."""
    if not TERM_LABELS.match(row.text[:200]) and not any(pattern.match(row.text[:200]) for _, pattern in LABELS):
        return [row]
    starts = [0, *(cut.end() for cut in _NEXT_LABEL.finditer(row.text[:400]))]
    ends = [*(cut.start() for cut in _NEXT_LABEL.finditer(row.text[:400])), len(row.text)]
    return [
        replace(row, start=row.start + a, end=row.start + b, text=row.text[a:b])
        for a, b in zip(starts, ends, strict=True)
    ]


def _value_of_label(rows: Sequence[Row], label: re.Match[str], type_: FactType) -> tuple[Row, int, int] | None:
    row, start = rows[0], label.end()
    if start == len(row.text):
        if len(rows) < 2 or rows[1].words > MAX_VALUE_WORDS or rows[1].text.endswith(":"):
            return None
        row, start = rows[1], 0
        titled = type_ is FactType.JOB_TITLE and (title_score(row.text) >= TITLE or row.text.isupper())
        if (type_ is FactType.JOB_TITLE and not titled) or (row.text.endswith(".") and not titled):
            return None
        if row.bullet and type_ is not FactType.JOB_LOCATION:
            return None
        if is_part_heading(row) or any(pattern.match(row.text[:80]) for _, pattern in LABELS):
            return None
    start, end = trim(row.text, start, min(len(row.text), 200), " \t|,;*_.")
    return None if start >= end or _NOT_STATED.match(row.text[start:end]) else (row, start, end)


def _of_label(type_: FactType, row: Row, start: int, end: int, entry: tuple[str, int]) -> Iterator[Draft]:
    if type_ is FactType.JOB_SENIORITY:
        level = labelled_level(row, start, end, entry)
        if level is not None:
            yield level
        return
    if type_ is FactType.JOB_LOCATION:
        yield from places_of_label(row, start, end, entry)
        return
    if type_ is FactType.JOB_TITLE:
        gender = GENDER.search(row.text, start, end)
        start, end = clean_title(row.text, start, gender.start() if gender else end)
    if start < end:
        yield in_row(type_, row, (start, end), LABELLED, entry, "header", subject="job")
