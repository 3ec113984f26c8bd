"""Bring the person's facts, graph and vectors to the newest snapshot."""

from services.knowledge_graph.graph import build_graph
from services.knowledge_graph.graph_store import GraphStore
from services.knowledge_graph.models import EDGES, FACT_VECTORS, FACTS, NODES, SNAPSHOTS
from services.knowledge_graph.vectors import FactVector, VectorMemory, embed_facts
from shared.embeddings.embedder import Embedder
from shared.runtime.stage import Cleaned, Context, Outcome, Skipped, Stage, Tools
from shared.schemas.commands import PersonErased
from shared.schemas.snapshots import KnowledgeUpdated, SkillsMapped

_MEMORY = VectorMemory()


def prepare(event: SkillsMapped | PersonErased, tools: Tools) -> tuple[FactVector, ...]:
    """Embed the texts of the facts."""
    if isinstance(event, PersonErased):
        _MEMORY.forget(tools.owner_id)
        return ()
    return embed_facts(event.facts, tools.owner_id, tools.resource(Embedder), _MEMORY)  # type: ignore[type-abstract]


def handle(event: SkillsMapped | PersonErased, ctx: Context[tuple[FactVector, ...], GraphStore]) -> Outcome:
    """Make the snapshot's facts, and the graph that follows from them, the person's."""
    store = ctx.store
    if isinstance(event, PersonErased):
        return Cleaned(store.erase())
    if store.has_applied(event):
        return Skipped("older_snapshot")
    nodes, edges = build_graph(event.facts, event.skills)
    store.replace_facts(event.facts, event.documents)
    store.replace_graph(nodes, edges)
    store.replace_vectors(ctx.prepared)
    store.mark_applied(event)
    return KnowledgeUpdated(
        position=event.position,
        documents=event.documents,
        changes=event.changes,
        facts=event.facts,
        ontology_version=event.ontology_version,
        skills=event.skills,
        nodes=len(nodes),
        edges=len(edges),
    )


UPDATE_GRAPH: Stage[tuple[FactVector, ...], GraphStore] = Stage(
    name=GraphStore.STAGE,
    version=1,
    consumes=(SkillsMapped, PersonErased),
    emits=(KnowledgeUpdated,),
    prepare=prepare,
    handle=handle,
    store=GraphStore,
    time_limit=60.0,
    uses=(Embedder,),
    tables=(
        FACTS,
        NODES,
        EDGES,
        FACT_VECTORS,
        SNAPSHOTS,
    ),
)
