"""Reading the log: envelopes as an operator, data as the app for its owner."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from shared.db.database import Database
from shared.runtime.codec import open_data
from shared.runtime.tables import INBOX, OUTBOX
from shared.schemas.event import Envelope
from shared.security.keyring import Keyring

_COLUMNS = [
    OUTBOX.c[name]
    for name in (
        "id", "event_id", "type", "version", "owner_id", "document_id", "key_id", "producer", "cause_id",
        "replay_id", "time", "traceparent", "created_at", "published_at",
    )
]  # fmt: skip
_STEP_COLUMNS = [
    INBOX.c[name]
    for name in (
        "stage", "stage_version", "status", "reason", "attempt", "duration_ms", "position", "removed", "processed_at",
    )
]  # fmt: skip
_LOOK_BACK = 1000
"""Ids of the log become visible out of order: so many below the highest are looked at again."""


class EventLog:
    """The log's envelopes, of everybody, of one person or about one document."""

    def __init__(self, database: Database, person: UUID | None, document: UUID | None) -> None:
        self._database = database
        self._person = person
        self._document = document
        self._seen: set[int] = set()
        self._start = 0

    def newest(self, number: int) -> list[dict[str, Any]]:
        """The newest events, oldest of them first; what comes later is `fresh`."""
        rows = self._read(self._query().order_by(OUTBOX.c.id.desc()).limit(max(number, _LOOK_BACK)))
        self._remember(rows)
        return rows[:number][::-1]

    def fresh(self) -> list[dict[str, Any]]:
        """What has come since, oldest first."""
        rows = self._read(self._query().where(OUTBOX.c.id >= self._start).order_by(OUTBOX.c.id))
        new = [row for row in rows if row["id"] not in self._seen]
        self._remember(new)
        return new

    def _remember(self, rows: list[dict[str, Any]]) -> None:
        self._seen.update(row["id"] for row in rows)
        self._start = max(self._start, max(self._seen, default=0) - _LOOK_BACK)
        self._seen = {row_id for row_id in self._seen if row_id >= self._start}

    def _query(self) -> Select[Any]:
        query = select(*_COLUMNS)
        if self._person is not None:
            query = query.where(OUTBOX.c.owner_id == self._person)
        if self._document is not None:
            query = query.where(OUTBOX.c.document_id == self._document)
        return query

    def _read(self, query: Select[Any]) -> list[dict[str, Any]]:
        with self._database.transaction("operator") as connection:
            return [dict(row) for row in connection.execute(query).mappings()]


def find_event(database: Database, event_id: UUID) -> dict[str, Any] | None:
    """The event's envelope and, as `steps`, what each stage did with it; None when there is none."""
    with database.transaction("operator") as connection:
        row = connection.execute(select(*_COLUMNS).where(OUTBOX.c.event_id == event_id)).mappings().first()
        if row is None:
            return None
        steps = connection.execute(
            select(*_STEP_COLUMNS)
            .where(INBOX.c.owner_id == row["owner_id"], INBOX.c.event_id == event_id)
            .order_by(INBOX.c.processed_at, INBOX.c.stage)
        ).mappings()
        return {**row, "steps": [dict(step) for step in steps]}


def read_data(database: Database, keyring: Keyring, person: UUID, event_id: UUID) -> Any:
    """The event's data. Raises `KeyDestroyed` when it was erased."""
    with database.transaction("app", person) as connection:
        row = connection.execute(select(OUTBOX).where(OUTBOX.c.owner_id == person, OUTBOX.c.event_id == event_id)).one()
        envelope = Envelope.model_validate({name: getattr(row, name) for name in Envelope.model_fields})
        key = None if envelope.key_id is None else keyring.open(connection, person, envelope.key_id)
    return json.loads(open_data(row.payload, envelope, key))
