"""Bodies of the admin API: metadata and ids, never bytes."""

import datetime as dt
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.http.paging import PageQuery


class StageView(BaseModel):
    """How a stage is doing."""

    name: str
    version: int
    consumes: list[str]
    applied: int = 0
    skipped: int = 0
    dead: int = 0
    counted_share: float = Field(
        1.0,
        gt=0,
        le=1,
        description="share of the inbox in which `applied`, `skipped` and `dead` were counted: 1 while it is below "
        "16 MB, and the counts are exact; less when it is larger, and they are estimates from a sample of its pages",
    )
    open_dead_letters: int = Field(0, description="exact up to 10,000 over all stages; no more are counted")
    undecodable: int = Field(0, description="messages of another hand; exact up to 10,000 over all stages")
    offsets: dict[str, int] = Field(default_factory=dict, description="topic and partition to next offset")


class DeadLetterView(BaseModel):
    """An event that a stage gave up on."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    owner_id: UUID
    stage: str
    event_id: UUID
    event_type: str
    document_id: UUID | None
    code: str
    error: str
    attempts: int
    replay_event_id: UUID | None
    created_at: dt.datetime


class DeadLetterQuery(PageQuery):
    """Filters of the dead letters."""

    stage: str | None = Field(None, max_length=100, pattern=r"^[a-z_]+$")
    open: bool = Field(False, description="only those that were not replayed")


class QuarantineView(BaseModel):
    """Bytes that were refused and kept."""

    model_config = ConfigDict(from_attributes=True)

    quarantine_id: UUID
    owner_id: UUID
    code: str
    size: int
    sha256: str
    engine: str | None
    finding: str | None
    refused_at: dt.datetime


class EventView(BaseModel):
    """An event of the log, without its data."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    event_id: UUID
    owner_id: UUID
    type: str
    version: int
    document_id: UUID | None
    producer: str
    cause_id: UUID | None
    replay_id: UUID
    time: str
    created_at: dt.datetime
    published_at: dt.datetime | None


class EventQuery(PageQuery):
    """Filters of the log."""

    type: str | None = Field(None, max_length=100, pattern=r"^[a-z_.]+$")
    owner: UUID | None = None
    document: UUID | None = None


class ReplayRequest(BaseModel):
    """What is to be processed again, while everything runs."""

    model_config = ConfigDict(extra="forbid")

    owner_id: UUID
    document_id: UUID | None = None
    from_stage: str = Field("read", max_length=100)


class ReplayStarted(BaseModel):
    """The events that were sent."""

    replay_id: UUID
    event_ids: list[UUID]
    kind: Literal["events", "snapshot"]
