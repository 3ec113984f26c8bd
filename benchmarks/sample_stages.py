"""Stages that do next to nothing, so that what is measured is the runtime: each writes one row, or none."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, text

from benchmarks.servers import Workspace
from shared.db.database import Database
from shared.db.roles import role_name
from shared.runtime import outbox
from shared.runtime.stage import Context, Stage
from shared.schemas.documents import (
    BlobAddress,
    DocumentClassified,
    DocumentRead,
    DocumentUploaded,
    FactsExtracted,
    ScanVerdict,
)
from shared.schemas.event import DocumentEvent, Envelope, Event
from shared.schemas.snapshots import (
    Changes,
    FactsDeduplicated,
    InsightsGenerated,
    KnowledgeUpdated,
    SkillsMapped,
)

TIME = "2026-01-02T03:04:05Z"
_BLOB = BlobAddress(address="a/blob", sha256="0" * 64)
_INSERT = text("insert into public.effects (owner_id, event_id) values (:o, :e)")


class RowStore:
    """Writes one row for each event. The table has no key, so that a doubled effect is seen."""

    def __init__(self, connection: Connection, owner_id: UUID) -> None:
        self._connection = connection
        self._owner_id = owner_id

    def count(self, event_id: UUID) -> None:
        """One effect."""
        self._connection.execute(_INSERT, {"o": self._owner_id, "e": event_id})


def make_effects_table(database: Database) -> None:
    """Where `RowStore` writes."""
    with database.admin.begin() as connection:
        connection.execute(text("create table public.effects (owner_id uuid, event_id uuid)"))
        connection.execute(text(f"grant insert on public.effects to {role_name('app')}"))


def _uploaded(document_id: UUID) -> DocumentUploaded:
    verdict = ScanVerdict(status="not_configured", engine="none")
    return DocumentUploaded(document_id=document_id, content=_BLOB, size=1, media_type="text/plain", verdict=verdict)


def _read(document_id: UUID) -> DocumentRead:
    return DocumentRead(
        document_id=document_id, reading=_BLOB, media_type="text/plain", pages=1, words=1, reader="bench/1"
    )


def _classified(document_id: UUID) -> DocumentClassified:
    return DocumentClassified(
        document_id=document_id, revision=1, kind="resume", confidence=1, decided_by="rules", reading=_BLOB
    )


def _extracted(document_id: UUID) -> FactsExtracted:
    return FactsExtracted(document_id=document_id, revision=1, kind="resume", facts=())


_SNAPSHOT: dict[str, Any] = {"position": 1, "documents": (), "changes": Changes(), "facts": ()}
_MAKE: dict[type[Event], Callable[[UUID], Event]] = {
    DocumentUploaded: _uploaded,
    DocumentRead: _read,
    DocumentClassified: _classified,
    FactsExtracted: _extracted,
    FactsDeduplicated: lambda _: FactsDeduplicated(**_SNAPSHOT),
    SkillsMapped: lambda _: SkillsMapped(**_SNAPSHOT, ontology_version="1", ontology_hash="1", skills=()),
    KnowledgeUpdated: lambda _: KnowledgeUpdated(**_SNAPSHOT, ontology_version="1", skills=(), nodes=0, edges=0),
    InsightsGenerated: lambda _: InsightsGenerated(**_SNAPSHOT, insights=()),
}


def empty_stage(name: str = "empty") -> Stage[Any, Any]:
    """`document.uploaded` in, `document.read` out, and no state."""

    def handle(event: DocumentUploaded, ctx: Context[Any, Any]) -> Event:
        return _read(event.document_id)

    return Stage(
        name=name,
        version=1,
        consumes=(DocumentUploaded,),
        emits=(DocumentRead,),
        handle=handle,
        store=lambda connection, owner_id: None,
    )


def counting_chain(length: int = 7) -> tuple[Stage[Any, Any], ...]:
    """Up to seven stages in a row over the pipeline's own topics; each writes one row to `public.effects`."""
    kinds = list(_MAKE)
    return tuple(_counting(f"count_{at}", kinds[at], kinds[at + 1]) for at in range(length))


def _counting(name: str, consumed: type[Event], emitted: type[Event]) -> Stage[Any, Any]:
    def handle(event: Event, ctx: Context[Any, RowStore]) -> Event:
        ctx.store.count(ctx.event_id)
        document_id = event.document_id if isinstance(event, DocumentEvent) else ctx.owner_id
        return _MAKE[emitted](document_id)

    return Stage(name=name, version=1, consumes=(consumed,), emits=(emitted,), handle=handle, store=RowStore)


def new_person(space: Workspace) -> UUID:
    """A person with keys."""
    owner_id = uuid4()
    with space.database.transaction("app", owner_id) as connection:
        space.keyring.create_person(connection, owner_id)
    return owner_id


def upload(space: Workspace, owner_id: UUID, documents: int = 1) -> list[Envelope]:
    """Put a `document.uploaded` for each of so many new documents into the outbox, in one transaction."""
    sent = []
    with space.database.transaction("app", owner_id) as connection:
        for _ in range(documents):
            event = _uploaded(uuid4())
            space.keyring.create(connection, owner_id, "document", event.document_id)
            envelope = outbox.first_envelope(event, owner_id, TIME)
            sent.append(outbox.add(connection, space.keyring, event, envelope, "bench"))
    return sent
