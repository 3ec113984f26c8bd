"""Schema skills: its tables, and who may touch them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import tenancy

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    tenancy.create_schema("skills")
    _tables()
    _relations()
    _access()
    _relations_access()


def downgrade() -> None:
    op.execute("drop schema skills cascade")


def _tables() -> None:
    op.create_table(
        "ontologies",
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("concepts", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_ontologies"),
        schema="skills",
    )


def _access() -> None:
    tenancy.grant("select", "skills.ontologies", f"{tenancy.APP}, {tenancy.SHADOW}")
    tenancy.grant("select, insert, update (snapshot)", "skills.ontologies", tenancy.OPERATOR)


def _relations() -> None:
    op.create_table(
        "occupation_profiles",
        sa.Column("release", sa.Text(), nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("release", name="pk_occupation_profiles"),
        schema="skills",
    )
    op.create_table(
        "relation_builds",
        sa.Column("ontology_version", sa.Text(), nullable=False),
        sa.Column("ontology_hash", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("provenance", postgresql.JSONB(), nullable=False),
        sa.Column("built_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("ontology_version", name="pk_relation_builds"),
        schema="skills",
    )
    op.create_table(
        "similar_skills",
        sa.Column("ontology_version", sa.Text(), nullable=False),
        sa.Column("concept_id", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("related_id", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("occupations", sa.Double(), nullable=True),
        sa.Column("advertisements", sa.Double(), nullable=True),
        sa.Column("meaning", sa.Double(), nullable=True),
        sa.Column("hierarchy", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("ontology_version", "concept_id", "rank", name="pk_similar_skills"),
        schema="skills",
    )
    op.create_table(
        "skill_progressions",
        sa.Column("ontology_version", sa.Text(), nullable=False),
        sa.Column("before_id", sa.Text(), nullable=False),
        sa.Column("after_id", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("together", sa.Integer(), nullable=False),
        sa.Column("share_of_after", sa.Double(), nullable=False),
        sa.Column("share_of_before", sa.Double(), nullable=False),
        sa.Column("zone_difference", sa.Double(), nullable=True),
        sa.Column("level_difference", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("ontology_version", "before_id", "after_id", name="pk_skill_progressions"),
        schema="skills",
    )
    op.create_index(
        "ix_skill_progressions_ontology_version_after_id",
        "skill_progressions",
        ["ontology_version", "after_id"],
        unique=False,
        schema="skills",
    )
    op.create_table(
        "skill_clusters",
        sa.Column("ontology_version", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=True),
        sa.Column("function_share", sa.Double(), nullable=False),
        sa.Column("industry", sa.Text(), nullable=True),
        sa.Column("industry_share", sa.Double(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("ontology_version", "id", name="pk_skill_clusters"),
        schema="skills",
    )
    op.create_table(
        "cluster_members",
        sa.Column("ontology_version", sa.Text(), nullable=False),
        sa.Column("concept_id", sa.Text(), nullable=False),
        sa.Column("cluster_id", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("ontology_version", "concept_id", name="pk_cluster_members"),
        schema="skills",
    )
    op.create_index(
        "ix_cluster_members_ontology_version_cluster_id_rank",
        "cluster_members",
        ["ontology_version", "cluster_id", "rank"],
        unique=False,
        schema="skills",
    )
    op.create_table(
        "occupations",
        sa.Column("ontology_version", sa.Text(), nullable=False),
        sa.Column("soc", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("job_zone", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("ontology_version", "soc", name="pk_occupations"),
        schema="skills",
    )
    op.create_table(
        "occupation_elements",
        sa.Column("ontology_version", sa.Text(), nullable=False),
        sa.Column("soc", sa.Text(), nullable=False),
        sa.Column("element_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("concept_id", sa.Text(), nullable=True),
        sa.Column("importance", sa.Double(), nullable=True),
        sa.Column("level", sa.Double(), nullable=True),
        sa.Column(
            "importance_low",
            sa.Double(),
            nullable=True,
            comment="95 % confidence; null: the release gives no bounds",
        ),
        sa.Column("importance_high", sa.Double(), nullable=True),
        sa.Column("level_low", sa.Double(), nullable=True),
        sa.Column("level_high", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("ontology_version", "soc", "element_id", name="pk_occupation_elements"),
        schema="skills",
    )
    op.create_index(
        "ix_occupation_elements_ontology_version_concept_id",
        "occupation_elements",
        ["ontology_version", "concept_id"],
        unique=False,
        schema="skills",
    )
    op.create_table(
        "occupation_technologies",
        sa.Column("ontology_version", sa.Text(), nullable=False),
        sa.Column("soc", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("concept_id", sa.Text(), nullable=True),
        sa.Column("hot", sa.Boolean(), nullable=False),
        sa.Column("in_demand", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("ontology_version", "soc", "title", name="pk_occupation_technologies"),
        schema="skills",
    )
    op.create_index(
        "ix_occupation_technologies_ontology_version_concept_id",
        "occupation_technologies",
        ["ontology_version", "concept_id"],
        unique=False,
        schema="skills",
    )
    op.create_table(
        "related_occupations",
        sa.Column("ontology_version", sa.Text(), nullable=False),
        sa.Column("soc", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("related_soc", sa.Text(), nullable=False),
        sa.Column("likeness", sa.Double(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=True, comment="how near the release calls it; null: it does not name it"),
        sa.PrimaryKeyConstraint("ontology_version", "soc", "rank", name="pk_related_occupations"),
        schema="skills",
    )
    op.create_table(
        "occupation_tools",
        sa.Column("ontology_version", sa.Text(), nullable=False),
        sa.Column("soc", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("commodity", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ontology_version", "soc", "title", name="pk_occupation_tools"),
        schema="skills",
    )
    op.create_table(
        "occupation_tasks",
        sa.Column("ontology_version", sa.Text(), nullable=False),
        sa.Column("soc", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("core", sa.Boolean(), nullable=True),
        sa.Column(
            "activities",
            postgresql.ARRAY(sa.Text()),
            nullable=False,
            comment="titles of detailed work activities",
        ),
        sa.PrimaryKeyConstraint("ontology_version", "soc", "id", name="pk_occupation_tasks"),
        schema="skills",
    )


def _relations_access() -> None:
    for table in (
        "occupation_profiles",
        "relation_builds",
        "similar_skills",
        "skill_progressions",
        "skill_clusters",
        "cluster_members",
        "occupations",
        "occupation_elements",
        "occupation_technologies",
        "related_occupations",
        "occupation_tools",
        "occupation_tasks",
    ):
        tenancy.grant("select", f"skills.{table}", tenancy.APP)
        tenancy.grant("select, insert, delete", f"skills.{table}", tenancy.OPERATOR)
