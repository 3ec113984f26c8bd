"""Schema extractor: its tables, and who may touch them."""

import sqlalchemy as sa
from alembic import op

from migrations import tenancy

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    tenancy.create_schema("extractor")
    tenancy.create_shadow_schema("extractor")
    _tables()
    _access()


def downgrade() -> None:
    op.execute("drop schema extractor cascade")
    op.execute("drop schema shadow_extractor")


def _tables() -> None:
    op.create_table(
        "extractions",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("facts", sa.Integer(), nullable=False),
        sa.Column("facts_sha256", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "document_id", name="pk_extractions"),
        schema="extractor",
    )


def _access() -> None:
    tenancy.protect("extractor.extractions")
