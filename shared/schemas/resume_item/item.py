"""RESUME_ITEM 1.0: the public form of a fact. The page `docs/resume-item.md` explains it."""

import datetime as dt
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, JsonValue, model_validator

from shared.schemas.base import Schema
from shared.schemas.fact_types import FactTypeName
from shared.schemas.facts import Evidence, FactStatus, Holding, Subject, Visibility
from shared.schemas.resume_item.values import check_value

ItemId = Annotated[str, Field(pattern=r"^([0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$")]
"""A UUID where one document was read; 64 hex digits (a duplicate key) where several documents are joined."""


class ResumeItem(Schema):
    """One atomic, typed statement about a person or a job, with every place that it was read from."""

    VERSION: ClassVar[str] = "1.0"

    version: Literal["1.0"] = Field(description="of this format")
    id: ItemId
    entry_id: str | None = Field(default=None, description="the job, school or project that it belongs to")
    subject: Subject = "person"
    type: FactTypeName
    raw: str = Field(min_length=1, description="its words as written, on one line")
    value: JsonValue = Field(description="the normalised form; its shape follows from the type")
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    section: str | None = Field(default=None, description="the part of the document it was read in")
    confidence: float = Field(ge=0, le=1, description="the share of such facts that are right")
    extractor: str | None = Field(default=None, description="name and version of the code that read it")
    as_of: dt.date | None = Field(default=None, description="the date of the document that says so")
    holding: Holding = Field(default="held", description="`intent`: wanted or planned, not a thing the person has")
    author_roles: tuple[str, ...] = Field(default=(), description="who said it: self, manager, peer")
    status: FactStatus = "proposed"
    visibility: Visibility = "private"
    conflicts_with: tuple[str, ...] = Field(default=(), description="ids of items that say otherwise")
    corrected_from: JsonValue = Field(default=None, description="the value read, where the person corrected it")

    @model_validator(mode="after")
    def _value_has_the_shape_of_its_type(self) -> Self:
        check_value(self.type, self.value)
        return self
