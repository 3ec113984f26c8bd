"""What a replay starts from: the events that were applied, read from the outbox and opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, exists, or_, select

from shared.runtime.codec import open_data
from shared.runtime.stage import Stage
from shared.runtime.tables import DEAD_LETTERS, INBOX, OUTBOX
from shared.schemas.event import Envelope, Event
from shared.schemas.registry import parse_json
from shared.security.keyring import DataKey, KeyDestroyed, Keyring


@dataclass(frozen=True)
class Applied:
    """An event that a stage had applied live, opened."""

    envelope: Envelope
    event: Event
    key: DataKey | None
    position: int


class History:
    """The log of one person, within one transaction that sees one moment."""

    def __init__(self, connection: Connection, keyring: Keyring, owner_id: UUID) -> None:
        self._connection = connection
        self._keyring = keyring
        self._owner_id = owner_id

    def applied(self, stage: Stage[Any, Any]) -> list[Applied]:
        """Inputs that the stage applied and that still open, in the order it applied them.

        At the front door that is the order of positions; elsewhere the order of the log.
        """
        rows = self._connection.execute(
            select(OUTBOX, INBOX.c.position)
            .join(INBOX, and_(INBOX.c.owner_id == OUTBOX.c.owner_id, INBOX.c.event_id == OUTBOX.c.event_id))
            .where(
                OUTBOX.c.owner_id == self._owner_id,
                INBOX.c.stage == stage.name,
                INBOX.c.status == "applied",
                OUTBOX.c.type.in_([event.TYPE for event in stage.consumes]),
            )
            .order_by(INBOX.c.position.nulls_last(), OUTBOX.c.id)
        )
        return [opened for row in rows if (opened := self._open(row)) is not None]

    def in_flight(self, stages: Iterable[Stage[Any, Any]]) -> list[str]:
        """`stage: event type` of every event that a stage has not finished, or holds as a dead letter not replayed."""
        replayed = exists().where(
            DEAD_LETTERS.c.owner_id == INBOX.c.owner_id,
            DEAD_LETTERS.c.stage == INBOX.c.stage,
            DEAD_LETTERS.c.event_id == INBOX.c.event_id,
            DEAD_LETTERS.c.replay_event_id.is_not(None),
        )
        waiting = []
        for stage in stages:
            finished = exists().where(
                INBOX.c.owner_id == OUTBOX.c.owner_id,
                INBOX.c.event_id == OUTBOX.c.event_id,
                INBOX.c.stage == stage.name,
                or_(INBOX.c.status != "dead", replayed),
            )
            rows = self._connection.execute(
                select(OUTBOX.c.type)
                .where(
                    OUTBOX.c.owner_id == self._owner_id,
                    OUTBOX.c.type.in_([event.TYPE for event in stage.consumes]),
                    ~finished,
                )
                .order_by(OUTBOX.c.id)
            )
            waiting += [f"{stage.name}: {row.type}" for row in rows]
        return waiting

    def _open(self, row: Any) -> Applied | None:
        envelope = Envelope.model_validate(
            {name: getattr(row, name) for name in Envelope.model_fields if hasattr(row, name)}
        )
        try:
            key = self._keyring.open(self._connection, self._owner_id, row.key_id) if row.key_id else None
        except KeyDestroyed:
            return None
        event = parse_json(row.type, row.version, open_data(bytes(row.payload), envelope, key))
        return Applied(envelope, event, key, row.position or 0)


def newest_of_each_document(inputs: Sequence[Applied]) -> list[Applied]:
    """The last input of each document, in the order of the first ones."""
    newest: dict[UUID | None, Applied] = {}
    for applied in inputs:
        newest[applied.envelope.document_id] = applied
    return list(newest.values())
