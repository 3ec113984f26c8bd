"""The German reference (Arbeitszeugnis): running text in which custom gives every wording a meaning.

Who it is about, as what and since when stands in its first sentence; the sentence about satisfaction is the rating
(Weuster and Scheer, "Arbeitszeugnisse in Textbausteinen"; the scale of courts and employers from 1 to 5).
"""

import re
from collections.abc import Iterator, Sequence

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.rows import Row
from shared.schemas.fact_types import FactType

MAX_ROWS = 60
MAX_SCANNED = 1_500
_ABOUT = re.compile(
    r"\b(?:Frau|Herrn?)\s+(?:Dr\.\s)?(?P<name>[A-ZÄÖÜ][\w-]+(?:\s(?:von\s|van\s)?[A-ZÄÖÜ][\w-]+){1,3}),?"
    r"(?:\s(?:geboren|geb\.)\sam\s[^,]{6,30},)?\s(?:ist|war)\s(?P<when>[^,.]{0,12}?\d[^,]{3,50}?)\s"
    r"(?:in [^,.]{3,60}? )?als\s(?P<title>[A-ZÄÖÜ][\w/()-]+(?:\s(?:für\s|im\s|der\s)?[A-ZÄÖÜ][\w/()-]+){0,4})"
)
_SATISFIED = re.compile(
    r"(?:(?:stets|immer|jederzeit)\s)?zu(?:r| unserer)\s(?:(?:stets\s)?(?:vollsten|vollen|größten|höchsten)\s)?"
    r"Zufriedenheit",
)
_ALWAYS = re.compile(r"stets|immer|jederzeit")


def read_testimonial(document: Document, rows: Sequence[Row], entry: tuple[str, int] | None) -> Iterator[Draft]:
    """Name, job, period and rating of a German reference; nothing for any other text."""
    for row in rows[:MAX_ROWS]:
        text = row.text[:MAX_SCANNED]
        about = _ABOUT.search(text)
        if about is not None:
            yield _draft(FactType.NAME, row, about.start("name"), about.end("name"), about.group("name"), entry)
            yield _draft(
                FactType.REVIEW_TITLE, row, about.start("title"), about.end("title"), about.group("title"), entry
            )
            yield from _period(document, row, about, entry)
        satisfied = _SATISFIED.search(text)
        if satisfied is not None:
            span = satisfied.start(), satisfied.end()
            yield _draft(FactType.REVIEW_RATING, row, *span, satisfied.group(0), entry)
            grade = {"score": _grade(satisfied.group(0)), "least": 1, "most": 5}
            yield _draft(FactType.REVIEW_SCORE, row, *span, grade, entry)


def _period(document: Document, row: Row, about: re.Match[str], entry: tuple[str, int] | None) -> Iterator[Draft]:
    """From the first to the last day; of an interim reference only the first, as it is written."""
    start, end = row.start + about.start("when"), row.start + about.end("when")
    found = [d for d in document.dates(row) if d.first is not None and d.last is not None and start <= d.start < end]
    value: object = " ".join(about.group("when").split())
    if found and found[0].first is not None and found[0].last is not None:
        value = {"start": found[0].first.value(), "end": found[0].last.value()}
    yield _draft(FactType.REVIEW_PERIOD, row, about.start("when"), about.end("when"), value, entry)


def _grade(wording: str) -> int:
    """1 is best, 5 worst, as in schools."""
    always = _ALWAYS.search(wording) is not None
    if "vollsten" in wording or "größten" in wording or "höchsten" in wording:
        return 1 if always else 2
    if "vollen" in wording:
        return 2 if always else 3
    return 3 if always else 4


def _draft(type_: FactType, row: Row, start: int, end: int, value: object, entry: tuple[str, int] | None) -> Draft:
    return Draft(type_, row.start + start, row.start + end, value, 0.8, entry, "reference", author_role="manager")
