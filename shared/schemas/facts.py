"""A fact: one atomic, typed statement with the place it was read from."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from pydantic import Field, model_validator

from shared.schemas.base import Schema
from shared.schemas.fact_types import FactTypeName
from shared.schemas.reading import Box

Subject = Literal["person", "job"]
Holding = Literal["held", "intent"]
FactStatus = Literal["proposed", "approved", "rejected", "superseded"]
Visibility = Literal["private", "shared"]


class Evidence(Schema):
    """Where a statement stands: `text[start:end] == quote`, always."""

    document_id: UUID
    page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int
    quote: str = Field(min_length=1)
    boxes: tuple[Box, ...] = ()

    @model_validator(mode="after")
    def _span_is_as_long_as_its_quote(self) -> "Evidence":
        if self.end - self.start != len(self.quote):
            raise ValueError("span and quote differ in length")
        return self


class Fact(Schema):
    """What one document states, as the extractor read it.

    `value` is the normalised form: text for most types, an object where the type says so (dates:
    `{"date": "2020-02", "precision": "month", "ongoing": false}`; see `fact_types`).
    """

    id: UUID
    entry_id: UUID | None = Field(default=None, description="the job, school or project it belongs to")
    subject: Subject = "person"
    type: FactTypeName
    text: str
    value: Any
    evidence: Evidence
    section: str | None = None
    confidence: float = Field(ge=0, le=1)
    extractor: str = Field(description="name and version of the code that read it")
    as_of: dt.date | None = Field(default=None, description="the document's own date")
    holding: Holding = Field(default="held", description="`intent`: wanted or planned, not a thing the person has")
    author_role: str | None = Field(default=None, description="who said it: self, manager, peer")


class CanonicalFact(Schema):
    """A fact of the person: the statements of all documents that say the same, joined.

    `id` is the smallest duplicate key (64 hex digits) of the statements under it.
    """

    id: str
    keys: tuple[str, ...]
    entry_id: str | None = None
    type: FactTypeName
    text: str
    value: Any
    evidence: tuple[Evidence, ...]
    confidence: float
    as_of: dt.date | None = None
    holding: Holding = "held"
    author_roles: tuple[str, ...] = ()
    status: FactStatus = "proposed"
    visibility: Visibility = "private"
    conflicts_with: tuple[str, ...] = Field(default=(), description="ids of facts that say otherwise")
    corrected_from: Any = Field(default=None, description="the value read, where the person corrected it")
