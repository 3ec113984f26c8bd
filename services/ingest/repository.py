"""Rows of the ingest service, within an open transaction of one person."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, exists, func, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from services.ingest.models import DOCUMENTS, QUARANTINE, READINGS
from services.ingest.standing_query import STANDINGS
from shared.runtime.tables import INBOX, OUTBOX
from shared.schemas.documents import BlobAddress, DocumentUploaded, ScanVerdict
from shared.security.keyring import PersonUnknown
from shared.security.tables import KEYS


@dataclass(frozen=True)
class NewDocument:
    """An upload that is about to be stored."""

    document_id: UUID
    name: str
    media_type: str
    size: int
    sha256: str
    flags: tuple[str, ...]
    content: BlobAddress
    verdict: ScanVerdict | None


class DocumentRows:
    """The person's uploads, and where each stands."""

    def __init__(self, connection: Connection, owner_id: UUID) -> None:
        self._connection = connection
        self._owner_id = owner_id

    def hold_person(self) -> None:
        """Hold off the person's erasure until this transaction ends. Raises `PersonUnknown` after it."""
        found = self._connection.scalar(
            select(KEYS.c.wrapped)
            .where(KEYS.c.owner_id == self._owner_id, KEYS.c.purpose == "person")
            .with_for_update(read=True)
        )
        if found is None:
            raise PersonUnknown("the person was erased")

    def add(self, document: NewDocument) -> bool:
        """Write an upload's row. False when the person has the same bytes already."""
        made = self._connection.execute(
            insert(DOCUMENTS)
            .values(
                owner_id=self._owner_id,
                document_id=document.document_id,
                name=document.name,
                media_type=document.media_type,
                size=document.size,
                sha256=document.sha256,
                state="held" if document.verdict is None else "stored",
                content_address=document.content.address,
                flags=list(document.flags),
                verdict=_as_json(document.verdict),
            )
            .on_conflict_do_nothing()
            .returning(DOCUMENTS.c.document_id)
        )
        return made.first() is not None

    def with_content(self, sha256: str) -> UUID | None:
        """The person's document with these bytes."""
        return self._connection.scalar(
            select(DOCUMENTS.c.document_id).where(
                DOCUMENTS.c.owner_id == self._owner_id,
                DOCUMENTS.c.sha256 == sha256,
                DOCUMENTS.c.state != "deleted",
            )
        )

    def bytes_of_a_day(self) -> int:
        """How much the person has uploaded in the last 24 hours: what was deleted or refused and kept counts."""
        since = func.now() - text("interval '1 day'")
        sizes = (
            select(func.coalesce(func.sum(table.c.size), 0)).where(table.c.owner_id == self._owner_id, at > since)
            for table, at in ((DOCUMENTS, DOCUMENTS.c.uploaded_at), (QUARANTINE, QUARANTINE.c.refused_at))
        )
        return sum(int(self._connection.scalar(size) or 0) for size in sizes)

    def get(self, document_id: UUID, *, lock: bool = False) -> Row[Any] | None:
        """The upload's row, unless it is deleted."""
        query = select(DOCUMENTS).where(
            DOCUMENTS.c.owner_id == self._owner_id,
            DOCUMENTS.c.document_id == document_id,
            DOCUMENTS.c.state != "deleted",
        )
        return self._connection.execute(query.with_for_update() if lock else query).one_or_none()

    def standing(self, document_id: UUID) -> Row[Any] | None:
        """The upload with everything that tells its status."""
        query = STANDINGS.where(DOCUMENTS.c.owner_id == self._owner_id, DOCUMENTS.c.document_id == document_id)
        return self._connection.execute(query).one_or_none()

    def standings(self, limit: int, after: tuple[dt.datetime, UUID] | None) -> Sequence[Row[Any]]:
        """Uploads with their standing, newest first, behind the one that `after` names."""
        query = STANDINGS.where(DOCUMENTS.c.owner_id == self._owner_id)
        if after is not None:
            query = query.where(tuple_(DOCUMENTS.c.uploaded_at, DOCUMENTS.c.document_id) < after)
        newest_first = (DOCUMENTS.c.uploaded_at.desc(), DOCUMENTS.c.document_id.desc())
        return self._connection.execute(query.order_by(*newest_first).limit(limit)).all()

    def quarantine_ended(self, document_id: UUID, days: int) -> bool:
        """Whether the read stage refused the document and its bytes were kept for so many days, which are over."""
        ended = READINGS.c.read_at < func.now() - func.make_interval(0, 0, 0, days)
        where = (READINGS.c.owner_id == self._owner_id, READINGS.c.document_id == document_id)
        return bool(self._connection.scalar(select(exists().where(*where, READINGS.c.quarantined, ended))))

    def release(self, document_id: UUID, state: str, verdict: dict[str, Any]) -> bool:
        """End the hold with the scanner's answer. False when it is no longer held."""
        done = self._connection.execute(
            update(DOCUMENTS)
            .where(*self._is(document_id), DOCUMENTS.c.state == "held")
            .values(state=state, verdict=verdict)
        )
        return done.rowcount == 1

    def mark_deleted(self, document_id: UUID) -> None:
        """Leave the id, and nothing that tells of the person."""
        self._connection.execute(
            update(DOCUMENTS)
            .where(*self._is(document_id))
            .values(state="deleted", name=None, sha256=None, flags=[], verdict=None)
        )

    def processing_record(self, document_id: UUID) -> Sequence[Row[Any]]:
        """What each stage did with each event about the document, in the order it happened."""
        columns = INBOX.c
        return self._connection.execute(
            select(INBOX)
            .where(columns.owner_id == self._owner_id, columns.document_id == document_id)
            .order_by(columns.processed_at, columns.stage, columns.event_id)
        ).all()

    def events(self, document_id: UUID) -> Sequence[Any]:
        """Every event about the document, in the order of the log."""
        columns = OUTBOX.c
        return self._connection.execute(
            select(columns.id, columns.event_id, columns.type, columns.producer, columns.time, columns.created_at)
            .where(columns.owner_id == self._owner_id, columns.document_id == document_id)
            .order_by(columns.id)
        ).all()

    def add_quarantine(self, **values: Any) -> None:
        """Note bytes that were refused and kept."""
        self._connection.execute(insert(QUARANTINE).values(owner_id=self._owner_id, **values))

    def _is(self, document_id: UUID) -> tuple[Any, ...]:
        return DOCUMENTS.c.owner_id == self._owner_id, DOCUMENTS.c.document_id == document_id


def uploaded_event(row: Any, verdict: ScanVerdict) -> DocumentUploaded:
    """The event that an upload's row stands for."""
    return DocumentUploaded(
        document_id=row.document_id,
        content=BlobAddress(address=row.content_address, sha256=row.sha256),
        size=row.size,
        media_type=row.media_type,
        verdict=verdict,
    )


def _as_json(verdict: ScanVerdict | None) -> dict[str, Any] | None:
    return verdict.model_dump(mode="json") if verdict else None
