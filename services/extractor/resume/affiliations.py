"""Memberships with role and period, and people who can be asked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.entries.bodies import Item, items_of
from services.extractor.identity.contact import emails_in
from services.extractor.identity.names import is_person_name
from services.extractor.phrases.negatives import is_noise
from services.extractor.phrases.roles import TITLE, is_place, title_score
from services.extractor.resume.work import date_drafts
from services.extractor.structure.row_labels import ITEM_NUMBER
from services.extractor.structure.rows import Row, trim
from services.extractor.structure.sections import Section
from shared.schemas.fact_types import FactType

# Set by hand on the development documents; none of them is fitted.
MAX_WORDS = 16  # of a row that names a membership or a referee; longer ones are prose
_QUOTED_WORDS = 5  # of the shortest sentence that is taken for what a referee said
_FEWEST_DIGITS = 6  # that a telephone number has
_EDGES = " \t\n\u00a0,;:|•·–—-()[]*"
_CUT = re.compile(r"\s*[|•·\t]\s*|\s+[-–—]\s+|,\s+|\s{3,}|\s\(")
_KIND_OF_REFERENCE = re.compile(
    r"(?:familiar|profesional|personal|laboral|académic[ao]|professional|character|academic|pessoal|profissional|"
    r"beruflich|privat|zakelijk|work|name|nombre|nome|naam|nom)\s*:\s+",
    re.IGNORECASE,
)
_AS_MEMBER = re.compile(
    r"(?:(?:life|associate|student|honorary|founding|full|active|corporate|registered|aktives)\s)?"
    r"(?:member|fellow|mitglied|membre|miembro|membro|lid|soci[oa])(?:\s(?:of|de|van|der|des|im|do|da|del)\b|,|\s[–-])",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[^;\s][^;]*")
_ROLE = re.compile(
    r"\b(?:member|fellow|chair\w*|president|vice[- ]president|treasurer|secretary|board|associate|mitglied|vorstand\w*|"
    r"membre|président\w*|miembro|soci[oa]|colegiad[oa]|inscrit[oa]|iscritt[oa]|registered|lid|bestuurslid|voorzitter|membro|sócio)\b",
    re.IGNORECASE,
)
_NAMED_BOARD = re.compile(r"[A-ZÀ-Ý]\w+ Board of [A-ZÀ-Ý]")
_BOARD = re.compile(r"[A-ZÀ-Ý]\w+ Board$")
_OF = re.compile(
    r"^(?P<role>[\w -]{3,40}?),?\s+(?:of|at|in|bei|im|de la|de l['’]|de|del|van|da|do)\s+(?:the\s)?(?=[A-ZÀ-Ý])"
)


def is_membership(text: str) -> bool:
    """Whether a row of another section states a membership: "Life member, Engineering Council"."""
    return _AS_MEMBER.match(text) is not None


def read_memberships(document: Document, section: Section) -> list[Draft]:
    """The organisation of each item, with the role in it and the period."""
    drafts: list[Draft] = []
    items = items_of([row for row in section.rows if not is_noise(row.text)], document.wraps)
    for row in (named for item in items for named in _listed(item.rows[0])):
        if row.words > MAX_WORDS:
            continue
        entry = ("membership", row.start)
        dates = document.dates(row)
        start, end = _without_dates(row, [(d.start, d.end) for d in dates])
        of = _OF.match(document.text[start:end])
        if of is not None and (_ROLE.search(of.group("role")) is None or _BOARD.search(of.group("role"))):
            of = None  # "Royal Society of Engineers", "Engineers Board of Kenya" are names
        pieces = _pieces(document.text, start + (of.end() if of else 0), end)
        if of is not None:
            drafts.append(
                _draft(document, FactType.MEMBERSHIP_ROLE, start, start + of.end("role"), entry, section.kind)
            )
        roles = [p for p in pieces if _is_role(document.text[p[0] : p[1]])] if len(pieces) > 1 else []
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


def _is_role(text: str) -> bool:
    """Whether a phrase says what a member is: "Board member", against "Engineers Board of Kenya"."""
    return _ROLE.search(text) is not None and _NAMED_BOARD.search(text) is None


def _listed(row: Row) -> list[Row]:
    """`Royal Society; Guild of Makers` as a row of each, in one row otherwise."""
    pieces = list(_LISTED.finditer(row.text))
    if len(pieces) < 2:
        return [row]
    return [
        replace(row, start=row.start + p.start(), end=row.start + p.end(), text=p[0].rstrip(), bullet=False)
        for p in pieces
    ]


def read_references(document: Document, section: Section) -> list[Draft]:
    """The names of referees, and the lines below each; "on request" states nobody."""
    drafts: list[Draft] = []
    entry: tuple[str, int] | None = None
    items = _items_apart_from_names(document, [row for row in section.rows if not is_noise(row.text)])
    quoted = [_is_quotation(document, item) for item in items]
    before = bool(quoted) and quoted[0]  # "…," and below it who says so
    for position, item in enumerate(items):
        if quoted[position]:
            owner = _name_below(document, items[position + 1 : position + 2]) if before else entry
            if owner is not None:
                detail = _draft(document, FactType.REFERENCE_DETAIL, item.start, item.end, owner, section.kind)
                drafts.append(replace(detail, value=document.plain(item.start, item.end)))
            continue
        entry = _referee(document, item, entry, section.kind, drafts)
    return drafts


def _items_apart_from_names(document: Document, rows: Sequence[Row]) -> list[Item]:
    """The items of a section; a row that is a name is one of its own."""
    chunks: list[list[Row]] = []
    for row in rows:
        named = _is_name(row.text)
        if not chunks or named or _is_name(chunks[-1][-1].text):
            chunks.append([])
        chunks[-1].append(row)
    return [item for chunk in chunks for item in items_of(chunk, document.wraps)]


def _referee(
    document: Document, item: Item, entry: tuple[str, int] | None, section: str, drafts: list[Draft]
) -> tuple[str, int] | None:
    """Take in the rows of an item that names a referee or says more of one; who they belong to."""
    for row in item.rows:
        if row.words > MAX_WORDS:
            continue
        label = _KIND_OF_REFERENCE.match(row.text) or ITEM_NUMBER.match(row.text)
        pieces = _pieces(document.text, row.start + (label.end() if label else 0), row.end)
        if pieces and _is_name(document.text[pieces[0][0] : pieces[0][1]]):
            entry = ("reference", row.start)
            drafts.append(_draft(document, FactType.REFERENCE, *pieces.pop(0), entry, section))
        if entry is None:
            continue
        if any(True for _ in emails_in(row.text[:500])) and len(pieces) > 1:
            pieces = [(pieces[0][0], pieces[-1][1])]
        drafts.extend(_draft(document, FactType.REFERENCE_DETAIL, *p, entry, section) for p in pieces)
    return entry


def _is_quotation(document: Document, item: Item) -> bool:
    """Whether an item is what a referee said: a sentence, no address or number."""
    text = document.text[item.start : item.end]
    if len(text.split()) < _QUOTED_WORDS or not text.rstrip(" \"”“»’'").endswith((".", "!", "?")):
        return False
    return sum(c.isdigit() for c in text) < _FEWEST_DIGITS and "@" not in text


def _name_below(document: Document, below: Sequence[Item]) -> tuple[str, int] | None:
    """The entry of the referee whose name is the next row, of the next item if there is one."""
    if not below:
        return None
    row = below[0].rows[0]
    pieces = _pieces(document.text, row.start, row.end)
    named = bool(pieces) and _is_name(document.text[pieces[0][0] : pieces[0][1]])
    return ("reference", row.start) if named else None


def _is_name(text: str) -> bool:
    return is_person_name(text) and title_score(text) < TITLE and not is_place(text)


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
