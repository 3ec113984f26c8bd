"""Rows of the read stage, within an open transaction of one person. It loads nothing of the API."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func
from sqlalchemy.dialects.postgresql import insert

from services.ingest.models import DOCUMENTS, QUARANTINE, READINGS
from shared.http.tables import IDEMPOTENCY_KEYS, RECENT_CALLS
from shared.schemas.documents import BlobAddress
from shared.schemas.reading import Reading


@dataclass(frozen=True)
class Rejection:
    """Why a document gives no text."""

    code: str
    detail: str
    needs_ocr: bool
    quarantined: bool


class ReadStore:
    """The rows of the read stage."""

    def __init__(self, connection: Connection, owner_id: UUID) -> None:
        self._connection = connection
        self._owner_id = owner_id

    def put_reading(self, document_id: UUID, reading: Reading, text: BlobAddress) -> None:
        """The document was read."""
        self._put(
            document_id,
            outcome="read",
            needs_ocr=False,
            quarantined=False,
            pages=len(reading.pages),
            words=reading.words,
            language=reading.language,
            warnings=list(reading.warnings),
            document_date=reading.document_date.date if reading.document_date else None,
            reader=reading.reader,
            text_sha256=text.sha256,
            text_address=text.address,
        )

    def put_rejection(self, document_id: UUID, rejection: Rejection) -> None:
        """The document could not be read."""
        self._put(
            document_id,
            outcome="rejected",
            code=rejection.code,
            detail=rejection.detail,
            needs_ocr=rejection.needs_ocr,
            quarantined=rejection.quarantined,
            warnings=[],
        )

    def remove_document(self, document_id: UUID) -> dict[str, int]:
        """Counts of removed rows by table."""
        removed = delete(READINGS).where(READINGS.c.owner_id == self._owner_id, READINGS.c.document_id == document_id)
        return {"ingest.readings": self._connection.execute(removed).rowcount}

    def remove_person(self) -> dict[str, int]:
        """Remove every row of the service, those of the edge too. Counts of removed rows by table."""
        return {
            f"{table.schema}.{table.name}": self._connection.execute(
                delete(table).where(table.c.owner_id == self._owner_id)
            ).rowcount
            for table in (DOCUMENTS, READINGS, QUARANTINE, IDEMPOTENCY_KEYS, RECENT_CALLS)
        }

    def _put(self, document_id: UUID, **values: Any) -> None:
        empty = {column.name: None for column in READINGS.columns if column.nullable}
        row = {"owner_id": self._owner_id, "document_id": document_id, **empty, **values}
        self._connection.execute(
            insert(READINGS)
            .values(row)
            .on_conflict_do_update(index_elements=["owner_id", "document_id"], set_={**row, "read_at": func.now()})
        )
