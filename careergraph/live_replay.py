"""Live replay from the command line: the newest events go out again, for every chosen person."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from careergraph.api import api_services
from careergraph.composition import open_blobs
from careergraph.connections import find_connections, find_master_keys
from careergraph.pipeline import STAGES
from services.admin.resend import replay_live
from shared.config import Settings
from shared.db.database import Database
from shared.http.announce import new_traceparent
from shared.http.pipeline_shape import shape_of
from shared.http.problems import Problem
from shared.runtime.relay import notify
from shared.runtime.replay.shadow import persons
from shared.security.keyring import Keyring


def replay_persons(
    settings: Settings, stage_name: str, chosen: Sequence[UUID] | None, document_id: UUID | None
) -> dict[str, Any]:
    """Send again what `stage_name` works on, for the chosen persons or for everybody.

    Returns `{"persons", "events", "nothing_to_send"}`; the events take their way through the pipeline afterwards.
    """
    connections = find_connections(settings)
    database = Database(connections.database_url, durable=True)
    stage = shape_of(STAGES).stage(stage_name)
    assert stage is not None
    try:
        keyring = Keyring(find_master_keys(settings))
        services = api_services(settings, database, keyring, open_blobs(connections), lambda: notify(database))
        sent, nothing = 0, 0
        owners = persons(database) if chosen is None else chosen
        for owner_id in owners:
            try:
                sent += len(replay_live(services, stage, owner_id, document_id, new_traceparent()))
            except Problem:
                nothing += 1
        services.nudge()
        return {"persons": len(owners) - nothing, "events": sent, "nothing_to_send": nothing}
    finally:
        database.dispose()
