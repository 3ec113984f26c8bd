"""To which job, school or project a proposed fact belongs.

A model is not asked: it sees pieces of a document, and would have to guess. The entry is that of the nearest fact
before the quote of the same kind of entry, in the same section.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from services.extractor.proposals.unexplained import Passage
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact

_OF_DOCUMENT = ("job", "letter", "review")
"""Such a document speaks of one job, letter or review: its facts belong to one entry."""
_OWN_ENTRY = frozenset({FactType.JOB_REQUIREMENT, FactType.JOB_NICE_TO_HAVE})
_NAMES_OF_ITEMS = frozenset(
    {
        FactType.CERTIFICATE, FactType.AWARD, FactType.PUBLICATION, FactType.PATENT, FactType.TALK,
        FactType.MEMBERSHIP, FactType.REFERENCE,
    }
)  # fmt: skip
"""Each is an entry, with what is said of it."""
_KINDS = ("work", "volunteer", "education", "project", *_OF_DOCUMENT, *sorted(_NAMES_OF_ITEMS))
_ONCE = frozenset(
    {
        FactType.WORK_TITLE, FactType.WORK_EMPLOYER, FactType.WORK_LOCATION, FactType.WORK_EMPLOYMENT_TYPE,
        FactType.VOLUNTEER_ROLE, FactType.VOLUNTEER_ORGANISATION, FactType.VOLUNTEER_LOCATION,
        FactType.EDUCATION_DEGREE, FactType.EDUCATION_SCHOOL, FactType.EDUCATION_FIELD, FactType.EDUCATION_GRADE,
        FactType.EDUCATION_LOCATION, FactType.EDUCATION_THESIS, FactType.PROJECT_NAME,
        FactType.CERTIFICATE_ISSUER, FactType.AWARD_ISSUER, FactType.PUBLICATION_PUBLISHER, FactType.PATENT_NUMBER,
        FactType.TALK_EVENT, FactType.MEMBERSHIP_ROLE,
        FactType.JOB_TITLE, FactType.JOB_EMPLOYER, FactType.LETTER_TITLE, FactType.LETTER_EMPLOYER,
        FactType.REVIEW_TITLE, FactType.REVIEW_REVIEWER, FactType.REVIEW_RATING,
    }
)  # fmt: skip
"""An entry has at most one of each."""
_HEADS = frozenset(
    {
        FactType.WORK_TITLE, FactType.WORK_EMPLOYER, FactType.VOLUNTEER_ROLE, FactType.VOLUNTEER_ORGANISATION,
        FactType.EDUCATION_DEGREE, FactType.EDUCATION_SCHOOL, FactType.PROJECT_NAME,
    }
)  # fmt: skip
"""What an entry can begin with."""
_BODY = (".bullet", ".description")


class Homeless(Exception):
    """The fact belongs to an entry, and there is none that it could belong to. `reason` says what is wrong."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Home:
    """The entry of a fact, or none; and the fact beside which it stands, where there is one."""

    entry_id: UUID | None = None
    neighbour: Fact | None = None


def home_of(
    document_id: UUID,
    type_: FactType,
    start: int,
    passage: Passage,
    facts: Sequence[Fact],
    beside: Sequence[FactType],
) -> Home:
    """Where a fact of `type_` that is quoted at `start` belongs. Raises `Homeless`.

    Args:
        facts: what is known so far, in the order of the text.
        beside: types of all proposals in the same passage: something new begins where employer and title, or school
            and degree, are proposed together; one alone is more likely a part of what was read otherwise.
    """
    kind = type_.value.partition(".")[0]
    if kind not in _KINDS or type_ is FactType.INTENT:
        return Home()
    if type_ in _NAMES_OF_ITEMS or type_ in _OWN_ENTRY:
        return Home(_opened(document_id, kind, start))
    if kind in _OF_DOCUMENT:
        return _home_in_document(document_id, kind, type_, start, passage, facts)
    neighbour = next(
        (
            fact
            for fact in reversed(facts)
            if passage.document_start <= fact.evidence.start < start
            and fact.type.partition(".")[0] == kind
            and fact.section == passage.section
            and fact.entry_id is not None
        ),
        None,
    )
    over = neighbour is not None and type_ in _HEADS and neighbour.type.endswith(_BODY)  # its bullets end an entry
    if neighbour is not None and not over and not _has(type_, neighbour.entry_id, facts):
        return Home(neighbour.entry_id, neighbour)
    if type_ in _HEADS and _begins_entry(type_, kind, beside):
        return Home(_opened(document_id, kind, start))
    raise Homeless("no_entry" if neighbour is None else "entry_has_one")


def _home_in_document(
    document_id: UUID, kind: str, type_: FactType, start: int, passage: Passage, facts: Sequence[Fact]
) -> Home:
    of_kind = [
        fact
        for fact in facts
        if fact.type.partition(".")[0] == kind
        and fact.evidence.start >= passage.document_start
        and fact.entry_id is not None
        and fact.type not in (*_OWN_ENTRY, FactType.JOB_SKILL)
    ]
    entry_id = of_kind[0].entry_id if of_kind else _opened(document_id, kind, passage.document_start)
    if _has(type_, entry_id, facts):
        raise Homeless("entry_has_one")
    above = [fact for fact in of_kind if passage.heading_start <= fact.evidence.start < start]
    return Home(entry_id, above[-1] if above else None)


def _begins_entry(type_: FactType, kind: str, beside: Sequence[FactType]) -> bool:
    if type_ is FactType.PROJECT_NAME:
        return any(other is not type_ and other.startswith("project.") for other in beside)
    return any(other is not type_ and other in _HEADS and other.startswith(f"{kind}.") for other in beside)


def _has(type_: FactType, entry_id: UUID | None, facts: Sequence[Fact]) -> bool:
    return type_ in _ONCE and any(fact.entry_id == entry_id and fact.type == type_ for fact in facts)


def _opened(document_id: UUID, kind: str, start: int) -> UUID:
    """The id that the rules would give an entry that begins here (see `drafts`)."""
    return uuid5(document_id, f"entry:{kind}:{start}")
