"""The query behind a document's status: the upload beside what the other services publish about it."""

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Float,
    FromClause,
    Integer,
    Text,
    Uuid,
    and_,
    exists,
    func,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from services.ingest.models import DOCUMENTS, READINGS
from shared.runtime.tables import DEAD_LETTERS, INBOX, OUTBOX
from shared.schemas.documents import DocumentUploaded

_KINDS = table(
    "document_kinds",
    Column("owner_id", Uuid),
    Column("document_id", Uuid),
    Column("revision", Integer),
    Column("kind", Text),
    Column("confidence", Float),
    Column("set_by_person", Boolean),
    Column("reasons", JSONB),
    schema="classifier",
)
"""View that the classifier publishes."""

_PROGRESS = table(
    "document_progress",
    Column("owner_id", Uuid),
    Column("document_id", Uuid),
    Column("revision", Integer),
    Column("state", Text),
    schema="knowledge_graph",
)
"""View that the knowledge graph publishes: what the person's newest insights hold of each document."""

_UPLOADS = (
    select(OUTBOX.c.event_id)
    .where(
        OUTBOX.c.owner_id == DOCUMENTS.c.owner_id,
        OUTBOX.c.document_id == DOCUMENTS.c.document_id,
        OUTBOX.c.type == DocumentUploaded.TYPE,
    )
    .order_by(OUTBOX.c.id.desc())
    .limit(1)
    .correlate(DOCUMENTS)
    .scalar_subquery()
)
_READ_PENDING = ~exists().where(
    INBOX.c.owner_id == DOCUMENTS.c.owner_id, INBOX.c.stage == "read", INBOX.c.event_id == _UPLOADS
)
_DEAD = (
    select(func.array_agg(DEAD_LETTERS.c.event_type, type_=ARRAY(Text)))
    .where(
        DEAD_LETTERS.c.owner_id == DOCUMENTS.c.owner_id,
        DEAD_LETTERS.c.document_id == DOCUMENTS.c.document_id,
        DEAD_LETTERS.c.replay_event_id.is_(None),
    )
    .correlate(DOCUMENTS)
    .scalar_subquery()
)


def _same_document(other: FromClause) -> ColumnElement[bool]:
    columns = other.c
    return and_(columns.owner_id == DOCUMENTS.c.owner_id, columns.document_id == DOCUMENTS.c.document_id)


STANDINGS = (
    select(
        DOCUMENTS,
        READINGS.c.outcome,
        READINGS.c.code,
        READINGS.c.detail,
        READINGS.c.needs_ocr,
        READINGS.c.quarantined,
        READINGS.c.pages,
        READINGS.c.words,
        READINGS.c.language,
        READINGS.c.warnings,
        READINGS.c.document_date,
        _KINDS.c.revision.label("kind_revision"),
        _KINDS.c.kind,
        _KINDS.c.confidence,
        _KINDS.c.set_by_person,
        _KINDS.c.reasons,
        _PROGRESS.c.revision.label("progress_revision"),
        _PROGRESS.c.state.label("progress_state"),
        _READ_PENDING.label("read_pending"),
        _DEAD.label("dead"),
    )
    .select_from(
        DOCUMENTS.outerjoin(READINGS, _same_document(READINGS))
        .outerjoin(_KINDS, _same_document(_KINDS))
        .outerjoin(_PROGRESS, _same_document(_PROGRESS))
    )
    .where(DOCUMENTS.c.state != "deleted")
)
"""Every upload that is not deleted, with its standing. Row-level security keeps it to one person."""
