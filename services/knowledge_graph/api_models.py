"""Bodies of the knowledge graph API."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shared.http.paging import PageQuery
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Evidence, FactStatus, Holding, Visibility
from shared.schemas.snapshots import GateSummary, InsightKind, LevelReason, SkillCandidate, Statement


class FactQuery(PageQuery):
    """Filters of the list of facts."""

    type: FactType | None = None
    status: FactStatus | None = None
    holding: Holding | None = None
    min_confidence: float | None = Field(None, ge=0, le=1)
    document: UUID | None = Field(None, description="facts that this document supports")


class SkillQuery(PageQuery):
    """Filters of the list of skills."""

    mapped: bool = Field(False, description="only what the ontology knows")


class FactView(BaseModel):
    """A fact with everything that it rests on. `etag` is what If-Match wants."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    type: str
    status: FactStatus
    visibility: Visibility
    holding: Holding
    entry_id: str | None
    text: str
    value: Any
    corrected_from: Any
    confidence: float
    as_of: dt.date | None
    evidence: list[Evidence]
    author_roles: list[str]
    conflicts_with: list[str]
    etag: str


class SkillView(BaseModel):
    """What a skill fact means in the ontology."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    fact_id: str
    phrase: str
    concept_id: str | None
    name: str | None
    category: str | None
    onet_id: str | None
    method: str
    score: float
    candidates: list[SkillCandidate]
    gate_summary: GateSummary | None = Field(None, description="null where names decided")
    ontology_version: str
    level: float | None = Field(None, description="of the concept, on O*NET's scale from 0 to 7; null where unmapped")
    level_word: str | None = None
    months: int | None = Field(None, description="of use, as far as dated jobs and projects show it")
    last_used: str | None = Field(None, description="year, or year and month")
    evidence: list[LevelReason] = Field(default_factory=list, description="the rules behind the level, and their facts")
    assumption: str | None = Field(None, description="what was assumed, where nothing is said of the level")


class NodeView(BaseModel):
    """A node of the graph and the facts that it rests on."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    kind: str
    label: str
    fact_ids: list[str]


class EdgeView(BaseModel):
    """An edge of the graph and the facts that it rests on."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    source: str
    target: str
    kind: str
    fact_ids: list[str]


class GraphPage(BaseModel):
    """One page of the graph: nodes first, then edges."""

    nodes: list[NodeView]
    edges: list[EdgeView]
    next: str | None = Field(None, description="cursor of the next page; null on the last")


class InsightView(BaseModel):
    """Something that follows from the person's facts; every sentence names its facts."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    kind: InsightKind
    title: str
    statements: list[Statement]
    confidence: float


class FactEdit(BaseModel):
    """What the person says about a fact."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["approve", "reject", "correct"]
    value: Any = Field(None, description="the right value, in the shape of the fact's type; only with `correct`")

    @model_validator(mode="after")
    def _a_correction_has_a_value(self) -> "FactEdit":
        if (self.action == "correct") != (self.value is not None):
            raise ValueError("a value belongs to `correct`, and to nothing else")
        return self


class EditPending(BaseModel):
    """The edit is in the log; the graph does not hold it yet."""

    fact_id: str
    event_id: UUID


class ErasureStarted(BaseModel):
    """The keys are destroyed: nothing can be read any more. The rest is cleaning up."""

    erasure_id: UUID
    receipt: str = Field(description="where the receipt can be read, once, without an API key")


class Counted(BaseModel):
    """What there is of a person: rows by table, blobs, usable keys."""

    rows: dict[str, int]
    blobs: int
    keys: int


class ErasureReceipt(BaseModel):
    """What was erased."""

    erasure_id: UUID
    requested_at: dt.datetime
    status: Literal["in_progress", "done"]
    waiting_for: list[str] = Field(default_factory=list, description="stages that have not answered yet")
    removed: dict[str, dict[str, int]] = Field(default_factory=dict, description="rows by stage and table")
    before: Counted
    after: Counted | None = None


def skill_view(row: Any, level: Any) -> SkillView:
    """A skill from its row and that of its concept's level, if there is one."""
    view = SkillView.model_validate(row)
    if level is None:
        return view
    said = {name: getattr(level, name) for name in ("level", "level_word", "months", "last_used", "assumption")}
    reasons = [LevelReason.model_validate(reason) for reason in level.reasons]
    return view.model_copy(update={**said, "evidence": reasons})


def fact_view(row: Any) -> FactView:
    """A fact from its row."""
    fields = {name: getattr(row, name) for name in FactView.model_fields}
    return FactView.model_validate(fields | {"etag": f'"{row.etag}"'})
