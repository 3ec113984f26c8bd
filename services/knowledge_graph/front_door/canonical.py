"""Canonical facts: what a group of statements looks like to the person, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from services.knowledge_graph.joining.duplicates import Joined
from services.knowledge_graph.joining.keys import KeyedFact
from services.knowledge_graph.normalise.values import DATE_TYPES
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact, Evidence, Fact

HIGHEST_CONFIDENCE = 0.99
"""Several documents can be wrong together."""

_SPOKEN_TYPES = frozenset(
    {
        FactType.LETTER_CLAIM,
        FactType.REVIEW_STRENGTH,
        FactType.REVIEW_ACCOMPLISHMENT,
        FactType.REVIEW_CONCERN,
        FactType.REVIEW_GOAL,
    }
)
"""Types whose words stand for a group only where no field or bullet does."""


def canonical_facts(joined: Joined, order: Mapping[UUID, int]) -> tuple[CanonicalFact, ...]:
    """The canonical facts, in the order of `rank`.

    Args:
        order: document id to its place among the person's documents.
    """
    ids = [group_id(group) for group in joined.groups]
    conflicts: dict[int, set[str]] = {}
    for one, other in joined.conflicts:
        conflicts.setdefault(one, set()).add(ids[other])
        conflicts.setdefault(other, set()).add(ids[one])
    facts = [
        _canonical(group, joined, order, conflicts.get(place, ()), place in joined.overtaken)
        for place, group in enumerate(joined.groups)
    ]
    return tuple(sorted(facts, key=lambda fact: (rank(fact, order), fact.id)))


def group_id(group: Sequence[KeyedFact]) -> str:
    """The id of a canonical fact: the smallest duplicate key of the statements under it."""
    return min(found.key for found in group)


def rank(fact: CanonicalFact, order: Mapping[UUID, int]) -> int:
    """The place of a fact: its first document among the person's, then where it stands in that document.

    A document that is added behind the others changes the rank of none of their facts. Fits a signed
    64-bit integer.
    """
    first = fact.evidence[0]
    return (order[first.document_id] << 40) | (first.start & (2**40 - 1))


def _canonical(
    group: Sequence[KeyedFact],
    joined: Joined,
    order: Mapping[UUID, int],
    conflicts: Iterable[str],
    overtaken: bool,
) -> CanonicalFact:
    shown = min(group, key=_preference) if len(group) > 1 else group[0]
    entries = [joined.entry_ids[found.entry.key] for found in group if found.entry]
    entry_id = joined.entry_ids[shown.entry.key] if shown.entry else min(entries, default=None)
    return CanonicalFact(
        id=group_id(group),
        keys=tuple(sorted({found.key for found in group})),
        entry_id=entry_id,
        type=shown.fact.type,
        text=shown.fact.text,
        value=shown.fact.value,
        evidence=_evidence(group, order),
        confidence=_confidence([found.fact for found in group]),
        as_of=max((found.fact.as_of for found in group if found.fact.as_of), default=None),
        holding=shown.fact.holding,
        author_roles=tuple(sorted({found.fact.author_role for found in group if found.fact.author_role})),
        status="superseded" if overtaken else "proposed",
        conflicts_with=tuple(sorted(conflicts)),
    )


def _preference(found: KeyedFact) -> tuple[bool, bool, bool, int, float, str, int]:
    """Smallest first: fields and bullets before sentences, what belongs to a job, the more precise date,
    the newest document, the surest."""
    fact = found.fact
    precise = len(str(fact.value.get("date") or "")) if isinstance(fact.value, dict) else 0
    as_of = fact.as_of.toordinal() if fact.as_of else 0
    vague = fact.type in DATE_TYPES and precise <= len("2020")
    return (fact.type in _SPOKEN_TYPES, found.entry is None, vague, -as_of, -fact.confidence, found.key, fact.id.int)


def _evidence(group: Sequence[KeyedFact], order: Mapping[UUID, int]) -> tuple[Evidence, ...]:
    """Every place in which it is stated, each once."""
    if len(group) == 1:
        return (group[0].fact.evidence,)
    places = {(e.document_id, e.start, e.end): e for e in (found.fact.evidence for found in group)}
    return tuple(sorted(places.values(), key=lambda e: (order[e.document_id], e.start, e.end)))


def _confidence(facts: Sequence[Fact]) -> float:
    """That at least one document is right: the surest statement of each, taken as independent of the
    others'."""
    if len(facts) == 1:
        return facts[0].confidence
    surest: dict[UUID, float] = {}
    for fact in facts:
        document_id = fact.evidence.document_id
        surest[document_id] = max(surest.get(document_id, 0.0), fact.confidence)
    if len(surest) == 1:
        return next(iter(surest.values()))
    wrong = 1.0
    for _, confidence in sorted(surest.items()):
        wrong *= 1 - confidence
    return round(max(*surest.values(), min(1 - wrong, HIGHEST_CONFIDENCE)), 4)
