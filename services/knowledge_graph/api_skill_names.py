"""The person's own names of skills: what a phrase, or one fact, means. For this person only."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection, func, select

from services.knowledge_graph import queries
from services.knowledge_graph.api import FactId
from services.knowledge_graph.models import SKILL_NAMES
from services.knowledge_graph.skill_names import SkillNameInput, names_in_force
from shared.http.announce import announce, traceparent_of
from shared.http.auth import Person
from shared.http.json_body import described_json_body, json_body
from shared.http.problems import Problem, described_problems, not_found
from shared.http.provided import ApiServices, ApiServicesDep, part
from shared.schemas.commands import SkillNamed
from shared.skills.normalise import key_of
from shared.skills.ontology.reader import OntologyReader

ROUTER = APIRouter(prefix="/v1/people/me", tags=["knowledge"])
PRODUCER = "knowledge-graph-api"
MOST_COMMANDS = 5_000
"""Of one person; each travels with every snapshot until it is withdrawn."""
ReaderDep = Annotated[OntologyReader, Depends(part(OntologyReader))]


class SkillAlias(BaseModel):
    """What a phrase means to the person."""

    model_config = ConfigDict(extra="forbid")

    alias: str = Field(min_length=1, max_length=200, description="as it stands in the person's documents")
    concept_id: str | None = Field(max_length=200, description="of the ontology; null withdraws the alias")


class FactSkill(BaseModel):
    """What one fact means to the person."""

    model_config = ConfigDict(extra="forbid")

    concept_id: str | None = Field(max_length=200, description="of the ontology; null withdraws the choice")


class NamingPending(BaseModel):
    """It is in the log; the person's skills follow within seconds."""

    event_id: UUID


class PersonalName(BaseModel):
    """A phrase, or a fact by its keys, and the concept that it means."""

    alias: str | None
    fact_keys: list[str]
    concept_id: str


class PersonalNamesView(BaseModel):
    """All that hold now, in the order in which they were given."""

    items: list[PersonalName]


@ROUTER.get("/skill-aliases", responses=described_problems(401, 403, 503))
def list_aliases(person: Person, services: ApiServicesDep) -> PersonalNamesView:
    """The person's own names of skills, as the front door holds them."""
    with services.database.transaction("app", person) as connection:
        rows = connection.execute(select(SKILL_NAMES).where(SKILL_NAMES.c.owner_id == person)).all()
    given = [SkillNameInput(r.event_id, r.position, r.phrase, tuple(r.keys), r.concept_id) for r in rows]
    return PersonalNamesView(
        items=[
            PersonalName(alias=name.phrase, fact_keys=list(name.keys), concept_id=name.concept_id)
            for name in names_in_force(given)
        ]
    )


@ROUTER.post(
    "/skill-aliases",
    status_code=202,
    openapi_extra=described_json_body(SkillAlias),
    responses=described_problems(401, 403, 409, 413, 415, 422, 503),
)
def name_phrase(
    request: Request,
    response: Response,
    person: Person,
    services: ApiServicesDep,
    reader: ReaderDep,
    alias: Annotated[SkillAlias, Depends(json_body(SkillAlias))],
) -> NamingPending:
    """Say which concept a phrase means, from now on and in what is there already."""
    if not key_of(alias.alias):
        raise Problem(422, "alias_empty", "An alias has a letter or a digit.")
    _check(reader, alias.concept_id)
    with services.database.transaction("app", person) as connection:
        command = SkillNamed(phrase=alias.alias, concept_id=alias.concept_id)
        event_id = _send(connection, services, person, command, traceparent_of(request))
    services.nudge()
    response.headers["Location"] = "/v1/people/me/skill-aliases"
    return NamingPending(event_id=event_id)


@ROUTER.put(
    "/facts/{fact_id}/skill",
    status_code=202,
    openapi_extra=described_json_body(FactSkill),
    responses=described_problems(401, 403, 404, 409, 413, 415, 422, 503),
)
def name_fact(
    request: Request,
    response: Response,
    fact_id: FactId,
    person: Person,
    services: ApiServicesDep,
    reader: ReaderDep,
    choice: Annotated[FactSkill, Depends(json_body(FactSkill))],
) -> NamingPending:
    """Say which concept one fact means. It holds while the fact's statement is in one of the documents."""
    _check(reader, choice.concept_id)
    with services.database.transaction("app", person) as connection:
        row = queries.fact(connection, person, fact_id)
        if row is None:
            raise not_found()
        command = SkillNamed(keys=tuple(row.keys), concept_id=choice.concept_id)
        event_id = _send(connection, services, person, command, traceparent_of(request))
    services.nudge()
    response.headers["Location"] = "/v1/people/me/skills"
    return NamingPending(event_id=event_id)


def _send(connection: Connection, services: ApiServices, person: UUID, command: SkillNamed, traceparent: str) -> UUID:
    """Write the command. Raises 409 `too_many_aliases`."""
    count = select(func.count()).select_from(SKILL_NAMES).where(SKILL_NAMES.c.owner_id == person)
    if (connection.scalar(count) or 0) >= MOST_COMMANDS:
        raise Problem(409, "too_many_aliases", f"At most {MOST_COMMANDS} can be given.")
    return announce(connection, services, command, person, producer=PRODUCER, traceparent=traceparent).event_id


def _check(reader: OntologyReader, concept_id: str | None) -> None:
    """Raises 422 `concept_unknown`."""
    if concept_id is not None and reader.ontology().find(concept_id) is None:
        raise Problem(422, "concept_unknown", "The ontology has no such concept; `GET /v1/skills?q=` finds some.")
