"""Bodies of the ingest API."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.ingest.status import Standing, Status, status_of
from shared.schemas.documents import DocumentKind


class DocumentAccepted(BaseModel):
    """The answer to an upload, and to what sets a document in motion again."""

    id: UUID
    status: Status
    duplicate_of: UUID | None = Field(None, description="the person has the same bytes already: this document")
    links: dict[str, str]


class DocumentSummary(BaseModel):
    """A document in a list."""

    id: UUID
    name: str
    media_type: str
    size: int = Field(description="bytes")
    sha256: str
    uploaded_at: dt.datetime
    status: Status
    kind: DocumentKind | None = None
    confidence: float | None = Field(None, description="of the kind, 0 to 1")
    kind_set_by: Literal["rules", "person"] | None = None
    pages: int | None = None
    words: int | None = None
    language: str | None = None
    warnings: list[str] = Field(default_factory=list, description="stable codes")
    code: str | None = Field(None, description="why it was rejected")
    detail: str | None = None
    needs_ocr: bool = False


class ProcessingStep(BaseModel):
    """What one stage did with one event about the document."""

    stage: str
    version: int
    event: str
    outcome: Literal["applied", "skipped", "dead"]
    reason: str | None
    attempt: int
    duration_ms: int
    at: dt.datetime


class DocumentDetail(DocumentSummary):
    """A document, with what became of it at each stage."""

    reasons: list[str] = Field(default_factory=list, description="why it is thought to be of its kind")
    document_date: dt.date | None = None
    processing: list[ProcessingStep] = Field(default_factory=list)


class KindChoice(BaseModel):
    """What kind of document it is, as its person says."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["resume", "job_ad", "performance_review", "cover_letter", "other"]


def links_of(document_id: UUID) -> dict[str, str]:
    """Where the document is, and where its way can be watched."""
    return {"self": f"/v1/documents/{document_id}", "events": f"/v1/documents/{document_id}/events"}


def status_of_row(row: Any) -> Status:
    """The status that a row of `STANDINGS` gives."""
    return status_of(
        Standing(
            state=row.state,
            read_pending=row.read_pending,
            reading=row.outcome,
            kind_revision=row.kind_revision,
            progress_revision=row.progress_revision,
            progress_state=row.progress_state,
            dead=tuple(row.dead or ()),
        )
    )


def summary_fields(row: Any) -> dict[str, Any]:
    """The fields of `DocumentSummary` from a row of `STANDINGS`."""
    infected = row.state == "infected"
    return {
        "id": row.document_id,
        "name": row.name,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.sha256,
        "uploaded_at": row.uploaded_at,
        "status": status_of_row(row),
        "kind": row.kind,
        "confidence": row.confidence,
        "kind_set_by": None if row.set_by_person is None else ("person" if row.set_by_person else "rules"),
        "pages": row.pages,
        "words": row.words,
        "language": row.language,
        "warnings": sorted({*row.flags, *(row.warnings or ())}),
        "code": "malware_detected" if infected else row.code,
        "detail": "The virus scanner found something in the file." if infected else row.detail,
        "needs_ocr": bool(row.needs_ocr),
    }


def detail_of(row: Any, steps: Any) -> DocumentDetail:
    """A document from its row of `STANDINGS` and its inbox rows."""
    return DocumentDetail(
        **summary_fields(row),
        reasons=list(row.reasons or ()),
        document_date=row.document_date,
        processing=[
            ProcessingStep(
                stage=step.stage,
                version=step.stage_version,
                event=step.event_type,
                outcome=step.status,
                reason=step.reason,
                attempt=step.attempt,
                duration_ms=step.duration_ms,
                at=step.processed_at,
            )
            for step in steps
        ],
    )
