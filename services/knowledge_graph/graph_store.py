"""A person's facts, graph and vectors as the newest snapshot has them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from services.knowledge_graph.canonical_json import content_hash
from services.knowledge_graph.front_door.canonical import rank
from services.knowledge_graph.front_door.changes import fact_etag
from services.knowledge_graph.graph import Edge, Node
from services.knowledge_graph.models import EDGES, FACT_VECTORS, FACTS, NODES, SKILL_LEVELS
from services.knowledge_graph.row_sync import Row, sync_changed, sync_rows
from services.knowledge_graph.search.vector_store import sync_vectors
from services.knowledge_graph.search.vectors import FactVector
from services.knowledge_graph.snapshot_store import SnapshotStore
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import Changes, SkillLevel, SnapshotDocument


class GraphStore(SnapshotStore):
    """Bound to one transaction and one person."""

    STAGE = "update_graph"
    TABLES = (FACTS, SKILL_LEVELS, NODES, EDGES, FACT_VECTORS)

    def replace_facts(self, facts: Iterable[CanonicalFact], documents: Sequence[SnapshotDocument]) -> Changes:
        """Make these the person's facts; says how many were written.

        The ETag is of the fact alone: one that only moved is the same to whoever edits it.
        """
        order = {document.document_id: place for place, document in enumerate(documents)}
        by_id = {fact.id: fact for fact in facts}
        wanted = {id_: (fact_etag(fact), rank(fact, order)) for id_, fact in by_id.items()}

        def row_of(id_: str) -> Row:
            etag, place = wanted[id_]
            return {**by_id[id_].model_dump(mode="json"), "rank": place, "etag": etag}

        return sync_changed(self._connection, FACTS, self._owner_id, wanted, row_of, compare=("etag", "rank"))

    def replace_levels(self, levels: Iterable[SkillLevel]) -> None:
        """Make these the levels of the person's skills."""
        sync_rows(self._connection, SKILL_LEVELS, self._owner_id, [_level_row(level) for level in levels])

    def replace_graph(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        """Make these the person's nodes and edges."""
        sync_rows(self._connection, NODES, self._owner_id, [_hashed(asdict(node)) for node in nodes])
        sync_rows(self._connection, EDGES, self._owner_id, [_hashed(asdict(edge)) for edge in edges])

    def replace_vectors(self, vectors: Iterable[FactVector]) -> None:
        """Make these the person's vectors of their model, and drop those of any model whose text is gone."""
        sync_vectors(self._connection, self._owner_id, list(vectors))


def _level_row(level: SkillLevel) -> Row:
    values = level.model_dump(mode="json")
    return _hashed({"id": values.pop("concept_id"), **values})


def _hashed(values: Mapping[str, object]) -> Row:
    return {**values, "etag": content_hash(values)}
