"""RESUME_ITEM 0.2: the first version that was published. It is frozen; what is written today is 1.0."""

from typing import ClassVar, Literal, Self
from uuid import UUID

from pydantic import Field, JsonValue, model_validator

from shared.schemas.base import Schema
from shared.schemas.fact_types import FactTypeName


class EvidenceV02(Schema):
    """Where the statement stands: `text[start:end] == quote` in the document's text, in code points."""

    document: UUID
    page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int
    quote: str = Field(min_length=1)

    @model_validator(mode="after")
    def _span_is_as_long_as_its_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError("span and quote differ in length")
        return self


class ResumeItemV02(Schema):
    """A statement and the one place it was read from. What is wanted has a type `intent.<type>`."""

    VERSION: ClassVar[str] = "0.2"

    version: Literal["0.2"]
    type: FactTypeName
    value: JsonValue
    raw: str = Field(min_length=1, description="its words as written, on one line")
    entry: UUID | None = Field(default=None, description="the job, school or project that it belongs to")
    subject: Literal["person", "job"] = "person"
    evidence: EvidenceV02
    confidence: float = Field(ge=0, le=1)
    status: Literal["proposed", "approved", "rejected", "superseded"] = "proposed"
    visibility: Literal["private", "shared"] = "private"
