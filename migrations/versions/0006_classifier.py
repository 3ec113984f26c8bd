"""Schema classifier: its tables, and who may touch them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import tenancy

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    tenancy.create_schema("classifier")
    tenancy.create_shadow_schema("classifier")
    _tables()
    _access()


def downgrade() -> None:
    op.execute("drop schema classifier cascade")
    op.execute("drop schema shadow_classifier")


def _tables() -> None:
    op.create_table(
        "documents",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("reasons", postgresql.JSONB(), nullable=False),
        sa.Column("set_by_person", sa.Boolean(), nullable=False),
        sa.Column("reading", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "document_id", name="pk_documents"),
        schema="classifier",
    )


def _access() -> None:
    tenancy.protect("classifier.documents")
    op.execute(
        "create view classifier.document_kinds with (security_invoker = true) as "
        "select owner_id, document_id, revision, kind, confidence, set_by_person, reasons "
        "from classifier.documents"
    )
    tenancy.grant("select", "classifier.document_kinds", f"{tenancy.APP}, {tenancy.SHADOW}")
