"""Skills, clusters and occupations over HTTP, before and after relations were built."""

import datetime as dt
from pathlib import Path

import pytest

from shared.skills.onet.ontology import onet_ontology
from shared.skills.onet.release import read_release
from shared.skills.ontology.importing import put_in_force
from shared.skills.ontology.store import newest_ontology
from shared.skills.relations.build import build_relations
from shared.skills.relations.profiles import OccupationProfiles
from shared.skills.relations.store import load_profiles, save_profiles, save_relations
from tests.api_platform import Person, Platform, platform
from tests.shared.skills.relation_releases import crowded_tables
from tests.shared.skills.releases import encoded, write_zip

__all__ = ["platform"]


@pytest.fixture
def built(platform: Platform, tmp_path: Path) -> Platform:
    """A release in force, and its relations."""
    release = read_release(write_zip(tmp_path / "db_30_1_text.zip", encoded(crowded_tables())))
    services = platform.services
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).isoformat()
    put_in_force(services.database, services.keyring, onet_ontology(release), producer="test", time=now)
    with services.database.transaction("operator") as connection:
        save_profiles(connection, OccupationProfiles.of_release(release))
    ontology = newest_ontology(services.database)
    with services.database.transaction("app") as connection:
        profiles = load_profiles(connection, ontology.release)
    for _ in range(2):  # a second build takes the place of the first
        with services.database.transaction("operator") as connection:
            save_relations(connection, build_relations(ontology, profiles), ontology, profiles)
    return platform


@pytest.fixture
def person(platform: Platform) -> Person:
    return platform.person_in_graph()


def test_skills_are_found_by_name(person: Person):
    found = person.client.get("/v1/skills", params={"q": "kubern"}).json()
    assert (found["items"][0]["id"], found["searched_by"]) == ("cg:kubernetes", "words")
    assert person.client.get("/v1/skills", params={"q": "K8s"}).json()["items"][0]["id"] == "cg:kubernetes"
    assert person.client.get("/v1/skills", params={"q": "postgressql"}).json()["items"][0]["id"] == "cg:postgresql"
    assert person.client.get("/v1/skills", params={"q": "???"}).json()["items"] == []
    for bad in ({}, {"q": ""}, {"q": "x" * 201}, {"q": "x", "limit": 0}, {"q": "x", "more": 1}):
        assert person.client.get("/v1/skills", params=bad).status_code == 422


def test_the_ontology_needs_a_key(platform: Platform):
    for path in ("/v1/skills?q=x", "/v1/skills/cg:python", "/v1/skill-clusters", "/v1/occupations/15-1252.00"):
        assert platform.client.get(path).status_code == 401


def test_without_relations_a_skill_shows_what_the_ontology_says(platform: Platform, person: Person):
    skill = person.client.get("/v1/skills/cg:kubernetes").json()
    assert "K8s" in skill["aliases"]
    assert (skill["relations"], skill["related"], skill["cluster"]) == (None, [], None)
    assert person.client.get("/v1/skills/cg:no-such").json()["code"] == "not_found"
    answer = person.client.get("/v1/occupations/15-1252.00")
    assert (answer.status_code, answer.json()["code"]) == (404, "relations_not_built")
    assert platform.operator().get("/v1/skills/cg:kubernetes").json() == skill


def test_a_skill_shows_its_relations(built: Platform, person: Person):
    skill = person.client.get("/v1/skills/cg:postgresql").json()
    assert skill["relations"]["ontology_version"] == skill["ontology_version"]
    assert skill["relations"]["provenance"]["sources"]["occupations"]["release"] == "onet-30.1"
    scores = [related["score"] for related in skill["related"]]
    assert scores == sorted(scores, reverse=True)
    assert skill["related"][0]["occupations"] > 0
    assert {use["soc"] for use in skill["occupations"]} <= {f"15-125{n}.00" for n in range(10)}
    docker = person.client.get("/v1/skills/cg:docker").json()
    assert [step["id"] for step in docker["progression"]["before"]][:1] == ["cg:python"]
    step = docker["progression"]["before"][0]
    assert step["share_of_after"] > step["share_of_before"]
    path = [ref["id"] for ref in docker["progression"]["path"]]
    assert path.index("cg:python") < path.index("cg:docker")
    assert "cg:docker" in {s["id"] for s in person.client.get("/v1/skills/cg:python").json()["progression"]["after"]}


def test_an_occupation_shows_what_it_asks_for_and_what_i_bring(built: Platform, person: Person):
    shown = person.client.get("/v1/occupations/15-1255.00", params={"from": "29-1141.00"}).json()
    assert shown["skills"][0]["importance"] >= shown["skills"][-1]["importance"]
    assert {held["id"] for held in shown["mine"]["held"]} >= {"cg:python", "cg:postgresql"}
    own = {fact["id"] for fact in person.client.get("/v1/people/me/facts", params={"limit": 200}).json()["items"]}
    assert all(set(held["fact_ids"]) <= own for held in shown["mine"]["held"])
    assert 0 < shown["transfer"]["coverage"] < 1
    assert shown["transfer"]["origin"] == "29-1141.00"
    assert shown["related"][0]["soc"].startswith("15-")
    assert built.operator().get("/v1/occupations/15-1255.00").json()["mine"] is None
    assert person.client.get("/v1/occupations/99-9999.00").status_code == 404
    assert person.client.get("/v1/occupations/15-1255.00", params={"from": "99-9999.00"}).status_code == 404
    assert person.client.get("/v1/occupations/nothing").status_code == 422


def test_an_occupation_shows_tools_tasks_and_what_the_release_calls_related(built: Platform, person: Person):
    developer, nurse = (person.client.get(f"/v1/occupations/{soc}").json() for soc in ("15-1250.00", "29-1141.00"))
    assert nurse["tools"] == [{"title": "Stethoscopes", "commodity": "Medical acoustic stethoscope"}]
    assert developer["tasks"] == [{"text": "Write programs.", "core": True, "activities": ["Write computer code."]}]
    assert [(other["soc"], other["tier"]) for other in developer["related"][:1]] == [("29-1141.00", "Primary-Short")]
    bounds = {skill["element_id"]: (skill["level_low"], skill["level_high"]) for skill in developer["skills"]}
    assert bounds == {"2.A.1.a": (4.5, 5.5)}


def test_what_somebody_else_brings_is_not_mine(built: Platform, person: Person):
    other = built.person()
    shown = other.client.get("/v1/occupations/15-1255.00").json()
    assert (shown["mine"]["held"], shown["mine"]["near"]) == ([], [])
    mine = person.client.get("/v1/occupations/15-1255.00").json()
    assert mine["mine"]["held"]
    assert {**mine, "mine": None} == {**shown, "mine": None}


def test_clusters_can_be_paged_and_filtered(built: Platform, person: Person):
    whole = person.client.get("/v1/skill-clusters", params={"limit": 200}).json()["items"]
    assert whole
    assert all(len(cluster["members"]) == cluster["size"] for cluster in whole)
    first = person.client.get("/v1/skill-clusters", params={"limit": 1}).json()
    assert first["items"] == whole[:1]
    function = next(cluster["function"] for cluster in whole if cluster["function"])
    chosen = person.client.get("/v1/skill-clusters", params={"limit": 200, "function": function}).json()["items"]
    assert chosen == [cluster for cluster in whole if cluster["function"] == function]
    assert person.client.get("/v1/skill-clusters", params={"industry": "No such"}).json()["items"] == []
