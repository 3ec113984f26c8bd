"""The front door's store in memory, for tests of the handler without a database."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from services.knowledge_graph.front_door.commands import CommandOutcome
from services.knowledge_graph.front_door.fold import Folded
from services.knowledge_graph.front_door.inputs import CommandInput, DocumentInput, Inputs
from services.knowledge_graph.skill_names import SkillNameInput
from services.knowledge_graph.stages.dedupe import handle
from shared.runtime.stage import Context, Outcome
from shared.schemas.commands import FactEdited, SkillNamed
from shared.schemas.documents import FactsExtracted
from tests.services.knowledge_graph.building import id_of


class FakeFrontDoorStore:
    """Keeps what `FrontDoorStore` keeps, in dicts."""

    def __init__(self) -> None:
        self.documents: dict[UUID, DocumentInput] = {}
        self.commands: dict[UUID, CommandInput] = {}
        self.named: dict[UUID, SkillNameInput] = {}
        self.outcomes: dict[UUID, CommandOutcome] = {}
        self.folded: Folded | None = None
        self.etags: Mapping[str, str] = {}

    def inputs(self) -> Inputs:
        return Inputs(tuple(self.documents.values()), tuple(self.commands.values()))

    def revision(self, document_id: UUID) -> int | None:
        known = self.documents.get(document_id)
        return known.revision if known else None

    def put_document(self, event: FactsExtracted, position: int) -> None:
        known = self.documents.get(event.document_id)
        self.documents[event.document_id] = DocumentInput(
            event.document_id,
            event.revision,
            known.position if known else position,
            event.kind,
            event.facts,
            known.confirmed if known else False,
        )

    def confirm_document(self, document_id: UUID) -> None:
        known = self.documents.get(document_id)
        if known:
            self.documents[document_id] = DocumentInput(
                document_id, known.revision, known.position, known.kind, known.facts, True
            )

    def delete_document(self, document_id: UUID) -> None:
        self.documents.pop(document_id, None)

    def has_unseen_edit(self, edit: FactEdited) -> bool:
        earlier = (command for id_, command in self.commands.items() if id_ not in (edit.seen or ()))
        return any(set(command.edit.keys) & set(edit.keys) for command in earlier)

    def put_command(self, event_id: UUID, edit: FactEdited, position: int) -> None:
        self.commands.setdefault(event_id, CommandInput(event_id, position, edit))

    def put_skill_name(self, event_id: UUID, named: SkillNamed, position: int) -> None:
        made = SkillNameInput(event_id, position, named.phrase, named.keys, named.concept_id)
        self.named.setdefault(event_id, made)

    def skill_names(self) -> tuple[SkillNameInput, ...]:
        return tuple(self.named.values())

    def wipe_skill_names(self, event_ids: Iterable[UUID]) -> None:
        for event_id in event_ids:
            self.named.pop(event_id)

    def wipe_commands(self, event_ids: Iterable[UUID]) -> None:
        for event_id in event_ids:
            self.commands.pop(event_id)
            self.outcomes.pop(event_id, None)

    def last_etags(self) -> Mapping[str, str]:
        return self.etags

    def save(self, position: int, folded: Folded, fact_etags: Mapping[str, str]) -> None:
        self.folded, self.etags, self.outcomes = folded, dict(fact_etags), dict(folded.outcomes)

    def erase(self) -> dict[str, int]:
        removed = {"documents": len(self.documents), "commands": len(self.commands)}
        self.__init__()  # type: ignore[misc]
        return removed


class FrontDoor:
    """Feeds events to the handler with the positions that the runtime would give."""

    def __init__(self, store: Any) -> None:
        self.store = store
        self.position = 0

    def take(self, event: Any, name: str | None = None) -> Outcome:
        """Apply one event; `name` makes its id."""
        self.position += 1
        event_id = id_of(name or f"event {self.position}")
        context = Context(
            event_id, id_of("person"), getattr(event, "document_id", None), self.position, None, self.store
        )
        return handle(event, context)
