"""Table of the extractor: which set of facts it last gave for each document."""

from sqlalchemy import Column, Integer, Text, Uuid

from shared.db.metadata import NOT_CANONICAL, owned_table

SCHEMA = "extractor"

EXTRACTIONS = owned_table(
    "extractions",
    SCHEMA,
    Column("document_id", Uuid, nullable=False),
    Column("revision", Integer, nullable=False, info=NOT_CANONICAL),
    Column("kind", Text, nullable=False),
    Column("facts", Integer, nullable=False, comment="how many"),
    Column("facts_sha256", Text, nullable=False, comment="of the canonical JSON of the whole set"),
    key=("document_id",),
)
