"""Where profiles of occupations and relations between skills are kept. They belong to nobody."""

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Double,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    func,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.sql.schema import SchemaItem

from shared.db.metadata import operator_table

SCHEMA = "skills"

OCCUPATION_PROFILES = operator_table(
    "occupation_profiles",
    SCHEMA,
    Column("release", Text, primary_key=True, comment="as onet-29.3"),
    Column("snapshot", LargeBinary, nullable=False, comment="compressed canonical JSON of all occupations"),
)

RELATION_BUILDS = operator_table(
    "relation_builds",
    SCHEMA,
    Column("ontology_version", Text, primary_key=True),
    Column("ontology_hash", Text, nullable=False),
    Column("content_hash", Text, nullable=False, comment="of all relations"),
    Column("provenance", JSONB, nullable=False, comment="sources, weights, method"),
    Column("built_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
)
"""One row for each ontology version whose relations are there."""


def _of_build(name: str, *items: SchemaItem, key: tuple[str, ...]) -> Table:
    """A table of rows that belong to a build, and are replaced when it is built again."""
    version = Column[str]("ontology_version", Text, nullable=False)
    return operator_table(name, SCHEMA, version, *items, PrimaryKeyConstraint("ontology_version", *key))


SIMILAR_SKILLS = _of_build(
    "similar_skills",
    Column("concept_id", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("related_id", Text, nullable=False),
    Column("score", Double, nullable=False),
    Column("occupations", Double, comment="co-occurrence in occupations, 0 to 1; null: no such source"),
    Column("advertisements", Double),
    Column("meaning", Double),
    Column("hierarchy", Double, nullable=False),
    key=("concept_id", "rank"),
)

SKILL_PROGRESSIONS = _of_build(
    "skill_progressions",
    Column("before_id", Text, nullable=False),
    Column("after_id", Text, nullable=False),
    Column("score", Double, nullable=False),
    Column("source", Text, nullable=False),
    Column("together", Integer, nullable=False),
    Column("share_of_after", Double, nullable=False),
    Column("share_of_before", Double, nullable=False),
    Column("zone_difference", Double),
    Column("level_difference", Double),
    key=("before_id", "after_id"),
)
Index(None, SKILL_PROGRESSIONS.c.ontology_version, SKILL_PROGRESSIONS.c.after_id)

SKILL_CLUSTERS = _of_build(
    "skill_clusters",
    Column("id", Text, nullable=False, comment="hash of the members"),
    Column("rank", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("function", Text),
    Column("function_share", Double, nullable=False),
    Column("industry", Text),
    Column("industry_share", Double, nullable=False),
    Column("size", Integer, nullable=False),
    key=("id",),
)

CLUSTER_MEMBERS = _of_build(
    "cluster_members",
    Column("concept_id", Text, nullable=False),
    Column("cluster_id", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    key=("concept_id",),
)
Index(None, CLUSTER_MEMBERS.c.ontology_version, CLUSTER_MEMBERS.c.cluster_id, CLUSTER_MEMBERS.c.rank)

OCCUPATIONS = _of_build(
    "occupations",
    Column("soc", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("job_zone", Integer),
    key=("soc",),
)

OCCUPATION_ELEMENTS = _of_build(
    "occupation_elements",
    Column("soc", Text, nullable=False),
    Column("element_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("concept_id", Text),
    Column("importance", Double),
    Column("level", Double),
    Column("importance_low", Double, comment="95 % confidence; null: the release gives no bounds"),
    Column("importance_high", Double),
    Column("level_low", Double),
    Column("level_high", Double),
    key=("soc", "element_id"),
)
Index(None, OCCUPATION_ELEMENTS.c.ontology_version, OCCUPATION_ELEMENTS.c.concept_id)

OCCUPATION_TECHNOLOGIES = _of_build(
    "occupation_technologies",
    Column("soc", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("concept_id", Text),
    Column("hot", Boolean, nullable=False),
    Column("in_demand", Boolean, nullable=False),
    key=("soc", "title"),
)
Index(None, OCCUPATION_TECHNOLOGIES.c.ontology_version, OCCUPATION_TECHNOLOGIES.c.concept_id)

RELATED_OCCUPATIONS = _of_build(
    "related_occupations",
    Column("soc", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("related_soc", Text, nullable=False),
    Column("likeness", Double, nullable=False),
    Column("tier", Text, comment="how near the release calls it; null: it does not name it"),
    key=("soc", "rank"),
)

OCCUPATION_TOOLS = _of_build(
    "occupation_tools",
    Column("soc", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("commodity", Text, nullable=False),
    key=("soc", "title"),
)

OCCUPATION_TASKS = _of_build(
    "occupation_tasks",
    Column("soc", Text, nullable=False),
    Column("id", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("core", Boolean),
    Column("activities", ARRAY(Text), nullable=False, comment="titles of detailed work activities"),
    key=("soc", "id"),
)

BUILT_TABLES = (
    SIMILAR_SKILLS,
    SKILL_PROGRESSIONS,
    SKILL_CLUSTERS,
    CLUSTER_MEMBERS,
    OCCUPATIONS,
    OCCUPATION_ELEMENTS,
    OCCUPATION_TECHNOLOGIES,
    RELATED_OCCUPATIONS,
    OCCUPATION_TOOLS,
    OCCUPATION_TASKS,
)
