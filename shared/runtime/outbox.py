"""The outbox: every event that was decided, in the transaction that decided it. It is kept: it is the event log."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlalchemy import Connection, select

from shared.db import direct
from shared.runtime.codec import message_key, seal_data
from shared.runtime.tables import OUTBOX
from shared.schemas.event import NO_REPLAY, DocumentEvent, Envelope, Event
from shared.security.keyring import DataKey, Keyring

Row = Mapping[str, Any]
"""The values of `INSERT`."""

INSERT = """
insert into runtime.outbox (
    owner_id, event_id, type, version, key, document_id, key_id, producer, cause_id, replay_id, time, traceparent,
    payload
) values (
    %(owner_id)s, %(emitted_id)s, %(emitted_type)s, %(emitted_version)s, %(emitted_key)s, %(emitted_document_id)s,
    %(emitted_key_id)s, %(producer)s, %(cause_id)s, %(replay_id)s, %(time)s, %(traceparent)s, %(payload)s
)
"""
"""One event into the log; other statements may carry it along."""


def derived_event_id(cause_id: UUID, replay_id: UUID, stage: str, event_type: str) -> UUID:
    """The id of what a stage emits; known from the cause alone, of which these are event id and replay id."""
    return uuid5(cause_id, f"{stage}:{replay_id}:{event_type}")


def derived_envelope(event: Event, cause: Envelope, stage: str) -> Envelope:
    """The envelope of what a stage emits: everything in it follows from the cause."""
    return Envelope(
        event_id=derived_event_id(cause.event_id, cause.replay_id, stage, event.TYPE),
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


def add(connection: Connection, keyring: Keyring, event: Event, envelope: Envelope, producer: str) -> Envelope:
    """Seal the event and write its row. Returns the envelope with the key it was sealed with."""
    envelope, row = sealed_row(connection, keyring, event, envelope, producer)
    direct.execute(connection, INSERT, row)
    return envelope


def sealed_row(
    connection: Connection,
    keyring: Keyring,
    event: Event,
    envelope: Envelope,
    producer: str,
    key: DataKey | None = None,
) -> tuple[Envelope, Row]:
    """The envelope with the key that the event was sealed with, and the row to write.

    Args:
        key: the one to seal with, where the caller holds it already.
    """
    key = key or _key_of(connection, keyring, event, envelope)
    envelope = envelope.model_copy(update={"key_id": key.key_id if key else None})
    return envelope, {
        "owner_id": envelope.owner_id,
        "emitted_id": envelope.event_id,
        "emitted_type": envelope.type,
        "emitted_version": envelope.version,
        "emitted_key": message_key(envelope, type(event)),
        "emitted_document_id": envelope.document_id,
        "emitted_key_id": envelope.key_id,
        "producer": producer,
        "cause_id": envelope.cause_id,
        "replay_id": envelope.replay_id,
        "time": envelope.time,
        "traceparent": envelope.traceparent,
        "payload": seal_data(event, envelope, key),
    }


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
