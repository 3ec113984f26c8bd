"""The shape of a fact's value, by the fact's type: what `shared.schemas.fact_types` says in words.

A type that is not in `SHAPES` may have any value: types are open, and an older reader has to accept what a newer
writer knows (docs/decisions/0009).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from shared.schemas.fact_types import FactType

Text = Annotated[str, Field(min_length=1)]
Number = int | float


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class DateValue(_Value):
    """A date as precise as it was written; `ongoing` for "present"."""

    date: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None
    precision: Literal["year", "month", "day"] | None
    ongoing: bool = False

    @model_validator(mode="after")
    def _precision_is_that_of_the_date(self) -> Self:
        length = {None: 0, "year": 4, "month": 7, "day": 10}[self.precision]
        if length != len(self.date or ""):
            raise ValueError("date and precision differ")
        if self.date is None and not self.ongoing:
            raise ValueError("only what is ongoing may have no date")
        return self


class PeriodValue(_Value):
    """From a date to a date."""

    start: DateValue
    end: DateValue


class LanguageValue(_Value):
    """A natural language and the level that was stated."""

    name: Text
    level: Text | None


class SkillLevelValue(_Value):
    """A skill and the level that was stated."""

    skill: Text
    level: Text


class SummaryValue(_Value):
    """A sentence that sums up a document, its place among them, and the ids of the facts that it is made of."""

    place: int
    text: Text
    facts: list[str]


class ScoreValue(_Value):
    """A rating that is a number, with the ends of its scale."""

    score: Number
    least: Number | None = None
    most: Number | None = None


class LeadershipValue(_Value):
    """How many people were led, and the verb that said so."""

    people: int | None
    verb: Text


class AchievementValue(_Value):
    """A claim with a number. `baseline` is where it came from."""

    metric: str | None = None
    value: Number
    unit: str | None = None
    direction: Literal["up", "down"] | None = None
    baseline: Number | None = None


class ExperienceValue(_Value):
    """Years of experience that a job asks for."""

    years: Number
    most: Number | None = None
    of: str | None = None


class JobSkillValue(_Value):
    """A skill that a job asks for, with what is asked of it."""

    skill: Text
    level: str | None = None
    years: Number | None = None
    need: Literal["must", "nice", "mentioned"]


class SalaryValue(_Value):
    """A range of pay; `currency` is ISO 4217."""

    min: Number | None
    max: Number | None
    currency: str | None
    period: Literal["year", "month", "week", "day", "hour"] | None


class PayGradeValue(_Value):
    """A grade of a public or collective pay scale, or a range of them; at least one end is stated."""

    grade: Text | None
    most: Text | None = None
    scheme: Text | None = None

    @model_validator(mode="after")
    def _an_end_is_stated(self) -> Self:
        if self.grade is None and self.most is None:
            raise ValueError("no grade")
        return self


@dataclass(frozen=True, slots=True)
class Shape:
    """What values of some types look like."""

    name: str
    adapter: TypeAdapter[Any]
    types: tuple[FactType, ...]


_DATES = tuple(type_ for type_ in FactType if type_.endswith((".start", ".end", ".date")))
_OBJECTS: tuple[tuple[str, Any, tuple[FactType, ...]], ...] = (
    ("date", DateValue, _DATES),
    ("language", LanguageValue, (FactType.LANGUAGE,)),
    ("skill_level", SkillLevelValue, (FactType.SKILL_LEVEL,)),
    # A person may correct these in words.
    ("date_or_words", DateValue | Text, (FactType.DATE_OF_BIRTH,)),
    ("summary", SummaryValue | Text, (FactType.DOCUMENT_SUMMARY,)),
    ("score", ScoreValue | Text, (FactType.REVIEW_SCORE,)),
    ("leadership", LeadershipValue | Text, (FactType.LEADERSHIP,)),
    ("achievement", AchievementValue | Text, (FactType.ACHIEVEMENT,)),
    ("experience", ExperienceValue | Text, (FactType.JOB_EXPERIENCE,)),
    ("job_skill", JobSkillValue | Text, (FactType.JOB_SKILL,)),
    ("salary", SalaryValue | Text, (FactType.JOB_SALARY,)),
    ("pay_grade", PayGradeValue | Text, (FactType.JOB_PAY_GRADE,)),
    ("period", PeriodValue | Text, (FactType.REVIEW_PERIOD,)),
)

_TEXT_TYPES = """
    name headline summary contact.email contact.phone contact.link contact.location name.given name.family
    personal.nationality personal.work_permit personal.notice personal.driving_licence intent work.employer
    work.title work.location work.employment_type work.description work.bullet work.technology
    volunteer.organisation volunteer.role volunteer.location volunteer.description volunteer.bullet
    education.school education.degree education.level education.field education.grade education.location
    education.note education.course education.thesis skill certificate certificate.issuer award award.issuer
    publication publication.publisher patent patent.number talk talk.event membership membership.role reference
    reference.detail project.name project.description project.bullet interest review.title review.reviewer
    review.rating review.accomplishment review.strength review.concern review.goal review.feedback
    letter.employer letter.title letter.claim letter.intent letter.motive job.title job.employer job.location
    job.requirement job.nice_to_have job.duty job.benefit job.employment_type job.seniority job.remote job.visa
"""
"""Named one by one: a type that comes later has no shape in the versions that are published before it."""

SHAPES: tuple[Shape, ...] = (
    *(Shape(name, TypeAdapter(model), types) for name, model, types in _OBJECTS),
    Shape("text", TypeAdapter(Text), tuple(map(FactType, _TEXT_TYPES.split()))),
)
_BY_TYPE: Mapping[str, Shape] = {type_.value: shape for shape in SHAPES for type_ in shape.types}


def check_value(type_: str, value: Any) -> None:
    """Raises ValueError where the value does not have the shape of its type. Anything goes for an unknown type."""
    shape = _BY_TYPE.get(type_)
    if shape is not None:
        try:
            shape.adapter.validate_python(value)
        except ValueError:
            raise ValueError(f"the value of {type_} is not of the shape `{shape.name}`") from None


def shape_name(type_: str) -> str | None:
    """The name of the shape of a type's values; None for a type that is not known here."""
    shape = _BY_TYPE.get(type_)
    return shape.name if shape is not None else None
