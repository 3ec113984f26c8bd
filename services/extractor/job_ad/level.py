"""The level of a job: from its title, a label, the years asked for, and last from a title that names none.

A level is one word: intern, junior, mid, senior, lead, staff, principal, head, director, vp, chief.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import (
    LEVEL_LABELLED,
    LEVEL_NOT_STATED,
    LEVEL_OF_STUDY,
    LEVEL_OF_TEACHING,
    LEVEL_OF_TITLE,
    LEVEL_OF_WORDING,
    LEVEL_OF_YEARS,
)
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.job_ads import FIRST_JOB, LEVELS, SENIORITY, STAFF_LEVEL, STUDY_TERM, TEACHES_OTHERS
from shared.schemas.fact_types import FactType

SENIOR_YEARS = 5
"""At least so many years asked for mean a senior job where no word says the level: what most ladders and job boards
use, and what separated the labelled development ads best."""
JUNIOR_YEARS = 1
MAX_ROWS, MAX_SCANNED = 200, 1_500
MAX_BEFORE_TITLE = 30  # characters: more than one word of level is a line of its own
_RANKS = ("intern", "junior", "mid", "senior", "staff", "lead", "principal", "head", "director", "vp", "chief")
_BETWEEN = re.compile(r"\s*(?:/|or|to|bis|oder|ou|o|of|[-–]|,|e|y|and|und|et|en)\s*$", re.IGNORECASE)
# "Engineer II": grades of one title, which begin with the first job after school.
_STEP = re.compile(r"\s(I{1,3}|IV)\b(?!\s*[a-z])")
_STEPS = {"I": "junior", "II": "mid", "III": "senior", "IV": "staff"}
# One of LinkedIn's six boxes, ticked for nearly every job: it tells nothing.
_BOX = re.compile(r"^mid[- ]senior(?: level)?$", re.IGNORECASE)

_WORDINGS = (
    (STUDY_TERM, "intern", LEVEL_OF_STUDY),
    (FIRST_JOB, "junior", LEVEL_OF_WORDING),
    (TEACHES_OTHERS, "senior", LEVEL_OF_TEACHING),
)


def level_of(text: str) -> tuple[str, int, int] | None:
    """-> (level, start, end) of the words of level in a phrase.

    Alternatives ("Mid/Senior") ask for the lowest; several words of one level ("Senior Director") mean the highest.
    """
    found = [m for m in SENIORITY.finditer(text[:300]) if not _is_staff_of_another_kind(m)]
    if not found:
        step = _STEP.search(text[:300])
        return (_STEPS[step.group(1)], step.start(1), step.end(1)) if step is not None else None
    chosen = found[0]
    for before, match in pairwise(found):
        alternative = _BETWEEN.search(text[before.start() : match.start()]) is not None
        higher = _rank(match) > _rank(chosen)
        if higher != alternative:
            chosen = match
    return _word(chosen), chosen.start(), chosen.end()


def _is_staff_of_another_kind(level: re.Match[str]) -> bool:
    """Whether "staff" means an employee: only with engineers and the like is it a level."""
    return level.group(0).casefold() == "staff" and STAFF_LEVEL.match(level.string, level.start()) is None


def level_drafts(rows: Sequence[Row], drafts: Sequence[Draft], entry: tuple[str, int]) -> Iterator[Draft]:
    """Everything that says the job's level; the surest counts."""
    title = max(
        (d for d in drafts if d.type is FactType.JOB_TITLE), key=lambda d: (d.confidence, -d.start), default=None
    )
    if title is not None:
        yield from _of_title(rows, title, entry)
    asked = [d for d in drafts if d.type is FactType.JOB_EXPERIENCE]
    if asked:
        most = max(asked, key=lambda d: (d.value["years"] if d.value["years"] <= 15 else 0, -d.start))
        years = most.value["years"]
        level = "senior" if years >= SENIOR_YEARS else "junior" if years <= JUNIOR_YEARS else "mid"
        yield Draft(FactType.JOB_SENIORITY, most.start, most.end, level, LEVEL_OF_YEARS, entry, "terms", subject="job")

    yield from _of_wording(rows, entry)


def _of_wording(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """Sentences that say the level without its word: the first of each kind."""
    for pattern, level, sure in _WORDINGS:
        for row in rows[:MAX_ROWS]:
            match = pattern.search(row.text[:MAX_SCANNED])
            if match is not None:
                yield in_row(
                    FactType.JOB_SENIORITY, row, match.span(), sure, entry, "terms", value=level, subject="job"
                )
                break


def labelled_level(row: Row, start: int, end: int, entry: tuple[str, int]) -> Draft | None:
    """The value behind a label `Seniority level:`; None for the box that is always ticked."""
    text = row.text[start:end]
    found = None if _BOX.match(text) else level_of(text)
    if found is None:
        return None
    span = row.start + start + found[1], row.start + start + found[2]
    return Draft(FactType.JOB_SENIORITY, *span, found[0], LEVEL_LABELLED, entry, "header", subject="job")


def _of_title(rows: Sequence[Row], title: Draft, entry: tuple[str, int]) -> Iterator[Draft]:
    row = next((row for row in rows if row.start <= title.start < row.end), None)
    found = None if row is None else level_of(row.text[title.start - row.start : title.end - row.start])
    before = level_of(row.text[: title.start - row.start]) if row is not None and found is None else None
    if before is not None and row is not None and title.start - row.start <= MAX_BEFORE_TITLE:
        level, start, end = before  # "Lehrstelle Konditor/in", "Alternance - Assistant RH"
        span = start, end
        yield in_row(FactType.JOB_SENIORITY, row, span, LEVEL_OF_TITLE, entry, "header", value=level, subject="job")
        return
    if found is None:
        # A title without a word of level is of the middle one; anything that says otherwise is surer.
        yield Draft(
            FactType.JOB_SENIORITY, title.start, title.end, "mid", LEVEL_NOT_STATED, entry, "header", subject="job"
        )
        return
    level, start, end = found
    yield Draft(
        FactType.JOB_SENIORITY,
        title.start + start,
        title.start + end,
        level,
        LEVEL_OF_TITLE,
        entry,
        "header",
        subject="job",
    )


def _word(match: re.Match[str]) -> str:
    word = " ".join(match.group(0).casefold().split())
    return "lead" if word.startswith("responsable d") else LEVELS.get(word, word)


def _rank(match: re.Match[str]) -> int:
    word = _word(match)
    return _RANKS.index(word) if word in _RANKS else 0
