"""A document's way through the stages, live, as server-sent events."""

from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header
from fastapi.sse import EventSourceResponse, ServerSentEvent

from services.ingest.api_models import status_of_row
from services.ingest.repository import DocumentRows
from services.ingest.status import Status
from shared.http.auth import Person
from shared.http.problems import described_problems, not_found
from shared.http.provided import ApiServices, ApiServicesDep
from shared.http.sse import Heard, follow

ROUTER = APIRouter(prefix="/v1/documents", tags=["documents"])
_FINAL: tuple[Status, ...] = ("done", "rejected")


class DocumentWatch:
    """What one listener has heard of one document.

    It remembers what it sent: ids of the log become visible out of order, so "newer than the last" would
    lose some.
    """

    def __init__(self, services: ApiServices, owner_id: UUID, document_id: UUID) -> None:
        self._services = services
        self._owner_id = owner_id
        self._document_id = document_id
        self._sent: set[UUID] = set()
        self._status: Status | None = None

    def skip_to(self, last_event_id: str | None) -> None:
        """Leave out what the listener has. An id that is none of this document's changes nothing."""
        with self._services.database.transaction("app", self._owner_id) as connection:
            ids = [row.event_id for row in DocumentRows(connection, self._owner_id).events(self._document_id)]
        known = [str(event_id) for event_id in ids]
        if last_event_id in known:
            self._sent.update(ids[: known.index(last_event_id) + 1])

    def poll(self) -> Heard:
        """Events that were not sent yet, then the status if it is another than before."""
        with self._services.database.transaction("app", self._owner_id) as connection:
            rows = DocumentRows(connection, self._owner_id)
            standing = rows.standing(self._document_id)
            if standing is None:
                return Heard([ServerSentEvent(event="deleted", data={})], over=True)
            new = [row for row in rows.events(self._document_id) if row.event_id not in self._sent]
        messages = [
            ServerSentEvent(
                event=row.type,
                id=str(row.event_id),
                data={"stage": row.producer, "at": row.created_at.isoformat()},
            )
            for row in new
        ]
        self._sent.update(row.event_id for row in new)
        status = status_of_row(standing)
        if status != self._status:
            self._status = status
            messages.append(ServerSentEvent(event="status", data={"status": status}))
        return Heard(messages, over=status in _FINAL)


def watched_document(
    document_id: UUID,
    person: Person,
    services: ApiServicesDep,
    last_event_id: Annotated[str | None, Header(max_length=100)] = None,
) -> DocumentWatch:
    """Raises 404 before the stream begins."""
    with services.database.transaction("app", person) as connection:
        if DocumentRows(connection, person).get(document_id) is None:
            raise not_found()
    watch = DocumentWatch(services, person, document_id)
    watch.skip_to(last_event_id)
    return watch


@ROUTER.get(
    "/{document_id}/events",
    response_class=EventSourceResponse,
    responses=described_problems(401, 403, 404, 422, 503),
)
async def watch_document(
    watch: Annotated[DocumentWatch, Depends(watched_document)],
) -> AsyncIterator[ServerSentEvent]:
    """Each event about the document, and its status whenever it changes; ends when it is done or rejected."""
    async for message in follow(watch.poll):
        yield message
