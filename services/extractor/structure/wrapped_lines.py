"""Whether the lines of a plain text were broken by a program, so that one goes on in the next."""

from collections.abc import Sequence

from services.extractor.entries.bodies import Wraps
from services.extractor.structure.rows import Row

FULL_LINES, FULL = 3, 0.85  # so many lines of this share of the longest are a page's width
WRAPPED = 60  # characters: a shorter line was not wrapped by any program


def wrapping(rows: Sequence[Row]) -> Wraps:
    """Whether a line goes on in the next one: a program breaks a line where the next word would not have fit.

    Lists that lost their marks have lines of any length; text that a program broke has several of nearly full width.
    """
    lengths = sorted((len(row.text) for row in rows), reverse=True)
    width = lengths[0] if len(lengths) >= FULL_LINES and lengths[FULL_LINES - 1] >= FULL * lengths[0] else 0

    def wraps(last: Row, row: Row) -> bool:
        if not width or last.text.endswith((".", "!", "?", ";", ":")):
            return False
        return len(last.text) >= WRAPPED and len(last.text) + 1 + len(row.text.split(maxsplit=1)[0]) > width

    return wraps
