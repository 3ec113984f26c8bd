"""The employer, and its place, in the lines around the title: known by where they stand and what stands with them.

Most employers and many towns are in no table. Boards put them beside or below the title ("Halvard – Zwolle (hybrid)"),
so for each piece of these lines the signs are counted that it is the employer's name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import EMPLOYER_BESIDE_TITLE, PLACE_BESIDE_EMPLOYER
from services.extractor.job_ad.parts import is_part_heading
from services.extractor.job_ad.pay_grades import names_pay_grade
from services.extractor.job_ad.places import known_place, place_alone
from services.extractor.job_ad.title import EDGE, is_spoken_of
from services.extractor.phrases.legal_forms import ends_in_legal_form
from services.extractor.phrases.roles import TITLE, employer_score, looks_like_a_city, title_score
from services.extractor.structure.rows import Row, trim
from services.extractor.vocabulary.job_ads import (
    AGENCY,
    BESIDE_A_NAME,
    EMPLOYMENT,
    HEADINGS_OF_TERMS,
    LABELS,
    SEEKS,
    TERM_LABELS,
)
from services.extractor.vocabulary.organisations import UNIT_WORDS
from shared.schemas.fact_types import FactType

BEFORE, AFTER = 1, 3  # rows around the title
MAX_ROW_WORDS = 14
MAX_NAME_WORDS = 6
MIN_PROSE_WORDS = 5
MAX_TOWN_PIECES = 2
MANY_PLACES = 3  # a line with so many lists places and nothing else
MAX_LETTERS = 3
HALF_FORM = 2  # the score of a name with one word of an organisation
SPOKEN_WORDS = 8  # a row of so many words is text that can speak of the employer
_CUT = re.compile(r"\s+[-–—]\s+|\s*[|•·⋅]\s*|[,;]\s+|\s*[()\[\]]\s*|\s{2,}|\t")
_NO_NAME = re.compile(
    r"(?:apply|share|save|home|search|menu|skip|posted|about|our|we|you|wir|nous|nosotros|wij|nós|noi|your|the job|"
    r"new|urgent|now|back|view|job|jobs|"
    r"careers?|date|full job|profile|cookie|sign|log|department of|school of|team|abteilung|stellen|offre|vaga|"
    r"oferta)\b",
    re.IGNORECASE,
)


_SEEKS = re.compile(rf"\b(?:{SEEKS})\b")


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


@dataclass(frozen=True, slots=True)
class _Signs:
    """What speaks for a name.

    The form of a name and that the text below speaks of it are enough, each alone: few other things are named so. A
    place beside or below it, or one word of an organisation, say it only together with a further sign: its position,
    or a contract or remote work in the same line.
    """

    form: bool
    spoken: bool
    place: bool
    half_form: bool
    position: bool
    contract: bool

    @property
    def enough(self) -> bool:
        """Whether the name is taken for the employer's."""
        return self.form or self.spoken or (self._half > 0 and self._half + self._small > 1)

    @property
    def more_than_enough(self) -> bool:
        """Whether more speaks for it than the least that is enough: an own sign alone, a half with one further sign."""
        return self.order > (0, 1, 1) and self.order != (1, 0, 0)

    @property
    def order(self) -> tuple[int, int, int]:
        """Own signs first, then halves, then what only helps: how names are compared."""
        return self.form + self.spoken, self._half, self._small

    @property
    def _half(self) -> int:
        return self.place + self.half_form

    @property
    def _small(self) -> int:
        return self.position + self.contract


def beside_title(rows: Sequence[Row], title: Draft, entry: tuple[str, int]) -> Iterator[Draft]:
    """The employer with the most weight in the lines around the title, and the place that stands behind it."""
    own = next((i for i, row in enumerate(rows) if row.start <= title.start < row.end), None)
    if own is None:
        return
    around = _rows_around(rows, own)
    pieces = {row.start: _pieces(row, title) for row in around}
    spoken = " ".join(row.text[:1_500] for row in rows[:60] if row.words >= SPOKEN_WORDS)
    named: list[tuple[_Signs, _Piece]] = []
    for position, row in enumerate(around):
        below = around[position + 1 : position + 2]
        beside = row is rows[own]
        place_below = not beside and any(
            piece.kind == "place" or _is_town_of_head(piece, pieces[r.start], rows)
            for r in below
            for piece in pieces[r.start]
        )
        names = [piece for piece in pieces[row.start] if piece.kind == "name" and not _is_said_of(piece, beside)]
        named += [(_signs(piece, pieces[row.start], place_below, spoken, beside), piece) for piece in names]
    enough = [(signs, piece) for signs, piece in named if signs.enough]
    if not enough:
        return
    signs, piece = max(enough, key=lambda found: (found[0].order, -found[1].row.start))
    sure = EMPLOYER_BESIDE_TITLE[1 if signs.more_than_enough else 0]
    yield in_row(FactType.JOB_EMPLOYER, piece.row, (piece.start, piece.end), sure, entry, "header", subject="job")
    lines = [pieces[row.start] for row in around]
    place = _place_behind(piece, pieces[piece.row.start]) or _place_below(piece, lines, spoken)
    if place is not None:
        span = place.start, place.end
        yield in_row(FactType.JOB_LOCATION, place.row, span, PLACE_BESIDE_EMPLOYER, entry, "header", subject="job")


def _is_town_of_head(piece: _Piece, line: Sequence[_Piece], rows: Sequence[Row]) -> bool:
    """Whether a line of one name ends a head that the text is set off from: title, employer and town line by line."""
    own = rows.index(piece.row)
    closed = own + 1 < len(rows) and rows[own + 1].gap_before and not piece.row.gap_before
    return closed and len(line) == 1 and piece.kind == "name" and looks_like_a_city(piece.text)


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
    small = sum(word[:1].islower() for word in row.text.split())
    if small >= MIN_PROSE_WORDS and 2 * small > row.words:
        return False  # a line of text that a program broke
    return not row.text.endswith(".") or ends_in_legal_form(row.text)


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
    if sum(piece.kind == "place" for piece in found) >= MANY_PLACES:
        return [piece for piece in found if piece.kind != "name"]  # towns that no table knows
    return found


def _kind(piece: str, row: Row) -> str:
    a, b = place_alone(piece, 0, len(piece))
    if a >= b or BESIDE_A_NAME.fullmatch(piece) or EMPLOYMENT.match(piece) or names_pay_grade(piece):
        return "term"
    if known_place(piece[a:b]):
        return "place"
    words = piece.split()
    if not 1 <= len(words) <= MAX_NAME_WORDS or _NO_NAME.match(piece) or HEADINGS_OF_TERMS.fullmatch(piece.casefold()):
        return "other"
    if not (words[0][:1].isupper() or any(map(str.isupper, words[0]))) or re.search(r"[$€£¥%:+]|\d{3}", piece):
        return "other"
    if _SEEKS.search(piece):
        return "other"  # who is sought, or a sentence
    units = all(word.casefold() in UNIT_WORDS or word in ("&", "and", "und", "of") for word in words)
    titled = title_score(piece) >= TITLE and not ends_in_legal_form(piece)
    return "other" if units or titled or AGENCY.search(piece) or row.bullet else "name"


def _signs(piece: _Piece, line: Sequence[_Piece], place_below: bool, spoken: str, beside: bool) -> _Signs:
    form = employer_score(piece.text)
    others = [other for other in line if other is not piece]
    return _Signs(
        form=form >= 3 and (len(piece.text.split()) > 1 or form > 3),
        spoken=is_spoken_of(piece.text, spoken),
        place=place_below or any(o.kind == "place" or (not beside and _may_be_town(o, piece)) for o in others),
        half_form=form == HALF_FORM,
        position=piece.first or beside,
        contract=any(other.kind == "term" for other in others),
    )


def _may_be_town(piece: _Piece, employer: _Piece) -> bool:
    return piece.kind == "name" and piece.start > employer.end and looks_like_a_city(piece.text)


def _place_behind(employer: _Piece, line: Sequence[_Piece]) -> _Piece | None:
    """The first piece behind the employer that is a place, or else the last that could be a town."""
    behind = [piece for piece in line if piece.start > employer.end]
    known = next((piece for piece in behind if piece.kind == "place"), None)
    return known or next((piece for piece in reversed(behind) if _may_be_town(piece, employer)), None)


def _is_said_of(piece: _Piece, beside: bool) -> bool:
    """Whether a name is what the words before it are called, or belongs to the title.

    The first are initials in brackets ("Convention Premier Emploi (CPE)"), the second, in the title's own line, letters
    ("RN", "ER") and what goes on behind a bracket ("Administrator (m/w/d) Windows").
    """
    before = piece.row.text[: piece.start]
    words = before.rstrip("(").split()[-len(piece.text) :]
    initials = "".join(word.lstrip("«\"“'")[:1] for word in words).upper()
    if before.endswith("(") and initials == piece.text:
        return True
    goes_on = before.endswith(") ") and employer_score(piece.text) < HALF_FORM
    return beside and (goes_on or (len(piece.text) <= MAX_LETTERS and piece.text.isupper()))


def _place_below(employer: _Piece, lines: Sequence[Sequence[_Piece]], spoken: str) -> _Piece | None:
    """A line below the employer's that could be a town, alone or with its region ("Harrogate, North Yorkshire")."""
    below = next((line for line in lines if line and line[0].row.start > employer.row.start), ())
    towns = [piece for piece in below if piece.kind == "name" and looks_like_a_city(piece.text)]
    if not towns or len(towns) < len(below) or len(towns) > MAX_TOWN_PIECES or any(p.text in spoken for p in towns):
        return None
    return _Piece(towns[0].row, towns[0].start, towns[-1].end, "place", first=True)
