"""What a replay starts from: the events that were applied, read from the outbox and opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, exists, or_, select

from shared.runtime.codec import open_data
from shared.runtime.stage import Stage
from shared.runtime.tables import DEAD_LETTERS, INBOX, OUTBOX
from shared.runtime.toolbox import load_answers
from shared.schemas.event import Envelope, Event
from shared.schemas.registry import parse_json
from shared.schemas.snapshots import Snapshot
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
            self._applied_by(stage)
            .where(OUTBOX.c.type.in_([event.TYPE for event in stage.consumes]))
            .order_by(INBOX.c.position.nulls_last(), OUTBOX.c.id)
        )
        return [opened for row in rows if (opened := self._open(row)) is not None]

    def knows(self, document_id: UUID, first: type[Event]) -> bool:
        """Whether the log holds an event `first` of the document that still opens."""
        key_ids = self._connection.scalars(
            select(OUTBOX.c.key_id).where(
                OUTBOX.c.owner_id == self._owner_id, OUTBOX.c.document_id == document_id, OUTBOX.c.type == first.TYPE
            )
        )
        return any(self._opens(key_id) for key_id in key_ids)

    def answers(self, stage: Stage[Any, Any], one: Applied) -> dict[str, Any]:
        """What was recorded when the stage worked on this event live, by question.

        A snapshot of a replay may follow from another input than the live one (a document stands at the place of its
        first facts), so its id says nothing. It is the newest, and gets what the newest one that was applied got.
        An event of a document, too: after a live replay from this stage on that asked anew, the live state is what
        followed from the newer answer, and a shadow replay that begins before this stage meets the older event.
        """
        if isinstance(one.event, Snapshot):
            return self._snapshot_answers(stage)
        if one.key is None:
            return {}
        newest = self._newest_of_document(stage, one) or one
        assert newest.key is not None
        return load_answers(self._connection, stage.name, newest.envelope, newest.key)

    def newest_snapshot(self, stage: Stage[Any, Any]) -> Applied | None:
        """The newest snapshot that the stage applied; None before its first, and when it does not open any more."""
        row = self._connection.execute(
            self._applied_by(stage)
            .where(OUTBOX.c.type.in_([event.TYPE for event in stage.consumes if issubclass(event, Snapshot)]))
            .order_by(OUTBOX.c.id.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else self._open(row)

    def in_flight(self, stages: Iterable[Stage[Any, Any]], document_id: UUID | None = None) -> list[str]:
        """`stage: event type` of every event that a stage has not finished, or holds as a dead letter not replayed.

        Args:
            document_id: only events about this document.
        """
        about = [] if document_id is None else [OUTBOX.c.document_id == document_id]
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
                    *about,
                )
                .order_by(OUTBOX.c.id)
            )
            waiting += [f"{stage.name}: {row.type}" for row in rows]
        return waiting

    def _applied_by(self, stage: Stage[Any, Any]) -> Select[Any]:
        return (
            select(OUTBOX, INBOX.c.position)
            .join(INBOX, and_(INBOX.c.owner_id == OUTBOX.c.owner_id, INBOX.c.event_id == OUTBOX.c.event_id))
            .where(
                OUTBOX.c.owner_id == self._owner_id,
                INBOX.c.stage == stage.name,
                INBOX.c.status == "applied",
            )
        )

    def _newest_of_document(self, stage: Stage[Any, Any], one: Applied) -> Applied | None:
        """The newest event of this type about the same document that the stage applied, where it still opens."""
        row = self._connection.execute(
            self._applied_by(stage)
            .where(OUTBOX.c.type == one.envelope.type, OUTBOX.c.document_id == one.envelope.document_id)
            .order_by(OUTBOX.c.id.desc())
            .limit(1)
        ).one_or_none()
        opened = None if row is None else self._open(row)
        return opened if opened is not None and opened.key is not None else None

    def _snapshot_answers(self, stage: Stage[Any, Any]) -> dict[str, Any]:
        newest = self.newest_snapshot(stage) if stage.prepare is not None else None
        if newest is None or newest.key is None:
            return {}
        return load_answers(self._connection, stage.name, newest.envelope, newest.key)

    def _opens(self, key_id: UUID | None) -> bool:
        try:
            return key_id is not None and bool(self._keyring.open(self._connection, self._owner_id, key_id))
        except KeyDestroyed:
            return False

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
