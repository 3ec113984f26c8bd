"""Concepts by what is meant, where a backend answers; by their names alone, and saying so, where none does."""

from collections.abc import Sequence

import pytest

from shared.embeddings.backends import LazyEmbedder
from shared.embeddings.embedder import AbsentEmbedder, Embedder, EmbeddingUnavailable
from shared.embeddings.hashing import HashingEmbedder
from shared.skills.ontology.ontology import builtin_ontology
from shared.skills.retrieval.meaning_search import MeaningSearch
from tests.api_platform import Person, Platform, platform

__all__ = ["platform"]

SAME = {"making websites": "Web development"}


class Meanings:
    """Feature hashing that takes some phrases for what they mean."""

    name, version, dimension = "meanings", "1", HashingEmbedder.dimension

    def __init__(self) -> None:
        self.seen: list[Sequence[str]] = []
        self.is_away = False

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        if self.is_away:
            raise EmbeddingUnavailable("The backend is away.", code="unreachable")
        self.seen.append(texts)
        return HashingEmbedder().embed([SAME.get(text, text) for text in texts])


@pytest.fixture
def embedder(platform: Platform) -> Meanings:
    made = Meanings()
    use(platform, made)
    return made


@pytest.fixture
def person(platform: Platform) -> Person:
    return platform.person_in_graph()


def use(platform: Platform, embedder: Embedder) -> None:
    platform.services.parts[LazyEmbedder] = LazyEmbedder(lambda: embedder)
    platform.services.parts[MeaningSearch] = MeaningSearch()


def searched(platform: Platform, person: Person, q: str) -> tuple[str, str | None, str | None, list[str]]:
    found = person.client.get("/v1/skills", params={"q": q}).json()
    return found["searched_by"], found["model"], found["fallback"], [item["name"] for item in found["items"]]


def test_other_words_find_a_concept_once_the_names_have_vectors(platform: Platform, person: Person, embedder: Meanings):
    query = "making websites"
    assert searched(platform, person, query) == ("words", None, "not_indexed", [])
    platform.services.parts[MeaningSearch].wait()
    by, model, fallback, names = searched(platform, person, query)
    assert (by, model, fallback, names[0]) == ("meaning", "meanings", None, "Web development")
    assert searched(platform, platform.person_in_graph(), query) == (by, model, fallback, names)
    items = platform.operator().get("/v1/skills", params={"q": query}).json()["items"]
    assert [item["name"] for item in items] == names


def test_a_name_as_it_is_written_comes_before_what_is_like_it(platform: Platform, person: Person, embedder: Meanings):
    searched(platform, person, "K8s")
    platform.services.parts[MeaningSearch].wait()
    assert searched(platform, person, "K8s")[3][0] == "Kubernetes"
    found = person.client.get("/v1/skills", params={"q": "python", "limit": 3}).json()
    assert (found["searched_by"], found["items"][0]["id"], len(found["items"])) == ("meaning", "cg:python", 3)
    scores = [item["score"] for item in found["items"]]
    assert scores == sorted(scores, reverse=True)


def test_names_answer_while_the_backend_is_away(platform: Platform, person: Person, embedder: Meanings):
    searched(platform, person, "docker")
    platform.services.parts[MeaningSearch].wait()
    embedder.is_away = True
    by, model, fallback, names = searched(platform, person, "kubern")
    assert (by, model, fallback, names[0]) == ("words", None, "no_backend", "Kubernetes")


def test_vectors_that_could_not_be_made_are_made_at_a_later_search(embedder: Meanings):
    search, ontology, vector = MeaningSearch(), builtin_ontology(), embedder.embed(["docker"])[0]
    embedder.is_away = True
    assert search.search(ontology, embedder, vector, 5) is None
    search.wait()
    embedder.is_away = False
    assert search.search(ontology, embedder, vector, 5) is None
    search.wait()
    found = search.search(ontology, embedder, vector, 5)
    assert found is not None
    assert found[0].concept.id == "cg:docker"


@pytest.mark.parametrize(
    "embedder", [HashingEmbedder(), AbsentEmbedder("minilm", EmbeddingUnavailable("It is not installed."))]
)
def test_a_backend_that_knows_no_meanings_is_none(platform: Platform, person: Person, embedder):
    use(platform, embedder)
    by, model, fallback, names = searched(platform, person, "kubern")
    assert (by, model, fallback, names[0]) == ("words", None, "no_backend", "Kubernetes")


def test_signs_alone_find_nothing(platform: Platform, person: Person, embedder: Meanings):
    assert searched(platform, person, "???") == ("words", None, "no_backend", [])
    assert embedder.seen == []
