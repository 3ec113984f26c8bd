"""The part of a person's export that ingest holds: documents, and what reading gave."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from services.ingest.api_models import detail_of
from services.ingest.repository import DocumentRows

MOST_DOCUMENTS = 100_000


def export_documents(connection: Connection, owner_id: UUID) -> list[dict[str, Any]]:
    """Every document with its status and its processing record, newest first."""
    rows = DocumentRows(connection, owner_id)
    return [
        detail_of(row, rows.processing_record(row.document_id)).model_dump(mode="json")
        for row in rows.standings(MOST_DOCUMENTS, None)
    ]
