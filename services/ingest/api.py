"""Documents over HTTP: upload, list, look at, download, delete. Commands and the live way are in `api_*`."""

import datetime as dt
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import text

from services.ingest.api_models import (
    DocumentAccepted,
    DocumentDetail,
    DocumentSummary,
    detail_of,
    links_of,
    status_of_row,
    summary_fields,
)
from services.ingest.deletion import delete_document
from services.ingest.repository import DocumentRows
from services.ingest.screening.accepted_types import LARGEST_UPLOAD_BYTES
from services.ingest.screening.filename import content_disposition
from services.ingest.settings import IngestParts
from services.ingest.uploads import Uploads
from shared.http.announce import traceparent_of
from shared.http.auth import CursorsDep, Person
from shared.http.idempotency import IdempotencyKey
from shared.http.limits import rate_limited
from shared.http.multipart import BadFileName, FilePart, read_file_part
from shared.http.paging import Page, PageQuery, page_of, scope_of
from shared.http.problems import Problem, Responses, described_problems, not_found
from shared.http.provided import ApiServicesDep, part
from shared.schemas.documents import BlobAddress

ROUTER = APIRouter(prefix="/v1/documents", tags=["documents"])
FILE_FIELD = "file"
QUOTA_RETRY_SECONDS = 3600
_MAY_BE_LOST = text("set local synchronous_commit to off")
"""A counted call need not outlive a power cut, so no upload waits for the disk on its account."""

PartsDep = Annotated[IngestParts, Depends(part(IngestParts))]

_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": [FILE_FIELD],
                    "additionalProperties": False,
                    "properties": {
                        FILE_FIELD: {
                            "type": "string",
                            "format": "binary",
                            "description": "PDF, DOCX, TXT or MD",
                        }
                    },
                }
            }
        },
    }
}
_DUPLICATE: Responses = {200: {"model": DocumentAccepted, "description": "The person has these bytes already"}}
_BYTES: Responses = {200: {"content": {"application/octet-stream": {}}, "description": "The bytes as uploaded"}}


def upload_allowed(person: Person, services: ApiServicesDep, parts: PartsDep) -> None:
    """Raises 429 `rate_limited` or `quota_exceeded`, before the body is read."""
    with services.database.transaction("app", person) as connection:
        connection.execute(_MAY_BE_LOST)
        rows = DocumentRows(connection, person)
        rows.hold_person()
        parts.upload_rate.check(connection, person)
        used = rows.bytes_of_a_day()
    if used >= parts.settings.bytes_per_day:
        raise rate_limited(QUOTA_RETRY_SECONDS, "quota_exceeded")


async def uploaded_file(request: Request) -> FilePart:
    """The form's one file. Raises 400, 408, 413 and 422 `bad_filename`."""
    try:
        return await read_file_part(request, FILE_FIELD, LARGEST_UPLOAD_BYTES)
    except BadFileName:
        detail = "The file name is not a plain one."
        raise Problem(422, "bad_filename", detail, headers={"Connection": "close"}) from None


@ROUTER.post(
    "",
    status_code=202,
    response_model=DocumentAccepted,
    openapi_extra=_FORM,
    responses=_DUPLICATE | described_problems(400, 401, 403, 408, 409, 413, 415, 422, 429, 503),
)
def upload_document(
    request: Request,
    response: Response,
    person: Person,
    _: Annotated[None, Depends(upload_allowed)],
    file: Annotated[FilePart, Depends(uploaded_file)],
    services: ApiServicesDep,
    parts: PartsDep,
    idempotency_key: IdempotencyKey = None,
) -> DocumentAccepted:
    """Upload one document: 202 with the link to its status; 200 with `duplicate_of` for known bytes."""
    accepted = Uploads(services, parts, person, traceparent_of(request)).accept(file, idempotency_key)
    if accepted.is_duplicate:
        response.status_code = 200
    response.headers["Location"] = links_of(accepted.document_id)["self"]
    answer = document_accepted(services, person, accepted.document_id)
    duplicate_of = accepted.document_id if accepted.is_duplicate else None
    return answer.model_copy(update={"duplicate_of": duplicate_of})


@ROUTER.get("", responses=described_problems(401, 403, 422, 503))
def list_documents(
    person: Person, services: ApiServicesDep, cursors: CursorsDep, query: Annotated[PageQuery, Query()]
) -> Page[DocumentSummary]:
    """The person's documents, newest first."""
    scope = scope_of("documents", person, query)
    after = None if query.cursor is None else cursors.read(scope, query.cursor, _after)
    with services.database.transaction("app", person) as connection:
        rows = DocumentRows(connection, person).standings(query.limit + 1, after)
    kept, cursor = page_of(
        cursors,
        scope,
        rows,
        query.limit,
        lambda row: (row.uploaded_at.isoformat(), str(row.document_id)),
    )
    return Page(items=[DocumentSummary(**summary_fields(row)) for row in kept], next=cursor)


@ROUTER.get("/{document_id}", responses=described_problems(401, 403, 404, 422, 503))
def get_document(document_id: UUID, person: Person, services: ApiServicesDep) -> DocumentDetail:
    """One document: its status, what it is, and the processing record by stage."""
    with services.database.transaction("app", person) as connection:
        rows = DocumentRows(connection, person)
        row = rows.standing(document_id)
        if row is None:
            raise not_found()
        return detail_of(row, rows.processing_record(document_id))


@ROUTER.get(
    "/{document_id}/content",
    response_class=Response,
    responses=_BYTES | described_problems(401, 403, 404, 409, 422, 503),
)
def download_document(document_id: UUID, person: Person, services: ApiServicesDep) -> Response:
    """The original, as an attachment. 404 for what is in quarantine, 409 for what was not scanned yet."""
    with services.database.transaction("app", person) as connection:
        row = DocumentRows(connection, person).standing(document_id)
        if row is None or row.state == "infected" or row.quarantined:
            raise not_found()
        if row.state == "held":
            raise Problem(409, "held", "The document waits for the virus scanner.")
        key = services.keyring.newest(connection, person, "document", document_id)
    content = services.blobs.get(key, person, BlobAddress(address=row.content_address, sha256=row.sha256))
    headers = {
        "Content-Disposition": content_disposition(row.name),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type=row.media_type, headers=headers)


@ROUTER.delete("/{document_id}", status_code=204, responses=described_problems(401, 403, 404, 422, 503))
def remove_document(request: Request, document_id: UUID, person: Person, services: ApiServicesDep) -> None:
    """Delete the document and every fact that only it supports."""
    delete_document(services, person, document_id, traceparent_of(request))


def _after(uploaded_at: str, document_id: str) -> tuple[dt.datetime, UUID]:
    return dt.datetime.fromisoformat(uploaded_at), UUID(document_id)


def document_accepted(services: ApiServicesDep, person: UUID, document_id: UUID) -> DocumentAccepted:
    """The document's status and links. Raises 404."""
    with services.database.transaction("app", person) as connection:
        row = DocumentRows(connection, person).standing(document_id)
    if row is None:
        raise not_found()
    return DocumentAccepted(id=document_id, status=status_of_row(row), links=links_of(document_id))
