"""Deleting a document: its key first, so that every copy of it is unreadable at the commit."""

from uuid import UUID

from sqlalchemy import Connection, delete

from services.ingest.repository import DocumentRows
from shared.http import idempotency
from shared.http.announce import announce
from shared.http.problems import not_found
from shared.http.provided import ApiServices
from shared.logging import get_logger
from shared.runtime.tables import RECORDS
from shared.schemas.documents import DocumentDeleted

_log = get_logger(__name__)


def delete_document(services: ApiServices, owner_id: UUID, document_id: UUID, traceparent: str) -> None:
    """Destroy the document's key, clear its row and tell every stage. Raises 404.

    Blobs go after the commit; what that misses is removed by the sweeper, and cannot be opened until then.
    """
    with services.database.transaction("app", owner_id) as connection:
        rows = DocumentRows(connection, owner_id)
        if rows.get(document_id, lock=True) is None:
            raise not_found()
        services.keyring.destroy_document(connection, owner_id, document_id)
        rows.mark_deleted(document_id)
        _forget_answers(connection, owner_id, document_id)
        event = DocumentDeleted(document_id=document_id)
        announce(connection, services, event, owner_id, producer="ingest-api", traceparent=traceparent)
    services.nudge()
    try:
        services.blobs.store.delete_document(owner_id, document_id)
    except OSError as error:
        _log.warning("blobs_left_to_sweeper", document_id=str(document_id), error=type(error).__name__)


def _forget_answers(connection: Connection, owner_id: UUID, document_id: UUID) -> None:
    """What was recorded of outside answers about it, and the idempotency keys that name it."""
    connection.execute(delete(RECORDS).where(RECORDS.c.owner_id == owner_id, RECORDS.c.document_id == document_id))
    idempotency.forget_result(connection, owner_id, document_id)
