"""Sending again: an event of the log goes out as a new event, or the front door is asked for its snapshot.

Every function works in one transaction as the app for the owner, through outbox and keyring alone. The caller nudges
the relay afterwards.
"""

from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlalchemy import Connection, func, select, update

from shared.http.announce import announce
from shared.http.pipeline_shape import StageShape
from shared.http.problems import Problem, not_found
from shared.http.provided import ApiServices
from shared.runtime.broker import Record
from shared.runtime.codec import Malformed, open_data, read_envelope
from shared.runtime.replay.records import carry_answers
from shared.runtime.tables import DEAD_LETTERS, OUTBOX
from shared.schemas.commands import SnapshotRequested
from shared.schemas.event import Envelope, Event
from shared.schemas.registry import DataInvalid, NoUpcaster, SchemaAhead, UnknownEvent, event_class, parse_json
from shared.schemas.snapshots import Snapshot
from shared.security.keyring import KeyDestroyed, KeyForeign
from shared.security.seal import SealBroken

PRODUCER = "admin-api"
_UNUSABLE = (Malformed, DataInvalid, NoUpcaster, SchemaAhead, UnknownEvent, KeyForeign, SealBroken)


def replay_dead_letter(services: ApiServices, owner_id: UUID, letter_id: UUID, traceparent: str) -> Envelope:
    """Send the dead letter's event again: as itself before the front door, as a request for the snapshot behind it.

    Raises 404, 409 `already_replaying`, `erased`, `not_replayable`.
    """
    new_id = uuid5(letter_id, "replay")
    with services.database.transaction("app", owner_id) as connection:
        letter = _claim(connection, owner_id, letter_id, new_id)
        try:
            event = _event_of(connection, services, letter)
        except KeyDestroyed:
            raise Problem(409, "erased", "What the event is about was erased.") from None
        except _UNUSABLE:
            raise Problem(409, "not_replayable", "The event itself cannot be used.") from None
        return announce(
            connection,
            services,
            event,
            owner_id,
            producer=PRODUCER,
            traceparent=traceparent,
            replay_id=uuid4(),
            event_id=new_id,
        )


def replay_live(
    services: ApiServices,
    stage: StageShape,
    owner_id: UUID,
    document_id: UUID | None,
    traceparent: str,
    *,
    ask_anew: bool = False,
) -> list[Envelope]:
    """Send the newest event that `stage` works on again, of each of the person's documents or of one.

    What was recorded of the outside (limits, answers of models) when a document was worked on goes with its event.
    Behind the front door there are only snapshots, so the door is asked for the newest. Documents that were deleted
    are left out. Raises 404 when nothing is left to send.

    Args:
        ask_anew: forget the record: ask again, and meet limits again.
    """
    replay_id = uuid4()
    with services.database.transaction("app", owner_id) as connection:
        if stage.behind_door:
            found: list[tuple[Envelope | None, Event]] = [(None, SnapshotRequested(reason="replay"))]
        else:
            found = _newest_events(connection, services, owner_id, document_id, stage.consumes[0])
        if not found:
            raise not_found()
        sent = []
        for original, event in found:
            again = announce(
                connection, services, event, owner_id, producer=PRODUCER, traceparent=traceparent, replay_id=replay_id
            )
            if original is not None and event.SEALED_BY == "document" and not ask_anew:
                carry_answers(connection, services.keyring, original, again)
            sent.append(again)
        return sent


def _claim(connection: Connection, owner_id: UUID, letter_id: UUID, new_id: UUID) -> Any:
    """The dead letter, for this replay alone."""
    is_letter = (DEAD_LETTERS.c.owner_id == owner_id, DEAD_LETTERS.c.id == letter_id)
    letter = connection.execute(
        update(DEAD_LETTERS)
        .where(*is_letter, DEAD_LETTERS.c.replay_event_id.is_(None))
        .values(replay_event_id=new_id)
        .returning(DEAD_LETTERS)
    ).one_or_none()
    if letter is not None:
        return letter
    if connection.scalar(select(DEAD_LETTERS.c.id).where(*is_letter)) is None:
        raise not_found()
    raise Problem(409, "already_replaying", "The dead letter was replayed already.")


def _event_of(connection: Connection, services: ApiServices, letter: Any) -> Event:
    if issubclass(event_class(letter.event_type), Snapshot):
        return SnapshotRequested(reason="dead_letter")
    headers = {name: value.encode() for name, value in letter.headers.items()}
    record = Record(letter.topic, letter.partition, letter.offset, letter.key, letter.payload, headers)
    return _opened(connection, services, read_envelope(record), letter.payload or b"")


def _newest_events(
    connection: Connection, services: ApiServices, owner_id: UUID, document_id: UUID | None, event_type: str
) -> list[tuple[Envelope | None, Event]]:
    columns = OUTBOX.c
    newest = select(func.max(columns.id)).where(columns.owner_id == owner_id, columns.type == event_type)
    if document_id is not None:
        newest = newest.where(columns.document_id == document_id)
    query = (
        select(OUTBOX)
        .where(columns.owner_id == owner_id, columns.id.in_(newest.group_by(columns.document_id)))
        .order_by(columns.id)
    )
    events: list[tuple[Envelope | None, Event]] = []
    for row in connection.execute(query).all():
        envelope = Envelope.model_validate({name: getattr(row, name) for name in Envelope.model_fields})
        try:
            events.append((envelope, _opened(connection, services, envelope, row.payload)))
        except KeyDestroyed:
            continue  # deleted: there is nothing to send
    return events


def _opened(connection: Connection, services: ApiServices, envelope: Envelope, payload: bytes) -> Event:
    key = None
    if envelope.key_id is not None:
        key = services.keyring.open(connection, envelope.owner_id, envelope.key_id)
    return parse_json(envelope.type, envelope.version, open_data(payload, envelope, key))
