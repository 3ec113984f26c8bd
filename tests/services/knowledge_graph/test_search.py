"""Searching one's own facts: exact, one's own alone, with filters, and by words where vectors are missing."""

import numpy as np
import pytest
from sqlalchemy import delete, func, select, update

from services.knowledge_graph.models import FACT_VECTORS, FACTS
from services.knowledge_graph.search.vector_store import is_searchable, sync_vectors
from services.knowledge_graph.search.vectors import FactVector
from services.knowledge_graph.search.words import score_texts
from shared.embeddings.backends import LazyEmbedder
from shared.embeddings.embedder import EmbeddingUnavailable
from shared.embeddings.hashing import HashingEmbedder
from tests.api_platform import RESUME, Person, Platform, platform

__all__ = ["platform"]

SEARCH = "/v1/people/me/search"
CANARY = "Tamed the Basilisk reactor of Kvothe with Python and rope"
FOREIGN = RESUME.replace(b"Ada Example", b"Bo Other").replace(
    b"Cut the nightly load from 55 to 21 minutes with Python and PostgreSQL", CANARY.encode()
)


class AwayEmbedder(HashingEmbedder):
    """A backend that does not answer."""

    def embed(self, texts):
        raise EmbeddingUnavailable("away")


@pytest.fixture
def person(platform: Platform) -> Person:
    return platform.person_in_graph(RESUME)


def search(person: Person, q: str, **more):
    answer = person.client.get(SEARCH, params={"q": q, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def texts(found: dict) -> list[str]:
    return [item["fact"]["text"] for item in found["items"]]


def began(found: dict) -> set[str]:
    """What the texts are up to their first comma."""
    return {text.partition(",")[0] for text in texts(found)}


def searchable(platform: Platform, person: Person) -> int:
    with platform.services.database.transaction("app", person.owner_id) as connection:
        query = select(func.count()).select_from(FACTS).where(FACTS.c.owner_id == person.owner_id, is_searchable())
        return connection.scalar(query)


def test_the_nearest_fact_comes_first_and_shows_where_it_stands(person: Person):
    found = search(person, "nightly load minutes")
    assert texts(found)[0].startswith("Cut the nightly load")
    assert found["items"][0]["fact"]["evidence"]
    assert (found["searched_by"], found["model"], found["fallback"]) == ("words", "hashing", None)
    scores = [item["score"] for item in found["items"]]
    assert scores == sorted(scores, reverse=True)


def test_the_search_is_exact(platform: Platform, person: Person):
    """Recall 1.0 against brute force over the person's own vectors."""
    with platform.services.database.transaction("app", person.owner_id) as connection:
        rows = connection.execute(select(FACT_VECTORS.c.id, FACT_VECTORS.c.vector)).all()
    vectors = np.array([row.vector.to_list() if hasattr(row.vector, "to_list") else row.vector for row in rows])
    for query in ("Python", "University of Leeds", "databases and loads"):
        nearness = vectors @ np.array(HashingEmbedder().embed([query])[0])
        for k in (1, 3, 1000):
            hits = search(person, query, limit=k)["items"]
            best = np.sort(nearness)[::-1][:k]
            assert [hit["score"] for hit in hits] == pytest.approx(best.tolist(), abs=1e-5)


def test_a_query_with_the_exact_words_of_another_person_finds_only_own_facts(platform: Platform, person: Person):
    """T20: B's exact text, k = 1000, many foreign near neighbours, an empty corpus; exactly min(k, n) rows."""
    others = [platform.person_in_graph(FOREIGN.replace(b"Bo", f"Bo{number}".encode())) for number in range(3)]
    own = {fact["id"] for fact in person.client.get("/v1/people/me/facts", params={"limit": 200}).json()["items"]}
    for k in (1, 5, 1000):
        found = search(person, CANARY, limit=k)
        assert len(found["items"]) == min(k, searchable(platform, person))
        assert {item["fact"]["id"] for item in found["items"]} <= own
        assert "Basilisk" not in str(found)
    assert texts(search(others[0], CANARY, limit=1)) == [CANARY]
    empty = platform.person()
    assert search(empty, CANARY, limit=1000)["items"] == []
    with platform.services.database.transaction("app", person.owner_id) as connection:
        connection.execute(delete(FACT_VECTORS))  # the fallback keeps to the person, too
    assert "Basilisk" not in str(search(person, CANARY, limit=1000))


def test_another_persons_facts_change_nothing_in_an_answer(platform: Platform, person: Person):
    """T21: rows and scores are the same with B's corpus present and absent."""
    before = search(person, CANARY, limit=1000)
    platform.person_in_graph(FOREIGN)
    assert search(person, CANARY, limit=1000) == before


def test_filters(platform: Platform, person: Person):
    assert {item["fact"]["type"] for item in search(person, "Python", type="skill")["items"]} == {"skill"}
    two = search(person, "Python", type=["skill", "work.title"], limit=100)["items"]
    assert {item["fact"]["type"] for item in two} == {"skill", "work.title"}
    databases = search(person, "anything", category="database", limit=100)
    assert databases["items"]
    assert all("PostgreSQL" in text for text in texts(databases))
    assert search(person, "Python", category="no_such")["items"] == []
    work = "Data Engineer"
    assert work in began(search(person, work, since="2020-05-01", until="2020-06-01"))
    assert work in began(search(person, work, since="2022-12-31"))  # "2022" may be any day of that year
    assert work not in began(search(person, work, since="2023-01-01"))
    assert work not in began(search(person, work, until="2018-12-31"))
    for bad in ({"q": ""}, {"q": "x", "limit": 1001}, {"q": "x", "type": "no.type"}, {"q": "x", "since": "soon"},
                {"q": "x", "since": "2020-01-02", "until": "2020-01-01"}, {"q": "x", "category": "%"}):  # fmt: skip
        assert person.client.get(SEARCH, params=bad).status_code == 422


def test_it_needs_the_key_of_a_person(platform: Platform):
    assert platform.client.get(SEARCH, params={"q": "x"}).status_code == 401
    assert platform.operator().get(SEARCH, params={"q": "x"}).status_code == 403


def test_without_a_backend_it_falls_back_to_words_and_says_so(platform: Platform, person: Person):
    platform.services.parts[LazyEmbedder] = LazyEmbedder(AwayEmbedder)
    found = search(person, "nightly load", limit=3)
    assert (found["searched_by"], found["model"], found["fallback"]) == ("words", None, "no_backend")
    assert texts(found)[0].startswith("Cut the nightly load")
    assert search(person, "zebra")["items"] == []


def test_one_fact_without_a_vector_is_enough_to_fall_back(platform: Platform, person: Person):
    with platform.services.database.transaction("app", person.owner_id) as connection:
        one = connection.scalar(select(FACT_VECTORS.c.id).limit(1))
        connection.execute(delete(FACT_VECTORS).where(FACT_VECTORS.c.id == one))
    assert search(person, "nightly load")["fallback"] == "not_indexed"


def test_vectors_of_another_model_stay_while_their_texts_do(platform: Platform, person: Person):
    owner = person.owner_id
    with platform.services.database.transaction("app", owner) as connection:
        facts = connection.execute(select(FACTS.c.id, FACTS.c.text).where(is_searchable()).order_by(FACTS.c.id)).all()
        vector = (1.0, *[0.0] * 1023)
        old = [FactVector(row.id, row.text, vector, "other", "1") for row in facts]
        sync_vectors(connection, owner, old)
        counts = select(FACT_VECTORS.c.model, func.count()).group_by(FACT_VECTORS.c.model)
        assert dict(connection.execute(counts).all()) == {"hashing": len(facts), "other": len(facts)}
        changed = [FactVector(old[0].fact_id, "new words", vector, "other", "1"), *old[2:]]  # one changed, one gone
        sync_vectors(connection, owner, changed)
        assert dict(connection.execute(counts).all()) == {"hashing": len(facts) - 2, "other": len(facts) - 1}
        unanswered = [FactVector(item.fact_id, item.text, None, "other", "1") for item in changed]
        sync_vectors(connection, owner, unanswered)
        assert dict(connection.execute(counts).all()) == {"hashing": len(facts) - 2, "other": len(facts) - 1}


@pytest.mark.parametrize("dimension", [383, 3073])
def test_other_dimensions_are_refused(platform: Platform, person: Person, dimension: int):
    with platform.services.database.transaction("app", person.owner_id) as connection:
        statement = update(FACT_VECTORS).values(dimension=dimension, vector=[0.0] * dimension)
        with pytest.raises(Exception, match="ck_fact_vectors_dimension"):
            connection.execute(statement)


def test_erasure_removes_vectors(platform: Platform, person: Person):
    receipt = person.client.delete("/v1/people/me").json()["receipt"]
    platform.run(person.owner_id)
    answer = platform.client.get(receipt).json()
    assert answer["removed"]["update_graph"]["fact_vectors"] > 0
    assert answer["after"]["rows"]["knowledge_graph.fact_vectors"] == 0


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("kubernetes", "Moved 30 services to Kubernetes"),
        ("kube services", "Moved 30 services to Kubernetes"),
        ("kubernetis", "Moved 30 services to Kubernetes"),
        ("Zürich", "Worked in Zurich"),
    ],
)
def test_words_are_found_whole_begun_and_with_a_slip(query: str, best: str):
    known = ["Worked in Zurich", "Moved 30 services to Kubernetes", "Led services", "", "…"]
    scores = score_texts(query, known)
    assert known[scores.index(max(scores))] == best
    assert scores[known.index("")] == 0
    assert score_texts("?!", known) == [0.0] * len(known)
    assert score_texts(query, []) == []
