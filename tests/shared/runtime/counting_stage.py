"""A stage for tests of the runtime: it counts its inputs, one row an event, in a table of its own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, text

from shared.db.database import Database
from shared.db.roles import role_name
from shared.runtime import outbox
from shared.runtime.broker import Record
from shared.runtime.codec import to_headers
from shared.runtime.stage import Context, Outcome, Stage
from shared.schemas.documents import BlobAddress, DocumentRead, DocumentUploaded, ScanVerdict
from shared.schemas.event import Envelope
from shared.security.keyring import Keyring

TIME = "2026-01-02T03:04:05Z"
SECRET_WORD = "Zanzibarian"


class CountingStore:
    """Writes one row for each event; a second one for the same event is refused by the primary key."""

    def __init__(self, connection: Connection, owner_id: UUID) -> None:
        self._connection = connection
        self._owner_id = owner_id

    def count(self, event_id: UUID, document_id: UUID) -> None:
        self._connection.execute(
            text("insert into public.effects (owner_id, event_id, document_id) values (:o, :e, :d)"),
            {"o": self._owner_id, "e": event_id, "d": document_id},
        )


def make_effects_table(database: Database) -> None:
    with database.admin.begin() as connection:
        connection.execute(
            text(
                "create table public.effects (owner_id uuid, event_id uuid primary key, document_id uuid, "
                "id bigint generated always as identity)"
            )
        )
        connection.execute(text(f"grant select, insert on public.effects to {role_name('app')}"))


def effects(database: Database) -> list[UUID]:
    """Event ids in the order of their effects."""
    with database.admin.connect() as connection:
        return list(connection.scalars(text("select event_id from public.effects order by id")))


def count_it(event: DocumentUploaded, ctx: Context[Any, CountingStore]) -> Outcome:
    ctx.store.count(ctx.event_id, event.document_id)
    return DocumentRead(
        document_id=event.document_id,
        reading=event.content,
        media_type=event.media_type,
        pages=1,
        words=1,
        reader="test/1",
    )


def counting_stage(
    handle: Callable[[Any, Context[Any, Any]], Outcome] = count_it,
    prepare: Callable[[Any, Any], Any] | None = None,
    **more: Any,
) -> Stage[Any, Any]:
    return Stage(
        name="counting",
        version=1,
        consumes=(DocumentUploaded,),
        emits=(DocumentRead,),
        handle=handle,
        prepare=prepare,
        store=CountingStore,
        **more,
    )


def new_person(database: Database, keyring: Keyring) -> UUID:
    owner_id = uuid4()
    with database.transaction("app", owner_id) as connection:
        keyring.create_person(connection, owner_id)
    return owner_id


def upload(database: Database, keyring: Keyring, owner_id: UUID, document_id: UUID | None = None) -> Envelope:
    """Put a `document.uploaded` into the outbox, as the API does."""
    document_id = document_id or uuid4()
    event = DocumentUploaded(
        document_id=document_id,
        content=BlobAddress(address=f"{owner_id}/{document_id}/{SECRET_WORD}", sha256="0" * 64),
        size=1,
        media_type="text/plain",
        verdict=ScanVerdict(status="not_configured", engine="none"),
    )
    with database.transaction("app", owner_id) as connection:
        known = connection.scalar(text("select count(*) from security.keys where document_id = :d"), {"d": document_id})
        if not known:
            keyring.create(connection, owner_id, "document", document_id)
        return outbox.add(connection, keyring, event, outbox.first_envelope(event, owner_id, TIME), "test")


def record_of(database: Database, envelope: Envelope, offset: int = 0, partition: int = 0) -> Record:
    """The message that the relay would make of an outbox row."""
    with database.admin.connect() as connection:
        payload = connection.scalar(
            text("select payload from runtime.outbox where event_id = :e"), {"e": envelope.event_id}
        )
    key = str(envelope.document_id or envelope.owner_id).encode()
    return Record(envelope.topic, partition, offset, key, payload, to_headers(envelope, "test"))
