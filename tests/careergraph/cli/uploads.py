"""An upload in the log, as the API writes it."""

from dataclasses import dataclass
from uuid import UUID

from shared.schemas.documents import BlobAddress, DocumentUploaded, ScanVerdict
from shared.schemas.event import Envelope


@dataclass(frozen=True)
class Uploaded:
    """One upload in the log; `payload` as it is sealed."""

    person: UUID
    document: UUID
    envelope: Envelope
    payload: bytes


def uploaded_event(document: UUID) -> DocumentUploaded:
    """The event of a file of 4711 bytes."""
    return DocumentUploaded(
        document_id=document,
        content=BlobAddress(address="a/b/original", sha256="0" * 64),
        size=4711,
        media_type="text/plain",
        verdict=ScanVerdict(status="not_configured", engine="none"),
    )
