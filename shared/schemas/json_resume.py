"""JSON Resume (jsonresume.org, schema 1.0.0), as far as its types go.

Everything is optional, `null` counts as absent, and unknown fields are kept out of the way. Formats (dates, e-mail
addresses, links) are not judged here: what is none gives no fact.
"""

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

READER = "json-resume"
"""What `Reading.reader` ends with for such a document."""
MOST_DEPTH = 32
"""The schema needs 5 levels; unknown fields may be deeper."""
_SECTIONS = (
    "basics", "work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages",
    "projects",
)  # fmt: skip


class NotJson(ValueError):
    """The text is not valid JSON."""


class NestedTooDeeply(ValueError):
    """The JSON has more than `MOST_DEPTH` levels."""


class NotJsonResume(ValueError):
    """The data is no JSON Resume. Says where, and nothing of what stands there."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


class Location(_Part):
    """Where the person lives."""

    address: str | None = None
    postalCode: str | None = None
    city: str | None = None
    countryCode: str | None = None
    region: str | None = None


class Profile(_Part):
    """An account on a network."""

    network: str | None = None
    username: str | None = None
    url: str | None = None


class Basics(_Part):
    """Who the person is."""

    name: str | None = None
    label: str | None = None
    image: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    summary: str | None = None
    location: Location | None = None
    profiles: list[Profile] | None = None


class _Dated(_Part):
    startDate: str | None = None
    endDate: str | None = None
    url: str | None = None
    summary: str | None = None
    highlights: list[str] | None = None


class Work(_Dated):
    """A job."""

    name: str | None = None
    location: str | None = None
    description: str | None = None
    position: str | None = None


class Volunteer(_Dated):
    """Unpaid work."""

    organization: str | None = None
    position: str | None = None


class Education(_Part):
    """Time at a school."""

    institution: str | None = None
    url: str | None = None
    area: str | None = None
    studyType: str | None = None
    startDate: str | None = None
    endDate: str | None = None
    score: str | None = None
    courses: list[str] | None = None


class Award(_Part):
    """An honour."""

    title: str | None = None
    date: str | None = None
    awarder: str | None = None
    summary: str | None = None


class Certificate(_Part):
    """A certificate."""

    name: str | None = None
    date: str | None = None
    url: str | None = None
    issuer: str | None = None


class Publication(_Part):
    """Something published."""

    name: str | None = None
    publisher: str | None = None
    releaseDate: str | None = None
    url: str | None = None
    summary: str | None = None


class Skill(_Part):
    """A skill, or a group of them: then `keywords` are the skills."""

    name: str | None = None
    level: str | None = None
    keywords: list[str] | None = None


class Language(_Part):
    """A natural language."""

    language: str | None = None
    fluency: str | None = None


class Interest(_Part):
    """An interest, or a group of them."""

    name: str | None = None
    keywords: list[str] | None = None


class Reference(_Part):
    """Who can be asked, or what they say."""

    name: str | None = None
    reference: str | None = None


class Project(_Dated):
    """A project."""

    name: str | None = None
    description: str | None = None
    keywords: list[str] | None = None
    roles: list[str] | None = None
    entity: str | None = None
    type: str | None = None


class Meta(_Part):
    """About the document."""

    canonical: str | None = None
    version: str | None = None
    lastModified: str | None = None


class JsonResume(_Part):
    """The whole document."""

    basics: Basics | None = None
    work: list[Work] | None = None
    volunteer: list[Volunteer] | None = None
    education: list[Education] | None = None
    awards: list[Award] | None = None
    certificates: list[Certificate] | None = None
    publications: list[Publication] | None = None
    skills: list[Skill] | None = None
    languages: list[Language] | None = None
    interests: list[Interest] | None = None
    references: list[Reference] | None = None
    projects: list[Project] | None = None
    meta: Meta | None = None


def parse_json_resume(text: str) -> dict[str, Any]:
    """The data of a JSON Resume.

    Raises NotJson; NestedTooDeeply; NotJsonResume for other JSON, for values of other types, and for a document without
    anything in it.
    """
    try:
        data = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        raise NestedTooDeeply from None
    except ValueError:  # what JSON is not, and numbers of thousands of digits
        raise NotJson from None
    _require_shallow(data)
    _check_fields(data)
    return dict(data)


def _refuse_constant(name: str) -> None:
    """NaN and Infinity are JavaScript, not JSON (RFC 8259)."""
    raise ValueError(name)


def _require_shallow(data: Any) -> None:
    """Level by level, without recursion."""
    level = [data] if isinstance(data, dict | list) else []
    for _ in range(MOST_DEPTH):
        parts = [part for outer in level for part in (outer.values() if isinstance(outer, dict) else outer)]
        level = [part for part in parts if isinstance(part, dict | list)]
        if not level:
            return
    raise NestedTooDeeply


def _check_fields(data: Any) -> None:
    if not isinstance(data, dict):
        raise NotJsonResume("it is not an object")
    try:
        JsonResume.model_validate(data)
    except ValidationError as error:
        places = [".".join(str(part) for part in item["loc"]) for item in error.errors(include_input=False)]
        raise NotJsonResume(f"{places[0]} is not of the type that it has in JSON Resume") from None
    if not any(data.get(name) for name in _SECTIONS):
        raise NotJsonResume("it has none of the sections of JSON Resume")
