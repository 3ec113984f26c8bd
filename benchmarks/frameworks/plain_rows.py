"""The rows of one event, written with psycopg: what the programs of the other frameworks share.

The tables have the columns of the runtime's own, and indexes instead of keys, so that a doubled row is seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from psycopg_pool import AsyncConnectionPool

_CHECK_KEY = "select wrapped from security.keys where owner_id = %s and key_id = %s for share"
_INBOX = """
insert into plain.inbox
    (owner_id, event_id, event_type, document_id, stage, stage_version, status, attempt, duration_ms)
values (%s, %s, 'document.uploaded', %s, 'plain', 1, 'applied', 1, 0)
"""
_OUTBOX = """
insert into plain.outbox
    (owner_id, id, event_id, type, version, key, document_id, key_id, producer, cause_id, replay_id, time, payload)
values (%s, 0, %s, 'document.read', 1, %s, %s, %s, 'plain', %s, %s, '2026-01-02T03:04:05Z', %s)
"""
_OFFSET = """
insert into plain.offsets (stage, topic, partition, next_offset) values ('plain', 'plain', %s, %s)
on conflict (stage, topic, partition) do update set next_offset = greatest(offsets.next_offset, excluded.next_offset)
"""


@dataclass(frozen=True)
class Place:
    """Where a message lay in Kafka."""

    partition: int
    offset: int


async def write_rows(pool: AsyncConnectionPool, headers: Mapping[str, str], place: Place, payload: bytes) -> None:
    """Key check, inbox row, outbox row and offset in one transaction."""
    owner_id, event_id = UUID(headers["ce_ownerid"]), UUID(headers["ce_id"])
    document_id, key_id = UUID(headers["ce_documentid"]), UUID(headers["ce_keyid"])
    async with pool.connection() as connection, connection.cursor() as cursor:
        await cursor.execute(_CHECK_KEY, (owner_id, key_id))
        await cursor.execute(_INBOX, (owner_id, event_id, document_id))
        await cursor.execute(
            _OUTBOX,
            (owner_id, uuid4(), str(document_id), document_id, key_id, event_id, UUID(int=0), payload),
        )
        await cursor.execute(_OFFSET, (place.partition, place.offset + 1))
