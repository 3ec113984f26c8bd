"""What a person may tell the platform about a document. Each becomes an event, answered with 202."""

from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends, Request
from sqlalchemy import Connection, Row, update

from services.ingest.api import PartsDep, document_accepted
from services.ingest.api_models import DocumentAccepted, KindChoice, status_of_row
from services.ingest.repository import DocumentRows, uploaded_event
from services.ingest.uploads import PRODUCER
from shared.http.announce import announce, traceparent_of
from shared.http.auth import Person
from shared.http.json_body import described_json_body, json_body
from shared.http.problems import Problem, described_problems, not_found
from shared.http.provided import ApiServices, ApiServicesDep
from shared.runtime.tables import DEAD_LETTERS
from shared.schemas.documents import BlobAddress, DocumentConfirmed, DocumentKindSet, ScanVerdict
from shared.storage.blobs import BlobMissing

ROUTER = APIRouter(prefix="/v1/documents", tags=["documents"])
_PROBLEMS = described_problems(401, 403, 404, 409, 422, 503)


@ROUTER.post("/{document_id}/retry", status_code=202, responses=_PROBLEMS | described_problems(410))
def retry_document(
    request: Request, document_id: UUID, person: Person, services: ApiServicesDep, parts: PartsDep
) -> DocumentAccepted:
    """Process a stuck or rejected document again, from the start. 410 when its original is not kept any more."""
    with services.database.transaction("app", person) as connection:
        rows = DocumentRows(connection, person)
        row = rows.standing(document_id) if rows.get(document_id, lock=True) else None
        if row is None:
            raise not_found()
        if row.state != "stored" or status_of_row(row) not in ("stuck", "rejected"):
            raise Problem(409, "not_retryable", "Only a stuck or rejected document can be processed again.")
        if rows.quarantine_ended(document_id, parts.settings.quarantine_days) or not _is_kept(
            connection, services, row
        ):
            detail = "The original is not kept any more. Delete the document, and upload it again."
            raise Problem(410, "original_gone", detail)
        event = uploaded_event(row, ScanVerdict.model_validate(row.verdict))
        sent = announce(
            connection,
            services,
            event,
            person,
            producer=PRODUCER,
            traceparent=traceparent_of(request),
            replay_id=uuid4(),
        )
        _close_dead_letters(connection, person, document_id, sent.event_id)
    services.nudge()
    return document_accepted(services, person, document_id)


@ROUTER.post("/{document_id}/confirm", status_code=202, responses=_PROBLEMS)
def confirm_document(request: Request, document_id: UUID, person: Person, services: ApiServicesDep) -> DocumentAccepted:
    """Say that a document about another name is one's own."""
    with services.database.transaction("app", person) as connection:
        rows = DocumentRows(connection, person)
        row = rows.standing(document_id) if rows.get(document_id, lock=True) else None
        if row is None:
            raise not_found()
        if status_of_row(row) != "needs_confirmation":
            raise Problem(409, "not_waiting", "The document does not wait to be confirmed.")
        event = DocumentConfirmed(document_id=document_id)
        announce(connection, services, event, person, producer=PRODUCER, traceparent=traceparent_of(request))
    services.nudge()
    return document_accepted(services, person, document_id)


@ROUTER.put("/{document_id}/kind", status_code=202, responses=_PROBLEMS, openapi_extra=described_json_body(KindChoice))
def set_kind(
    request: Request,
    document_id: UUID,
    person: Person,
    services: ApiServicesDep,
    choice: Annotated[KindChoice, Depends(json_body(KindChoice))],
) -> DocumentAccepted:
    """Say what kind of document it is. No automatic result overrules this."""
    with services.database.transaction("app", person) as connection:
        rows = DocumentRows(connection, person)
        row = rows.standing(document_id) if rows.get(document_id, lock=True) else None
        if row is None:
            raise not_found()
        if row.outcome != "read":
            raise Problem(409, "not_read_yet", "The document was not read.")
        event = DocumentKindSet(document_id=document_id, kind=choice.kind)
        announce(connection, services, event, person, producer=PRODUCER, traceparent=traceparent_of(request))
    services.nudge()
    return document_accepted(services, person, document_id)


def _is_kept(connection: Connection, services: ApiServices, row: Row[Any]) -> bool:
    """Whether the original is there and opens: the read stage would only find out that it does not."""
    key = services.keyring.newest(connection, row.owner_id, "document", row.document_id)
    try:
        services.blobs.get(key, row.owner_id, BlobAddress(address=row.content_address, sha256=row.sha256))
    except BlobMissing:
        return False
    return True


def _close_dead_letters(connection: Connection, owner_id: UUID, document_id: UUID, event_id: UUID) -> None:
    """The new event takes the place of every event of the document that failed."""
    connection.execute(
        update(DEAD_LETTERS)
        .where(
            DEAD_LETTERS.c.owner_id == owner_id,
            DEAD_LETTERS.c.document_id == document_id,
            DEAD_LETTERS.c.replay_event_id.is_(None),
        )
        .values(replay_event_id=event_id)
    )
