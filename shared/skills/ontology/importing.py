"""Putting a new ontology version in force: stored and announced in one transaction, one import at a time."""

from dataclasses import dataclass

from sqlalchemy import text

from shared.db.database import Database, set_owner
from shared.db.roles import role_name
from shared.runtime import outbox
from shared.schemas.commands import OntologyImported
from shared.schemas.event import NO_OWNER
from shared.security.keyring import Keyring
from shared.skills.ontology.ontology import Ontology
from shared.skills.ontology.store import newest_ontology, save_ontology
from shared.skills.ontology.upgrade import OntologyChanges, upgrade

_ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtextextended('careergraph:ontology', 0))")


@dataclass(frozen=True, slots=True)
class PutInForce:
    """The version that is in force now. `is_new`: another one was before, so this one was announced."""

    ontology: Ontology
    changes: OntologyChanges
    is_new: bool


def put_in_force(database: Database, keyring: Keyring, fresh: Ontology, *, producer: str, time: str) -> PutInForce:
    """Make `fresh`, with what it carries over from the version in force, the version in force.

    Nothing is written when that is the version in force already. The caller nudges the relay.

    Args:
        fresh: made of a release; not stamped.
        time: of the event, RFC 3339.
    """
    with database.transaction("operator") as connection:
        connection.execute(_ONE_AT_A_TIME)
        previous = newest_ontology(database)
        ontology, changes = upgrade(previous, fresh)
        if ontology.version == previous.version:
            return PutInForce(ontology, changes, is_new=False)
        save_ontology(connection, ontology)
        # The event is part of the same transaction: from here on it acts as the app, which writes the outbox.
        connection.execute(text(f"set local role {role_name('app')}"))
        set_owner(connection, NO_OWNER)
        event = OntologyImported(
            ontology_version=ontology.version,
            content_hash=ontology.content_hash,
            concepts=len(ontology.concepts),
            previous_version=previous.version,
            added=len(changes.added),
            renamed=len(changes.renamed),
            merged=len(changes.merged),
            vanished=len(changes.vanished),
            unclear=len(changes.unclear),
        )
        outbox.add(connection, keyring, event, outbox.first_envelope(event, NO_OWNER, time), producer)
    return PutInForce(ontology, changes, is_new=True)
