"""I8 and I9: a replay gives the live state, and nothing is left of who was erased."""

from uuid import UUID

from sqlalchemy import Connection, select

from careergraph.invariants.violation import Violation, some
from services.knowledge_graph.erasure import count_person
from shared.db.database import Database
from shared.runtime.replay.shadow import ShadowReplay, persons
from shared.runtime.tables import OUTBOX
from shared.security.keyring import KeyDestroyed, Keyring
from shared.security.tables import API_KEYS
from shared.storage.blobs import BlobStore

Found = list[Violation]
_TIMES = 2


def replay_is_live(plan: ShadowReplay) -> Found:
    """I8: the hash of a shadow replay is that of the live state, twice in a row, for everybody."""
    found = []
    for owner_id in persons(plan.database):
        for _ in range(_TIMES):
            result = plan.replay(owner_id)
            if result.in_flight:
                found.append(Violation("I8", f"{owner_id} was not compared: {some(result.in_flight)}"))
            elif result.live_hash != result.shadow_hash:
                rows = some(f"{difference.table} {difference.key}" for difference in result.diff)
                found.append(Violation("I8", f"a replay of {owner_id} gives another state: {rows}"))
    return found


def person_is_gone(database: Database, keyring: Keyring, blobs: BlobStore, owner_id: UUID) -> Found:
    """I9: no rows, blobs or usable keys of an erased person; what remains of the log cannot be opened."""
    with database.transaction("app", owner_id) as connection:
        left = count_person(connection, owner_id, blobs)
        sealed = connection.scalars(
            select(OUTBOX.c.key_id).where(OUTBOX.c.owner_id == owner_id, OUTBOX.c.key_id.is_not(None)).distinct()
        ).all()
        opened = [key_id for key_id in sealed if _opens(keyring, connection, owner_id, key_id)]
        usable = connection.scalars(
            select(API_KEYS.c.key_id).where(API_KEYS.c.owner_id == owner_id, API_KEYS.c.revoked_at.is_(None))
        ).all()
    rows = [f"{count} in {name}" for name, count in left.rows.items() if count]
    remains = {
        "rows": some(rows),
        "blobs": str(left.blobs or ""),
        "usable keys": str(left.keys or ""),
        "readable events": some(opened),
        "valid API keys": some(usable),
    }
    return [Violation("I9", f"{what} of {owner_id}: {which}") for what, which in remains.items() if which]


def _opens(keyring: Keyring, connection: Connection, owner_id: UUID, key_id: UUID) -> bool:
    try:
        keyring.open(connection, owner_id, key_id)
    except KeyDestroyed:
        return False
    return True
