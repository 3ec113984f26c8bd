"""What the database says of a message at one stage, in a single read: finished before, ours, and its key."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection

from shared.db import direct
from shared.db.database import OWNER_SETTING
from shared.schemas.event import Envelope
from shared.security.keyring import WrappedKey

_SET_OWNER = f"select set_config('{OWNER_SETTING}', %(owner_id)s, true)"
# A statement of its own before the read: the read has to see what the one before us in this key has committed.
_LOCK_KEY = f"{_SET_OWNER}, pg_advisory_xact_lock(hashtextextended(%(lock)s, 0))"
_READ = """
with sealing as materialized (
    select key_id, document_id, wrapped from security.keys
    where owner_id = %(owner_id)s and key_id = %(key_id)s and purpose <> 'person'
    {hold}
)
select
    exists (
        select from runtime.inbox
        where owner_id = %(owner_id)s and stage = %(stage)s and event_id = %(event_id)s
    ),
    exists (
        select from runtime.outbox
        where owner_id = %(owner_id)s and event_id = %(event_id)s
        and (type, version, document_id, key_id, cause_id, replay_id) is not distinct from
            (%(type)s::text, %(version)s::integer, %(document_id)s::uuid, %(key_id)s::uuid, %(cause_id)s::uuid,
             %(replay_id)s::uuid)
        and sha256(payload) = %(digest)s
    ),
    sealing.key_id, sealing.document_id, sealing.wrapped, person.wrapped, person.master_key_id
from (values (1)) as one
left join sealing on true
left join security.keys as person on person.owner_id = %(owner_id)s and person.purpose = 'person'
"""
_LOOK = _READ.format(hold="")
_LOOK_AND_HOLD = _READ.format(hold="for share")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one message stands at one stage.

    Attributes:
        finished: the stage has an inbox row of this event.
        in_log: the log holds this very message, byte for byte, for this owner and about this document.
        key: the key that the message names, still wrapped; None when the owner never had it, or none is named.
    """

    finished: bool
    in_log: bool
    key: WrappedKey | None


def look(connection: Connection, stage: str, envelope: Envelope, payload: bytes) -> Standing:
    """Read it, as the event's owner."""
    direct.execute(connection, _SET_OWNER, {"owner_id": str(envelope.owner_id)})
    return _read(connection, _LOOK, stage, envelope, payload)


def lock_and_look(connection: Connection, stage: str, envelope: Envelope, key: str, payload: bytes) -> Standing:
    """Work on this key at this stage alone until the transaction ends, as the event's owner; then read.

    So positions, outbox ids and commits of a key agree in their order. The data key is share-locked: a deletion of
    what it seals waits for this transaction, or is seen by it.
    """
    direct.execute(connection, _LOCK_KEY, {"owner_id": str(envelope.owner_id), "lock": f"{stage}:{key}"})
    return _read(connection, _LOOK_AND_HOLD, stage, envelope, payload)


def _read(connection: Connection, statement: str, stage: str, envelope: Envelope, payload: bytes) -> Standing:
    values = {
        "owner_id": envelope.owner_id,
        "stage": stage,
        "event_id": envelope.event_id,
        "type": envelope.type,
        "version": envelope.version,
        "document_id": envelope.document_id,
        "key_id": envelope.key_id,
        "cause_id": envelope.cause_id,
        "replay_id": envelope.replay_id,
        "digest": hashlib.sha256(payload).digest(),
    }
    row = direct.execute(connection, statement, values).fetchone()
    assert row is not None
    finished, in_log, key_id, *wrapped = row
    return Standing(finished, in_log, None if key_id is None else WrappedKey(key_id, *wrapped))
