"""What time has to do: held documents are scanned again, bytes that nobody may want any more are removed."""

import datetime as dt
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, select

from services.ingest.models import DOCUMENTS, QUARANTINE, READINGS
from services.ingest.repository import DocumentRows, uploaded_event
from services.ingest.scanning.document_scan import scan_document
from services.ingest.scanning.scanner import Verdict
from services.ingest.screening.filename import extension_of
from services.ingest.screening.screen import Screened
from services.ingest.settings import IngestParts
from services.ingest.uploads import recorded_verdict
from shared.db.database import is_database_down
from shared.http.announce import announce
from shared.http.idempotency import forget_old
from shared.http.provided import ApiServices
from shared.logging import get_logger
from shared.runtime.dead_letters import describe
from shared.runtime.metrics import HELD_DOCUMENTS
from shared.schemas.documents import BlobAddress
from shared.security.keyring import KeyDestroyed
from shared.storage.blobs import BlobMissing

PRODUCER = "scan-sweeper"
HELD_INTERVAL_SECONDS = 15.0
BLOB_INTERVAL_SECONDS = 240.0
HELD_BATCH = 100

_log = get_logger(__name__)


@dataclass(frozen=True)
class Swept:
    """What one round did."""

    released: int = 0
    infected: int = 0
    still_held: int = 0
    blobs_removed: int = 0


class Sweeper:
    """Lists held documents as operator, and acts on each as the app for its owner.

    Several may run: a hold ends once, whoever ends it.
    """

    def __init__(self, services: ApiServices, parts: IngestParts) -> None:
        self._services = services
        self._parts = parts
        self._stopped = threading.Event()
        self._next_blobs = 0.0

    def run(self) -> None:
        """Sweep until stopped. A round that fails is logged, and the next one tries again."""
        while not self._stopped.is_set():
            self._guarded(self.sweep_held)
            if time.monotonic() >= self._next_blobs:
                self._guarded(self.sweep_blobs)
                self._next_blobs = time.monotonic() + BLOB_INTERVAL_SECONDS
            self._stopped.wait(HELD_INTERVAL_SECONDS)

    def stop(self) -> None:
        """End after what is being done."""
        self._stopped.set()

    def alive(self) -> bool:
        """It never stands still by itself: every round has an end."""
        return True

    def not_ready(self) -> str | None:
        """Always ready: nothing waits for it."""
        return None

    def run_once(self) -> Swept:
        """One round of everything."""
        held, blobs = self.sweep_held(), self.sweep_blobs()
        return Swept(held.released, held.infected, held.still_held, blobs.blobs_removed)

    def sweep_held(self) -> Swept:
        """Ask the scanner again about every held document, oldest first, until it does not answer."""
        with self._services.database.transaction("operator") as connection:
            columns = DOCUMENTS.c
            waiting = connection.execute(
                select(columns.owner_id, columns.document_id)
                .where(columns.state == "held")
                .order_by(columns.uploaded_at)
                .limit(HELD_BATCH)
            ).all()
        outcomes: list[str] = []
        for owner_id, document_id in waiting:
            outcome = self._scan_again(owner_id, document_id)
            outcomes.append(outcome)
            if outcome == "unavailable" or self._stopped.is_set():
                break
        released, infected = outcomes.count("released"), outcomes.count("infected")
        still_held = len(waiting) - len(outcomes) + outcomes.count("unavailable")
        HELD_DOCUMENTS.set(still_held)
        return Swept(released=released, infected=infected, still_held=still_held)

    def sweep_blobs(self) -> Swept:
        """Remove blobs of uploads that never committed, of deleted documents, of ended quarantines."""
        removed = 0
        addresses = sorted(self._services.blobs.store.documents(older_than_seconds=self._parts.settings.orphan_seconds))
        for owner_id, group in groupby(addresses, key=lambda address: address[0]):
            ids = [document_id for _, document_id in group]
            for document_id in self._unwanted(owner_id, ids):
                removed += self._services.blobs.store.delete_document(owner_id, document_id)
        if removed:
            _log.info("blobs_removed", count=removed)
        return Swept(blobs_removed=removed)

    def _scan_again(self, owner_id: UUID, document_id: UUID) -> str:
        """released, infected, unavailable, or gone when somebody else ended the hold."""
        services = self._services
        with services.database.transaction("app", owner_id) as connection:
            row = DocumentRows(connection, owner_id).get(document_id)
            if row is None or row.state != "held":
                return "gone"
            try:
                key = services.keyring.newest(connection, owner_id, "document", document_id)
                address = BlobAddress(address=row.content_address, sha256=row.sha256)
                content = services.blobs.get(key, owner_id, address)
            except (KeyDestroyed, BlobMissing) as error:
                _log.warning("held_document_unreadable", document_id=str(document_id), error=type(error).__name__)
                return "gone"
        screened = _screened(row)
        verdict = scan_document(self._parts.scanner, content, screened)
        if verdict.status == "unavailable":
            return "unavailable"
        return self._end_hold(owner_id, document_id, row, verdict)

    def _end_hold(self, owner_id: UUID, document_id: UUID, row: Row[Any], verdict: Verdict) -> str:
        services, recorded = self._services, recorded_verdict(verdict)
        with services.database.transaction("app", owner_id) as connection:
            rows = DocumentRows(connection, owner_id)
            if recorded is None:
                ended = rows.release(document_id, "infected", {"status": "infected", "engine": verdict.engine})
                if ended:
                    self._note_infected(rows, row, verdict)
            else:
                ended = rows.release(document_id, "stored", recorded.model_dump(mode="json"))
                if ended:
                    announce(connection, services, uploaded_event(row, recorded), owner_id, producer=PRODUCER)
        services.nudge()
        return ("infected" if recorded is None else "released") if ended else "gone"

    def _note_infected(self, rows: DocumentRows, row: Row[Any], verdict: Verdict) -> None:
        """The document itself becomes the quarantine: its bytes stay where they lie, and are not served."""
        rows.add_quarantine(
            quarantine_id=row.document_id,
            code="malware_detected",
            size=row.size,
            sha256=row.sha256,
            address=row.content_address,
            engine=verdict.engine,
            finding=verdict.finding,
        )
        _log.warning("malware_detected", document_id=str(row.document_id))

    def _unwanted(self, owner_id: UUID, document_ids: list[UUID]) -> list[UUID]:
        """Which of these have blobs that no row asks for. Forgets quarantines that have ended."""
        ended = dt.datetime.now(dt.UTC) - dt.timedelta(days=self._parts.settings.quarantine_days)
        with self._services.database.transaction("app", owner_id) as connection:
            forget_old(connection, owner_id)
            connection.execute(
                delete(QUARANTINE).where(QUARANTINE.c.owner_id == owner_id, QUARANTINE.c.refused_at < ended)
            )
            expired = select(READINGS.c.document_id).where(
                READINGS.c.owner_id == owner_id, READINGS.c.quarantined, READINGS.c.read_at < ended
            )
            documents = select(DOCUMENTS.c.document_id).where(
                DOCUMENTS.c.owner_id == owner_id,
                DOCUMENTS.c.state.in_(("held", "stored")),
                DOCUMENTS.c.document_id.in_(document_ids),
                DOCUMENTS.c.document_id.not_in(expired),
            )
            quarantined = select(QUARANTINE.c.quarantine_id).where(
                QUARANTINE.c.owner_id == owner_id, QUARANTINE.c.quarantine_id.in_(document_ids)
            )
            wanted = set(connection.scalars(documents.union_all(quarantined)))
        return [document_id for document_id in document_ids if document_id not in wanted]

    def _guarded(self, sweep: Callable[[], Swept]) -> None:
        try:
            sweep()
        except Exception as error:
            level = _log.warning if is_database_down(error) else _log.error
            level("sweep_failed", error=describe(error))


def _screened(row: Row[Any]) -> Screened:
    """What screening found when the document was uploaded."""
    return Screened(
        media_type=row.media_type,
        extension=extension_of(row.name),
        display_name=row.name,
        sha256=row.sha256,
        size=row.size,
        flags=tuple(row.flags),
    )
