"""Schema knowledge_graph: its tables, and who may touch them."""

import pgvector.sqlalchemy
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import tenancy

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    tenancy.create_schema("knowledge_graph")
    tenancy.create_shadow_schema("knowledge_graph")
    _tables()
    _access()


def downgrade() -> None:
    op.execute("drop schema knowledge_graph cascade")
    op.execute("drop schema shadow_knowledge_graph")


def _tables() -> None:
    op.create_table(
        "commands",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("command", postgresql.JSONB(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.CheckConstraint("(outcome = 'refused') = (code is not null)", name=op.f("ck_commands_code")),
        sa.CheckConstraint("outcome in ('accepted', 'refused')", name=op.f("ck_commands_outcome")),
        sa.PrimaryKeyConstraint("owner_id", "event_id", name="pk_commands"),
        schema="knowledge_graph",
    )
    op.create_table(
        "documents",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("facts", postgresql.JSONB(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "document_id", name="pk_documents"),
        schema="knowledge_graph",
    )
    op.create_table(
        "edges",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fact_ids", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "id", name="pk_edges"),
        schema="knowledge_graph",
    )
    op.create_index("ix_edges_owner_id_source", "edges", ["owner_id", "source"], unique=False, schema="knowledge_graph")
    op.create_index("ix_edges_owner_id_target", "edges", ["owner_id", "target"], unique=False, schema="knowledge_graph")
    op.create_table(
        "fact_vectors",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dimension", sa.Integer(), nullable=False),
        sa.Column("vector", pgvector.sqlalchemy.vector.VECTOR(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.CheckConstraint("dimension between 384 and 3072", name=op.f("ck_fact_vectors_dimension")),
        sa.CheckConstraint("dimension = vector_dims(vector)", name=op.f("ck_fact_vectors_vector")),
        sa.PrimaryKeyConstraint("owner_id", "model", "version", "id", name="pk_fact_vectors"),
        schema="knowledge_graph",
    )
    op.create_table(
        "facts",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("holding", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("value", postgresql.JSONB(), nullable=True),
        sa.Column("corrected_from", postgresql.JSONB(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("evidence", postgresql.JSONB(), nullable=False),
        sa.Column("keys", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("conflicts_with", postgresql.JSONB(), nullable=False),
        sa.Column("author_roles", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "id", name="pk_facts"),
        schema="knowledge_graph",
    )
    op.create_index(
        "ix_facts_owner_id_rank_id", "facts", ["owner_id", "rank", "id"], unique=False, schema="knowledge_graph"
    )
    op.create_index(
        "ix_facts_owner_id_type_rank_id",
        "facts",
        ["owner_id", "type", "rank", "id"],
        unique=False,
        schema="knowledge_graph",
    )
    op.create_table(
        "insights",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("statements", postgresql.JSONB(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "id", name="pk_insights"),
        schema="knowledge_graph",
    )
    op.create_table(
        "nodes",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("fact_ids", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "id", name="pk_nodes"),
        schema="knowledge_graph",
    )
    op.create_table(
        "skill_names",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=True),
        sa.Column("keys", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("concept_id", sa.Text(), nullable=True),
        sa.CheckConstraint("(phrase is null) = (cardinality(keys) > 0)", name=op.f("ck_skill_names_about")),
        sa.PrimaryKeyConstraint("owner_id", "event_id", name="pk_skill_names"),
        schema="knowledge_graph",
    )
    op.create_table(
        "skill_levels",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Double(), nullable=False),
        sa.Column("level_word", sa.Text(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("last_used", sa.Text(), nullable=True),
        sa.Column("reasons", postgresql.JSONB(), nullable=False),
        sa.Column("assumption", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "id", name="pk_skill_levels"),
        schema="knowledge_graph",
    )
    op.create_table(
        "skills",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("fact_id", sa.Text(), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("concept_id", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("onet_id", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("candidates", postgresql.JSONB(), nullable=False),
        sa.Column("gate_summary", postgresql.JSONB(), nullable=True, comment="null where names decided"),
        sa.Column("ontology_version", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "id", name="pk_skills"),
        schema="knowledge_graph",
    )
    op.create_index(
        "ix_skills_owner_id_concept_id", "skills", ["owner_id", "concept_id"], unique=False, schema="knowledge_graph"
    )
    op.create_table(
        "snapshots",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("documents", postgresql.JSONB(), nullable=False),
        sa.Column("revisions", postgresql.JSONB(), nullable=False),
        sa.Column("fact_etags", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "stage", name="pk_snapshots"),
        schema="knowledge_graph",
    )


def _access() -> None:
    for table in (
        "documents",
        "commands",
        "facts",
        "skills",
        "skill_levels",
        "skill_names",
        "nodes",
        "edges",
        "fact_vectors",
        "insights",
        "snapshots",
    ):
        tenancy.protect(f"knowledge_graph.{table}")
    op.execute(
        """
        create view knowledge_graph.document_progress with (security_invoker = true) as
        select
            snapshots.owner_id,
            (document ->> 'document_id')::uuid as document_id,
            (snapshots.revisions ->> (document ->> 'document_id'))::integer as revision,
            document ->> 'state' as state,
            snapshots.position
        from knowledge_graph.snapshots
        cross join lateral jsonb_array_elements(snapshots.documents) as document
        where snapshots.stage = 'generate_insights'
        """
    )
    tenancy.grant("select", "knowledge_graph.document_progress", f"{tenancy.APP}, {tenancy.SHADOW}")
