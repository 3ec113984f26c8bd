"""The German reference (Arbeitszeugnis): running text in which custom gives every wording a meaning.

Who it is about, as what and since when stands in its first sentence; the sentence about satisfaction is the rating
(Weuster and Scheer, "Arbeitszeugnisse in Textbausteinen"; the scale of courts and employers from 1 to 5).
"""

import re
from collections.abc import Iterator, Sequence

from services.extractor.context import Document
from services.extractor.drafts import Draft, in_row
from services.extractor.structure.rows import Row
from shared.schemas.fact_types import FactType

MAX_ROWS = 60
MAX_SCANNED = 1_500
SURE = 0.8
"""The wording is fixed by custom, and the document's kind was decided before."""
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
            yield _stated(FactType.NAME, row, about.span("name"), None, entry)
            yield _stated(FactType.REVIEW_TITLE, row, about.span("title"), None, entry)
            yield _stated(FactType.REVIEW_PERIOD, row, about.span("when"), _period(document, row, about), entry)
        satisfied = _SATISFIED.search(text)
        if satisfied is not None:
            grade = {"score": _grade(satisfied.group(0)), "least": 1, "most": 5}
            yield _stated(FactType.REVIEW_RATING, row, satisfied.span(), None, entry)
            yield _stated(FactType.REVIEW_SCORE, row, satisfied.span(), grade, entry)


def _stated(type_: FactType, row: Row, span: tuple[int, int], value: object, entry: tuple[str, int] | None) -> Draft:
    return in_row(type_, row, span, SURE, entry, "reference", value=value, author_role="manager")


def _period(document: Document, row: Row, about: re.Match[str]) -> object:
    """From the first to the last day; of an interim reference only the first, as it is written."""
    start, end = row.start + about.start("when"), row.start + about.end("when")
    found = [d for d in document.dates(row) if d.first is not None and d.last is not None and start <= d.start < end]
    if found and found[0].first is not None and found[0].last is not None:
        return {"start": found[0].first.value(), "end": found[0].last.value()}
    return " ".join(about.group("when").split())


def _grade(wording: str) -> int:
    """1 is best, 5 worst, as in schools."""
    always = _ALWAYS.search(wording) is not None
    if "vollsten" in wording or "größten" in wording or "höchsten" in wording:
        return 1 if always else 2
    if "vollen" in wording:
        return 2 if always else 3
    return 3 if always else 4
