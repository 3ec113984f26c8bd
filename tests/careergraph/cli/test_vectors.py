"""`careergraph vectors reindex` with a server of embeddings, beside the vectors that are there."""

import json
from collections.abc import Iterator
from subprocess import CompletedProcess
from uuid import uuid4

import pytest
from sqlalchemy import insert

from careergraph import vector_upkeep
from services.knowledge_graph.models import FACTS
from shared.db.database import Database
from shared.embeddings.hashing import HashingEmbedder
from shared.security.keyring import Keyring
from tests.careergraph.cli.running import CommandLine
from tests.shared.embeddings.test_openai_server import answers
from tests.shared.llm.misbehaving_server import Server, fails

OWNER = uuid4()
FACT = {
    "rank": 1, "type": "skill", "status": "proposed", "visibility": "private", "holding": "held", "confidence": 1.0,
    "evidence": [], "keys": [], "conflicts_with": [], "author_roles": [], "etag": "e", "owner_id": OWNER,
}  # fmt: skip
COUNT = 300


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(answers(1536))
    yield made
    made.close()


@pytest.fixture
def with_server(online: CommandLine, server: Server) -> CommandLine:
    chosen = {
        "CAREERGRAPH_EMBEDDINGS": "server",
        "CAREERGRAPH_EMBEDDINGS_BASE_URL": server.url,
        "CAREERGRAPH_EMBEDDINGS_MODEL": "some-model",
        "CAREERGRAPH_EMBEDDINGS_DIMENSION": "1536",
    }
    return CommandLine(online.home, {**online.variables, **chosen})


@pytest.fixture(autouse=True)
def facts(database: Database, keyring: Keyring) -> None:
    with database.transaction("app", OWNER) as connection:
        keyring.create_person(connection, OWNER)
        rows = [FACT | {"id": f"{number:064x}", "text": f"built {number} pipelines"} for number in range(COUNT)]
        connection.execute(insert(FACTS), rows)


def printed(done: CompletedProcess[str]):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def counted(database: Database) -> list[tuple[str, str, int, int, int]]:
    rows = vector_upkeep.counted(database, OWNER)
    return [(row.model, row.version, row.dimension, row.vectors, row.missing) for row in rows]


def test_another_models_vectors_lie_beside_the_old_ones(database: Database, with_server: CommandLine):
    assert vector_upkeep.embed_missing(database, OWNER, HashingEmbedder()) == COUNT
    done = printed(with_server.run_anew("vectors", "reindex", "--json"))
    assert done == {"model": "some-model", "version": "1-1536", "persons": 1, "vectors": COUNT}
    changed = CommandLine(with_server.home, {**with_server.variables, "CAREERGRAPH_EMBEDDINGS_VERSION": "2"})
    assert printed(changed.run("vectors", "reindex", "--json"))["vectors"] == COUNT
    assert counted(database) == [
        ("hashing", "1", 384, COUNT, 0),
        ("some-model", "1-1536", 1536, COUNT, 0),
        ("some-model", "2-1536", 1536, COUNT, 0),
    ]


def test_a_server_that_stops_answering_ends_it_and_it_goes_on_later(
    database: Database, server: Server, with_server: CommandLine
):
    # Four requests make the first 256 facts; the fifth is refused, which is not tried again.
    server.does(*[answers(1536)] * 4, fails(403))
    done = with_server.run("vectors", "reindex")
    assert done.returncode == 3
    assert "misconfigured" in done.stderr
    assert "Traceback" not in done.stderr
    assert counted(database) == [("some-model", "1-1536", 1536, 256, COUNT - 256)]
    server.does(answers(1536))
    assert printed(with_server.run("vectors", "reindex", "--json"))["vectors"] == COUNT - 256


def test_a_backend_that_is_chosen_and_not_there(database: Database, online: CommandLine):
    line = CommandLine(online.home, {**online.variables, "CAREERGRAPH_EMBEDDINGS": "server"})
    done = line.run("vectors", "reindex")
    assert (done.returncode, done.stdout) == (3, "")
    assert "CAREERGRAPH_EMBEDDINGS_BASE_URL" in done.stderr
    assert counted(database) == []
