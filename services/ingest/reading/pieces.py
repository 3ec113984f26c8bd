"""Stretches of a paragraph that look alike, to lines."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.bullets import split_marker
from services.ingest.reading.looks import Look
from services.ingest.reading.normalization import WIDE_GAP, clean_pieces

_TYPED_GAP = re.compile(r"(?<=\S)[ \u00a0]{3,}(?=\S|$)")
_MOST_TYPED_GAPS = 3  # as in plain text


@dataclass(slots=True)
class Piece:
    """A stretch of characters with one look and at most one link."""

    text: str
    look: Look
    url: str | None


def _split(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each line."""
    line: list[Piece] = []
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        line.append(Piece(first, piece.look, piece.url))
        for text in rest:
            yield line
            line = [Piece(text, piece.look, piece.url)]
    yield line


def _without_marker(pieces: list[Piece]) -> bool:
    """Cut a list marker that was typed as text; True when there was one."""
    whole = "".join(piece.text for piece in pieces)
    marked, rest = split_marker(whole)
    cut = len(whole) - len(rest)
    for piece in pieces:
        taken = min(cut, len(piece.text))
        piece.text, cut = piece.text[taken:], cut - taken
    return marked


def _mark_gaps(pieces: list[Piece]) -> None:
    """Blanks that somebody typed to set words apart, as one wide gap; in a line of many they only stretch it."""
    found = sum(len(_TYPED_GAP.findall(piece.text)) for piece in pieces)
    if not 0 < found <= _MOST_TYPED_GAPS:
        return
    for piece in pieces:
        piece.text = _TYPED_GAP.sub(WIDE_GAP, piece.text)


def lines_of_pieces(pieces: list[Piece], look: Look) -> Iterator[DraftLine]:
    """A paragraph's lines: more than one where it has line breaks. `look` is the paragraph's own."""
    for index, line in enumerate(_split(pieces)):
        typed = _without_marker(line)
        _mark_gaps(line)
        text, links = clean_pieces([(piece.text, piece.url) for piece in line])
        sizes: Counter[float | None] = Counter()
        bold = 0
        for piece in line:
            count = len(piece.text.strip())
            sizes[piece.look.size] += count
            bold += count if piece.look.bold else 0
        yield DraftLine(
            text,
            size=max(sizes, key=lambda size: (sizes[size], size or 0.0), default=None),
            bold=bold * 2 > sum(sizes.values()) > 0,
            bullet=typed or (bool(look.list_item) and index == 0),
            heading=bool(look.heading),
            links=links,
        )
