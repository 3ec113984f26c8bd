"""Tables of the ingest service.

`readings` follows from the log. The others are made at the edge, by uploads: a replay neither writes nor
compares them (`info["edge"]`).

Operators see of every owner: documents (owner_id, document_id, media_type, size, state, uploaded_at),
readings (owner_id, document_id, outcome, code, quarantined, read_at), quarantine (all columns).
"""

from sqlalchemy import Boolean, Column, Date, DateTime, Index, Integer, Text, Uuid, func, text
from sqlalchemy.dialects.postgresql import JSONB

from shared.db.metadata import NOT_CANONICAL, owned_table

SCHEMA = "ingest"

DOCUMENTS = owned_table(
    "documents",
    SCHEMA,
    Column("document_id", Uuid, nullable=False),
    Column("name", Text, comment="display name; null once deleted"),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False, comment="bytes"),
    Column("sha256", Text, comment="of the plaintext, hex; null once deleted"),
    Column("state", Text, nullable=False, comment="held, stored, infected or deleted"),
    Column("content_address", Text, nullable=False, comment="of the sealed original"),
    Column("flags", JSONB, nullable=False, comment="stable codes of what screening noticed"),
    Column("verdict", JSONB, comment="the scanner's; null while held"),
    Column("uploaded_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    key=("document_id",),
)
DOCUMENTS.info["edge"] = True
Index(
    "uq_documents_content",
    DOCUMENTS.c.owner_id,
    DOCUMENTS.c.sha256,
    unique=True,
    postgresql_where=text("state <> 'deleted'"),
)
Index("ix_documents_newest", DOCUMENTS.c.owner_id, DOCUMENTS.c.uploaded_at.desc(), DOCUMENTS.c.document_id)
Index("ix_documents_held", DOCUMENTS.c.uploaded_at, postgresql_where=text("state = 'held'"))

READINGS = owned_table(
    "readings",
    SCHEMA,
    Column("document_id", Uuid, nullable=False),
    Column("outcome", Text, nullable=False, comment="read or rejected"),
    Column("code", Text, comment="why it was rejected"),
    Column("detail", Text),
    Column("needs_ocr", Boolean, nullable=False),
    Column("quarantined", Boolean, nullable=False, comment="the original is kept, and never served"),
    Column("pages", Integer),
    Column("words", Integer),
    Column("language", Text),
    Column("warnings", JSONB, nullable=False),
    Column("document_date", Date),
    Column("reader", Text),
    Column("text_sha256", Text),
    Column("text_address", Text, info=NOT_CANONICAL, comment="of the sealed reading; holds the event's id"),
    Column("read_at", DateTime(timezone=True), nullable=False, server_default=func.now(), info=NOT_CANONICAL),
    key=("document_id",),
)

QUARANTINE = owned_table(
    "quarantine",
    SCHEMA,
    Column("quarantine_id", Uuid, nullable=False, comment="stands for a document id in keys and addresses"),
    Column("code", Text, nullable=False, comment="why the upload was refused"),
    Column("size", Integer, nullable=False, comment="bytes"),
    Column("sha256", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("engine", Text, comment="the scanner, where it was the scanner"),
    Column("finding", Text, comment="its name of what it found"),
    Column("refused_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    key=("quarantine_id",),
)
QUARANTINE.info["edge"] = True
Index("ix_quarantine_refused_at", QUARANTINE.c.refused_at)
