"""What the front door has applied and still holds: the person's documents and commands."""

from dataclasses import dataclass, field
from uuid import UUID

from shared.schemas.commands import FactEdited
from shared.schemas.documents import DocumentKind
from shared.schemas.facts import Fact


@dataclass(frozen=True, slots=True)
class DocumentInput:
    """A document at its newest revision. `position` is the place of its first facts, and stays."""

    document_id: UUID
    revision: int
    position: int
    kind: DocumentKind
    facts: tuple[Fact, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class CommandInput:
    """A command at its place. All are kept, refused ones too: whether one holds follows from the
    documents."""

    event_id: UUID
    position: int
    edit: FactEdited


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that the person's snapshot is a function of. The order of the two sets does not matter."""

    documents: tuple[DocumentInput, ...] = field(default=())
    commands: tuple[CommandInput, ...] = field(default=())
