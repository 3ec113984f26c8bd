"""The inbox: which events a stage has applied, and what became of each. One row a stage and event, ever."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, select, text

from shared.db.database import OWNER_SETTING
from shared.runtime.tables import INBOX
from shared.schemas.event import Envelope

Status = Literal["applied", "skipped", "dead"]

_LOCK = text(
    f"select set_config('{OWNER_SETTING}', :owner, true), "
    "pg_advisory_xact_lock(hashtextextended(:stage || ':' || :key, 0))"
)
# Statements of the hot path are built once: to build one costs more than Postgres takes to run it.
_STATUS = select(INBOX.c.status).where(
    INBOX.c.owner_id == bindparam("owner_id"),
    INBOX.c.stage == bindparam("stage"),
    INBOX.c.event_id == bindparam("event_id"),
)
_NEWEST_POSITION = select(func.max(INBOX.c.position)).where(
    INBOX.c.owner_id == bindparam("owner_id"), INBOX.c.stage == bindparam("stage")
)
_INSERT = insert(INBOX)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the inbox keeps of one event at one stage: the processing record."""

    stage: str
    stage_version: int
    status: Status
    reason: str | None
    attempt: int
    duration_ms: int
    position: int | None = None
    removed: Mapping[str, int] | None = None


def lock_key(connection: Connection, stage: str, envelope: Envelope, key: str) -> None:
    """Work on this key at this stage alone until the transaction ends, as the event's owner.

    So positions, outbox ids and commits of a key agree in their order.
    """
    connection.execute(_LOCK, {"owner": str(envelope.owner_id), "stage": stage, "key": key})


def seen(connection: Connection, stage: str, envelope: Envelope) -> bool:
    """Whether the stage has finished with this event."""
    names = {"owner_id": envelope.owner_id, "stage": stage, "event_id": envelope.event_id}
    return connection.scalar(_STATUS, names) is not None


def next_position(connection: Connection, stage: str, owner_id: UUID) -> int:
    """The place of the next applied input of this owner: 1 for the first. Call with the key locked."""
    newest = connection.scalar(_NEWEST_POSITION, {"owner_id": owner_id, "stage": stage})
    return (newest or 0) + 1


def finish(connection: Connection, envelope: Envelope, entry: Entry) -> None:
    """Write the row. A second one for the same stage and event is a primary key violation."""
    connection.execute(
        _INSERT,
        {
            "owner_id": envelope.owner_id,
            "event_id": envelope.event_id,
            "event_type": envelope.type,
            "document_id": envelope.document_id,
            "stage": entry.stage,
            "stage_version": entry.stage_version,
            "status": entry.status,
            "reason": entry.reason,
            "attempt": entry.attempt,
            "duration_ms": entry.duration_ms,
            "position": entry.position,
            "removed": dict(entry.removed) if entry.removed is not None else None,
        },
    )
