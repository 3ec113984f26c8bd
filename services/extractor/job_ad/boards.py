"""Ads that were copied from a job board carry its buttons, ratings and dates of posting between their own lines."""

from collections.abc import Sequence

from services.extractor.structure.rows import Row
from services.extractor.vocabulary.job_boards import BOARD_LINE

MAX_BOARD_WORDS = 18


def is_board_line(row: Row) -> bool:
    """Whether a row is what the page around the ad says, and nothing of the ad."""
    return row.words <= MAX_BOARD_WORDS and not row.bullet and BOARD_LINE.fullmatch(row.text.strip()) is not None


def without_board_lines(rows: Sequence[Row]) -> list[Row]:
    """The ad's own rows: what stands above and below a button is together again."""
    return [row for row in rows if not is_board_line(row)]
