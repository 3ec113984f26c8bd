"""Whether a program broke the lines of a text, so that one goes on in the next: several of them reach the same width.

A page shows it by boxes (`Document.wraps`). In plain text two kinds of documents differ in what a line that is not
quite full says. In a résumé it may be a wrapped item of a list that lost its marks, and `Document.wraps` tells by the
next word; the sentences of an ad or a review are mostly whole, and `wrapping` takes a line that ends one at its word.
"""

from collections.abc import Callable, Iterable, Sequence

from services.extractor.structure.rows import Row

FULL_LINES, FULL = 3, 0.85  # so many lines of this share of the longest are a page's width
WRAPPED = 60  # characters: a shorter line was not wrapped by any program; they break at 65 to 80

Wraps = Callable[[Row, Row], bool]
"""Whether the second row is the wrapped rest of the first."""


def full_width(rows: Iterable[Row]) -> int:
    """The length in characters of the longest row, where several nearly reach it; else 0."""
    lengths = sorted((len(row.text) for row in rows), reverse=True)
    return lengths[0] if len(lengths) >= FULL_LINES and lengths[FULL_LINES - 1] > FULL * lengths[0] else 0


def has_no_room(row: Row, following: Row, width: int) -> bool:
    """Whether the next row's first word would have made a row longer than `width` characters."""
    return len(row.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width


def wrapping(rows: Sequence[Row]) -> Wraps:
    """Whether a line of these rows goes on in the next one: a program breaks a line where the next word does not fit.

    Lists that lost their marks have lines of any length; text that a program broke has several of nearly full width.
    """
    width = full_width(rows)

    def wraps(row: Row, following: Row) -> bool:
        if not width or row.text.endswith((".", "!", "?", ";", ":")):
            return False
        return len(row.text) >= WRAPPED and has_no_room(row, following, width)

    return wraps
