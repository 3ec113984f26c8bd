"""Where ontology versions are kept. They belong to nobody."""

from sqlalchemy import Column, DateTime, Integer, LargeBinary, Text, func

from shared.db.metadata import operator_table

ONTOLOGIES = operator_table(
    "ontologies",
    "skills",
    Column("version", Text, primary_key=True),
    Column("content_hash", Text, nullable=False),
    Column("concepts", Integer, nullable=False),
    Column("snapshot", LargeBinary, nullable=False, comment="compressed canonical JSON of the whole version"),
    Column("imported_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
)
