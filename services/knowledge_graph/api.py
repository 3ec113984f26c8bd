"""The person's facts, skills, graph and insights over HTTP. Edits and the person's own rights are in
`api_*`."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel
from sqlalchemy import Connection

from services.knowledge_graph import queries
from services.knowledge_graph.api_models import (
    EdgeView,
    FactQuery,
    FactView,
    GraphPage,
    InsightView,
    NodeView,
    SkillQuery,
    SkillView,
    fact_view,
    skill_view,
)
from shared.http.auth import CursorsDep, Person
from shared.http.etags import IfNoneMatch, etag_of, respond_with_etag
from shared.http.paging import Cursors, Page, PageQuery, scope_of
from shared.http.problems import Responses, described_problems, not_found
from shared.http.provided import ApiServicesDep

ROUTER = APIRouter(prefix="/v1/people/me", tags=["knowledge"])
FactId = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="id of a fact")]
_LIST = described_problems(401, 403, 422, 503)
_UNCHANGED: Responses = {304: {"description": "The caller has it already"}}


@ROUTER.get("/facts", response_model=Page[FactView], responses=_LIST | _UNCHANGED)
def list_facts(
    person: Person,
    services: ApiServicesDep,
    cursors: CursorsDep,
    query: Annotated[FactQuery, Query()],
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The person's facts, in the order of their documents."""
    wanted = queries.FactFilter(
        types=(query.type,) if query.type else None,
        statuses=(query.status,) if query.status else None,
        min_confidence=query.min_confidence,
        holding=query.holding,
        document_id=query.document,
    )
    scope = scope_of("facts", person, query)
    after = _after(cursors, scope, query)
    with services.database.transaction("app", person) as connection:
        page = queries.facts_page(connection, person, wanted, after=after, limit=query.limit)
    items = [fact_view(row) for row in page.rows]
    return _respond(Page(items=items, next=_next(cursors, scope, page)), if_none_match)


@ROUTER.get("/facts/{fact_id}", response_model=FactView, responses=_LIST | described_problems(404) | _UNCHANGED)
def get_fact(fact_id: FactId, person: Person, services: ApiServicesDep, if_none_match: IfNoneMatch = None) -> Response:
    """One fact."""
    with services.database.transaction("app", person) as connection:
        row = queries.fact(connection, person, fact_id)
    if row is None:
        raise not_found()
    view = fact_view(row)
    return respond_with_etag(view.model_dump_json().encode(), view.etag, if_none_match)


@ROUTER.get("/skills", response_model=Page[SkillView], responses=_LIST | _UNCHANGED)
def list_skills(
    person: Person,
    services: ApiServicesDep,
    cursors: CursorsDep,
    query: Annotated[SkillQuery, Query()],
    if_none_match: IfNoneMatch = None,
) -> Response:
    """What the person's skill facts mean in the ontology, and how well the person knows each skill."""
    scope = scope_of("skills", person, query)
    after = _after(cursors, scope, query)
    with services.database.transaction("app", person) as connection:
        page = queries.skills_page(connection, person, mapped_only=query.mapped, after=after, limit=query.limit)
        levels = queries.levels_of(connection, person, (row.concept_id for row in page.rows if row.concept_id))
    items = [skill_view(row, levels.get(row.concept_id)) for row in page.rows]
    return _respond(Page(items=items, next=_next(cursors, scope, page)), if_none_match)


@ROUTER.get("/graph", response_model=GraphPage, responses=_LIST | _UNCHANGED)
def get_graph(
    person: Person,
    services: ApiServicesDep,
    cursors: CursorsDep,
    query: Annotated[PageQuery, Query()],
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The person's graph: nodes, then edges; a page may end the one and begin the other."""
    scope = scope_of("graph", person, query)
    part, after = ("nodes", None) if query.cursor is None else cursors.read(scope, query.cursor, _graph_place)
    with services.database.transaction("app", person) as connection:
        nodes, edges, last = _graph_rows(connection, person, part, after, query.limit)
    body = GraphPage(
        nodes=[NodeView.model_validate(row) for row in nodes],
        edges=[EdgeView.model_validate(row) for row in edges],
        next=cursors.make(scope, last) if last else None,
    )
    return _respond(body, if_none_match)


@ROUTER.get("/insights", response_model=Page[InsightView], responses=_LIST | _UNCHANGED)
def list_insights(
    person: Person,
    services: ApiServicesDep,
    cursors: CursorsDep,
    query: Annotated[PageQuery, Query()],
    if_none_match: IfNoneMatch = None,
) -> Response:
    """What follows from the person's facts."""
    scope = scope_of("insights", person, query)
    start = 0 if query.cursor is None else cursors.read(scope, query.cursor, int)
    with services.database.transaction("app", person) as connection:
        rows = [row for row in queries.insights(connection, person) if row.rank >= start]
    items = [InsightView.model_validate(row) for row in rows[: query.limit]]
    rest = rows[query.limit :]
    body = Page[InsightView](items=items, next=cursors.make(scope, [rest[0].rank]) if rest else None)
    return _respond(body, if_none_match)


def _graph_rows(
    connection: Connection, person: UUID, part: str, after: queries.Cursor | None, limit: int
) -> tuple[Sequence[Any], Sequence[Any], tuple[str, str] | None]:
    """(nodes, edges, place of the next page)."""
    nodes: Sequence[Any] = ()
    if part == "nodes":
        page = queries.nodes_page(connection, person, after=after, limit=limit)
        nodes, after = page.rows, None
        if page.next is not None:
            return nodes, (), ("nodes", page.next[1])
        if len(nodes) >= limit:
            return nodes, (), ("edges", "")
    start = after if after and after[1] else None
    page = queries.edges_page(connection, person, after=start, limit=limit - len(nodes))
    return nodes, page.rows, ("edges", page.next[1]) if page.next else None


def _graph_place(part: str, last_id: str) -> tuple[str, queries.Cursor]:
    if part not in ("nodes", "edges"):
        raise ValueError("no part of the graph")
    return part, (0, str(last_id))


def _after(cursors: Cursors, scope: str, query: PageQuery) -> queries.Cursor | None:
    return None if query.cursor is None else cursors.read(scope, query.cursor, _ranked_place)


def _ranked_place(rank: int, last_id: str) -> queries.Cursor:
    return int(rank), str(last_id)


def _next(cursors: Cursors, scope: str, page: queries.Page) -> str | None:
    return cursors.make(scope, page.next) if page.next else None


def _respond(body: BaseModel, if_none_match: str | None) -> Response:
    return respond_with_etag(body.model_dump_json().encode(), etag_of(body.model_dump(mode="json")), if_none_match)
