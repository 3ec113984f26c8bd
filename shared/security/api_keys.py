"""API keys: `cgp_<owner id>_<key id>_<secret>` for a person, `cgo_<key id>_<secret>` for an operator.

The owner's id stands in the key, so a person's key can be looked up under row-level security. Only the SHA-256 of the
secret is kept; the secret has 256 random bits, so a slow hash would add nothing.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import Connection, func, insert, select, update

from shared.db.database import Database
from shared.security.keyring import Keyring
from shared.security.tables import API_KEYS, OPERATOR_KEYS

PERSON_PREFIX = "cgp"
OPERATOR_PREFIX = "cgo"


@dataclass(frozen=True)
class Caller:
    """Who is asking: a person (`owner_id`) or an operator."""

    role: Literal["person", "operator"]
    key_id: UUID
    owner_id: UUID | None


def create_person_key(database: Database, keyring: Keyring, owner_id: UUID) -> str:
    """A new API key for the person, who is created if need be."""
    key_id, secret = uuid4(), secrets.token_hex(32)
    with database.transaction("app", owner_id) as connection:
        keyring.create_person(connection, owner_id)
        connection.execute(insert(API_KEYS).values(owner_id=owner_id, key_id=key_id, secret_sha256=_digest(secret)))
    return f"{PERSON_PREFIX}_{owner_id.hex}_{key_id.hex}_{secret}"


def create_operator_key(database: Database) -> str:
    """A new API key for an operator."""
    key_id, secret = uuid4(), secrets.token_hex(32)
    with database.transaction("operator") as connection:
        connection.execute(insert(OPERATOR_KEYS).values(key_id=key_id, secret_sha256=_digest(secret)))
    return f"{OPERATOR_PREFIX}_{key_id.hex}_{secret}"


def authenticate(database: Database, key: str) -> Caller | None:
    """Who the key belongs to; None for anything that is not a valid key."""
    parts = key.split("_")
    try:
        if parts[0] == PERSON_PREFIX and len(parts) == 4:
            return _person(database, UUID(hex=parts[1]), UUID(hex=parts[2]), parts[3])
        if parts[0] == OPERATOR_PREFIX and len(parts) == 3:
            return _operator(database, UUID(hex=parts[1]), parts[2])
    except ValueError:
        return None
    return None


def revoke_person_keys(connection: Connection, owner_id: UUID) -> None:
    """No API key of the person is valid from this commit on."""
    connection.execute(
        update(API_KEYS)
        .where(API_KEYS.c.owner_id == owner_id, API_KEYS.c.revoked_at.is_(None))
        .values(revoked_at=func.now())
    )


def _person(database: Database, owner_id: UUID, key_id: UUID, secret: str) -> Caller | None:
    with database.transaction("app", owner_id) as connection:
        stored = connection.scalar(
            select(API_KEYS.c.secret_sha256).where(
                API_KEYS.c.owner_id == owner_id, API_KEYS.c.key_id == key_id, API_KEYS.c.revoked_at.is_(None)
            )
        )
    return Caller("person", key_id, owner_id) if _matches(secret, stored) else None


def _operator(database: Database, key_id: UUID, secret: str) -> Caller | None:
    with database.transaction("operator") as connection:
        stored = connection.scalar(
            select(OPERATOR_KEYS.c.secret_sha256).where(
                OPERATOR_KEYS.c.key_id == key_id, OPERATOR_KEYS.c.revoked_at.is_(None)
            )
        )
    return Caller("operator", key_id, None) if _matches(secret, stored) else None


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def _matches(secret: str, stored: bytes | None) -> bool:
    return hmac.compare_digest(_digest(secret), stored or b"\0" * 32)
