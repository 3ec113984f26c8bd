"""The skill ontology over HTTP: concepts, clusters and occupations. The same for everybody, but for `mine`."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query
from sqlalchemy import Connection, Row

from services.knowledge_graph import queries
from services.knowledge_graph.api_ontology_models import (
    ClusterQuery,
    ClusterWithMembers,
    ConceptRef,
    ConceptView,
    HeldSkill,
    Mine,
    NearSkill,
    OccupationElement,
    OccupationQuery,
    OccupationTaskView,
    OccupationTechnology,
    OccupationTool,
    OccupationUse,
    OccupationView,
    Progression,
    ProgressionStep,
    RelatedOccupationView,
    RelatedSkill,
    RelationsSource,
    SkillCluster,
    TransferView,
)
from shared.http.auth import CursorsDep, caller_of
from shared.http.paging import Page, page_of, scope_of
from shared.http.problems import Problem, described_problems, not_found
from shared.http.provided import ApiServices, ApiServicesDep, part
from shared.security.api_keys import Caller
from shared.skills.ontology.ontology import Ontology
from shared.skills.ontology.reader import OntologyReader
from shared.skills.relations import queries as relations
from shared.skills.relations.profiles import IMPORTANT, OccupationProfile, RatedElement, UsedTechnology
from shared.skills.relations.transfer import transfer

ROUTER = APIRouter(prefix="/v1", tags=["ontology"])
AnyCaller = Annotated[Caller, Depends(caller_of)]
ReaderDep = Annotated[OntologyReader, Depends(part(OntologyReader))]
ConceptId = Annotated[str, Path(max_length=200, description="id of a concept, as cg:python")]
Soc = Annotated[str, Path(pattern=r"^\d{2}-\d{4}\.\d{2}$", description="O*NET-SOC code, as 15-1252.00")]
OCCUPATIONS_SHOWN = 20
STEPS_SHOWN = 10
LONGEST_PATH = 4
"""Steps in each direction."""
LEAST_NEAR = 0.3
"""Likeness, from which on a skill of the person counts as near to a wanted one."""
MISSING_SHOWN = 20
_PROBLEMS = described_problems(401, 422, 503)


@ROUTER.get("/skills/{concept_id}", responses=_PROBLEMS | described_problems(404))
def get_skill(concept_id: ConceptId, _: AnyCaller, services: ApiServicesDep, reader: ReaderDep) -> ConceptView:
    """A concept with its names, its place in the hierarchy, and its relations. Former ids lead to what they became."""
    ontology = reader.ontology()
    concept = ontology.find(concept_id)
    if concept is None:
        raise not_found()
    with services.database.transaction("app") as connection:
        around = _around(connection, ontology, concept.id)
    return ConceptView(
        id=concept.id,
        name=concept.name,
        category=concept.category,
        kind=concept.kind.value,
        aliases=list(concept.aliases),
        onet_element_id=concept.onet_element_id,
        onet_commodity=concept.onet_commodity,
        hot=concept.hot,
        in_demand=concept.in_demand,
        retired=concept.retired,
        broader=[_ref(ontology, id_) for id_ in _above(ontology, concept.id)],
        narrower=[_ref(ontology, id_) for id_ in ontology.narrower.get(concept.id, ())],
        ontology_version=ontology.version,
        **around,
    )


@ROUTER.get("/skill-clusters", responses=_PROBLEMS)
def list_clusters(
    caller: AnyCaller,
    services: ApiServicesDep,
    reader: ReaderDep,
    cursors: CursorsDep,
    query: Annotated[ClusterQuery, Query()],
) -> Page[ClusterWithMembers]:
    """Groups of skills that are used together, the largest first, by function and industry."""
    ontology = reader.ontology()
    scope = scope_of("skill-clusters", caller.role, query)
    after = -1 if query.cursor is None else cursors.read(scope, query.cursor, int)
    with services.database.transaction("app") as connection:
        build = relations.usable_build(connection, ontology.version)
        if build is None:
            return Page(items=[], next=None)
        rows = relations.clusters(
            connection, build, function=query.function, industry=query.industry, after=after, limit=query.limit + 1
        )
        page, following = page_of(cursors, scope, rows, query.limit, lambda row: [row.rank])
        members = relations.cluster_members(connection, build, [row.id for row in page])
    items = [
        ClusterWithMembers(
            **SkillCluster.model_validate(row).model_dump(), members=[_ref(ontology, id_) for id_ in members[row.id]]
        )
        for row in page
    ]
    return Page(items=items, next=following)


@ROUTER.get("/occupations/{soc}", responses=_PROBLEMS | described_problems(404))
def get_occupation(
    soc: Soc,
    caller: AnyCaller,
    services: ApiServicesDep,
    reader: ReaderDep,
    query: Annotated[OccupationQuery, Query()],
) -> OccupationView:
    """An occupation with what it asks for, what transfers from another one, and what the person brings."""
    ontology = reader.ontology()
    with services.database.transaction("app") as connection:
        build = _build(connection, ontology)
        target = _profile(connection, build, soc)
        origin = None if query.origin is None else _profile(connection, build, query.origin)
        elements = [OccupationElement.model_validate(r) for r in relations.elements_of(connection, build, soc)]
        technologies = [
            OccupationTechnology.model_validate(r) for r in relations.technologies_of(connection, build, soc)
        ]
        tools = [OccupationTool.model_validate(r) for r in relations.tools_of(connection, build, soc)]
        tasks = [OccupationTaskView.model_validate(r) for r in relations.tasks_of(connection, build, soc)]
        related = [RelatedOccupationView.model_validate(r) for r in relations.related_to(connection, build, soc)]
        source = RelationsSource.model_validate(relations.provenance(connection, build))
    needed = [e.concept_id for e in elements if (e.importance or 0.0) >= IMPORTANT]
    wanted = [id_ for id_ in (*needed, *(t.concept_id for t in technologies)) if id_ is not None]
    return OccupationView(
        soc=target.soc,
        title=target.title,
        description=target.description,
        job_zone=target.job_zone,
        skills=elements,
        technologies=technologies,
        tools=tools,
        tasks=tasks,
        related=related,
        transfer=None if origin is None else TransferView.model_validate(transfer(origin, target)),
        mine=None if caller.owner_id is None else _mine(services, caller.owner_id, ontology, build, wanted),
        relations=source,
    )


def _around(connection: Connection, ontology: Ontology, concept_id: str) -> dict[str, Any]:
    """The relations of a concept, by the names of the view's fields."""
    build = relations.usable_build(connection, ontology.version)
    if build is None:
        nothing = Progression(before=[], after=[], path=[])
        return {"related": [], "progression": nothing, "cluster": None, "occupations": [], "relations": None}
    cluster = relations.cluster_of(connection, build, concept_id)
    occupations = relations.occupations_with(connection, build, concept_id, OCCUPATIONS_SHOWN)
    return {
        "related": [_related(ontology, row) for row in relations.similar_to(connection, build, concept_id)],
        "progression": _progression(connection, build, ontology, concept_id),
        "cluster": None if cluster is None else SkillCluster.model_validate(cluster),
        "occupations": [OccupationUse.model_validate(row) for row in occupations],
        "relations": RelationsSource.model_validate(relations.provenance(connection, build)),
    }


def _mine(services: ApiServices, person: UUID, ontology: Ontology, build: str, wanted: list[str]) -> Mine:
    """What the person's facts bring to a list of wanted concepts, in its order."""
    with services.database.transaction("app", person) as connection:
        facts = queries.facts_of_concepts(connection, person)
        near = relations.nearest_held(connection, build, sorted(facts), wanted, LEAST_NEAR)
    order = list(dict.fromkeys(wanted))
    held = [HeldSkill(**_ref(ontology, id_).model_dump(), fact_ids=facts[id_]) for id_ in order if id_ in facts]
    nearby = [
        NearSkill(**_ref(ontology, id_).model_dump(), through=_ref(ontology, near[id_][0]), score=near[id_][1])
        for id_ in order
        if id_ not in facts and id_ in near
    ]
    missing = [_ref(ontology, id_) for id_ in order if id_ not in facts and id_ not in near]
    return Mine(held=held, near=nearby, missing=missing[:MISSING_SHOWN])


def _build(connection: Connection, ontology: Ontology) -> str:
    """Raises 404 `relations_not_built`."""
    build = relations.usable_build(connection, ontology.version)
    if build is None:
        raise Problem(404, "relations_not_built", "No relations are there yet; `careergraph skills build` makes them.")
    return build


def _profile(connection: Connection, build: str, soc: str) -> OccupationProfile:
    row = relations.occupation(connection, build, soc)
    if row is None:
        raise not_found()
    return OccupationProfile(
        soc=row.soc,
        title=row.title,
        description=row.description,
        job_zone=row.job_zone,
        elements=tuple(
            RatedElement(found.element_id, found.importance, found.level)
            for found in relations.elements_of(connection, build, soc)
        ),
        technologies=tuple(
            UsedTechnology(found.title, found.hot, found.in_demand)
            for found in relations.technologies_of(connection, build, soc)
        ),
    )


def _progression(connection: Connection, build: str, ontology: Ontology, concept_id: str) -> Progression:
    before = relations.steps_before(connection, build, concept_id)
    after = relations.steps_after(connection, build, concept_id, STEPS_SHOWN)
    path = [concept_id]
    while len(path) <= LONGEST_PATH and (steps := relations.steps_before(connection, build, path[0])):
        path.insert(0, steps[0].before_id)
    behind = len(path) + LONGEST_PATH
    while len(path) < behind and (steps := relations.steps_after(connection, build, path[-1], 1)):
        path.append(steps[0].after_id)
    return Progression(
        before=[_step(ontology, row, row.before_id) for row in before],
        after=[_step(ontology, row, row.after_id) for row in after],
        path=[_ref(ontology, id_) for id_ in path] if len(path) > 1 else [],
    )


def _step(ontology: Ontology, row: Row[Any], concept_id: str) -> ProgressionStep:
    names = ProgressionStep.model_fields.keys() - ConceptRef.model_fields.keys()
    return ProgressionStep(**_ref(ontology, concept_id).model_dump(), **{name: getattr(row, name) for name in names})


def _related(ontology: Ontology, row: Row[Any]) -> RelatedSkill:
    names = RelatedSkill.model_fields.keys() - ConceptRef.model_fields.keys()
    return RelatedSkill(**_ref(ontology, row.related_id).model_dump(), **{name: getattr(row, name) for name in names})


def _ref(ontology: Ontology, concept_id: str) -> ConceptRef:
    """The concept under its newest id and name; of one that is unknown here, its id."""
    concept = ontology.find(concept_id)
    return ConceptRef(id=concept_id, name=concept_id) if concept is None else ConceptRef.model_validate(concept)


def _above(ontology: Ontology, concept_id: str) -> list[str]:
    found: list[str] = []
    above = ontology.by_id[concept_id].broader
    while above is not None and above not in found and above in ontology.by_id:
        found.append(above)
        above = ontology.by_id[above].broader
    return found
