"""The extractor's rows, within one open transaction of one owner."""

import hashlib
import json
from uuid import UUID

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.postgresql import insert

from services.extractor.models import EXTRACTIONS
from shared.schemas.documents import FactsExtracted


class ExtractorStore:
    """Reads and writes for one owner."""

    def __init__(self, connection: Connection, owner_id: UUID) -> None:
        self._connection = connection
        self._owner_id = owner_id

    def newest_revision(self, document_id: UUID) -> int:
        """The newest revision that was extracted; 0 when none was."""
        found = self._connection.scalar(
            select(EXTRACTIONS.c.revision).where(
                EXTRACTIONS.c.owner_id == self._owner_id, EXTRACTIONS.c.document_id == document_id
            )
        )
        return found or 0

    def save(self, extracted: FactsExtracted) -> None:
        """Note the set of facts in place of the one before."""
        facts = [fact.model_dump(mode="json") for fact in extracted.facts]
        canonical = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        values = {
            "revision": extracted.revision,
            "kind": extracted.kind,
            "facts": len(facts),
            "facts_sha256": hashlib.sha256(canonical).hexdigest(),
        }
        row = insert(EXTRACTIONS).values(owner_id=self._owner_id, document_id=extracted.document_id, **values)
        self._connection.execute(
            row.on_conflict_do_update(index_elements=[EXTRACTIONS.c.owner_id, EXTRACTIONS.c.document_id], set_=values)
        )

    def remove_document(self, document_id: UUID) -> int:
        """Remove the document's row; returns how many there were."""
        return self._connection.execute(
            delete(EXTRACTIONS).where(
                EXTRACTIONS.c.owner_id == self._owner_id, EXTRACTIONS.c.document_id == document_id
            )
        ).rowcount

    def remove_all(self) -> int:
        """Remove every row of the person; returns how many there were."""
        return self._connection.execute(delete(EXTRACTIONS).where(EXTRACTIONS.c.owner_id == self._owner_id)).rowcount
