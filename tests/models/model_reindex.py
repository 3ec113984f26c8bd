"""`vectors reindex` with the local models, beside each other in a real database. `make test-models` runs it."""

from pathlib import Path
from uuid import uuid4

from sqlalchemy import insert

from careergraph.vector_upkeep import counted, embed_missing
from services.knowledge_graph.models import FACTS
from shared.config import Settings
from shared.db.database import Database
from shared.embeddings.backends import open_embedder
from shared.embeddings.minilm_weights import find_model_files
from shared.security.keyring import Keyring

OWNER = uuid4()
FACT = {
    "rank": 1, "type": "skill", "status": "proposed", "visibility": "private", "holding": "held", "confidence": 1.0,
    "evidence": [], "keys": [], "conflicts_with": [], "author_roles": [], "etag": "e", "owner_id": OWNER,
}  # fmt: skip


def test_each_models_vectors_lie_beside_the_others(database: Database, keyring: Keyring, tmp_path: Path):
    with database.transaction("app", OWNER) as connection:
        keyring.create_person(connection, OWNER)
        connection.execute(insert(FACTS), [FACT | {"id": f"{n:064x}", "text": f"built {n} menus"} for n in range(20)])
    weights = str(find_model_files().model.parent)
    chosen = [
        open_embedder(Settings.model_validate(values), tmp_path)
        for values in (
            {"CAREERGRAPH_EMBEDDINGS": "minilm"},
            {"CAREERGRAPH_EMBEDDINGS": "sentence-transformers", "CAREERGRAPH_EMBEDDINGS_MODEL": weights},
            {"CAREERGRAPH_EMBEDDINGS": "words"},
        )
    ]
    assert [embed_missing(database, OWNER, embedder) for embedder in chosen] == [20, 20, 20]
    assert [(row.model, row.dimension, row.missing) for row in counted(database, OWNER)] == [
        ("all-MiniLM-L6-v2", 384, 0),
        ("hashing", 384, 0),
        ("model", 384, 0),
    ]
