"""The classifier's rows, within one open transaction of one owner."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.postgresql import insert

from services.classifier.models import DOCUMENTS
from shared.schemas.documents import BlobAddress, DocumentClassified, DocumentKind


@dataclass(frozen=True, slots=True)
class Classified:
    """The newest result for a document."""

    revision: int
    kind: DocumentKind
    set_by_person: bool
    reading: BlobAddress


class ClassifierStore:
    """Reads and writes for one owner."""

    def __init__(self, connection: Connection, owner_id: UUID) -> None:
        self._connection = connection
        self._owner_id = owner_id

    def newest(self, document_id: UUID) -> Classified | None:
        """The newest result, if there is one."""
        row = self._connection.execute(
            select(DOCUMENTS).where(DOCUMENTS.c.owner_id == self._owner_id, DOCUMENTS.c.document_id == document_id)
        ).one_or_none()
        if row is None:
            return None
        return Classified(row.revision, row.kind, row.set_by_person, BlobAddress.model_validate(row.reading))

    def save(self, result: DocumentClassified) -> None:
        """Write the result in place of the one before."""
        values = {
            "revision": result.revision,
            "kind": result.kind,
            "confidence": result.confidence,
            "reasons": list(result.reasons),
            "set_by_person": result.decided_by == "person",
            "reading": result.reading.model_dump(mode="json"),
        }
        row = insert(DOCUMENTS).values(owner_id=self._owner_id, document_id=result.document_id, **values)
        self._connection.execute(
            row.on_conflict_do_update(index_elements=[DOCUMENTS.c.owner_id, DOCUMENTS.c.document_id], set_=values)
        )

    def remove_document(self, document_id: UUID) -> int:
        """Remove the document's row; returns how many there were."""
        return self._connection.execute(
            delete(DOCUMENTS).where(DOCUMENTS.c.owner_id == self._owner_id, DOCUMENTS.c.document_id == document_id)
        ).rowcount

    def remove_all(self) -> int:
        """Remove every row of the person; returns how many there were."""
        return self._connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.owner_id == self._owner_id)).rowcount
