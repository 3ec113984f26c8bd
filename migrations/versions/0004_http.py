"""Schema http: its tables, and who may touch them."""

import sqlalchemy as sa
from alembic import op

from migrations import tenancy

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    tenancy.create_schema("http")
    _tables()
    _access()


def downgrade() -> None:
    op.execute("drop schema http cascade")


def _tables() -> None:
    op.create_table(
        "idempotency_keys",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("request_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "operation", "key", name="pk_idempotency_keys"),
        schema="http",
    )
    op.create_table(
        "recent_calls",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("called_at", sa.ARRAY(sa.DateTime(timezone=True)), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "operation", name="pk_recent_calls"),
        schema="http",
    )


def _access() -> None:
    tenancy.protect("http.idempotency_keys", app="select, insert, delete", shadow=False)
    tenancy.protect("http.recent_calls", shadow=False)
