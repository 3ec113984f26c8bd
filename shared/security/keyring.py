"""Data keys: one for each document, each command and each generation of a person's snapshots.

A data key is wrapped by its person's key, and that by the master key. To destroy a key is to erase everything that
it seals, wherever copies lie: the log, Kafka, blobs, backups of either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from shared.schemas.event import NO_OWNER
from shared.security.master_key import MasterKeys
from shared.security.seal import decrypt, encrypt, new_key
from shared.security.tables import KEYS

_PERSON = KEYS.alias("person_key")
_WITH_PERSON_KEY = select(
    KEYS.c.key_id,
    KEYS.c.document_id,
    KEYS.c.wrapped,
    _PERSON.c.wrapped.label("person_wrapped"),
    _PERSON.c.master_key_id,
).join_from(KEYS, _PERSON, (_PERSON.c.owner_id == KEYS.c.owner_id) & (_PERSON.c.purpose == "person"))
# Built once: to build a statement costs more than Postgres takes to run it.
_OPEN = _WITH_PERSON_KEY.where(
    KEYS.c.owner_id == bindparam("owner_id"), KEYS.c.key_id == bindparam("key_id"), KEYS.c.purpose != "person"
)
_NEWEST = (
    _WITH_PERSON_KEY.where(
        KEYS.c.owner_id == bindparam("owner_id"),
        KEYS.c.purpose == bindparam("purpose"),
        KEYS.c.document_id.is_not_distinct_from(bindparam("document_id")),
    )
    .order_by(KEYS.c.wrapped.is_(None), KEYS.c.created_at.desc(), KEYS.c.key_id)
    .limit(1)
)

Purpose = Literal["person", "document", "command", "snapshot"]


class KeyDestroyed(Exception):
    """What this key sealed was erased. A normal outcome: skip it."""


class KeyForeign(Exception):
    """No such key ever belonged to this owner: the event names a wrong owner or a wrong document."""


class PersonUnknown(Exception):
    """The person has no key: never created, or erased."""


@dataclass(frozen=True)
class DataKey:
    """An open data key. Its secret never appears in its repr."""

    key_id: UUID
    document_id: UUID | None
    secret: bytes

    def __repr__(self) -> str:
        return f"DataKey({self.key_id})"


class WrappedKey(NamedTuple):
    """A data key as it lies in the database, with the key of its person that wraps it. None: destroyed."""

    key_id: UUID
    document_id: UUID | None
    wrapped: bytes | None
    person_wrapped: bytes | None
    master_key_id: str | None


class Keyring:
    """Makes, opens and destroys keys, inside a transaction of their owner."""

    def __init__(self, master_keys: MasterKeys) -> None:
        self._master_keys = master_keys

    def create_person(self, connection: Connection, owner_id: UUID) -> None:
        """Make the person's key and the first snapshot key. Does nothing if the person exists.

        Raises `PersonUnknown` when the person was erased: an id is never used again.
        """
        if owner_id == NO_OWNER:
            raise PersonUnknown("the nil id is no person")
        secret = new_key()
        master_key_id, wrapped = self._master_keys.wrap(secret, owner_id.bytes)
        made = connection.execute(
            insert(KEYS)
            .values(
                owner_id=owner_id,
                key_id=owner_id,
                purpose="person",
                wrapped=wrapped,
                master_key_id=master_key_id,
            )
            # The key's id is the owner's, so a second one made at the same time waits here, and finds the first.
            .on_conflict_do_nothing()
            .returning(KEYS.c.key_id)
        )
        if made.one_or_none() is None:
            if connection.scalar(select(KEYS.c.wrapped).where(_of(owner_id, "person"))) is None:
                raise PersonUnknown("the person was erased")
            return
        self._create(connection, owner_id, secret, "snapshot", None)

    def create(
        self, connection: Connection, owner_id: UUID, purpose: Purpose, document_id: UUID | None = None
    ) -> DataKey:
        """Make a data key. Raises `PersonUnknown`."""
        return self._create(connection, owner_id, self._person_key(connection, owner_id), purpose, document_id)

    def open(self, connection: Connection, owner_id: UUID, key_id: UUID) -> DataKey:
        """Open the data key with this id. Raises `KeyDestroyed` or `KeyForeign`."""
        row = connection.execute(_OPEN, {"owner_id": owner_id, "key_id": key_id}).one_or_none()
        return self.unwrap(owner_id, None if row is None else WrappedKey(*row), f"key {key_id}")

    def newest(
        self, connection: Connection, owner_id: UUID, purpose: Purpose, document_id: UUID | None = None
    ) -> DataKey:
        """The key to seal with: of a document, or of the person's snapshots. Raises `KeyDestroyed`, `KeyForeign`."""
        names = {"owner_id": owner_id, "purpose": purpose, "document_id": document_id}
        row = connection.execute(_NEWEST, names).one_or_none()
        return self.unwrap(owner_id, None if row is None else WrappedKey(*row), f"the {purpose} key")

    def unwrap(self, owner_id: UUID, key: WrappedKey | None, what: str) -> DataKey:
        """Open a key that was read already; `what` names it in an error. Raises `KeyDestroyed` or `KeyForeign`."""
        if key is None:
            raise KeyForeign(f"{what} is none of owner {owner_id}")
        if key.wrapped is None or key.person_wrapped is None or key.master_key_id is None:
            raise KeyDestroyed(f"{what} was destroyed")
        person_key = self._master_keys.unwrap(key.master_key_id, key.person_wrapped, owner_id.bytes)
        secret = decrypt(person_key, key.wrapped, _context(owner_id, key.key_id))
        return DataKey(key.key_id, key.document_id, secret)

    def destroy_document(self, connection: Connection, owner_id: UUID, document_id: UUID) -> None:
        """Destroy the document's key, and renew the snapshot key: older snapshots quote the document."""
        _destroy(connection, owner_id, KEYS.c.purpose == "document", KEYS.c.document_id == document_id)
        self.renew_snapshot_key(connection, owner_id)

    def renew_snapshot_key(self, connection: Connection, owner_id: UUID) -> None:
        """Destroy every snapshot key, and make a new one: what was sealed until now cannot be read any more.

        Raises `PersonUnknown`.
        """
        _destroy(connection, owner_id, KEYS.c.purpose == "snapshot")
        self.create(connection, owner_id, "snapshot")

    def destroy_commands(self, connection: Connection, owner_id: UUID, key_ids: Sequence[UUID]) -> int:
        """Destroy the keys of these commands. Returns how many were usable before."""
        return _destroy(connection, owner_id, KEYS.c.purpose == "command", KEYS.c.key_id.in_(key_ids))

    def destroy_person(self, connection: Connection, owner_id: UUID) -> int:
        """Destroy every key of the person. Returns how many were usable before."""
        return _destroy(connection, owner_id)

    def rewrap_person(self, connection: Connection, owner_id: UUID) -> bool:
        """Wrap the person's key with the current master key. False when it already is, or is destroyed."""
        row = connection.execute(
            select(KEYS.c.key_id, KEYS.c.wrapped, KEYS.c.master_key_id).where(_of(owner_id, "person")).with_for_update()
        ).one_or_none()
        if row is None or row.wrapped is None or row.master_key_id == self._master_keys.current.id:
            return False
        secret = self._master_keys.unwrap(row.master_key_id, row.wrapped, owner_id.bytes)
        master_key_id, wrapped = self._master_keys.wrap(secret, owner_id.bytes)
        connection.execute(
            update(KEYS)
            .where(KEYS.c.owner_id == owner_id, KEYS.c.key_id == row.key_id)
            .values(wrapped=wrapped, master_key_id=master_key_id)
        )
        return True

    def _create(
        self,
        connection: Connection,
        owner_id: UUID,
        person_key: bytes,
        purpose: Purpose,
        document_id: UUID | None,
    ) -> DataKey:
        key = DataKey(uuid4(), document_id, new_key())
        connection.execute(
            insert(KEYS).values(
                owner_id=owner_id,
                key_id=key.key_id,
                purpose=purpose,
                document_id=document_id,
                wrapped=encrypt(person_key, key.secret, _context(owner_id, key.key_id)),
                created_at=func.clock_timestamp(),
            )
        )
        return key

    def _person_key(self, connection: Connection, owner_id: UUID) -> bytes:
        row = connection.execute(
            select(KEYS.c.wrapped, KEYS.c.master_key_id).where(_of(owner_id, "person"))
        ).one_or_none()
        if row is None or row.wrapped is None:
            raise PersonUnknown(f"owner {owner_id} has no key")
        return self._master_keys.unwrap(row.master_key_id, row.wrapped, owner_id.bytes)


def _of(owner_id: UUID, purpose: Purpose) -> ColumnElement[bool]:
    return (KEYS.c.owner_id == owner_id) & (KEYS.c.purpose == purpose)


def _context(owner_id: UUID, key_id: UUID) -> bytes:
    return owner_id.bytes + key_id.bytes


def _destroy(connection: Connection, owner_id: UUID, *conditions: ColumnElement[bool]) -> int:
    done = connection.execute(
        update(KEYS)
        .where(KEYS.c.owner_id == owner_id, KEYS.c.wrapped.is_not(None), *conditions)
        .values(wrapped=None, destroyed_at=func.now())
    )
    return done.rowcount
