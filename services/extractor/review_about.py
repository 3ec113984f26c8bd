"""Whom a review is about, and who wrote it, where no label says so: its title line and its signature."""

from collections.abc import Iterator, Sequence

from services.extractor.drafts import Draft, in_row
from services.extractor.roles import is_place, title_score
from services.extractor.rows import Row
from services.extractor.vocabulary.reviews import SIGNED, TITLED
from shared.schemas.fact_types import FactType

TITLE_ROWS = 4
MAX_SCANNED = 200
TITLED_SURE, SIGNED_SURE = 0.75, 0.7
"""Judged on the development reviews: 2 of 2 and 2 of 2 were right, too few for more confidence."""


def about_without_labels(rows: Sequence[Row], found: Sequence[Draft], entry: tuple[str, int] | None) -> Iterator[Draft]:
    """Name, job and reviewer, each only where nothing of its type was `found`."""
    types = {draft.type for draft in found}
    for row in rows[:TITLE_ROWS]:
        match = TITLED.search(row.text[:MAX_SCANNED])
        if match is None or title_score(match.group("name")) >= 3 or is_place(match.group("name")):
            continue
        if FactType.NAME not in types:
            yield _stated(FactType.NAME, row, match.span("name"), TITLED_SURE, entry)
        job = next((name for name in ("title", "inside") if match.group(name)), None)
        if job is not None and FactType.REVIEW_TITLE not in types and title_score(match.group(job)) >= 3:
            yield _stated(FactType.REVIEW_TITLE, row, match.span(job), TITLED_SURE, entry)
        break
    if FactType.REVIEW_REVIEWER in types:
        return
    for row in [*rows[:TITLE_ROWS], *rows[TITLE_ROWS:][-TITLE_ROWS:]]:
        match = SIGNED.search(row.text[:MAX_SCANNED])
        if match is not None:
            yield _stated(FactType.REVIEW_REVIEWER, row, match.span("name"), SIGNED_SURE, entry)
            return


def _stated(type_: FactType, row: Row, span: tuple[int, int], sure: float, entry: tuple[str, int] | None) -> Draft:
    return in_row(type_, row, span, sure, entry, "header", author_role="manager")
