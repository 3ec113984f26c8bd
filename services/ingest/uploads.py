"""Taking an upload: screened, scanned, sealed and announced, or refused before anything of it is stored."""

from dataclasses import asdict, dataclass
from uuid import UUID, uuid4

from services.ingest.repository import DocumentRows, NewDocument, uploaded_event
from services.ingest.scanning.document_scan import scan_document
from services.ingest.scanning.scanner import Verdict
from services.ingest.screening.refusal import Refused
from services.ingest.screening.screen import Screened, screen
from services.ingest.settings import IngestParts
from services.ingest.uploads_quarantine import quarantine
from shared.http import idempotency
from shared.http.announce import announce
from shared.http.multipart import FilePart
from shared.http.problems import Problem
from shared.http.provided import ApiServices
from shared.logging import get_logger
from shared.runtime.crash_points import crash_here
from shared.schemas.documents import ScanVerdict

PRODUCER = "ingest-api"
CONTENT_NAME = "content"
OPERATION = "upload"
RETRY_SCANNER_SECONDS = 30

_log = get_logger(__name__)


@dataclass(frozen=True)
class Accepted:
    """An upload that has a document: its own, or the one the person had already."""

    document_id: UUID
    is_duplicate: bool


class _CameSecond(Exception):
    """Another request stored the same bytes, or used the same Idempotency-Key, while this one was at work."""


class Uploads:
    """Takes uploads of one person.

    Args:
        traceparent: W3C trace context of the request.
    """

    def __init__(self, services: ApiServices, parts: IngestParts, owner_id: UUID, traceparent: str) -> None:
        self._services = services
        self._parts = parts
        self._owner_id = owner_id
        self._traceparent = traceparent

    def accept(self, part: FilePart, idempotency_key: str | None) -> Accepted:
        """Store the file. Raises `Problem` with the code of the refusal; 503 when the storage is away."""
        screened = self._screen(part)
        request = _request(idempotency_key, screened)
        earlier = self._earlier(screened, request)
        if earlier is not None:
            return earlier
        verdict = self._scan(part.content, screened)
        try:
            return self._store(part.content, screened, verdict, request)
        except _CameSecond:
            earlier = self._earlier(screened, request)
            if earlier is None:  # it was deleted again meanwhile: the client may as well start over
                raise Problem(409, "upload_conflict", "The same document was just uploaded and deleted.") from None
            return earlier

    def _screen(self, part: FilePart) -> Screened:
        try:
            return screen(part.content, part.file_name, part.declared_type or None)
        except Refused as refused:
            if refused.quarantine:
                quarantine(self._services, self._owner_id, part.content, refused.code)
            _log.info("upload_refused", code=refused.code, owner_id=str(self._owner_id))
            raise Problem(refused.status, refused.code, refused.detail) from None

    def _earlier(self, screened: Screened, request: idempotency.Request | None) -> Accepted | None:
        """What the same request, or an upload of the same bytes, has led to before."""
        with self._services.database.transaction("app", self._owner_id) as connection:
            answer = idempotency.find(connection, self._owner_id, request) if request else None
            if answer is not None:
                return Accepted(answer.result_id, is_duplicate=answer.status == 200)
            existing = DocumentRows(connection, self._owner_id).with_content(screened.sha256)
            if existing is None:
                return None
            if request is not None:
                answer = idempotency.Answer(existing, 200)
                idempotency.remember(connection, self._owner_id, request, answer)
            return Accepted(existing, is_duplicate=True)

    def _scan(self, content: bytes, screened: Screened) -> ScanVerdict | None:
        """The verdict; None when the document has to be held. Raises 422 `malware_detected`, 503."""
        verdict = scan_document(self._parts.scanner, content, screened)
        if verdict.status == "infected":
            quarantine(self._services, self._owner_id, content, "malware_detected", verdict)
            _log.warning("malware_detected", owner_id=str(self._owner_id), engine=verdict.engine)
            raise Problem(422, "malware_detected", "The virus scanner found something in the file.")
        if verdict.status == "unavailable" and self._parts.settings.strict_scanner:
            headers = {"Retry-After": str(RETRY_SCANNER_SECONDS)}
            raise Problem(503, "scanner_unavailable", "The virus scanner is away for a moment.", headers=headers)
        return recorded_verdict(verdict)

    def _store(
        self,
        content: bytes,
        screened: Screened,
        verdict: ScanVerdict | None,
        request: idempotency.Request | None,
    ) -> Accepted:
        """Row, key, blob and event in one transaction. A blob whose commit fails is left to the sweeper."""
        services, owner_id, document_id = self._services, self._owner_id, uuid4()
        with services.database.transaction("app", owner_id) as connection:
            rows = DocumentRows(connection, owner_id)
            rows.hold_person()
            answer = idempotency.Answer(document_id, 202)
            if request and not idempotency.remember(connection, owner_id, request, answer):
                raise _CameSecond
            key = services.keyring.create(connection, owner_id, "document", document_id)
            blob = services.blobs.put(key, owner_id, document_id, CONTENT_NAME, content)
            crash_here("after_blob_write")
            new = NewDocument(
                document_id,
                screened.display_name,
                screened.media_type,
                screened.size,
                screened.sha256,
                screened.flags,
                blob,
                verdict,
            )
            if not rows.add(new):
                raise _CameSecond
            if verdict is not None:
                event = uploaded_event(rows.get(document_id), verdict)
                announce(connection, services, event, owner_id, producer=PRODUCER, traceparent=self._traceparent)
        crash_here("after_upload_commit")
        services.nudge()
        return Accepted(document_id, is_duplicate=False)


def recorded_verdict(verdict: Verdict) -> ScanVerdict | None:
    """The verdict as the event holds it; None for one that lets nothing through."""
    if verdict.status not in ("clean", "not_configured"):
        return None
    fields = asdict(verdict)
    return ScanVerdict.model_validate({name: fields[name] for name in ("status", "engine", "signatures")})


def _request(key: str | None, screened: Screened) -> idempotency.Request | None:
    if key is None:
        return None
    digest = idempotency.request_digest(screened.display_name.encode(), bytes.fromhex(screened.sha256))
    return idempotency.Request(OPERATION, key, digest)
