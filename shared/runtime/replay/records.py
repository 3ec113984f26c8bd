"""A live replay asks nobody again: what was answered the first time goes with the event that is sent again."""

from collections import deque
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from shared.runtime.outbox import derived_event_id
from shared.runtime.tables import OUTBOX, RECORDS
from shared.runtime.toolbox import load_answers, store_answers
from shared.schemas.event import Envelope
from shared.schemas.registry import event_class
from shared.security.keyring import Keyring


def carry_answers(connection: Connection, keyring: Keyring, original: Envelope, again: Envelope) -> None:
    """Record for `again`, and for each event of the document that will follow from it, what the first run recorded.

    Ids of derived events follow from their causes, so they are known before the stages run. Where deployed code lets
    another event follow than the first time, its stage finds no record, and asks. Snapshots are left out: behind the
    front door a live replay is to use what is in force now, as every new snapshot does.

    Args:
        original: a document's event in the log, whose key is not destroyed.
        again: the same event as it was just sent again, in this transaction.
    """
    owner_id = original.owner_id
    assert again.key_id is not None
    key_again = keyring.open(connection, owner_id, again.key_id)
    pairs = deque([(original, again)])
    while pairs:
        first, second = pairs.popleft()
        assert first.key_id is not None
        key = keyring.open(connection, owner_id, first.key_id)
        for stage in _stages_with_answers(connection, owner_id, first.event_id):
            store_answers(connection, stage, second, key_again, load_answers(connection, stage, first, key))
        for row in _followed(connection, first):
            child = Envelope.model_validate({name: getattr(row, name) for name in Envelope.model_fields})
            id_again = derived_event_id(second.event_id, second.replay_id, row.producer, row.type)
            pairs.append((child, child.model_copy(update={"event_id": id_again, "replay_id": second.replay_id})))


def _stages_with_answers(connection: Connection, owner_id: UUID, event_id: UUID) -> list[str]:
    recorded = select(RECORDS.c.stage).where(RECORDS.c.owner_id == owner_id, RECORDS.c.event_id == event_id)
    return sorted(set(connection.scalars(recorded)))


def _followed(connection: Connection, cause: Envelope) -> list[Any]:
    """The document's events that a stage derived from this one, in the order of the log."""
    rows = connection.execute(
        select(OUTBOX)
        .where(
            OUTBOX.c.owner_id == cause.owner_id,
            OUTBOX.c.document_id == cause.document_id,
            OUTBOX.c.cause_id == cause.event_id,
        )
        .order_by(OUTBOX.c.id)
    )
    return [row for row in rows if event_class(row.type).SEALED_BY == "document"]
