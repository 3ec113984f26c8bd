"""Tables of the classifier: what kind each document is, at which revision, and who decided.

Other services read the view `classifier.document_kinds` (see the migration), never the table.
"""

from sqlalchemy import Boolean, Column, Float, Integer, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from shared.db.metadata import NOT_CANONICAL, owned_table

SCHEMA = "classifier"

DOCUMENTS = owned_table(
    "documents",
    SCHEMA,
    Column("document_id", Uuid, nullable=False),
    Column("revision", Integer, nullable=False, info=NOT_CANONICAL, comment="rises with every result"),
    Column("kind", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("reasons", JSONB, nullable=False, comment="names of rules"),
    Column("set_by_person", Boolean, nullable=False),
    Column("reading", JSONB, nullable=False, info=NOT_CANONICAL, comment="address and hash of the text blob"),
    key=("document_id",),
)
