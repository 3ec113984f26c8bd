"""What operators may see, read in their role: metadata of every owner, payloads of none."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, DateTime, Integer, Text, Uuid, select, table, tuple_

from services.admin.api_models import DeadLetterQuery, EventQuery, StageView
from services.admin.counting import count_in_sample, count_up_to
from shared.http.pipeline_shape import PipelineShape
from shared.runtime.tables import DEAD_LETTERS, INBOX, OFFSETS, OUTBOX, UNDECODABLE

_LETTER_COLUMNS = [
    DEAD_LETTERS.c[name]
    for name in (
        "id", "owner_id", "stage", "event_id", "event_type", "document_id",
        "code", "error", "attempts", "replay_event_id", "created_at",
    )
]  # fmt: skip
_EVENT_COLUMNS = [
    OUTBOX.c[name]
    for name in (
        "id", "event_id", "owner_id", "type", "version", "document_id",
        "producer", "cause_id", "replay_id", "time", "created_at", "published_at",
    )
]  # fmt: skip
_QUARANTINE = table(
    "quarantine",
    Column("owner_id", Uuid),
    Column("quarantine_id", Uuid),
    Column("code", Text),
    Column("size", Integer),
    Column("sha256", Text),
    Column("engine", Text),
    Column("finding", Text),
    Column("refused_at", DateTime(timezone=True)),
    schema="ingest",
)
"""Published by ingest to operators."""


def stages(connection: Connection, shape: PipelineShape) -> list[StageView]:
    """Every stage with its counts, at a cost that does not grow with the log."""
    views = {
        stage.name: StageView(name=stage.name, version=stage.version, consumes=list(stage.consumes))
        for stage in shape.stages
    }
    inbox = count_in_sample(connection, INBOX, "stage", "status")
    for view in views.values():
        view.counted_share = inbox.share
    for (name, status), number in inbox.counts.items():
        if name in views:
            setattr(views[name], status, number)
    letters = DEAD_LETTERS.c
    for name, number in count_up_to(connection, letters.stage, letters.replay_event_id.is_(None)).items():
        if name in views:
            views[name].open_dead_letters = number
    for name, number in count_up_to(connection, UNDECODABLE.c.stage).items():
        if name in views:
            views[name].undecodable = number
    for row in connection.execute(select(OFFSETS).order_by(OFFSETS.c.topic, OFFSETS.c.partition)):
        if row.stage in views:
            views[row.stage].offsets[f"{row.topic}/{row.partition}"] = row.next_offset
    return list(views.values())


def dead_letters(
    connection: Connection, wanted: DeadLetterQuery, after: tuple[dt.datetime, UUID] | None
) -> Sequence[Any]:
    """Dead letters, newest first; one more than the limit."""
    columns = DEAD_LETTERS.c
    query = select(*_LETTER_COLUMNS).order_by(columns.created_at.desc(), columns.id.desc())
    if wanted.stage is not None:
        query = query.where(columns.stage == wanted.stage)
    if wanted.open:
        query = query.where(columns.replay_event_id.is_(None))
    if after is not None:
        query = query.where(tuple_(columns.created_at, columns.id) < after)
    return connection.execute(query.limit(wanted.limit + 1)).all()


def dead_letter_owner(connection: Connection, letter_id: UUID) -> UUID | None:
    """Whose event the dead letter is."""
    return connection.scalar(select(DEAD_LETTERS.c.owner_id).where(DEAD_LETTERS.c.id == letter_id))


def quarantine(connection: Connection, limit: int, after: tuple[dt.datetime, UUID] | None) -> Sequence[Any]:
    """What was refused and kept, newest first; one more than the limit."""
    columns = _QUARANTINE.c
    query = select(_QUARANTINE).order_by(columns.refused_at.desc(), columns.quarantine_id.desc())
    if after is not None:
        query = query.where(tuple_(columns.refused_at, columns.quarantine_id) < after)
    return connection.execute(query.limit(limit + 1)).all()


def events(connection: Connection, wanted: EventQuery, before: int | None) -> Sequence[Any]:
    """The log, newest first; one more than the limit."""
    columns = OUTBOX.c
    query = select(*_EVENT_COLUMNS).order_by(columns.id.desc())
    if wanted.type is not None:
        query = query.where(columns.type == wanted.type)
    if wanted.owner is not None:
        query = query.where(columns.owner_id == wanted.owner)
    if wanted.document is not None:
        query = query.where(columns.document_id == wanted.document)
    if before is not None:
        query = query.where(columns.id < before)
    return connection.execute(query.limit(wanted.limit + 1)).all()
