"""Whom a review is about, and who wrote it, where no label says so: its title line and its signature."""

import re
from collections.abc import Iterator, Sequence, Set

from services.extractor.drafts import Draft, in_row
from services.extractor.phrases.roles import TITLE, is_place, title_score
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.letters import GREETING
from services.extractor.vocabulary.reviews import SIGNED, TITLED
from shared.schemas.fact_types import FactType

TITLE_ROWS = 4
HEAD_ROWS = 8
MAX_SCANNED = 200
TITLED_SURE, SIGNED_SURE = 0.75, 0.7
"""docs/accuracy-other-kinds.md counts how many of each are right."""
_PERSON = r"(?P<name>[A-ZÀ-Þ][\w'’.-]+(?:\s(?:de|da|van|von|der|el|al))*(?:\s[A-ZÀ-Þ][\w'’.-]+){1,3})$"
# A review as a memo or a letter: "To: …", "From: …".
_MEMO = (
    (FactType.NAME, re.compile(rf"(?i:to|an|à|para|aan)\s?:\s*{_PERSON}")),
    (FactType.REVIEW_REVIEWER, re.compile(rf"(?i:from|von|de|van|da)\s?:\s*{_PERSON}")),
)
# "Ruth Ashby · Baker": the job beside the name.
_NAME_AND_JOB = re.compile(rf"{_PERSON[:-1]}\s*[·|•]\s*(?P<title>[^·|•]{{3,50}}?)(?=\s*(?:[·|•]|$))")
# "Subject: Ruth Ashby, Product Manager": a subject can be anything else, too.
_SUBJECT = re.compile(rf"[Ss]ubject\s?:\s*{_PERSON[:-1]},\s(?P<title>[^,]{{3,50}})$")
# "Sales representative: Bryce Hannigan": the job is the label of the name.
_JOB_AND_NAME = re.compile(rf"(?P<title>[A-ZÀ-Þ][\w/ -]{{3,40}}?)\s?:\s*{_PERSON}")


def about_without_labels(rows: Sequence[Row], found: Sequence[Draft], entry: tuple[str, int] | None) -> Iterator[Draft]:
    """Name, job and reviewer, each only where nothing of its type was `found`."""
    types = {draft.type for draft in found}
    for draft in (*_titled(rows, types, entry), *_labelled_otherwise(rows, types, entry)):
        if draft.type not in types:
            types.add(draft.type)
            yield draft
    if FactType.REVIEW_REVIEWER in types:
        return
    if any(GREETING.match(row.text) for row in rows[:TITLE_ROWS]) and (signed := re.fullmatch(_PERSON, rows[-1].text)):
        yield _stated(FactType.REVIEW_REVIEWER, rows[-1], signed.span("name"), SIGNED_SURE, entry)
        return
    for row in [*rows[:TITLE_ROWS], *rows[TITLE_ROWS:][-TITLE_ROWS:]]:
        match = SIGNED.search(row.text[:MAX_SCANNED])
        if match is not None:
            yield _stated(FactType.REVIEW_REVIEWER, row, match.span("name"), SIGNED_SURE, entry)
            return


def _titled(rows: Sequence[Row], types: Set[FactType], entry: tuple[str, int] | None) -> Iterator[Draft]:
    """The name in the title of the document, with the job beside it."""
    for row in rows[:TITLE_ROWS]:
        match = TITLED.search(row.text[:MAX_SCANNED])
        if match is None or title_score(match.group("name")) >= TITLE or is_place(match.group("name")):
            continue
        yield _stated(FactType.NAME, row, match.span("name"), TITLED_SURE, entry)
        job = next((name for name in ("title", "inside") if match.group(name)), None)
        if FactType.NAME not in types and job is not None and title_score(match.group(job)) >= TITLE:
            yield _stated(FactType.REVIEW_TITLE, row, match.span(job), TITLED_SURE, entry)
        return


def _labelled_otherwise(rows: Sequence[Row], types: Set[FactType], entry: tuple[str, int] | None) -> Iterator[Draft]:
    """Names behind the labels of a memo, or behind the job itself."""
    for type_, pattern in _MEMO:
        memo = ((row, pattern.match(row.text[:MAX_SCANNED])) for row in rows[:HEAD_ROWS])
        named = next(((row, match) for row, match in memo if match is not None), None)
        if named is not None and type_ not in types:
            yield _stated(type_, named[0], named[1].span("name"), SIGNED_SURE, entry)
            types = types | {type_}
    for row in () if FactType.NAME in types else rows[:HEAD_ROWS]:
        text = row.text[:MAX_SCANNED]
        match = _JOB_AND_NAME.match(text) or _NAME_AND_JOB.match(text) or _SUBJECT.match(text)
        if match is not None and title_score(match.group("title")) >= TITLE:
            yield _stated(FactType.NAME, row, match.span("name"), TITLED_SURE, entry)
            if FactType.REVIEW_TITLE not in types:
                yield _stated(FactType.REVIEW_TITLE, row, match.span("title"), SIGNED_SURE, entry)
            return


def _stated(type_: FactType, row: Row, span: tuple[int, int], sure: float, entry: tuple[str, int] | None) -> Draft:
    return in_row(type_, row, span, sure, entry, "header", author_role="manager")
