"""Heads of ads that are one line between bars: `Acme (https://acme.example) | Engineer | Berlin or Remote | Full-time`.

The monthly threads of forums and the titles of boards are written so. The first piece is the employer, or where it is
the title, the second.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import EMPLOYER_BETWEEN_BARS, PLACE_BETWEEN_BARS, TITLE_BETWEEN_BARS
from services.extractor.job_ad.places import known_place, place_alone
from services.extractor.job_ad.title import clean_title, is_sought_title
from services.extractor.structure.rows import Row, trim
from services.extractor.vocabulary.job_ads import AGENCY, BESIDE_A_NAME, EMPLOYMENT, LABELS
from shared.schemas.fact_types import FactType

MAX_ROWS, MAX_SCANNED = 3, 400
LEAST_PIECES = 3
MAX_NAME_WORDS = 6
_BAR = re.compile(r"\s*\|\s*")
_BRACKET = re.compile(r"\s*\([^()]{2,80}\)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_DOMAIN = re.compile(r"[\w-]{2,30}\.(?:ai|io|com|org|net|dev|app|co|nl|de|fr|es|eu)")  # a name, however it reads
_ALSO_TERM = re.compile(
    r"(?:relocation\b.*|"
    r"(?:some )?remote\b.*|.{0,12}[$€£]\s?\d.*|\d.*[€$£k]\b.*)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s+(?:/|or|and|&)\s+|\s*;\s*")

_Kind = Literal["term", "place", "title", "name", "other"]
_Piece = tuple[_Kind, int, int]


def between_bars(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """Employer, title and places of the first line of three or more pieces of which one is a term or a place."""
    for row in rows[:MAX_ROWS]:
        pieces = _pieces(row.text[:MAX_SCANNED])
        kinds = [kind for kind, _, _ in pieces]
        if len(pieces) < LEAST_PIECES or not {"term", "place"} & set(kinds) or row.bullet:
            continue
        title = next((piece for piece in pieces if piece[0] == "title"), None)
        head = pieces[1] if pieces[0][0] == "title" else pieces[0]
        if title is None and head is not pieces[0]:
            continue
        if title is not None:
            span = clean_title(row.text, *title[1:])
            yield in_row(FactType.JOB_TITLE, row, span, TITLE_BETWEEN_BARS, entry, "header", subject="job")
        if head[0] == "name":
            yield in_row(FactType.JOB_EMPLOYER, row, head[1:], EMPLOYER_BETWEEN_BARS, entry, "header", subject="job")
        for place in (place for kind, a, b in pieces if kind == "place" for place in _places(row.text, a, b)):
            yield in_row(FactType.JOB_LOCATION, row, place, PLACE_BETWEEN_BARS, entry, "header", subject="job")
        return


def _pieces(text: str) -> list[_Piece]:
    if any(pattern.match(text) for _, pattern in LABELS):
        return []
    bounds = [0, *(edge for cut in _BAR.finditer(text) for edge in cut.span()), len(text)]
    spans = [trim(text, a, b, " \t,;*_") for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    return [_piece(text, a, b) for a, b in spans if a < b]


def _piece(text: str, start: int, end: int) -> _Piece:
    piece = text[start:end]
    if _ADDRESS.match(piece) or BESIDE_A_NAME.fullmatch(piece) or EMPLOYMENT.fullmatch(piece):
        return "term", start, end
    bracket = _BRACKET.search(text, start, end)
    alone = trim(text, start, bracket.start() if bracket is not None else end)
    named = text[slice(*alone)]
    if _DOMAIN.fullmatch(named):
        return "name", *alone
    if all(known_place(text[a:b]) for a, b in _places(text, *alone)):
        return "place", *alone
    if is_sought_title(named) or is_sought_title(_SEVERAL.split(named)[0]):
        return "title", *alone
    if _ALSO_TERM.fullmatch(piece) or EMPLOYMENT.match(piece):
        return "term", start, end
    words = named.split()
    name = 1 <= len(words) <= MAX_NAME_WORDS and not AGENCY.search(named) and any(map(str.isalpha, named))
    return ("name" if name else "other", *alone)


def _places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of `San Francisco, CA or Lehi, UT`, without what is said of remote work."""
    bounds = [start, *(edge for cut in _SEVERAL.finditer(text, start, end) for edge in cut.span()), end]
    return [place_alone(text, a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
