"""Searching by the installed model, and by the vectors of a server: per person, and by words while it is away."""

from collections.abc import Iterator

import pytest

from careergraph.local.home import default_cache
from careergraph.vector_upkeep import embed_missing
from shared.embeddings.backends import LazyEmbedder, open_minilm
from shared.embeddings.openai_server import OpenAIServerEmbedder
from shared.llm.model_server import Patience
from tests.api_platform import Person, Platform, platform
from tests.shared.embeddings.test_openai_server import answers
from tests.shared.llm.misbehaving_server import Server, fails

__all__ = ["platform"]

DIMENSION = 3072


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(answers(DIMENSION))
    yield made
    made.close()


@pytest.fixture
def embedder(platform: Platform, server: Server) -> Iterator[OpenAIServerEmbedder]:
    patience = Patience(rest_seconds=0, answer_bytes=16 << 20)
    made = OpenAIServerEmbedder(server.url, "served", DIMENSION, sleep=server.waits.append, patience=patience)
    platform.services.parts[LazyEmbedder] = LazyEmbedder(lambda: made)
    yield made
    made.close()


def someone(platform: Platform) -> Person:
    made = platform.person()
    made.uploaded()
    platform.run(made.owner_id)
    return made


def searched(person: Person, q: str = "nightly load") -> tuple[str, str | None, str | None]:
    found = person.client.get("/v1/people/me/search", params={"q": q}).json()
    assert found["items"]
    return found["searched_by"], found["model"], found["fallback"]


def test_the_installed_model_knows_other_words_for_it(platform: Platform):
    person, model = someone(platform), open_minilm(default_cache())
    platform.services.parts[LazyEmbedder] = LazyEmbedder(lambda: model)
    assert embed_missing(platform.services.database, person.owner_id, model) > 0
    query = {"q": "made the overnight batch job faster"}
    found = person.client.get("/v1/people/me/search", params=query).json()
    assert (found["searched_by"], found["model"], found["fallback"]) == ("meaning", "all-MiniLM-L6-v2", None)
    assert found["items"][0]["fact"]["text"].startswith("Cut the nightly load")


def test_the_way_to_another_model(platform: Platform, server: Server, embedder: OpenAIServerEmbedder):
    person = someone(platform)
    assert searched(person) == ("words", None, "not_indexed")
    assert embed_missing(platform.services.database, person.owner_id, embedder) > 0
    assert searched(person) == ("meaning", "served", None)
    server.does(fails(503))
    assert searched(person) == ("meaning", "served", None)  # the query is remembered
    assert searched(person, "nightly minutes load") == ("words", None, "no_backend")


def test_a_query_is_asked_once_of_each_person(platform: Platform, server: Server, embedder: OpenAIServerEmbedder):
    """T25: what B has asked is not there for A."""
    ada, bo = someone(platform), someone(platform)
    for person in (bo, ada, bo, ada):
        searched(person)
    assert [request["input"] for request in server.seen] == [["nightly load"]] * 2


def test_an_erased_persons_queries_are_forgotten(platform: Platform, server: Server, embedder: OpenAIServerEmbedder):
    person, other = someone(platform), someone(platform)
    lazy = platform.services.parts[LazyEmbedder]
    for one in (person, other):
        searched(one)
    asked = len(server.seen)
    assert person.client.delete("/v1/people/me").status_code == 202
    lazy.embed(other.owner_id, "nightly load")
    assert len(server.seen) == asked
    lazy.embed(person.owner_id, "nightly load")
    assert len(server.seen) == asked + 1
