"""Bytes that were refused and look made to harm: kept sealed for a while, never served."""

import hashlib
from uuid import UUID, uuid4

from services.ingest.repository import DocumentRows
from services.ingest.scanning.scanner import Verdict
from shared.http.provided import ApiServices

QUARANTINE_NAME = "quarantine"


def quarantine(
    services: ApiServices, owner_id: UUID, content: bytes, code: str, verdict: Verdict | None = None
) -> UUID:
    """Seal and store the bytes under a key and an id of their own. Returns the id. Raises `StorageFull`."""
    quarantine_id = uuid4()
    with services.database.transaction("app", owner_id) as connection:
        rows = DocumentRows(connection, owner_id)
        rows.hold_person()
        key = services.keyring.create(connection, owner_id, "document", quarantine_id)
        blob = services.blobs.put(key, owner_id, quarantine_id, QUARANTINE_NAME, content)
        rows.add_quarantine(
            quarantine_id=quarantine_id,
            code=code,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            address=blob.address,
            engine=verdict.engine if verdict else None,
            finding=verdict.finding if verdict else None,
        )
    return quarantine_id
