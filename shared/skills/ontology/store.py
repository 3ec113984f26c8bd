"""Ontology versions in Postgres, and which of them is in force.

A version's content is stored once under its name, which holds the content's hash, and is never changed. The log says
which one is in force: that of the newest `ontology.imported` event. No clock decides.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert

from shared.db.database import Database
from shared.runtime.tables import OUTBOX
from shared.schemas.commands import OntologyImported
from shared.schemas.event import NO_OWNER
from shared.schemas.registry import parse_json
from shared.skills.ontology.error import OntologyError
from shared.skills.ontology.ontology import Ontology, builtin_ontology
from shared.skills.ontology.tables import ONTOLOGIES

_IMPORTS = (
    select(OUTBOX.c.event_id, OUTBOX.c.version, OUTBOX.c.payload)
    .where(OUTBOX.c.owner_id == NO_OWNER, OUTBOX.c.type == OntologyImported.TYPE)
    .order_by(OUTBOX.c.id.desc())
)


@dataclass(frozen=True, slots=True)
class Import:
    """An import that the log holds: this version was in force from there on."""

    event_id: UUID
    version: str
    content_hash: str


def save_ontology(connection: Connection, ontology: Ontology) -> bool:
    """Keep this version beside the others, as an operator. False when it is there already, with this content.

    One that is there and cannot be read any more is mended: its name says what it has to be.

    Raises `OntologyError` (`version_taken`) when the name belongs to other content, which a stamped version rules out.
    """
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
    if done.first() is not None:
        return True
    same = ONTOLOGIES.c.version == ontology.version
    stored = connection.execute(select(ONTOLOGIES.c.content_hash, ONTOLOGIES.c.snapshot).where(same)).one()
    if stored.content_hash != ontology.content_hash:
        raise OntologyError("version_taken", f"{ontology.version} is there already with other content")
    if stored.snapshot != (snapshot := ontology.to_bytes()) and not _holds(stored.snapshot, ontology.content_hash):
        connection.execute(update(ONTOLOGIES).where(same).values(snapshot=snapshot))
    return False


def _holds(snapshot: bytes, content_hash: str) -> bool:
    """Whether a stored snapshot can be read and is what it was."""
    try:
        return Ontology.from_bytes(snapshot).content_hash == content_hash
    except OntologyError as error:
        return error.code == "snapshot_format"  # whole, and of a newer release of this software


def keep_builtin(database: Database) -> None:
    """Store the built-in ontology of this code, so that what it named can be replayed when the code has another.

    It is announced to nobody: it is in force only where nothing was imported.
    """
    builtin = builtin_ontology()
    with database.transaction("operator") as connection:
        if connection.scalar(select(ONTOLOGIES.c.version).where(ONTOLOGIES.c.version == builtin.version)) is None:
            save_ontology(connection, builtin)


def load_ontology(database: Database, version: str, content_hash: str) -> Ontology:
    """The version with exactly this content: the built-in one of this code, or a stored one.

    Raises `OntologyError`: `version_missing`, `version_changed` when what is stored has another hash, and what
    `Ontology.from_bytes` raises.
    """
    builtin = builtin_ontology()
    if version == builtin.version and content_hash == builtin.content_hash:
        return builtin
    with database.transaction("app") as connection:
        snapshot = connection.scalar(select(ONTOLOGIES.c.snapshot).where(ONTOLOGIES.c.version == version))
    if snapshot is None:
        raise OntologyError("version_missing", f"{version} is not in the database")
    ontology = Ontology.from_bytes(snapshot)
    if ontology.content_hash != content_hash:
        raise OntologyError("version_changed", f"{version} is not what it was")
    return ontology


def imports(connection: Connection) -> Iterator[Import]:
    """Every import that the log holds, the newest first; `connection` acts for `NO_OWNER`."""
    for row in connection.execute(_IMPORTS):
        yield _import_of(row.event_id, row.version, row.payload)


def newest_import(connection: Connection) -> Import | None:
    """The import that is in force; None when there was none. `connection` acts for `NO_OWNER`."""
    row = connection.execute(_IMPORTS.limit(1)).one_or_none()
    return None if row is None else _import_of(row.event_id, row.version, row.payload)


def newest_ontology(database: Database) -> Ontology:
    """The version in force: the newest import that can be read, else the built-in one of this code."""
    with database.transaction("app", NO_OWNER) as connection:
        known = list(imports(connection))
    for imported in known:
        with suppress(OntologyError):  # whoever works with versions says so; see `shared.skills.ontology.catalogue`
            return load_ontology(database, imported.version, imported.content_hash)
    return builtin_ontology()


def _import_of(event_id: UUID, version: int, payload: bytes) -> Import:
    event = parse_json(OntologyImported.TYPE, version, bytes(payload))
    assert isinstance(event, OntologyImported)
    return Import(event_id, event.ontology_version, event.content_hash)
