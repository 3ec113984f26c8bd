"""Live replay from the command line: the newest events go out again, for every chosen person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from careergraph.api import api_services
from careergraph.composition import open_blobs
from careergraph.connections import find_connections, find_master_keys
from careergraph.pipeline import STAGES
from careergraph.skill_changes import PersonChanges, skill_changes
from services.admin.resend import replay_live
from services.knowledge_graph.stages.map_skills import MAP_SKILLS
from shared.config import Settings
from shared.db.database import Database
from shared.http.announce import new_traceparent
from shared.http.pipeline_shape import shape_of
from shared.http.problems import Problem
from shared.runtime.relay import notify
from shared.runtime.replay.shadow import persons
from shared.security.keyring import Keyring
from shared.skills.ontology.catalogue import OntologyCatalogue, VersionUsed


@dataclass(frozen=True)
class Resent:
    """What was sent again. Where skills are mapped anew: by which version, and what that changes for each person."""

    persons: int
    events: int
    nothing_to_send: int
    ontology: VersionUsed | None
    changes: tuple[PersonChanges, ...]

    def to_record(self) -> dict[str, Any]:
        """As JSON values."""
        record: dict[str, Any] = {
            "persons": self.persons,
            "events": self.events,
            "nothing_to_send": self.nothing_to_send,
        }
        if self.ontology is not None:
            record |= {"ontology": self.ontology, "diff": [one.to_record() for one in self.changes if one.changes]}
        return record


def replay_persons(
    settings: Settings,
    stage_name: str,
    chosen: Sequence[UUID] | None,
    document_id: UUID | None,
    *,
    ask_anew: bool = False,
) -> Resent:
    """Send again what `stage_name` works on, for the chosen persons or for everybody.

    The events take their way through the pipeline afterwards. From `map_skills` on they are read by the ontology
    version that is in force then, and the answer says what the one in force now changes.
    """
    connections = find_connections(settings)
    database = Database(connections.database_url, durable=True)
    stage = shape_of(STAGES).stage(stage_name)
    assert stage is not None
    try:
        keyring = Keyring(find_master_keys(settings))
        services = api_services(settings, database, keyring, open_blobs(connections), lambda: notify(database))
        owners = persons(database) if chosen is None else chosen
        ontology, compare = _comparison(database, keyring) if stage_name == MAP_SKILLS.name else (None, None)
        sent, nothing = 0, 0
        changes = []
        for owner_id in owners:
            found = compare(owner_id) if compare is not None else None
            try:
                sent += len(replay_live(services, stage, owner_id, document_id, new_traceparent(), ask_anew=ask_anew))
            except Problem:
                nothing += 1
            else:
                changes += [found] if found is not None else []
        services.nudge()
        return Resent(len(owners) - nothing, sent, nothing, ontology, tuple(changes))
    finally:
        database.dispose()


def _comparison(database: Database, keyring: Keyring) -> tuple[VersionUsed, Callable[[UUID], PersonChanges | None]]:
    """-> (the version in force, what it changes for a person)."""
    catalogue = OntologyCatalogue(database)
    used = catalogue.in_force()
    mapper = catalogue.mapper(used)
    return used, lambda owner_id: skill_changes(database, keyring, owner_id, mapper)
