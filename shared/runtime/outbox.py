"""The outbox: every event that was decided, in the transaction that decided it. It is kept: it is the event log."""

import hashlib
from collections.abc import Sequence
from uuid import UUID, uuid4, uuid5

from sqlalchemy import Connection, LargeBinary, bindparam, func, insert, select

from shared.runtime.codec import message_key, seal_data
from shared.runtime.tables import OUTBOX
from shared.schemas.event import NO_REPLAY, DocumentEvent, Envelope, Event
from shared.security.keyring import DataKey, Keyring

_INSERT = insert(OUTBOX)
_LOGGED = select(
    OUTBOX.c.type,
    OUTBOX.c.version,
    OUTBOX.c.document_id,
    OUTBOX.c.key_id,
    OUTBOX.c.cause_id,
    OUTBOX.c.replay_id,
    func.sha256(OUTBOX.c.payload, type_=LargeBinary),
).where(OUTBOX.c.owner_id == bindparam("owner_id"), OUTBOX.c.event_id == bindparam("event_id"))


def derived_envelope(event: Event, cause: Envelope, stage: str) -> Envelope:
    """The envelope of what a stage emits: everything in it follows from the cause."""
    return Envelope(
        event_id=uuid5(cause.event_id, f"{stage}:{cause.replay_id}:{event.TYPE}"),
        type=event.TYPE,
        version=event.VERSION,
        owner_id=cause.owner_id,
        document_id=event.document_id if isinstance(event, DocumentEvent) else cause.document_id,
        cause_id=cause.event_id,
        replay_id=cause.replay_id,
        time=cause.time,
        traceparent=cause.traceparent,
    )


def first_envelope(
    event: Event,
    owner_id: UUID,
    time: str,
    *,
    traceparent: str | None = None,
    replay_id: UUID = NO_REPLAY,
    event_id: UUID | None = None,
) -> Envelope:
    """The envelope of an event that begins a chain at the edge; its id is random unless it is given."""
    return Envelope(
        event_id=event_id or uuid4(),
        type=event.TYPE,
        version=event.VERSION,
        owner_id=owner_id,
        document_id=event.document_id if isinstance(event, DocumentEvent) else None,
        replay_id=replay_id,
        time=time,
        traceparent=traceparent,
    )


def add(
    connection: Connection,
    keyring: Keyring,
    event: Event,
    envelope: Envelope,
    producer: str,
    key: DataKey | None = None,
) -> Envelope:
    """Seal the event and write its row. Returns the envelope with the key it was sealed with.

    Args:
        key: the one to seal with, where the caller holds it already.

    Raises `KeyDestroyed` when the document or the person was erased meanwhile.
    """
    key = key or _key_of(connection, keyring, event, envelope)
    envelope = envelope.model_copy(update={"key_id": key.key_id if key else None})
    connection.execute(
        _INSERT,
        {
            "owner_id": envelope.owner_id,
            "event_id": envelope.event_id,
            "type": envelope.type,
            "version": envelope.version,
            "key": message_key(envelope, type(event)),
            "document_id": envelope.document_id,
            "key_id": envelope.key_id,
            "producer": producer,
            "cause_id": envelope.cause_id,
            "replay_id": envelope.replay_id,
            "time": envelope.time,
            "traceparent": envelope.traceparent,
            "payload": seal_data(event, envelope, key),
        },
    )
    return envelope


def holds(connection: Connection, envelope: Envelope, payload: bytes) -> bool:
    """Whether the log holds this very message, byte for byte, for this owner and about this document."""
    logged = connection.execute(_LOGGED, {"owner_id": envelope.owner_id, "event_id": envelope.event_id}).one_or_none()
    return logged is not None and tuple(logged) == (
        envelope.type,
        envelope.version,
        envelope.document_id,
        envelope.key_id,
        envelope.cause_id,
        envelope.replay_id,
        hashlib.sha256(payload).digest(),
    )


def forget(connection: Connection, keyring: Keyring, owner_id: UUID, event_ids: Sequence[UUID]) -> None:
    """Make these commands unreadable, in the log and wherever copies lie, by destroying their keys."""
    key_ids = connection.scalars(
        select(OUTBOX.c.key_id).where(OUTBOX.c.owner_id == owner_id, OUTBOX.c.event_id.in_(event_ids))
    ).all()
    keyring.destroy_commands(connection, owner_id, [key_id for key_id in key_ids if key_id is not None])


def _key_of(connection: Connection, keyring: Keyring, event: Event, envelope: Envelope) -> DataKey | None:
    if event.SEALED_BY is None:
        return None
    if event.SEALED_BY == "command":
        return keyring.create(connection, envelope.owner_id, "command")
    document_id = envelope.document_id if event.SEALED_BY == "document" else None
    return keyring.newest(connection, envelope.owner_id, event.SEALED_BY, document_id)
