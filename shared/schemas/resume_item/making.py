"""Facts in their public form."""

from typing import Any

from shared.schemas.facts import CanonicalFact, Fact
from shared.schemas.resume_item.item import ResumeItem


def item_of_fact(fact: Fact) -> ResumeItem:
    """What one document states."""
    return _item(
        id=str(fact.id),
        entry_id=str(fact.entry_id) if fact.entry_id is not None else None,
        subject=fact.subject,
        type=fact.type,
        raw=fact.text,
        value=fact.value,
        evidence=(fact.evidence,),
        section=fact.section,
        confidence=fact.confidence,
        extractor=fact.extractor,
        as_of=fact.as_of,
        holding=fact.holding,
        author_roles=(fact.author_role,) if fact.author_role is not None else (),
    )


def item_of_person(fact: CanonicalFact) -> ResumeItem:
    """What the person's documents state together: section and extractor are those of single statements."""
    return _item(
        id=fact.id,
        entry_id=fact.entry_id,
        type=fact.type,
        raw=fact.text,
        value=fact.value,
        evidence=fact.evidence,
        confidence=fact.confidence,
        as_of=fact.as_of,
        holding=fact.holding,
        author_roles=fact.author_roles,
        status=fact.status,
        visibility=fact.visibility,
        conflicts_with=fact.conflicts_with,
        corrected_from=fact.corrected_from,
    )


def _item(**fields: Any) -> ResumeItem:
    """Raises pydantic's ValidationError where a value does not have the shape of its type."""
    return ResumeItem.model_validate({"version": ResumeItem.VERSION, **fields})
