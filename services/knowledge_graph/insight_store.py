"""The insights of a person."""

from collections.abc import Iterable

from services.knowledge_graph.canonical_json import content_hash
from services.knowledge_graph.models import INSIGHTS
from services.knowledge_graph.row_sync import sync_rows
from services.knowledge_graph.snapshot_store import SnapshotStore
from shared.schemas.snapshots import Insight


class InsightStore(SnapshotStore):
    """Bound to one transaction and one person."""

    STAGE = "generate_insights"
    TABLES = (INSIGHTS,)

    def replace_insights(self, insights: Iterable[Insight]) -> None:
        """Make these the person's insights."""
        rows = []
        for rank, insight in enumerate(insights):
            values = insight.model_dump(mode="json") | {"rank": rank}
            rows.append({**values, "etag": content_hash(values)})
        sync_rows(self._connection, INSIGHTS, self._owner_id, rows)
