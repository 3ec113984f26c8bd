"""`Idempotency-Key`: a request that is sent again has the effect of the first, and its answer."""

import hashlib
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Header
from sqlalchemy import Connection, delete, func, select, text
from sqlalchemy.dialects.postgresql import insert

from shared.http.problems import Problem
from shared.http.tables import IDEMPOTENCY_KEYS

IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="chosen by the client; good for one person, one endpoint and a week",
    ),
]
KEPT_DAYS = 7
_COLUMNS = IDEMPOTENCY_KEYS.c


@dataclass(frozen=True)
class Request:
    """A request that may come again: the endpoint, the client's key, SHA-256 of what was asked."""

    operation: str
    key: str
    sha256: bytes


@dataclass(frozen=True)
class Answer:
    """What the first request led to: the id of its result, and the HTTP status."""

    result_id: UUID
    status: int


def request_digest(*parts: bytes) -> bytes:
    """SHA-256 of a request's content; every part counts with its length, so none can run into the next."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def find(connection: Connection, owner_id: UUID, request: Request) -> Answer | None:
    """The answer of the first request; None if this is the first. Raises 409 `idempotency_conflict`."""
    row = connection.execute(
        select(_COLUMNS.request_sha256, _COLUMNS.result_id, _COLUMNS.status).where(
            _COLUMNS.owner_id == owner_id,
            _COLUMNS.operation == request.operation,
            _COLUMNS.key == request.key,
        )
    ).one_or_none()
    if row is None:
        return None
    if row.request_sha256 != request.sha256:
        raise Problem(409, "idempotency_conflict", "The Idempotency-Key was used for another request.")
    return Answer(row.result_id, row.status)


def remember(connection: Connection, owner_id: UUID, request: Request, answer: Answer) -> bool:
    """Keep the answer, in the transaction of the effect. False when another request with the key came first.

    A second request with the same key waits here until the first has committed.
    """
    made = connection.execute(
        insert(IDEMPOTENCY_KEYS)
        .values(
            owner_id=owner_id,
            operation=request.operation,
            key=request.key,
            request_sha256=request.sha256,
            result_id=answer.result_id,
            status=answer.status,
        )
        .on_conflict_do_nothing()
        .returning(_COLUMNS.key)
    )
    return made.one_or_none() is not None


def forget_result(connection: Connection, owner_id: UUID, result_id: UUID) -> int:
    """Drop the keys whose result is deleted. Returns how many."""
    dropped = delete(IDEMPOTENCY_KEYS).where(_COLUMNS.owner_id == owner_id, _COLUMNS.result_id == result_id)
    return connection.execute(dropped).rowcount


def forget_old(connection: Connection, owner_id: UUID) -> None:
    """Drop the person's keys that are older than a week."""
    oldest = func.now() - text(f"interval '{KEPT_DAYS} days'")
    connection.execute(delete(IDEMPOTENCY_KEYS).where(_COLUMNS.owner_id == owner_id, _COLUMNS.created_at < oldest))
