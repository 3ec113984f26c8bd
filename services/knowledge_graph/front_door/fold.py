"""The front door's one function: from the inputs that remain to the person's facts.

It is a function of the set of inputs. So deleting a document, whenever it happens, leaves exactly what a
history without it gives, and replaying the same inputs gives the same bytes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from services.knowledge_graph.front_door.canonical import canonical_facts
from services.knowledge_graph.front_door.commands import CommandOutcome, apply_commands
from services.knowledge_graph.front_door.identity import document_states
from services.knowledge_graph.front_door.inputs import DocumentInput, Inputs
from services.knowledge_graph.joining.duplicates import Joined, join
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import DocumentState, SnapshotDocument


@dataclass(frozen=True, slots=True)
class Folded:
    """The person's facts in the order of their documents, the documents in theirs, and each command's
    outcome."""

    facts: tuple[CanonicalFact, ...]
    documents: tuple[SnapshotDocument, ...]
    outcomes: Mapping[UUID, CommandOutcome]

    @property
    def gone(self) -> tuple[UUID, ...]:
        """The commands none of whose facts is there."""
        return tuple(event_id for event_id, outcome in self.outcomes.items() if outcome.code == "fact_gone")


@dataclass(frozen=True, slots=True)
class JoinedDocuments:
    """The documents in their order, what became of each, and the statements of those that joined."""

    documents: tuple[DocumentInput, ...]
    states: Mapping[UUID, DocumentState]
    joined: Joined


def joined_documents(documents: Iterable[DocumentInput]) -> JoinedDocuments:
    """Put together what the documents of the person say, each document at the place of its first facts."""
    ordered = tuple(sorted(documents, key=lambda d: (d.position, str(d.document_id))))
    states = document_states(ordered)
    joined = join({d.document_id: d.facts for d in ordered if states[d.document_id] == "joined"})
    return JoinedDocuments(ordered, states, joined)


def fold(inputs: Inputs) -> Folded:
    """Fold the newest revision of each document, at the place of its first facts, and then the commands in
    theirs."""
    found = joined_documents(inputs.documents)
    order = {document.document_id: place for place, document in enumerate(found.documents)}
    facts, outcomes = apply_commands(canonical_facts(found.joined, order), inputs.commands)
    return Folded(
        facts=facts,
        documents=tuple(
            SnapshotDocument(
                document_id=d.document_id, revision=d.revision, kind=d.kind, state=found.states[d.document_id]
            )
            for d in found.documents
        ),
        outcomes=outcomes,
    )
