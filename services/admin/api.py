"""The operators' view: pipeline, dead letters, quarantine, the log; and replays, each of them audited."""

import datetime as dt
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request

from services.admin import queries
from services.admin.api_models import (
    DeadLetterQuery,
    DeadLetterView,
    EventQuery,
    EventView,
    QuarantineView,
    ReplayRequest,
    ReplayStarted,
    StageView,
)
from services.admin.audit import audited
from services.admin.resend import replay_dead_letter, replay_live
from shared.http.announce import traceparent_of
from shared.http.auth import CursorsDep, Operator
from shared.http.json_body import described_json_body, json_body
from shared.http.paging import Page, PageQuery, page_of, scope_of
from shared.http.pipeline_shape import PipelineShape
from shared.http.problems import Problem, described_problems, not_found
from shared.http.provided import ApiServicesDep, part
from shared.schemas.commands import SnapshotRequested
from shared.schemas.event import Envelope

ROUTER = APIRouter(prefix="/v1/admin", tags=["admin"])
ShapeDep = Annotated[PipelineShape, Depends(part(PipelineShape))]
_LIST = described_problems(401, 403, 422, 503)


@ROUTER.get("/stages", responses=described_problems(401, 403, 503))
def list_stages(_: Operator, services: ApiServicesDep, shape: ShapeDep) -> list[StageView]:
    """Every stage in the order of the data: what it has done and how far it is."""
    with services.database.transaction("operator") as connection:
        return queries.stages(connection, shape)


@ROUTER.get("/dead-letters", responses=_LIST)
def list_dead_letters(
    operator: Operator,
    services: ApiServicesDep,
    cursors: CursorsDep,
    query: Annotated[DeadLetterQuery, Query()],
) -> Page[DeadLetterView]:
    """What stages gave up on, newest first."""
    scope = scope_of("dead-letters", operator.key_id, query)
    after = None if query.cursor is None else cursors.read(scope, query.cursor, _time_and_id)
    with services.database.transaction("operator") as connection:
        rows = queries.dead_letters(connection, query, after)
    kept, cursor = page_of(cursors, scope, rows, query.limit, lambda row: (row.created_at.isoformat(), str(row.id)))
    return Page(items=[DeadLetterView.model_validate(row) for row in kept], next=cursor)


@ROUTER.get("/quarantine", responses=_LIST)
def list_quarantine(
    operator: Operator, services: ApiServicesDep, cursors: CursorsDep, query: Annotated[PageQuery, Query()]
) -> Page[QuarantineView]:
    """What was refused and kept, newest first. The bytes are not served."""
    scope = scope_of("quarantine", operator.key_id, query)
    after = None if query.cursor is None else cursors.read(scope, query.cursor, _time_and_id)
    with services.database.transaction("operator") as connection:
        rows = queries.quarantine(connection, query.limit, after)
    kept, cursor = page_of(
        cursors, scope, rows, query.limit, lambda row: (row.refused_at.isoformat(), str(row.quarantine_id))
    )
    return Page(items=[QuarantineView.model_validate(row) for row in kept], next=cursor)


@ROUTER.get("/events", responses=_LIST)
def list_events(
    operator: Operator, services: ApiServicesDep, cursors: CursorsDep, query: Annotated[EventQuery, Query()]
) -> Page[EventView]:
    """The log, newest first: envelopes without data."""
    scope = scope_of("events", operator.key_id, query)
    before = None if query.cursor is None else cursors.read(scope, query.cursor, int)
    with services.database.transaction("operator") as connection:
        rows = queries.events(connection, query, before)
    kept, cursor = page_of(cursors, scope, rows, query.limit, lambda row: (row.id,))
    return Page(items=[EventView.model_validate(row) for row in kept], next=cursor)


@ROUTER.post(
    "/dead-letters/{letter_id}/replay",
    status_code=202,
    responses=described_problems(401, 403, 404, 409, 422, 503),
)
def replay_letter(request: Request, letter_id: UUID, operator: Operator, services: ApiServicesDep) -> ReplayStarted:
    """Send a dead letter again, once. Behind the front door its person's current snapshot is sent instead."""
    with audited(services.database, operator, "dead_letter.replay", str(letter_id)):
        with services.database.transaction("operator") as connection:
            owner_id = queries.dead_letter_owner(connection, letter_id)
        if owner_id is None:
            raise not_found()
        sent = replay_dead_letter(services, owner_id, letter_id, traceparent_of(request))
    services.nudge()
    return _started([sent])


@ROUTER.post(
    "/replays",
    status_code=202,
    openapi_extra=described_json_body(ReplayRequest),
    responses=described_problems(401, 403, 404, 413, 415, 422, 503),
)
def start_replay(
    request: Request,
    operator: Operator,
    services: ApiServicesDep,
    shape: ShapeDep,
    wanted: Annotated[ReplayRequest, Depends(json_body(ReplayRequest))],
) -> ReplayStarted:
    """Process a person's documents, or one of them, again from a stage on, while everything runs."""
    stage = shape.stage(wanted.from_stage)
    if stage is None:
        raise Problem(422, "unknown_stage", "There is no stage of this name.")
    target = " ".join(str(part) for part in (wanted.owner_id, wanted.document_id, stage.name) if part)
    with audited(services.database, operator, "replay.start", target):
        sent = replay_live(services, stage, wanted.owner_id, wanted.document_id, traceparent_of(request))
    services.nudge()
    return _started(sent)


def _started(sent: list[Envelope]) -> ReplayStarted:
    kind = "snapshot" if sent[0].type == SnapshotRequested.TYPE else "events"
    return ReplayStarted(replay_id=sent[0].replay_id, event_ids=[envelope.event_id for envelope in sent], kind=kind)


def _time_and_id(moment: str, row_id: str) -> tuple[dt.datetime, UUID]:
    return dt.datetime.fromisoformat(moment), UUID(row_id)
