"""Approving, rejecting and correcting facts: a command in the log, answered when the graph holds it."""

import asyncio
import time
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool

from services.knowledge_graph import queries
from services.knowledge_graph.api import FactId
from services.knowledge_graph.api_models import EditPending, FactEdit, FactView, fact_view
from services.knowledge_graph.front_door.commands import value_is_valid
from shared.http.announce import announce, traceparent_of
from shared.http.auth import Person
from shared.http.etags import IfMatch, accepts_any, check_if_match, precondition_failed
from shared.http.json_body import described_json_body, json_body
from shared.http.problems import Problem, Responses, described_problems, not_found
from shared.http.provided import ApiServices, ApiServicesDep
from shared.schemas.commands import FactEdited
from shared.schemas.fact_types import FactType

ROUTER = APIRouter(prefix="/v1/people/me", tags=["knowledge"])
PRODUCER = "knowledge-graph-api"
LONGEST_WAIT_SECONDS = 10.0
FIRST_POLL_SECONDS = 0.01
SLOWEST_POLL_SECONDS = 0.25
_PENDING: Responses = {202: {"model": EditPending, "description": "In the log, not yet in the graph"}}
_REFUSALS = {"fact_gone": 409, "value_invalid": 422}


@ROUTER.patch(
    "/facts/{fact_id}",
    response_model=FactView,
    openapi_extra=described_json_body(FactEdit),
    responses=_PENDING | described_problems(401, 403, 404, 409, 412, 413, 415, 422, 428, 503),
)
async def edit_fact(
    request: Request,
    fact_id: FactId,
    person: Person,
    services: ApiServicesDep,
    edit: Annotated[FactEdit, Depends(json_body(FactEdit))],
    if_match: IfMatch = None,
) -> Response:
    """Approve, reject or correct a fact. 200 with the fact once the graph holds the edit, 202 if that
    takes long.

    Of edits that were made at once, from the same version of the fact, one is applied; the others are answered
    with 412. `If-Match: *` asks for no version, and is applied to any.

    It waits without a thread, so that slow edits do not hold up other requests.
    """
    event_id = await run_in_threadpool(_send, services, person, fact_id, edit, if_match, traceparent_of(request))
    deadline, pause = time.monotonic() + LONGEST_WAIT_SECONDS, FIRST_POLL_SECONDS
    while time.monotonic() < deadline:
        row = await run_in_threadpool(_edited, services, person, fact_id, event_id)
        if row is not None:
            view = fact_view(row)
            body = view.model_dump_json().encode()
            return Response(body, media_type="application/json", headers={"ETag": view.etag})
        await asyncio.sleep(pause)
        pause = min(pause * 1.5, SLOWEST_POLL_SECONDS)
    pending = EditPending(fact_id=fact_id, event_id=event_id)
    headers = {"Location": f"/v1/people/me/facts/{fact_id}", "Retry-After": "1"}
    return Response(pending.model_dump_json().encode(), 202, headers, "application/json")


def _send(
    services: ApiServices, person: UUID, fact_id: str, edit: FactEdit, if_match: str | None, traceparent: str
) -> UUID:
    """Write the command, with the edits that the person's version of the fact holds. Raises 404, 412, 428, and 422
    `value_invalid` for what the front door would refuse."""
    with services.database.transaction("app", person) as connection:
        row = queries.fact_with_edits(connection, person, fact_id)
        if row is None:
            raise not_found()
        check_if_match(if_match, f'"{row.etag}"')
        if edit.action == "correct" and not value_is_valid(FactType(row.type), edit.value):
            raise _refused("value_invalid")
        seen = None if accepts_any(if_match) else tuple(row.edits)
        command = FactEdited(action=edit.action, keys=tuple(row.keys), value=edit.value, seen=seen)
        sent = announce(connection, services, command, person, producer=PRODUCER, traceparent=traceparent)
    services.nudge()
    return sent.event_id


def _edited(services: ApiServices, person: UUID, fact_id: str, event_id: UUID) -> Any:
    """The fact once the graph holds the command, else None. Raises the front door's refusal."""
    with services.database.transaction("app", person) as connection:
        command = queries.command(connection, person, event_id)
        if command is None:
            if queries.was_changed_meanwhile(connection, person, event_id):
                raise precondition_failed()
            return None
        if command.outcome == "refused":
            raise _refused(command.code or "fact_gone")
        applied = queries.applied_position(connection, person, "update_graph")
        if applied is None or applied < command.position:
            return None
        row = queries.fact(connection, person, fact_id)
        if row is None:
            raise _refused("fact_gone")
        return row


def _refused(code: str) -> Problem:
    detail = {
        "fact_gone": "No document supports this fact any more.",
        "value_invalid": "The value does not have the shape that this type of fact has.",
    }
    return Problem(_REFUSALS.get(code, 409), code, detail.get(code))
