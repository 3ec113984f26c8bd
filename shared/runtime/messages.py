"""Opening a message: whose it is, whether it may be believed, and what is wrong with one that cannot be processed."""

from sqlalchemy import Connection, select

from shared.runtime.broker import Record
from shared.runtime.codec import Malformed, open_data
from shared.schemas.commands import PersonErased, SnapshotRequested
from shared.schemas.documents import DocumentDeleted
from shared.schemas.event import NO_OWNER, DocumentEvent, Envelope, Event
from shared.schemas.registry import DataInvalid, NoUpcaster, UnknownEvent, parse_json
from shared.security.keyring import DataKey, KeyDestroyed, KeyForeign
from shared.security.seal import SealBroken
from shared.security.tables import KEYS


class OwnerMismatch(Exception):
    """The event names an owner that its key, its document or its data do not belong to."""


class NotInLog(Exception):
    """The event log does not hold this message, byte for byte: it is forged, or from a time that the database lost.

    Kafka may be ahead of a database that was restored, or that lost its last commits in a crash. What was decided in
    that time is decided again, perhaps otherwise, under the same event ids. So the message must leave no inbox row:
    the row would suppress the event of the same id that is still to come.
    """


UNPROCESSABLE: dict[type[Exception], str] = {
    Malformed: "malformed_event",
    NotInLog: "not_in_log",
    UnknownEvent: "malformed_event",
    DataInvalid: "malformed_event",
    SealBroken: "seal_broken",
    NoUpcaster: "no_upcaster",
    KeyForeign: "owner_mismatch",
    OwnerMismatch: "owner_mismatch",
}
"""Errors of the message itself: another try would end the same. With the code of the dead letter."""

NOT_OURS = (Malformed, NotInLog)
"""Messages that some other hand put on the topic: they say nothing about our code, so they open no breaker."""


def value_of(record: Record) -> bytes:
    """The message's value. Raises `Malformed` for a tombstone."""
    if record.value is None:
        raise Malformed("the message has no value")
    return record.value


def open_event(envelope: Envelope, record: Record, key: DataKey | None) -> Event:
    """Raises `SealBroken`, `Malformed`, `DataInvalid`, `NoUpcaster`, `OwnerMismatch`."""
    event = parse_json(envelope.type, envelope.version, open_data(value_of(record), envelope, key))
    if isinstance(event, DocumentEvent) and event.document_id != envelope.document_id:
        raise OwnerMismatch("data and envelope name different documents")
    return event


def check_unsealed(connection: Connection, envelope: Envelope) -> None:
    """An event that is not sealed proves nothing about its origin, so it must name what its owner has.

    Raises `KeyForeign` when the owner or the document never existed, or when the type must be sealed; `KeyDestroyed`
    when the person was erased and the event is not the erasure itself.
    """
    if envelope.owner_id == NO_OWNER:
        return
    wanted = KEYS.c.purpose == "person"
    if envelope.type == DocumentDeleted.TYPE:
        wanted = (KEYS.c.purpose == "document") & (KEYS.c.document_id == envelope.document_id)
    elif envelope.type not in (PersonErased.TYPE, SnapshotRequested.TYPE):
        raise KeyForeign(f"{envelope.type} has to be sealed")
    found = connection.execute(select(KEYS.c.wrapped).where(KEYS.c.owner_id == envelope.owner_id, wanted)).first()
    if found is None:
        raise KeyForeign("the owner has no such document")
    if found.wrapped is None and envelope.type == SnapshotRequested.TYPE:
        raise KeyDestroyed("the person was erased")
