"""Draw the insights that follow from the person's facts and skills."""

from services.knowledge_graph.insight_store import InsightStore
from services.knowledge_graph.insights import generate
from services.knowledge_graph.models import INSIGHTS, SNAPSHOTS
from shared.runtime.stage import Cleaned, Context, Outcome, Skipped, Stage
from shared.schemas.commands import PersonErased
from shared.schemas.snapshots import InsightsGenerated, KnowledgeUpdated


def handle(event: KnowledgeUpdated | PersonErased, ctx: Context[None, InsightStore]) -> Outcome:
    """Make the snapshot's insights the person's."""
    store = ctx.store
    if isinstance(event, PersonErased):
        return Cleaned(store.erase())
    if store.has_applied(event):
        return Skipped("older_snapshot")
    insights = generate(event.facts, event.skills)
    store.replace_insights(insights)
    store.mark_applied(event)
    return InsightsGenerated(
        position=event.position,
        documents=event.documents,
        changes=event.changes,
        facts=event.facts,
        insights=insights,
    )


GENERATE_INSIGHTS: Stage[None, InsightStore] = Stage(
    name=InsightStore.STAGE,
    version=1,
    consumes=(KnowledgeUpdated, PersonErased),
    emits=(InsightsGenerated,),
    handle=handle,
    store=InsightStore,
    tables=(
        INSIGHTS,
        SNAPSHOTS,
    ),
)
