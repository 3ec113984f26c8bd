"""The employer, and its place, in the lines around the title: known by where they stand and what stands with them.

Most employers and many towns are in no table. Boards put them beside or below the title ("Halvard – Zwolle (hybrid)"),
so each piece of these lines is weighed as a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad_confidence import EMPLOYER_BESIDE_TITLE, PLACE_BESIDE_EMPLOYER
from services.extractor.job_ad_parts import is_part_heading
from services.extractor.job_ad_places import known_place, place_alone
from services.extractor.job_ad_title import EDGE
from services.extractor.roles import employer_score, looks_like_a_city, title_score
from services.extractor.rows import Row, trim
from services.extractor.vocabulary.job_ads import AGENCY, BESIDE_A_NAME, HEADINGS_OF_TERMS, LABELS, TERM_LABELS
from services.extractor.vocabulary.organisations import UNIT_WORDS
from shared.schemas.fact_types import FactType

BEFORE, AFTER = 1, 3  # rows around the title
MAX_ROW_WORDS = 14
MAX_NAME_WORDS = 6
LEAST = 3
"""Weight that a name needs. Its own form and being spoken of in the text below weigh 3 each and are enough; a place
beside it weighs 2, and so needs its position (1) or a contract or remote work in the same line (1). Judged on the
development ads: of the employers that were kept for these weights 11 of 11 are right."""
SPOKEN_WORDS = 8  # a row of so many words is text that can speak of the employer
_CUT = re.compile(r"\s+[-–—]\s+|\s*[|•·⋅]\s*|,\s+|\s*[()\[\]]\s*|\s{2,}|\t")
_NO_NAME = re.compile(
    r"(?:apply|share|save|home|search|menu|skip|posted|about|our|we|you|wir|nous|nosotros|wij|nós|noi|your|the job|"
    r"new|urgent|now|back|view|job|jobs|"
    r"careers?|date|full job|profile|cookie|sign|log|department of|school of|team|abteilung|stellen|offre|vaga|"
    r"oferta)\b",
    re.IGNORECASE,
)
_LEGAL_END = re.compile(r"\b(?:Co|Inc|Ltd|Corp|S\.?L|S\.?A|B\.?V|S\.?r\.?l|s\.?r\.?o|N\.?V|Pty Ltd|L\.?L\.?C)\.?$")


@dataclass(frozen=True, slots=True)
class _Piece:
    row: Row
    start: int
    end: int
    kind: str  # name, place, term or other
    first: bool

    @property
    def text(self) -> str:
        return self.row.text[self.start : self.end]


def beside_title(rows: Sequence[Row], title: Draft, entry: tuple[str, int]) -> Iterator[Draft]:
    """The employer with the most weight in the lines around the title, and the place that stands behind it."""
    own = next((i for i, row in enumerate(rows) if row.start <= title.start < row.end), None)
    if own is None:
        return
    around = _rows_around(rows, own)
    pieces = {row.start: _pieces(row, title) for row in around}
    spoken = " ".join(row.text[:1_500] for row in rows[:60] if row.words >= SPOKEN_WORDS)
    weighed = []
    for position, row in enumerate(around):
        below = around[position + 1 : position + 2]
        place_below = any(piece.kind == "place" for r in below for piece in pieces[r.start])
        for piece in pieces[row.start]:
            if piece.kind == "name":
                weight = _weight(piece, pieces[row.start], place_below, spoken, row is rows[own])
                weighed.append((weight, piece))
    best = max(weighed, key=lambda found: (found[0], -found[1].row.start), default=None)
    if best is None or best[0] < LEAST:
        return
    piece = best[1]
    sure = EMPLOYER_BESIDE_TITLE[1 if best[0] > LEAST else 0]
    yield in_row(FactType.JOB_EMPLOYER, piece.row, (piece.start, piece.end), sure, entry, "header", subject="job")
    place = _place_behind(piece, pieces[piece.row.start])
    if place is not None:
        span = place.start, place.end
        yield in_row(FactType.JOB_LOCATION, place.row, span, PLACE_BESIDE_EMPLOYER, entry, "header", subject="job")


def _rows_around(rows: Sequence[Row], own: int) -> list[Row]:
    """The title's row and its neighbours, up to text, lists and headings."""
    found = [row for row in rows[max(0, own - BEFORE) : own] if _is_line(row)]
    if rows[own].words <= MAX_ROW_WORDS and not rows[own].text.endswith("."):
        found.append(rows[own])
    for row in rows[own + 1 : own + 1 + AFTER]:
        if not _is_line(row):
            break
        found.append(row)
    return found


def _is_line(row: Row) -> bool:
    if row.words > MAX_ROW_WORDS or is_part_heading(row) or row.text.endswith(("!", "?", ":")):
        return False
    return not row.text.endswith(".") or _LEGAL_END.search(row.text) is not None


def _pieces(row: Row, title: Draft) -> list[_Piece]:
    """The pieces of a row that are not the title, each with its kind; `City, ST` is one piece."""
    text = row.text[:300]
    if any(pattern.match(text) for _, pattern in LABELS) or TERM_LABELS.match(text):
        return []
    cuts = list(_CUT.finditer(text))
    bounds = [(a.end() if a else 0, b) for a, b in zip([None, *cuts], [*cuts, None], strict=True)]
    found: list[_Piece] = []
    taken = 0
    for position, (start, cut) in enumerate(bounds):
        if start < taken:
            continue
        end = cut.start() if cut is not None else len(text)
        following = bounds[position + 1] if cut is not None and cut.group(0).strip() == "," else None
        joined = (following[1].start() if following[1] else len(text)) if following is not None else end
        if following is not None and known_place(text[start:joined].strip(EDGE)):
            end = joined
        taken = end
        a, b = trim(text, start, end, " \t,;:|*_-–—()")
        if a < b and not (row.start + a < title.end and title.start < row.start + b):
            found.append(_Piece(row, a, b, _kind(text[a:b], row), not found))
    return found


def _kind(piece: str, row: Row) -> str:
    a, b = place_alone(piece, 0, len(piece))
    if a >= b or BESIDE_A_NAME.fullmatch(piece):
        return "term"
    if known_place(piece[a:b]):
        return "place"
    words = piece.split()
    if not 1 <= len(words) <= MAX_NAME_WORDS or _NO_NAME.match(piece) or HEADINGS_OF_TERMS.fullmatch(piece.casefold()):
        return "other"
    if not (words[0][:1].isupper() or any(map(str.isupper, words[0]))) or re.search(r"[$€£¥%]|\d{3}", piece):
        return "other"
    units = all(word.casefold() in UNIT_WORDS or word in ("&", "and", "und", "of") for word in words)
    return "other" if units or title_score(piece) >= 3 or AGENCY.search(piece) or row.bullet else "name"


def _weight(piece: _Piece, line: Sequence[_Piece], place_below: bool, spoken: str, beside: bool) -> int:
    """How much speaks for a name; see `LEAST`."""
    form = employer_score(piece.text)
    weight = 3 if form >= 3 and (len(piece.text.split()) > 1 or form > 3) else 2 if form == 2 else 0
    weight += 3 if re.search(rf"(?<!\w){re.escape(piece.text)}(?!\w)", spoken) else 0
    weight += 1 if piece.first or beside else 0
    others = [other for other in line if other is not piece]
    weight += 2 if place_below or any(o.kind == "place" or _may_be_town(o, piece) for o in others) else 0
    return weight + (1 if any(other.kind == "term" for other in others) else 0)


def _may_be_town(piece: _Piece, employer: _Piece) -> bool:
    return piece.kind == "name" and piece.start > employer.end and looks_like_a_city(piece.text)


def _place_behind(employer: _Piece, line: Sequence[_Piece]) -> _Piece | None:
    """The first piece behind the employer that is a place, or could be a town."""
    behind = [piece for piece in line if piece.start > employer.end]
    known = next((piece for piece in behind if piece.kind == "place"), None)
    return known or next((piece for piece in behind[:1] if _may_be_town(piece, employer)), None)
