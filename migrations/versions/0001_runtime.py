"""Schema runtime: its tables, and who may touch them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import tenancy

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.execute("create extension if not exists vector")
    tenancy.create_roles()
    tenancy.create_schema("runtime")
    _tables()
    _access()


def downgrade() -> None:
    op.execute("drop schema runtime cascade")


def _tables() -> None:
    op.create_table(
        "dead_letters",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("partition", sa.Integer(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=True),
        sa.Column("headers", postgresql.JSONB(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("replay_event_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "id", name="pk_dead_letters"),
        schema="runtime",
    )
    op.create_index(
        "ix_dead_letters_document", "dead_letters", ["owner_id", "document_id"], unique=False, schema="runtime"
    )
    op.create_table(
        "inbox",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("stage_version", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("duration_ms", sa.Integer(), nullable=False),
        sa.Column("removed", postgresql.JSONB(), nullable=True),
        sa.Column("processed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "stage", "event_id", name="pk_inbox"),
        schema="runtime",
    )
    op.create_index("ix_inbox_document", "inbox", ["owner_id", "document_id"], unique=False, schema="runtime")
    op.create_index(
        "uq_inbox_position",
        "inbox",
        ["owner_id", "stage", "position"],
        unique=True,
        schema="runtime",
        postgresql_where=sa.text("position is not null"),
    )
    op.create_table(
        "offsets",
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("partition", sa.Integer(), nullable=False),
        sa.Column("next_offset", sa.BigInteger(), nullable=False),
        sa.Column("topic_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("stage", "topic", "partition", name="pk_offsets"),
        schema="runtime",
    )
    op.create_table(
        "outbox",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.Column("producer", sa.Text(), nullable=False),
        sa.Column("cause_id", sa.Uuid(), nullable=True),
        sa.Column("replay_id", sa.Uuid(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("traceparent", sa.Text(), nullable=True),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("owner_id", "event_id", name="pk_outbox"),
        sa.UniqueConstraint("id", name="uq_outbox_id"),
        schema="runtime",
    )
    op.create_index("ix_outbox_document", "outbox", ["owner_id", "document_id", "id"], unique=False, schema="runtime")
    op.create_index("ix_outbox_type", "outbox", ["owner_id", "type", "id"], unique=False, schema="runtime")
    op.create_index(
        "ix_outbox_unpublished",
        "outbox",
        ["id"],
        unique=False,
        schema="runtime",
        postgresql_where=sa.text("published_at is null"),
    )
    op.create_table(
        "records",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "stage", "event_id", "name", name="pk_records"),
        schema="runtime",
    )
    op.create_index("ix_records_document", "records", ["owner_id", "document_id"], unique=False, schema="runtime")
    op.create_table(
        "undecodable",
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("partition", sa.Integer(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=True),
        sa.Column("headers", postgresql.JSONB(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("stage", "topic", "partition", "offset", name="pk_undecodable"),
        schema="runtime",
    )


def _access() -> None:
    tenancy.protect(
        "runtime.inbox",
        operator="owner_id, stage, event_id, event_type, document_id, position, status, reason, stage_version, "
        "attempt, duration_ms, removed, processed_at",
    )
    tenancy.protect(
        "runtime.outbox",
        operator="owner_id, id, event_id, type, version, key, document_id, key_id, producer, cause_id, replay_id, "
        "time, traceparent, created_at, published_at",
    )
    op.execute(f"create policy relay on runtime.outbox to {tenancy.RELAY} using (true)")
    tenancy.grant("select, update (published_at)", "runtime.outbox", tenancy.RELAY)
    tenancy.protect("runtime.records", operator="owner_id, stage, event_id, name, document_id")
    tenancy.protect(
        "runtime.dead_letters",
        operator="owner_id, id, stage, event_id, event_type, document_id, code, error, attempts, topic, partition, "
        '"offset", replay_event_id, created_at',
    )
    op.execute("create policy replay on runtime.dead_letters for update to " + tenancy.OPERATOR + " using (true)")
    tenancy.grant("update (replay_event_id)", "runtime.dead_letters", tenancy.OPERATOR)
    tenancy.grant("insert", "runtime.undecodable", tenancy.APP)
    tenancy.grant(
        'select (stage, topic, partition, "offset", code, created_at)', "runtime.undecodable", tenancy.OPERATOR
    )
    tenancy.grant("select, insert, update", "runtime.offsets", tenancy.APP)
    tenancy.grant("select", "runtime.offsets", tenancy.OPERATOR)
