"""The person's own names of skills: they overrule the ontology for this person, and go with what they are about."""

import pytest

from services.knowledge_graph.skill_names import PersonalNames, SkillNameInput, names_gone, names_in_force
from shared.schemas.snapshots import SkillName
from tests.api_platform import RESUME, Person, Platform, platform
from tests.services.knowledge_graph.building import id_of

__all__ = ["platform"]

ALIASES = "/v1/people/me/skill-aliases"
DOCUMENT = RESUME.replace(b"Docker", b"Docker, Hausdatenbank").replace(
    b"with Python", b"in the Hausdatenbank with Python"
)


@pytest.fixture
def person(platform: Platform) -> Person:
    return platform.person_in_graph(DOCUMENT)


def given(number: int, phrase: str | None = None, keys: tuple[str, ...] = (), concept: str | None = "cg:sql"):
    return SkillNameInput(id_of(f"command {number}"), number, phrase, keys, concept)


def skills(person: Person) -> dict[str, tuple[str | None, str]]:
    """(concept, method) by phrase of the skill facts and what bullets name."""
    items = person.client.get("/v1/people/me/skills", params={"limit": 200}).json()["items"]
    return {item["phrase"]: (item["concept_id"], item["method"]) for item in items}


def alias(platform: Platform, person: Person, name: str, concept_id: str | None):
    answer = person.client.post(ALIASES, json={"alias": name, "concept_id": concept_id})
    platform.run(person.owner_id)
    return answer


def test_an_alias_holds_for_its_person_alone(platform: Platform, person: Person):
    other = platform.person()
    other.uploaded(DOCUMENT)
    platform.run(other.owner_id)
    assert skills(person)["Hausdatenbank"][0] is None
    assert alias(platform, person, "hausdatenbank", "cg:postgresql").status_code == 202
    assert skills(person)["Hausdatenbank"] == ("cg:postgresql", "person")
    assert skills(person)["hausdatenbank"] == ("cg:postgresql", "person")  # in the bullet, too
    assert skills(other)["Hausdatenbank"][0] is None
    assert other.client.get(ALIASES).json() == {"items": []}
    assert [item["alias"] for item in person.client.get(ALIASES).json()["items"]] == ["hausdatenbank"]
    alias(platform, person, "Hausdatenbank", None)
    assert skills(person)["Hausdatenbank"][0] is None
    assert person.client.get(ALIASES).json() == {"items": []}


def test_it_overrules_the_ontology(platform: Platform, person: Person):
    alias(platform, person, "Docker", "cg:kubernetes")
    assert skills(person)["Docker"] == ("cg:kubernetes", "person")
    exported = person.client.get("/v1/people/me/export").json()
    assert [name["concept_id"] for name in exported["skill_names"]] == ["cg:kubernetes"]


def test_one_fact_can_be_mapped_by_hand_and_goes_with_its_document(platform: Platform, person: Person):
    facts = person.client.get("/v1/people/me/facts", params={"type": "skill", "limit": 200}).json()["items"]
    chosen = next(fact for fact in facts if fact["text"] == "Hausdatenbank")
    path = f"/v1/people/me/facts/{chosen['id']}/skill"
    assert person.client.put(path, json={"concept_id": "cg:mysql"}).status_code == 202
    platform.run(person.owner_id)
    assert skills(person)["Hausdatenbank"] == ("cg:mysql", "person")
    assert platform.person().client.put(path, json={"concept_id": "cg:mysql"}).status_code == 404
    document = person.client.get("/v1/documents").json()["items"][0]["id"]
    assert person.client.delete(f"/v1/documents/{document}").status_code < 300
    platform.run(person.owner_id)
    assert person.client.get(ALIASES).json() == {"items": []}


@pytest.mark.parametrize(
    "body",
    [{}, {"alias": "x"}, {"alias": "", "concept_id": "cg:sql"}, {"alias": "!?", "concept_id": "cg:sql"},
     {"alias": "x", "concept_id": "cg:no-such"}, {"alias": "x" * 201, "concept_id": "cg:sql"},
     {"alias": 1, "concept_id": 2}],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(person: Person, body: dict):
    assert person.client.post(ALIASES, json=body).status_code == 422
    assert person.client.get(ALIASES).json() == {"items": []}


def test_erasure_removes_the_names(platform: Platform, person: Person):
    alias(platform, person, "Hausdatenbank", "cg:postgresql")
    receipt = person.client.delete("/v1/people/me").json()["receipt"]
    platform.run(person.owner_id)
    answer = platform.client.get(receipt).json()
    assert answer["removed"]["dedupe"]["skill_names"] == 1
    assert answer["after"]["rows"]["knowledge_graph.skill_names"] == 0


def test_the_last_word_counts():
    inputs = [given(1, "K8s"), given(2, "k8s", concept="cg:kubernetes"), given(3, keys=("a", "b")),
              given(4, keys=("b",), concept="cg:kafka"), given(5, "Go"), given(6, "go", concept=None)]  # fmt: skip
    assert names_in_force(reversed(inputs)) == (
        SkillName(phrase="k8s", concept_id="cg:kubernetes"),
        SkillName(keys=("a",), concept_id="cg:sql"),
        SkillName(keys=("b",), concept_id="cg:kafka"),
    )
    assert names_gone(inputs, {"a"}) == [id_of("command 4")]


def test_phrases_are_found_as_whole_words():
    names = PersonalNames(
        [SkillName(phrase="Loom", concept_id="cg:sql"), SkillName(phrase="big loom", concept_id="cg:x")]
    )
    assert names.in_text("A heirloom of BIG-LOOM fame") == [("big loom", "cg:x"), ("Loom", "cg:sql")]
    assert names.in_text("heirlooms") == []
