"""The inbox: which events a stage has applied, and what became of each. One row a stage and event, ever.

Its row, the outgoing event and the offset are one statement: each statement of the hot path is paid by every event.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from shared.db import direct
from shared.runtime import offsets, outbox
from shared.runtime.codec import to_json
from shared.runtime.tables import INBOX
from shared.schemas.event import Envelope

Status = Literal["applied", "skipped", "dead"]

_NEWEST_POSITION = select(func.max(INBOX.c.position)).where(
    INBOX.c.owner_id == bindparam("owner_id"), INBOX.c.stage == bindparam("stage")
)
_ENTRY = """
insert into runtime.inbox (
    owner_id, stage, event_id, event_type, document_id, position, status, reason, stage_version, attempt, duration_ms,
    removed
) values (
    %(owner_id)s, %(stage)s, %(event_id)s, %(event_type)s, %(document_id)s, %(position)s, %(status)s, %(reason)s,
    %(stage_version)s, %(attempt)s, %(duration_ms)s, %(removed)s::jsonb
)
"""
_FINISH = f"with entry as ({_ENTRY}) {offsets.STORE}"
_FINISH_AND_EMIT = f"with entry as ({_ENTRY}), emitted as ({outbox.INSERT}) {offsets.STORE}"


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


def next_position(connection: Connection, stage: str, owner_id: UUID) -> int:
    """The place of the next applied input of this owner: 1 for the first. Call with the key locked."""
    newest = connection.scalar(_NEWEST_POSITION, {"owner_id": owner_id, "stage": stage})
    return (newest or 0) + 1


def finish(
    connection: Connection, envelope: Envelope, entry: Entry, move: offsets.Move, emitted: outbox.Row | None = None
) -> None:
    """Write the row, the event that was emitted, and the offset.

    A second row for the same stage and event is a primary key violation. Raises `CommitsLost` as `offsets.store`.
    """
    values = {
        "owner_id": envelope.owner_id,
        "event_id": envelope.event_id,
        "event_type": envelope.type,
        "document_id": envelope.document_id,
        "stage_version": entry.stage_version,
        "status": entry.status,
        "reason": entry.reason,
        "attempt": entry.attempt,
        "duration_ms": entry.duration_ms,
        "position": entry.position,
        "removed": None if entry.removed is None else to_json(dict(entry.removed)).decode(),
        **move.values,
        **(emitted or {}),
    }
    offsets.check(direct.execute(connection, _FINISH if emitted is None else _FINISH_AND_EMIT, values), move)
