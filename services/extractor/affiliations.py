"""Memberships with role and period, and people who can be asked."""

import re

from services.extractor.bodies import items_of
from services.extractor.contact import emails_in
from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.names import is_person_name
from services.extractor.negatives import is_noise
from services.extractor.roles import is_place, title_score
from services.extractor.rows import Row, trim
from services.extractor.sections import Section
from services.extractor.work import date_drafts
from shared.schemas.fact_types import FactType

MAX_WORDS = 16
_EDGES = " \t\n\u00a0,;:|•·–—-()[]*"
_CUT = re.compile(r"\s*[|•·\t]\s*|\s+[-–—]\s+|,\s+|\s{3,}|\s\(")
_ROLE = re.compile(
    r"\b(?:member|fellow|chair\w*|president|vice[- ]president|treasurer|secretary|board|associate|mitglied|vorstand\w*|"
    r"membre|président\w*|miembro|soci[oa]|lid|bestuurslid|voorzitter|membro|sócio)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^(?P<role>[\w -]{3,40}?),?\s+(?:of|at|in|bei|im|de la|de l['’]|de|del|van|da|do)\s+(?:the\s)?(?=[A-ZÀ-Ý])"
)


def read_memberships(document: Document, section: Section) -> list[Draft]:
    """The organisation of each item, with the role in it and the period."""
    drafts: list[Draft] = []
    for item in items_of([row for row in section.rows if not is_noise(row.text)], document.wraps):
        row = item.rows[0]
        if row.words > MAX_WORDS:
            continue
        entry = ("membership", row.start)
        dates = document.dates(row)
        start, end = _without_dates(row, [(d.start, d.end) for d in dates])
        of = _OF.match(document.text[start:end])
        if of is not None and _ROLE.search(of.group("role")) is None:
            of = None  # "Royal Society of Engineers" is a name
        pieces = _pieces(document.text, start + (of.end() if of else 0), end)
        if of is not None:
            drafts.append(
                _draft(document, FactType.MEMBERSHIP_ROLE, start, start + of.end("role"), entry, section.kind)
            )
        roles = [p for p in pieces if _ROLE.search(document.text[p[0] : p[1]])] if len(pieces) > 1 else []
        names = [p for p in pieces if p not in roles]
        if not names:
            continue
        drafts.append(_draft(document, FactType.MEMBERSHIP, *names[0], entry, section.kind))
        drafts.extend(_draft(document, FactType.MEMBERSHIP_ROLE, *role, entry, section.kind) for role in roles[:1])
        drafts.extend(
            date_drafts(
                dates[0] if dates else None, FactType.MEMBERSHIP_START, FactType.MEMBERSHIP_END, entry, section.kind
            )
        )
    return drafts


def read_references(document: Document, section: Section) -> list[Draft]:
    """The names of referees, and the lines below each; "on request" states nobody."""
    drafts: list[Draft] = []
    entry: tuple[str, int] | None = None
    for row in section.rows:
        if is_noise(row.text) or row.words > MAX_WORDS:
            continue
        pieces = _pieces(document.text, row.start, row.end)
        if pieces and _is_name(document.text[pieces[0][0] : pieces[0][1]]):
            entry = ("reference", row.start)
            drafts.append(_draft(document, FactType.REFERENCE, *pieces.pop(0), entry, section.kind))
        if entry is None:
            continue
        if any(True for _ in emails_in(row.text[:500])) and len(pieces) > 1:
            pieces = [(pieces[0][0], pieces[-1][1])]
        drafts.extend(_draft(document, FactType.REFERENCE_DETAIL, *p, entry, section.kind) for p in pieces)
    return drafts


def _is_name(text: str) -> bool:
    return is_person_name(text) and title_score(text) < 3 and not is_place(text)


def _draft(document: Document, type_: FactType, start: int, end: int, entry: tuple[str, int], section: str) -> Draft:
    return Draft(type_, start, end, " ".join(document.text[start:end].split()), 0.75, entry, section)


def _without_dates(row: Row, dates: list[tuple[int, int]]) -> tuple[int, int]:
    """The longer side of a row's dates."""
    start, end = row.start, row.end
    for a, b in dates:
        if a - start >= end - b:
            end = min(end, a)
        else:
            start = max(start, b)
    return start, end


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    position = start
    for cut in [*_CUT.finditer(text, start, end), None]:
        stop = cut.start() if cut else end
        a, b = trim(text, position, stop, _EDGES)
        if a < b:
            pieces.append((a, b))
        position = cut.end() if cut else end
    return pieces
