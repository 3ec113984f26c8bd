"""Ontology versions in Postgres: an import adds one; stages load the newest."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from shared.db.database import Database
from shared.skills.ontology import Ontology, builtin_ontology
from shared.skills.tables import ONTOLOGIES


def save_ontology(connection: Connection, ontology: Ontology) -> bool:
    """Keep this version beside the others, as an operator. False when it is there already."""
    done = connection.execute(
        insert(ONTOLOGIES)
        .values(
            version=ontology.version,
            content_hash=ontology.content_hash,
            concepts=len(ontology.concepts),
            snapshot=ontology.to_bytes(),
        )
        .on_conflict_do_nothing()
        .returning(ONTOLOGIES.c.version)
    )
    return done.first() is not None


def newest_ontology(database: Database) -> Ontology:
    """The version imported last; the built-in one when nothing was imported."""
    with database.transaction("app") as connection:
        snapshot = connection.scalar(
            select(ONTOLOGIES.c.snapshot)
            .order_by(ONTOLOGIES.c.imported_at.desc(), ONTOLOGIES.c.version.desc())
            .limit(1)
        )
    return Ontology.from_bytes(snapshot) if snapshot is not None else builtin_ontology()
