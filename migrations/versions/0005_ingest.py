"""Schema ingest: its tables, and who may touch them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import tenancy

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    tenancy.create_schema("ingest")
    tenancy.create_shadow_schema("ingest")
    _tables()
    _access()


def downgrade() -> None:
    op.execute("drop schema ingest cascade")
    op.execute("drop schema shadow_ingest")


def _tables() -> None:
    op.create_table(
        "documents",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("content_address", sa.Text(), nullable=False),
        sa.Column("flags", postgresql.JSONB(), nullable=False),
        sa.Column("verdict", postgresql.JSONB(), nullable=True),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "document_id", name="pk_documents"),
        schema="ingest",
    )
    op.create_index(
        "ix_documents_held",
        "documents",
        ["uploaded_at"],
        unique=False,
        schema="ingest",
        postgresql_where=sa.text("state = 'held'"),
    )
    op.create_index(
        "ix_documents_newest",
        "documents",
        ["owner_id", sa.literal_column("uploaded_at DESC"), "document_id"],
        unique=False,
        schema="ingest",
    )
    op.create_index(
        "uq_documents_content",
        "documents",
        ["owner_id", "sha256"],
        unique=True,
        schema="ingest",
        postgresql_where=sa.text("state <> 'deleted'"),
    )
    op.create_table(
        "quarantine",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("quarantine_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=True),
        sa.Column("finding", sa.Text(), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "quarantine_id", name="pk_quarantine"),
        schema="ingest",
    )
    op.create_index("ix_quarantine_refused_at", "quarantine", ["refused_at"], unique=False, schema="ingest")
    op.create_table(
        "readings",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("needs_ocr", sa.Boolean(), nullable=False),
        sa.Column("quarantined", sa.Boolean(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("words", sa.Integer(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("warnings", postgresql.JSONB(), nullable=False),
        sa.Column("document_date", sa.Date(), nullable=True),
        sa.Column("reader", sa.Text(), nullable=True),
        sa.Column("text_sha256", sa.Text(), nullable=True),
        sa.Column("text_address", sa.Text(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "document_id", name="pk_readings"),
        schema="ingest",
    )


def _access() -> None:
    tenancy.protect("ingest.documents", operator="owner_id, document_id, media_type, size, state, uploaded_at")
    tenancy.protect("ingest.readings", operator="owner_id, document_id, outcome, code, quarantined, read_at")
    tenancy.protect(
        "ingest.quarantine",
        operator="owner_id, quarantine_id, code, size, sha256, address, engine, finding, refused_at",
    )
