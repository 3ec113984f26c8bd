"""Schema security: its tables, and who may touch them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import tenancy

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    tenancy.create_schema("security")
    _tables()
    _access()


def downgrade() -> None:
    op.execute("drop schema security cascade")


def _tables() -> None:
    op.create_table(
        "api_keys",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("secret_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("owner_id", "key_id", name="pk_api_keys"),
        schema="security",
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("operator_key_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        schema="security",
    )
    op.create_table(
        "erasures",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("erasure_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("receipt_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("counted_before", postgresql.JSONB(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("owner_id", "erasure_id", name="pk_erasures"),
        schema="security",
    )
    op.create_table(
        "keys",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("wrapped", sa.LargeBinary(), nullable=True),
        sa.Column("master_key_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("destroyed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("owner_id", "key_id", name="pk_keys"),
        schema="security",
    )
    op.create_index("ix_keys_purpose", "keys", ["owner_id", "purpose", "document_id"], unique=False, schema="security")
    op.create_table(
        "operator_keys",
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("secret_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("key_id", name="pk_operator_keys"),
        schema="security",
    )


def _access() -> None:
    tenancy.protect(
        "security.keys",
        app="select, insert, update",
        operator="owner_id, key_id, purpose, document_id, master_key_id, created_at, destroyed_at",
    )
    tenancy.protect("security.api_keys", app="select, insert, update (revoked_at)", shadow=False)
    tenancy.protect(
        "security.erasures",
        app="select, insert, update (read_at)",
        operator="owner_id, erasure_id, requested_at, read_at",
        shadow=False,
    )
    tenancy.grant("select, insert, update (revoked_at)", "security.operator_keys", tenancy.OPERATOR)
    tenancy.grant("select, insert", "security.audit", tenancy.OPERATOR)
