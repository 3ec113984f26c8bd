"""Tables of the runtime: what was applied, what is to be sent, how far each stage is, what failed."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Identity,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from shared.db.metadata import operator_table, owned_table

SCHEMA = "runtime"


def _now(name: str) -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=False, server_default=func.now())


def _place_in_log() -> tuple[Column[Any], ...]:
    return (
        Column("topic", Text, nullable=False),
        Column("partition", Integer, nullable=False),
        Column("offset", BigInteger, nullable=False),
    )


def _message(payload: str) -> tuple[Column[Any], ...]:
    return (
        Column("key", LargeBinary),
        Column("headers", JSONB, nullable=False),
        Column("payload", LargeBinary, comment=payload),
    )


INBOX = owned_table(
    "inbox",
    SCHEMA,
    Column("stage", Text, nullable=False),
    Column("event_id", Uuid, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("document_id", Uuid),
    Column("position", BigInteger, comment="among the owner's applied inputs; front door only"),
    Column("status", Text, nullable=False, comment="applied, skipped or dead"),
    Column("reason", Text, comment="why it was skipped, or the code of the dead letter"),
    Column("stage_version", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("duration_ms", Integer, nullable=False),
    Column("removed", JSONB, comment="rows removed by a clean-up, by table"),
    _now("processed_at"),
    key=("stage", "event_id"),
)
Index("ix_inbox_document", INBOX.c.owner_id, INBOX.c.document_id)
Index(
    "uq_inbox_position",
    INBOX.c.owner_id,
    INBOX.c.stage,
    INBOX.c.position,
    unique=True,
    postgresql_where=text("position is not null"),
)

OUTBOX = owned_table(
    "outbox",
    SCHEMA,
    Column("id", BigInteger, Identity(always=True), nullable=False),
    Column("event_id", Uuid, nullable=False),
    Column("type", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("key", Text, nullable=False, comment="partition key: an id"),
    Column("document_id", Uuid),
    Column("key_id", Uuid, comment="data key of the payload; null: not sealed"),
    Column("producer", Text, nullable=False, comment="the stage or API that wrote it"),
    Column("cause_id", Uuid),
    Column("replay_id", Uuid, nullable=False),
    Column("time", Text, nullable=False),
    Column("traceparent", Text),
    Column("payload", LargeBinary, nullable=False),
    _now("created_at"),
    Column("published_at", DateTime(timezone=True)),
    UniqueConstraint("id"),
    key=("event_id",),
)
Index("ix_outbox_unpublished", OUTBOX.c.id, postgresql_where=text("published_at is null"))
Index("ix_outbox_document", OUTBOX.c.owner_id, OUTBOX.c.document_id, OUTBOX.c.id)
Index("ix_outbox_type", OUTBOX.c.owner_id, OUTBOX.c.type, OUTBOX.c.id)

RECORDS = owned_table(
    "records",
    SCHEMA,
    Column("stage", Text, nullable=False),
    Column("event_id", Uuid, nullable=False),
    Column("name", Text, nullable=False),
    Column("document_id", Uuid),
    Column("answer", LargeBinary, nullable=False, comment="JSON, sealed with the data key of the event"),
    key=("stage", "event_id", "name"),
)
Index("ix_records_document", RECORDS.c.owner_id, RECORDS.c.document_id)

DEAD_LETTERS = owned_table(
    "dead_letters",
    SCHEMA,
    Column("id", Uuid, nullable=False),
    Column("stage", Text, nullable=False),
    Column("event_id", Uuid, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("document_id", Uuid),
    Column("code", Text, nullable=False),
    Column("error", Text, nullable=False, comment="type of the error and where it was raised; never its message"),
    Column("attempts", Integer, nullable=False),
    *_place_in_log(),
    *_message("byte for byte, sealed as it was"),
    Column("replay_event_id", Uuid, comment="the event that was sent to replay it"),
    _now("created_at"),
    key=("id",),
)
Index("ix_dead_letters_document", DEAD_LETTERS.c.owner_id, DEAD_LETTERS.c.document_id)

UNDECODABLE = operator_table(
    "undecodable",
    SCHEMA,
    Column("stage", Text, nullable=False),
    *_place_in_log(),
    Column("code", Text, nullable=False),
    *_message("byte for byte"),
    _now("created_at"),
    PrimaryKeyConstraint("stage", "topic", "partition", "offset"),
)

OFFSETS = operator_table(
    "offsets",
    SCHEMA,
    Column("stage", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("partition", Integer, nullable=False),
    Column("next_offset", BigInteger, nullable=False, comment="every lower offset is committed"),
    Column("topic_id", Text, comment="the broker's id of the topic whose records are counted; null: not known"),
    PrimaryKeyConstraint("stage", "topic", "partition"),
)
