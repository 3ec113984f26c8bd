"""Bring the person's facts, graph, levels of skills and vectors to the newest snapshot."""

from dataclasses import dataclass

from services.knowledge_graph.graph import build_graph
from services.knowledge_graph.graph_store import GraphStore
from services.knowledge_graph.levels.skill_levels import skill_levels
from services.knowledge_graph.models import EDGES, FACT_VECTORS, FACTS, NODES, SKILL_LEVELS, SNAPSHOTS
from services.knowledge_graph.search.vectors import FactVector, embed_facts
from services.knowledge_graph.settings import LevelSettings
from shared.embeddings.embedder import Embedder
from shared.embeddings.vector_memory import VectorMemory
from shared.runtime.stage import Cleaned, Context, Outcome, Skipped, Stage, Tools
from shared.schemas.commands import PersonErased
from shared.schemas.snapshots import KnowledgeUpdated, SkillLevel, SkillsMapped

LEVEL_ASKED = "default_skill_level"
"""The question which level is assumed. Its answer is recorded: a replay assumes the same, whatever is set by then."""
_MEMORY = VectorMemory(seconds=30.0)  # half of the stage's time; a server's last answer may take 20 more


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is worked out before the transaction."""

    vectors: tuple[FactVector, ...] = ()
    levels: tuple[SkillLevel, ...] = ()


def prepare(event: SkillsMapped | PersonErased, tools: Tools) -> Prepared:
    """Embed the texts of the facts, and judge the skills."""
    if isinstance(event, PersonErased):
        _MEMORY.forget(tools.owner_id)
        return Prepared()
    vectors = embed_facts(event.facts, tools.owner_id, tools.resource(Embedder), _MEMORY)  # type: ignore[type-abstract]
    default = tools.ask(LEVEL_ASKED, lambda: tools.resource(LevelSettings).default_level)
    return Prepared(vectors, skill_levels(event.facts, event.skills, default))


def handle(event: SkillsMapped | PersonErased, ctx: Context[Prepared, GraphStore]) -> Outcome:
    """Make the snapshot's facts, and the graph that follows from them, the person's."""
    store = ctx.store
    if isinstance(event, PersonErased):
        return Cleaned(store.erase())
    if store.has_applied(event):
        return Skipped("older_snapshot")
    nodes, edges = build_graph(event.facts, event.skills)
    store.replace_facts(event.facts, event.documents)
    store.replace_graph(nodes, edges)
    store.replace_levels(ctx.prepared.levels)
    store.replace_vectors(ctx.prepared.vectors)
    store.mark_applied(event)
    return KnowledgeUpdated(
        position=event.position,
        documents=event.documents,
        changes=event.changes,
        facts=event.facts,
        ontology_version=event.ontology_version,
        skills=event.skills,
        levels=ctx.prepared.levels,
        nodes=len(nodes),
        edges=len(edges),
    )


UPDATE_GRAPH: Stage[Prepared, GraphStore] = Stage(
    name=GraphStore.STAGE,
    version=1,
    consumes=(SkillsMapped, PersonErased),
    emits=(KnowledgeUpdated,),
    prepare=prepare,
    handle=handle,
    store=GraphStore,
    time_limit=60.0,
    uses=(Embedder, LevelSettings),
    tables=(
        FACTS,
        SKILL_LEVELS,
        NODES,
        EDGES,
        FACT_VECTORS,
        SNAPSHOTS,
    ),
)
