"""Searching one's own facts by meaning or by words."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field, model_validator

from services.knowledge_graph.api_models import FactView, fact_view
from services.knowledge_graph.search.facts import SearchFilter, by_vector, by_words
from shared.embeddings.backends import LazyEmbedder, knows_meaning
from shared.embeddings.embedder import Embedder, EmbeddingUnavailable
from shared.http.auth import Person
from shared.http.problems import described_problems
from shared.http.provided import ApiServicesDep, part
from shared.schemas.fact_types import FactType

ROUTER = APIRouter(prefix="/v1/people/me", tags=["knowledge"])
LARGEST_RESULT = 1000


class FactSearch(BaseModel):
    """What to look for among one's own facts."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(min_length=1, max_length=1000, description="in any words")
    limit: int = Field(20, ge=1, le=LARGEST_RESULT)
    type: list[FactType] | None = Field(None, max_length=20, description="only facts of these types")
    since: dt.date | None = Field(None, description="only facts whose entry, or else whose document, reaches this day")
    until: dt.date | None = Field(None, description="only facts whose entry, or else whose document, began by this day")
    category: str | None = Field(
        None,
        pattern=r"^[a-z0-9_.A-Z]{1,40}$",
        description="only facts that name a skill of this category of the ontology, or whose O*NET element id or "
        "commodity code begins like this: `database`, `2.C`, `4323`",
    )

    @model_validator(mode="after")
    def _days_are_in_order(self) -> "FactSearch":
        if self.since is not None and self.until is not None and self.since > self.until:
            raise ValueError("`since` is after `until`")
        return self


class FoundFact(BaseModel):
    """A fact and how near it is to the query."""

    score: float = Field(description="by vectors a cosine, -1 to 1; otherwise the share of the query's words, 0 to 1")
    fact: FactView


class FoundFacts(BaseModel):
    """The nearest facts, best first."""

    searched_by: Literal["meaning", "words"]
    model: str | None = Field(description="whose vectors were compared; null: the words themselves were")
    fallback: Literal["no_backend", "not_indexed"] | None = Field(
        description="why no vectors were compared: the backend does not answer, or not every fact has a vector yet"
    )
    items: list[FoundFact]


@ROUTER.get("/search", responses=described_problems(401, 403, 422, 503))
def search_facts(
    person: Person,
    services: ApiServicesDep,
    query: Annotated[FactSearch, Query()],
    lazy: Annotated[LazyEmbedder, Depends(part(LazyEmbedder))],
) -> FoundFacts:
    """The person's facts that are nearest to a query: exact, over all of them."""
    wanted = SearchFilter(
        types=None if query.type is None else tuple(query.type),
        since=None if query.since is None else query.since.isoformat(),
        until=None if query.until is None else query.until.isoformat(),
        category=query.category,
    )
    embedder, vector = _embedded(lazy, person, query.q)
    found, fallback = None, None
    with services.database.transaction("app", person) as connection:
        if embedder is not None and vector is not None:
            found = by_vector(connection, person, embedder.name, embedder.version, vector, wanted, query.limit)
            fallback = "not_indexed" if found is None else None
        else:
            fallback = "no_backend"
        hits = by_words(connection, person, query.q, wanted, query.limit) if found is None else found
    model = embedder.name if embedder is not None and found is not None else None
    return FoundFacts(
        searched_by="meaning" if model is not None and knows_meaning(model) else "words",
        model=model,
        fallback=fallback,
        items=[FoundFact(score=hit.score, fact=fact_view(hit.row)) for hit in hits],
    )


def _embedded(lazy: LazyEmbedder, person: UUID, query: str) -> tuple[Embedder | None, Sequence[float] | None]:
    """The embedder and the query's vector; neither where the backend does not answer."""
    try:
        return lazy.get(), lazy.embed(person, query)
    except EmbeddingUnavailable:
        return None, None
