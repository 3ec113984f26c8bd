"""What several documents say of one person, statement by statement: which are one, and which contradict each other.

The front door's snapshot holds canonical facts; this is the same joining before the statements of a fact are put
together, for whoever wants to see which statement of which document joined which.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from services.knowledge_graph.front_door.fold import joined_documents
from services.knowledge_graph.front_door.inputs import DocumentInput
from services.knowledge_graph.joining.conflict_topics import topic
from services.knowledge_graph.joining.keys import KeyedFact
from services.knowledge_graph.joining.paraphrases import STATEMENT_TYPES
from services.knowledge_graph.normalise.measures import agreement, differing
from services.knowledge_graph.normalise.quantities import quantities
from shared.schemas.facts import Fact
from shared.schemas.snapshots import DocumentState

_Place = tuple[int, int, int, str, int]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements of different documents that cannot both be true, and what they are about in a few words."""

    one: Fact
    other: Fact
    about: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The statements about the person in the order of the documents, and how they relate.

    Attributes:
        facts: of the documents that joined; what a job ad says, and documents of somebody else, are not among them.
        duplicates: pairs of statements of different documents that say the same; the earlier one first.
        conflicts: pairs that contradict each other; the earlier one first.
        states: document id to what became of the document.
    """

    facts: tuple[Fact, ...]
    duplicates: tuple[tuple[Fact, Fact], ...]
    conflicts: tuple[Conflict, ...]
    states: Mapping[UUID, DocumentState]

    @property
    def intents(self) -> tuple[Fact, ...]:
        """What the person wants or plans, and does not have."""
        return tuple(fact for fact in self.facts if fact.holding == "intent")


def profile(documents: Iterable[DocumentInput]) -> Profile:
    """Join the documents exactly as the front door does, and tell the relations of their statements."""
    found = joined_documents(documents)
    order = {document.document_id: place for place, document in enumerate(found.documents)}

    def place(fact: Fact) -> _Place:
        evidence = fact.evidence
        return (order[evidence.document_id], evidence.start, evidence.end, fact.type, fact.id.int)

    groups = [sorted(group, key=lambda keyed: place(keyed.fact)) for group in found.joined.groups]
    duplicates = [
        (one.fact, other.fact)
        for group in groups
        for number, one in enumerate(group)
        for other in group[number + 1 :]
        if one.fact.evidence.document_id != other.fact.evidence.document_id
    ]
    conflicts = []
    for first, second in found.joined.conflicts:
        for a, b in _contradicting(groups[first], groups[second]):
            one, other = sorted((a.fact, b.fact), key=place)
            conflicts.append(Conflict(one, other, topic(one, other)))
    return Profile(
        facts=tuple(sorted((keyed.fact for group in groups for keyed in group), key=place)),
        duplicates=tuple(sorted(duplicates, key=lambda pair: (place(pair[0]), place(pair[1])))),
        conflicts=tuple(sorted(conflicts, key=lambda found: (place(found.one), place(found.other)))),
        states=found.states,
    )


def _contradicting(ours: list[KeyedFact], theirs: list[KeyedFact]) -> list[tuple[KeyedFact, KeyedFact]]:
    """The statements of two contradicting facts that contradict each other in their own words.

    A statement that leaves the number out is a duplicate of one that has it, and contradicts nobody.
    """
    across = [(a, b) for a, b in product(ours, theirs) if a.fact.evidence.document_id != b.fact.evidence.document_id]
    telling = [(a, b) for a, b in across if not _is_silent(a.fact, b.fact)]
    direct = [(a, b) for a, b in telling if not (_is_beside(a, b, ours) or _is_beside(b, a, theirs))]
    return direct or telling or across[:1]


def _is_beside(found: KeyedFact, other: KeyedFact, same: Iterable[KeyedFact]) -> bool:
    """Whether a statement of the same fact has what differs here beside the number that the other really contradicts:
    `I lead twelve nurses and train ten new nurses` is joined to `leads twelve nurses`, and contradicts `trains eight
    new nurses` by its second half."""
    theirs = quantities(other.fact.text)
    differs = set(differing(quantities(found.fact.text), theirs))
    for whole in same:
        held = set(quantities(whole.fact.text))
        contradicted = set(differing(tuple(sorted(held)), theirs))
        if differs and contradicted and differs <= held - contradicted:
            return True
    return False


def _is_silent(one: Fact, other: Fact) -> bool:
    if one.type not in STATEMENT_TYPES or other.type not in STATEMENT_TYPES:
        return False
    return agreement(quantities(one.text), quantities(other.text)) != "disagree"
