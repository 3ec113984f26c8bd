"""Certificates: several in one row, and the dates until which they hold."""

import re

from services.extractor.context import Document
from services.extractor.dates.ranges import DateRange
from services.extractor.drafts import Draft
from services.extractor.resume.issuers import issuer_behind, names_an_organisation
from services.extractor.structure.rows import Row
from shared.schemas.fact_types import FactType

# What follows is when a certificate ends.
_UNTIL = re.compile(
    r"\b(?:until|exp\.?|expir\w+(?: date)?|valid (?:thru|through|to)|gültig bis|bis|jusqu['’](?:en|au)|hasta|válid[oa] "
    r"até|até|geldig tot|scadenza|fino al?|(?:ważn\w+|platn\w+) do)\s*:?\s*$",
    re.IGNORECASE,
)


_FEWEST = 3  # names in a row that is a list
_SHARED = re.compile(r"\s+[–—-]\s+(?=[A-ZÀ-Ý])")


def several_in(document: Document, row: Row) -> list[Draft]:
    """`BLS, ACLS, PALS (current)`: three short names or more in one row, none of them dated; who gave them all may
    stand behind a dash."""
    shared = _SHARED.search(row.text)
    pieces = row.text[: shared.start() if shared else None].rstrip(" .").split(", ")
    short = all(1 <= len(piece.split()) <= 5 and piece[:1].isupper() for piece in pieces)
    others = len(pieces) == _FEWEST and names_an_organisation(pieces[1])  # "Engineer, Board of Engineers, No. 5"
    if len(pieces) < _FEWEST or not short or others or document.dates(row):
        return []
    drafts = []
    position = row.start
    for piece in pieces:
        entry = ("certificate", position)
        drafts.append(Draft(FactType.CERTIFICATE, position, position + len(piece), piece, 0.65, entry, "certificates"))
        position += len(piece) + 2
        issuer = issuer_behind(document.text, row.start + shared.end(), row.end, ()) if shared else None
        if issuer is not None:
            given = document.text[issuer[0] : issuer[1]]
            drafts.append(Draft(FactType.CERTIFICATE_ISSUER, *issuer, given, 0.6, entry, "certificates"))
    return drafts


def is_expiry(document: Document, date: DateRange, start: int) -> bool:
    """Whether a date says until when a certificate holds: "valid until 2027"."""
    until = date.is_range and date.first is None
    return until or _UNTIL.search(document.text[max(start, date.start - 24) : date.start]) is not None
