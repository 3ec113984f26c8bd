"""A person's facts, graph and vectors as the newest snapshot has them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from services.knowledge_graph.canonical import rank
from services.knowledge_graph.canonical_json import content_hash
from services.knowledge_graph.changes import fact_etag
from services.knowledge_graph.graph import Edge, Node
from services.knowledge_graph.models import EDGES, FACT_VECTORS, FACTS, NODES
from services.knowledge_graph.row_sync import Row, sync_rows
from services.knowledge_graph.snapshot_store import SnapshotStore
from services.knowledge_graph.vectors import FactVector
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import Changes, SnapshotDocument


class GraphStore(SnapshotStore):
    """Bound to one transaction and one person."""

    STAGE = "update_graph"
    TABLES = (FACTS, NODES, EDGES, FACT_VECTORS)

    def replace_facts(self, facts: Iterable[CanonicalFact], documents: Sequence[SnapshotDocument]) -> Changes:
        """Make these the person's facts; says how many were written."""
        order = {document.document_id: place for place, document in enumerate(documents)}
        rows = [_fact_row(fact, rank(fact, order)) for fact in facts]
        return sync_rows(self._connection, FACTS, self._owner_id, rows, compare=("etag", "rank"))

    def replace_graph(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        """Make these the person's nodes and edges."""
        sync_rows(self._connection, NODES, self._owner_id, [_hashed(asdict(node)) for node in nodes])
        sync_rows(self._connection, EDGES, self._owner_id, [_hashed(asdict(edge)) for edge in edges])

    def replace_vectors(self, vectors: Iterable[FactVector]) -> None:
        """Make these the person's vectors. A vector is written again when text or model changed."""
        sync_rows(self._connection, FACT_VECTORS, self._owner_id, [_vector_row(vector) for vector in vectors])


def _fact_row(fact: CanonicalFact, rank_: int) -> Row:
    """The ETag is of the fact alone: one that only moved is the same to whoever edits it."""
    return {**fact.model_dump(mode="json"), "rank": rank_, "etag": fact_etag(fact)}


def _hashed(values: Mapping[str, object]) -> Row:
    return {**values, "etag": content_hash(values)}


def _vector_row(vector: FactVector) -> Row:
    return {
        "id": vector.fact_id,
        "vector": vector.vector,
        "model": vector.model,
        "version": vector.version,
        "etag": content_hash([vector.text, vector.model, vector.version]),
    }
