"""Schema skills: its tables, and who may touch them."""

import sqlalchemy as sa
from alembic import op

from migrations import tenancy

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    tenancy.create_schema("skills")
    _tables()
    _access()


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
    tenancy.grant("select, insert", "skills.ontologies", tenancy.OPERATOR)
