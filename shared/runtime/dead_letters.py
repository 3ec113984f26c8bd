"""What a stage could not process, kept byte for byte as rows: it holds up nobody, and can be replayed."""

import traceback
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from shared.runtime.broker import Record
from shared.runtime.tables import DEAD_LETTERS, UNDECODABLE
from shared.schemas.event import Envelope


def dead_letter_id(stage: str, event_id: UUID) -> UUID:
    """One dead letter a stage and event."""
    return uuid5(event_id, f"dead-letter:{stage}")


def describe(error: BaseException) -> str:
    """The error's type and where it was raised. Its message may quote a document, so it is left out."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def add(
    connection: Connection,
    stage: str,
    record: Record,
    envelope: Envelope,
    code: str,
    error: str,
    attempts: int,
) -> None:
    """Keep a message whose envelope could be read."""
    connection.execute(
        insert(DEAD_LETTERS).values(
            owner_id=envelope.owner_id,
            id=dead_letter_id(stage, envelope.event_id),
            stage=stage,
            event_id=envelope.event_id,
            event_type=envelope.type,
            document_id=envelope.document_id,
            code=code,
            error=error,
            attempts=attempts,
            **_columns_of(record),
        )
    )


def add_undecodable(connection: Connection, stage: str, record: Record, code: str) -> None:
    """Keep a message that nobody can be told the owner of. The same one again changes nothing."""
    row = insert(UNDECODABLE).values(stage=stage, code=code, **_columns_of(record))
    connection.execute(row.on_conflict_do_nothing())


def _columns_of(record: Record) -> dict[str, Any]:
    """Where the message stands, and the message itself; headers as text, whatever bytes they are."""
    headers = {name: value.decode("utf-8", "backslashreplace") for name, value in sorted(record.headers.items())}
    return {
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "key": record.key,
        "headers": headers,
        "payload": record.value,
    }
