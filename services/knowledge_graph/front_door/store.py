"""The front door's state: a person's documents, commands and last snapshot."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import ARRAY, ColumnElement, Connection, Text, cast, delete, exists, literal, select, update
from sqlalchemy.dialects.postgresql import JSONB, insert

from services.knowledge_graph.front_door.commands import CommandOutcome
from services.knowledge_graph.front_door.fold import Folded
from services.knowledge_graph.front_door.inputs import CommandInput, DocumentInput, Inputs
from services.knowledge_graph.models import COMMANDS, DOCUMENTS, SKILL_NAMES, SNAPSHOTS
from services.knowledge_graph.row_sync import erase_rows
from services.knowledge_graph.skill_names import SkillNameInput
from services.knowledge_graph.snapshot_store import erase_snapshot, save_snapshot
from shared.schemas.commands import FactEdited, SkillNamed
from shared.schemas.documents import FactsExtracted
from shared.schemas.facts import Fact

STAGE = "dedupe"
_BESIDE_FACTS = [column for column in DOCUMENTS.columns if column is not DOCUMENTS.c.facts]
_FACTS_AS_TEXT = cast(DOCUMENTS.c.facts, Text).label("facts_json")  # parsed once, by pydantic
_FACTS: TypeAdapter[tuple[Fact, ...]] = TypeAdapter(tuple[Fact, ...])


class FrontDoorStore:
    """Bound to one transaction and one person."""

    def __init__(self, connection: Connection, owner_id: UUID) -> None:
        self._connection = connection
        self._owner_id = owner_id

    def inputs(self) -> Inputs:
        """Everything that the person's snapshot follows from."""
        documents = self._connection.execute(
            select(*_BESIDE_FACTS, _FACTS_AS_TEXT)
            .where(DOCUMENTS.c.owner_id == self._owner_id)
            .order_by(DOCUMENTS.c.position)
        )
        commands = self._connection.execute(
            select(COMMANDS).where(COMMANDS.c.owner_id == self._owner_id).order_by(COMMANDS.c.position)
        )
        return Inputs(
            documents=tuple(
                DocumentInput(
                    row.document_id,
                    row.revision,
                    row.position,
                    row.kind,
                    _FACTS.validate_json(row.facts_json),
                    row.confirmed,
                )
                for row in documents
            ),
            commands=tuple(
                CommandInput(row.event_id, row.position, FactEdited.model_validate(row.command)) for row in commands
            ),
        )

    def revision(self, document_id: UUID) -> int | None:
        """The revision of a document that is applied, or None."""
        return self._connection.execute(
            select(DOCUMENTS.c.revision).where(*self._document(document_id))
        ).scalar_one_or_none()

    def put_document(self, event: FactsExtracted, position: int) -> None:
        """Take in a revision of a document. The place of its first facts and its confirmation stay."""
        values = {
            "revision": event.revision,
            "kind": event.kind,
            "facts": cast(literal(_FACTS.dump_json(event.facts).decode(), Text), JSONB),
        }
        statement = insert(DOCUMENTS).values(
            owner_id=self._owner_id,
            document_id=event.document_id,
            position=position,
            confirmed=False,
            **values,
        )
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=list(DOCUMENTS.primary_key.columns), set_=values)
        )

    def confirm_document(self, document_id: UUID) -> None:
        """The person said that a document is theirs; nothing happens for one that is not there."""
        self._connection.execute(update(DOCUMENTS).where(*self._document(document_id)).values(confirmed=True))

    def delete_document(self, document_id: UUID) -> None:
        """Forget a document."""
        self._connection.execute(delete(DOCUMENTS).where(*self._document(document_id)))

    def has_unseen_edit(self, edit: FactEdited) -> bool:
        """Whether an edit was applied that names one of these keys and is not among those that the person saw.

        Only commands are compared, and not the fact as it is: a replay has the documents at their newest revision
        and may lack commands that were wiped, so it finds fewer unseen edits than there were, and never more.
        """
        unseen = (
            COMMANDS.c.owner_id == self._owner_id,
            COMMANDS.c.command["keys"].has_any(literal(list(edit.keys), ARRAY(Text))),
            COMMANDS.c.event_id.not_in(edit.seen or ()),
        )
        return bool(self._connection.scalar(select(exists().where(*unseen))))

    def put_command(self, event_id: UUID, edit: FactEdited, position: int) -> None:
        """Take in a command. What it comes to is settled by `save`, in the same transaction."""
        self._connection.execute(
            insert(COMMANDS)
            .values(
                owner_id=self._owner_id,
                event_id=event_id,
                position=position,
                command=edit.data(),
                outcome="refused",
                code="fact_gone",
            )
            .on_conflict_do_nothing()
        )

    def wipe_commands(self, event_ids: Iterable[UUID]) -> None:
        """Forget commands."""
        wiped = COMMANDS.c.event_id.in_(list(event_ids))
        self._connection.execute(delete(COMMANDS).where(COMMANDS.c.owner_id == self._owner_id, wiped))

    def put_skill_name(self, event_id: UUID, named: SkillNamed, position: int) -> None:
        """Take in what the person says that a phrase, or a fact, means."""
        values = {"phrase": named.phrase, "keys": list(named.keys), "concept_id": named.concept_id}
        statement = insert(SKILL_NAMES).values(owner_id=self._owner_id, event_id=event_id, position=position, **values)
        self._connection.execute(statement.on_conflict_do_nothing())

    def skill_names(self) -> tuple[SkillNameInput, ...]:
        """Everything that the person said of what phrases and facts mean, in its order."""
        rows = self._connection.execute(
            select(SKILL_NAMES).where(SKILL_NAMES.c.owner_id == self._owner_id).order_by(SKILL_NAMES.c.position)
        )
        return tuple(
            SkillNameInput(row.event_id, row.position, row.phrase, tuple(row.keys), row.concept_id) for row in rows
        )

    def wipe_skill_names(self, event_ids: Iterable[UUID]) -> None:
        """Forget them."""
        wiped = SKILL_NAMES.c.event_id.in_(list(event_ids))
        self._connection.execute(delete(SKILL_NAMES).where(SKILL_NAMES.c.owner_id == self._owner_id, wiped))

    def last_etags(self) -> Mapping[str, str]:
        """Fact id to ETag in the last snapshot."""
        where = (SNAPSHOTS.c.owner_id == self._owner_id, SNAPSHOTS.c.stage == STAGE)
        return self._connection.execute(select(SNAPSHOTS.c.fact_etags).where(*where)).scalar_one_or_none() or {}

    def save(self, position: int, folded: Folded, fact_etags: Mapping[str, str]) -> None:
        """Keep the snapshot that is sent, and what each command comes to now."""
        save_snapshot(self._connection, self._owner_id, STAGE, position, folded.documents, fact_etags)
        present = self._connection.execute(
            select(COMMANDS.c.event_id, COMMANDS.c.code).where(COMMANDS.c.owner_id == self._owner_id)
        )
        for row in present.all():
            outcome = folded.outcomes[row.event_id]
            if outcome.code != row.code:
                self._set_outcome(row.event_id, outcome)

    def erase(self) -> dict[str, int]:
        """Remove everything of the person; counts by table."""
        removed = erase_rows(self._connection, self._owner_id, (DOCUMENTS, COMMANDS, SKILL_NAMES))
        return {**removed, **erase_snapshot(self._connection, self._owner_id, STAGE)}

    def _set_outcome(self, event_id: UUID, outcome: CommandOutcome) -> None:
        self._connection.execute(
            update(COMMANDS)
            .where(COMMANDS.c.owner_id == self._owner_id, COMMANDS.c.event_id == event_id)
            .values(outcome=outcome.outcome, code=outcome.code)
        )

    def _document(self, document_id: UUID) -> tuple[ColumnElement[bool], ...]:
        return DOCUMENTS.c.owner_id == self._owner_id, DOCUMENTS.c.document_id == document_id
