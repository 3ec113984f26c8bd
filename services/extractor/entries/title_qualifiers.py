"""What stands behind the dash of a title or an employer and belongs to it: a department, a field, a rank."""

from dataclasses import replace

from services.extractor.entries.header import Header
from services.extractor.entries.header_parts import Part
from services.extractor.phrases.legal_forms import ends_in_legal_form
from services.extractor.phrases.roles import (
    EMPLOYER,
    TITLE,
    employer_score,
    is_place,
    title_score,
)

Pair = tuple[Part | None, Part | None]
"""title and employer"""


def with_qualifiers(title: Part | None, employer: Part | None, header: Header) -> Pair:
    """Title and employer with what stands behind the dash of each: `Staff Nurse – Intensive Care`, where the employer
    stands in another row."""
    if title is not None and title.role == "title":  # "Position: First Mate – Tour Guide"
        return _joined(title, header), employer
    if title is None or employer is None or title.role or employer.role:
        return title, employer
    if title.row == employer.row:
        title, employer = _with_unit(title, employer)
        # Behind a dash of its own the title ends at the next dash: "Acme - Engineer - Hull".
        joined = _joined(title, header) if title.end < employer.start or not title.dash else title
        whole = title if joined.start < employer.start < joined.end else joined
        return whole, employer
    return _joined(title, header), _joined(employer, header)


def _with_unit(title: Part, employer: Part) -> tuple[Part, Part]:
    """`Senior Manager - Human Resources, Lumora Ltd`: what stands behind the title's dash belongs to it."""
    unit, comma, name = employer.text.partition(", ")
    if not comma or title.end + len(employer.dash) != employer.start or not employer.dash:
        return title, employer
    if employer_score(unit) >= EMPLOYER or not ends_in_legal_form(name.partition(",")[0]):
        return title, employer
    whole = replace(title, text=title.text + employer.dash + unit, end=employer.start + len(unit))
    return whole, replace(employer, text=name, start=employer.end - len(name), dash="")


def _joined(part: Part, header: Header) -> Part:
    before = next((p for p in header.open_parts() if p.row == part.row and p.end + len(part.dash) == part.start), None)
    if before is not None and part.dash and title_score(before.text) >= TITLE and title_score(part.text) >= TITLE:
        return replace(before, text=before.text + part.dash + part.text, end=part.end)  # "Engineer – Team Lead"
    rest = next((p for p in header.open_parts() if p.row == part.row and p.start == part.end + len(p.dash)), None)
    if rest is None or not rest.dash or not 1 <= len(rest.text.split()) <= 4:
        return part
    if any(is_place(piece.strip()) for piece in rest.text.split("&")):
        return part  # "Guide – Corsica & Sardinia"
    return replace(part, text=part.text + rest.dash + rest.text, end=rest.end)
