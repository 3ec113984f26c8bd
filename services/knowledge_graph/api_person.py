"""A person's own rights: to have everything, and to have everything erased."""

import hashlib
import hmac
import secrets
from typing import Annotated
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from sqlalchemy import delete, func, insert, select, update

from services.knowledge_graph.api_models import Counted, ErasureReceipt, ErasureStarted
from services.knowledge_graph.erasure import answers_of_stages, count_person, lock_person
from shared.embeddings.backends import LazyEmbedder
from shared.http.announce import announce, now_rfc3339, traceparent_of
from shared.http.auth import Person
from shared.http.person_export import PersonExport
from shared.http.pipeline_shape import PipelineShape
from shared.http.problems import Problem, Responses, described_problems, not_found
from shared.http.provided import ApiServicesDep, part
from shared.logging import get_logger
from shared.runtime.tables import RECORDS
from shared.schemas.commands import PersonErased
from shared.security.api_keys import revoke_person_keys
from shared.security.tables import ERASURES

ROUTER = APIRouter(prefix="/v1/people/me", tags=["person"])
RECEIPTS = APIRouter(prefix="/v1/erasures", tags=["person"])
PRODUCER = "knowledge-graph-api"
RECEIPT_PREFIX = "cge"
_IN_PROGRESS: Responses = {202: {"model": ErasureReceipt, "description": "Not every stage has answered yet"}}

_log = get_logger(__name__)


@ROUTER.get("/export", response_class=JSONResponse, responses=described_problems(401, 403, 503))
def export_person(
    person: Person, services: ApiServicesDep, export: Annotated[PersonExport, Depends(part(PersonExport))]
) -> JSONResponse:
    """Everything that is held of the person, as one JSON document."""
    with services.database.transaction("app", person, isolation="REPEATABLE READ") as connection:
        content = export.collect(connection, person)
    body = {"owner_id": str(person), "exported_at": now_rfc3339(), **content}
    return JSONResponse(body, headers={"Content-Disposition": 'attachment; filename="careergraph.json"'})


@ROUTER.delete("", status_code=202, responses=described_problems(401, 403, 503))
def erase_person(
    request: Request,
    response: Response,
    person: Person,
    services: ApiServicesDep,
    embedder: Annotated[LazyEmbedder, Depends(part(LazyEmbedder))],
) -> ErasureStarted:
    """Erase the person: keys and API keys at once, rows by every stage. The receipt is the only way to
    look later."""
    erasure_id, secret = uuid4(), secrets.token_hex(32)
    event = PersonErased(erasure_id=erasure_id)
    with services.database.transaction("app", person) as connection:
        lock_person(connection, person)
        before = count_person(connection, person, services.blobs.store)
        services.keyring.destroy_person(connection, person)
        revoke_person_keys(connection, person)
        connection.execute(delete(RECORDS).where(RECORDS.c.owner_id == person))
        sent = announce(connection, services, event, person, producer=PRODUCER, traceparent=traceparent_of(request))
        connection.execute(
            insert(ERASURES).values(
                owner_id=person,
                erasure_id=erasure_id,
                event_id=sent.event_id,
                receipt_sha256=hashlib.sha256(secret.encode()).digest(),
                counted_before=before.model_dump(),
            )
        )
    services.nudge()
    embedder.forget(person)
    try:
        services.blobs.store.delete_person(person)
    except OSError as error:
        _log.warning("blobs_left_to_sweeper", owner_id=str(person), error=type(error).__name__)
    link = f"/v1/erasures/{RECEIPT_PREFIX}_{person.hex}_{erasure_id.hex}_{secret}"
    response.headers["Location"] = link
    return ErasureStarted(erasure_id=erasure_id, receipt=link)


@RECEIPTS.get(
    "/{receipt}",
    responses=_IN_PROGRESS | described_problems(404, 410, 503),
)
def read_receipt(
    receipt: str,
    response: Response,
    services: ApiServicesDep,
    shape: Annotated[PipelineShape, Depends(part(PipelineShape))],
) -> ErasureReceipt:
    """What was counted before and after. 202 until every stage has answered; once complete, it can be read
    once."""
    owner_id, erasure_id, secret = _parts(receipt)
    with services.database.transaction("app", owner_id) as connection:
        row = connection.execute(
            select(ERASURES).where(ERASURES.c.owner_id == owner_id, ERASURES.c.erasure_id == erasure_id)
        ).one_or_none()
        stored = row.receipt_sha256 if row else b"\0" * 32
        if not hmac.compare_digest(stored, hashlib.sha256(secret.encode()).digest()) or row is None:
            raise not_found()
        if row.read_at is not None:
            raise Problem(410, "receipt_read", "The receipt can be read once.")
        removed = answers_of_stages(connection, owner_id)
        waiting = [name for name in shape.consumers_of(PersonErased.TYPE) if name not in removed]
        found = ErasureReceipt(
            erasure_id=erasure_id,
            requested_at=row.requested_at,
            status="in_progress" if waiting else "done",
            waiting_for=waiting,
            removed=removed,
            before=Counted.model_validate(row.counted_before),
        )
        if waiting:
            response.status_code = 202
            response.headers["Retry-After"] = "1"
            return found
        services.blobs.store.delete_person(owner_id)
        read = update(ERASURES).where(
            ERASURES.c.owner_id == owner_id, ERASURES.c.erasure_id == erasure_id, ERASURES.c.read_at.is_(None)
        )
        if connection.execute(read.values(read_at=func.now())).rowcount == 0:
            raise Problem(410, "receipt_read", "The receipt can be read once.")
        after = count_person(connection, owner_id, services.blobs.store)
    return found.model_copy(update={"after": after})


def _parts(receipt: str) -> tuple[UUID, UUID, str]:
    parts = receipt.split("_")
    try:
        if parts[0] == RECEIPT_PREFIX and len(parts) == 4:
            return UUID(hex=parts[1]), UUID(hex=parts[2]), parts[3]
    except ValueError:
        pass
    raise not_found()
