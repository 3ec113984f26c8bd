"""The tables of the knowledge graph. All rows belong to a person and follow from the log.

The front door owns `documents` and `commands`: they are its state. The other tables are projections of the
newest snapshot that each later stage applied. `etag` is the hash of a row's content: what is written is
what differs.
"""

from pgvector.sqlalchemy import Vector
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    Index,
    Integer,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from shared.db.metadata import NOT_CANONICAL, owned_table

SCHEMA = "knowledge_graph"
SMALLEST_DIMENSION, LARGEST_DIMENSION = 384, 3072
"""Of vectors: those of small sentence models, and of the largest that are served over the network."""

DOCUMENTS = owned_table(
    "documents",
    SCHEMA,
    Column("document_id", Uuid, nullable=False),
    Column("revision", Integer, nullable=False, info=NOT_CANONICAL),
    Column("position", BigInteger, nullable=False, info=NOT_CANONICAL, comment="of its first facts"),
    Column("kind", Text, nullable=False),
    Column("facts", JSONB, nullable=False, comment="of the newest revision, as extracted"),
    Column("confirmed", Boolean, nullable=False, comment="the person said that it is theirs"),
    key=("document_id",),
)
"""The newest revision of each document that the front door applied."""

COMMANDS = owned_table(
    "commands",
    SCHEMA,
    Column("event_id", Uuid, nullable=False),
    Column("position", BigInteger, nullable=False, info=NOT_CANONICAL),
    Column("command", JSONB, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("code", Text, comment="why it was refused"),
    CheckConstraint("outcome in ('accepted', 'refused')", name="outcome"),
    CheckConstraint("(outcome = 'refused') = (code is not null)", name="code"),
    key=("event_id",),
)
"""Every command that was applied, with what it comes to among the documents that are there now."""

SKILL_NAMES = owned_table(
    "skill_names",
    SCHEMA,
    Column("event_id", Uuid, nullable=False),
    Column("position", BigInteger, nullable=False, info=NOT_CANONICAL),
    Column("phrase", Text),
    Column("keys", ARRAY(Text), nullable=False, comment="of the fact, where one fact is meant"),
    Column("concept_id", Text, comment="null: withdrawn"),
    CheckConstraint("(phrase is null) = (cardinality(keys) > 0)", name="about"),
    key=("event_id",),
)
"""What the person said that a phrase, or one fact, means."""

FACTS = owned_table(
    "facts",
    SCHEMA,
    Column("id", Text, nullable=False, comment="smallest duplicate key"),
    Column("rank", BigInteger, nullable=False, comment="order of the documents, then the place in them"),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("visibility", Text, nullable=False),
    Column("holding", Text, nullable=False),
    Column("entry_id", Text),
    Column("text", Text, nullable=False),
    Column("value", JSONB),
    Column("corrected_from", JSONB),
    Column("confidence", Double, nullable=False),
    Column("as_of", Date),
    Column("evidence", JSONB, nullable=False),
    Column("keys", ARRAY(Text), nullable=False),
    Column("conflicts_with", JSONB, nullable=False),
    Column("author_roles", ARRAY(Text), nullable=False),
    Column("etag", Text, nullable=False),
    key=("id",),
)
Index(None, FACTS.c.owner_id, FACTS.c.rank, FACTS.c.id)
Index(None, FACTS.c.owner_id, FACTS.c.type, FACTS.c.rank, FACTS.c.id)

SKILLS = owned_table(
    "skills",
    SCHEMA,
    Column("id", Text, nullable=False, comment="hash of fact, phrase and concept"),
    Column("rank", Integer, nullable=False, comment="order of the facts"),
    Column("fact_id", Text, nullable=False),
    Column("phrase", Text, nullable=False),
    Column("concept_id", Text),
    Column("name", Text),
    Column("category", Text),
    Column("onet_id", Text),
    Column("method", Text, nullable=False),
    Column("score", Double, nullable=False),
    Column("candidates", JSONB, nullable=False),
    Column("gate_summary", JSONB, comment="null where names decided"),
    Column("ontology_version", Text, nullable=False),
    Column("etag", Text, nullable=False),
    key=("id",),
)
Index(None, SKILLS.c.owner_id, SKILLS.c.concept_id)

SKILL_LEVELS = owned_table(
    "skill_levels",
    SCHEMA,
    Column("id", Text, nullable=False, comment="of the concept"),
    Column("name", Text, nullable=False),
    Column("level", Double, nullable=False, comment="0 to 7, O*NET's scale"),
    Column("level_word", Text, nullable=False),
    Column("months", Integer, comment="of use"),
    Column("last_used", Text, comment="year, or year and month"),
    Column("reasons", JSONB, nullable=False),
    Column("assumption", Text),
    Column("etag", Text, nullable=False),
    key=("id",),
)

NODES = owned_table(
    "nodes",
    SCHEMA,
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("fact_ids", ARRAY(Text), nullable=False),
    Column("etag", Text, nullable=False),
    key=("id",),
)

EDGES = owned_table(
    "edges",
    SCHEMA,
    Column("id", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("fact_ids", ARRAY(Text), nullable=False),
    Column("etag", Text, nullable=False),
    key=("id",),
)
Index(None, EDGES.c.owner_id, EDGES.c.source)
Index(None, EDGES.c.owner_id, EDGES.c.target)

FACT_VECTORS = owned_table(
    "fact_vectors",
    SCHEMA,
    Column("model", Text, nullable=False, info=NOT_CANONICAL),
    Column("version", Text, nullable=False, info=NOT_CANONICAL, comment="of the model"),
    Column("id", Text, nullable=False, info=NOT_CANONICAL, comment="of the fact"),
    Column("dimension", Integer, nullable=False, info=NOT_CANONICAL),
    Column("vector", Vector(), nullable=False, info=NOT_CANONICAL),
    Column("text_hash", Text, nullable=False, info=NOT_CANONICAL, comment="of the text that was embedded"),
    CheckConstraint(f"dimension between {SMALLEST_DIMENSION} and {LARGEST_DIMENSION}", name="dimension"),
    CheckConstraint("dimension = vector_dims(vector)", name="vector"),
    key=("model", "version", "id"),
)
"""Vectors of the facts' texts, of one model or, while it is changed, of several beside each other.

None of it is part of the canonical state: which vectors there are depends on the models that processes have, and not
on the log. A search goes through all vectors of one person and model: exact, and no index over persons exists.
"""

INSIGHTS = owned_table(
    "insights",
    SCHEMA,
    Column("id", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("statements", JSONB, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("etag", Text, nullable=False),
    key=("id",),
)

SNAPSHOTS = owned_table(
    "snapshots",
    SCHEMA,
    Column("stage", Text, nullable=False),
    Column("position", BigInteger, nullable=False, info=NOT_CANONICAL),
    Column("documents", JSONB, nullable=False, comment="ids, kinds and states, in their order"),
    Column("revisions", JSONB, nullable=False, info=NOT_CANONICAL, comment="document id to revision"),
    Column("fact_etags", JSONB, nullable=False, comment="fact id to ETag; kept by the front door only"),
    key=("stage",),
)
"""The newest snapshot that each stage sent (the front door) or applied (the others).

Other services read the view `knowledge_graph.document_progress` (see the migration): one row for each document in
the newest snapshot that reached its end. A document is done at its revision when it is there.
"""
