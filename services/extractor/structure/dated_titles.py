"""Titles and their dates below a row: what stands above them names an employer."""

from collections.abc import Sequence

from services.extractor.dates.tokens import WRITTEN_YEAR
from services.extractor.phrases.roles import TITLE, title_score
from services.extractor.structure.rows import Row


def stands_above_a_dated_title(rows: Sequence[Row], position: int) -> bool:
    """Whether a title without a year stands in the next row, and a year in the one below it."""
    below = rows[position + 1 : position + 3]
    if len(below) < 2 or title_score(below[0].text) < TITLE or WRITTEN_YEAR.search(below[0].text):
        return False
    return WRITTEN_YEAR.search(below[1].text) is not None


def stands_above_a_title_and_its_date(rows: Sequence[Row], position: int) -> bool:
    """Whether a title and a year stand in the next row, or in one each of the next two."""
    below = rows[position + 1 : position + 3]
    for shown in (below[:1], below):
        titled = any(title_score(row.text.partition("\t")[0]) >= TITLE for row in shown)
        if titled and any(row.words <= 10 and WRITTEN_YEAR.search(row.text) for row in shown):
            return not any(row.bullet for row in shown)
    return False
