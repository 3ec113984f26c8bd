"""Finding concepts of the ontology over HTTP: by names, and by what is meant where a backend of vectors answers."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from services.knowledge_graph.api_ontology_models import ConceptHit, ConceptHits, SkillSearch
from shared.embeddings.backends import LazyEmbedder, knows_meaning
from shared.embeddings.embedder import Embedder, EmbeddingUnavailable, has_words
from shared.http.auth import caller_of
from shared.http.problems import described_problems
from shared.http.provided import part
from shared.security.api_keys import Caller
from shared.skills.ontology.reader import OntologyReader
from shared.skills.ontology.search import Hit, best_of
from shared.skills.retrieval.meaning_search import MeaningSearch

ROUTER = APIRouter(prefix="/v1", tags=["ontology"])


@ROUTER.get("/skills", responses=described_problems(401, 422, 503))
def search_skills(
    caller: Annotated[Caller, Depends(caller_of)],
    reader: Annotated[OntologyReader, Depends(part(OntologyReader))],
    query: Annotated[SkillSearch, Query()],
    lazy: Annotated[LazyEmbedder, Depends(part(LazyEmbedder))],
    meanings: Annotated[MeaningSearch, Depends(part(MeaningSearch))],
) -> ConceptHits:
    """Concepts of the ontology by their names, and by what is meant where a backend of vectors answers."""
    search = reader.names()
    by_name = search.search(query.q, query.limit)
    embedded = _embedded(lazy, caller, query.q)
    near = None if embedded is None else meanings.search(search.ontology, *embedded, query.limit)
    answered = embedded is not None and near is not None
    return ConceptHits(
        ontology_version=search.ontology.version,
        searched_by="meaning" if answered else "words",
        model=embedded[0].name if embedded is not None and answered else None,
        fallback=None if answered else "no_backend" if embedded is None else "not_indexed",
        items=[_item(hit) for hit in best_of([*by_name, *(near or ())], query.limit)],
    )


def _item(hit: Hit) -> ConceptHit:
    concept = hit.concept
    return ConceptHit(
        id=concept.id, name=concept.name, category=concept.category, kind=concept.kind.value, score=hit.score
    )


def _embedded(lazy: LazyEmbedder, caller: Caller, query: str) -> tuple[Embedder, Sequence[float]] | None:
    """The embedder and the query's vector; None where no backend that knows meanings answers.

    Operators' queries are not remembered: the memory is that of persons.
    """
    try:
        embedder = lazy.get()
        if not knows_meaning(embedder.name) or not has_words(query):
            return None
        vector = embedder.embed([query])[0] if caller.owner_id is None else lazy.embed(caller.owner_id, query)
    except EmbeddingUnavailable:
        return None
    return embedder, vector
