"""Relations between skills: alike, in order, in clusters, and what transfers between occupations."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from shared.embeddings.hashing import HashingEmbedder
from shared.skills.onet.ontology import onet_ontology
from shared.skills.onet.release import read_release
from shared.skills.ontology.concepts import Concept
from shared.skills.ontology.error import OntologyError
from shared.skills.ontology.ontology import Ontology
from shared.skills.relations.build import AdvertisedSkills, build_relations
from shared.skills.relations.evidence import read_advertisements
from shared.skills.relations.profiles import OccupationProfiles
from shared.skills.relations.progression import Precedes, without_circles
from shared.skills.relations.sectors import FUNCTIONS, function_of, industry_of
from shared.skills.relations.similarity import WEIGHTS, Sources, similar_skills
from shared.skills.relations.transfer import related_occupations, transfer
from tests.shared.skills.relation_releases import DEVELOPERS, NURSES, crowded_tables
from tests.shared.skills.releases import encoded, write_zip

SMALL = Ontology(
    "test-1",
    [
        Concept("t:a", "Alpha", "database"),
        Concept("t:b", "Beta", "database", broader="t:a"),
        Concept("t:c", "Gamma", "database", broader="t:a"),
        Concept("t:d", "Delta", "database"),
        Concept("t:e", "Epsilon", "database"),
    ],
)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ontology, OccupationProfiles]:
    release = read_release(write_zip(tmp_path_factory.mktemp("r") / "db_30_1_text.zip", encoded(crowded_tables())))
    return onet_ontology(release), OccupationProfiles.of_release(release)


def concept_of(phrase: str) -> str | None:
    return next((concept.id for concept in SMALL.concepts if concept.name == phrase), None)


def advertisements(lists: list[list[str]]):
    return read_advertisements(SMALL, lists, concept_of)


def test_profiles_survive_as_bytes(crowded: tuple[Ontology, OccupationProfiles]) -> None:
    profiles = crowded[1]
    again = OccupationProfiles.from_bytes(profiles.to_bytes())
    assert (again.profiles, again.to_bytes()) == (profiles.profiles, profiles.to_bytes())
    for damaged in (b"", b"no zstd", profiles.to_bytes()[:100]):
        with pytest.raises(OntologyError):
            OccupationProfiles.from_bytes(damaged)


def test_advertisements_are_counted_once_a_concept() -> None:
    found = advertisements([["Alpha", "Beta", "Alpha", "unknown"], ["Alpha", "Beta"], ["Delta"], ["Beta", "Delta"]])
    assert found.used == 3  # one concept alone says nothing of what belongs together
    assert found.totals.tolist() == [2, 3, 0, 1, 0]
    assert found.together(0, 2).tolist() == [[2, 2, 0, 0, 0], [2, 3, 0, 1, 0]]
    assert found.together(3, 5).tolist() == [[0, 1, 0, 1, 0], [0, 0, 0, 0, 0]]


def test_weights_of_missing_sources_go_to_the_others() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)
    assert Sources().weights == {"hierarchy": 1.0}
    weights = Sources(advertisements=advertisements([["Alpha", "Beta"]])).weights
    assert weights == pytest.approx({"advertisements": 2 / 3, "hierarchy": 1 / 3}, abs=1e-6)


def test_what_stands_together_is_alike_and_every_part_is_kept() -> None:
    lists = [["Alpha", "Delta"]] * 40 + [["Beta", "Epsilon"]] * 2
    rows = {(s.concept, s.related): s for s in similar_skills(SMALL, Sources(advertisements=advertisements(lists)))}
    often, seldom = rows["t:a", "t:d"], rows["t:b", "t:e"]
    assert often.score > seldom.score  # both always together; forty times says more than twice
    assert (often.occupations, often.meaning, often.hierarchy) == (None, None, 0.0)
    assert rows["t:a", "t:b"].hierarchy == 1.0
    assert ("t:b", "t:c") not in rows  # siblings alone are no likeness
    assert rows["t:d", "t:a"].score == often.score


def test_transfer_is_directed(crowded: tuple[Ontology, OccupationProfiles]) -> None:
    profiles = crowded[1].by_soc
    up, down = (
        transfer(profiles[NURSES[0]], profiles[DEVELOPERS[9]]),
        transfer(profiles[DEVELOPERS[9]], profiles[NURSES[0]]),
    )
    assert up.coverage == pytest.approx(3 / 5)
    (reading,) = up.elements
    assert (reading.wanted_level, reading.held_level, reading.transfers) == (5.0, 3.0, False)
    assert {element.element_id: element.transfers for element in down.elements} == {"2.A.1.a": True, "2.C.6": False}
    assert up.technologies == ()
    assert "Docker" in up.missing_technologies
    same = transfer(profiles[DEVELOPERS[9]], profiles[DEVELOPERS[9]])
    assert (same.coverage, same.technology_coverage) == (1.0, 1.0)


def test_related_occupations_ask_for_the_same(crowded: tuple[Ontology, OccupationProfiles]) -> None:
    profiles = crowded[1]
    related = [found for found in related_occupations(profiles) if found.soc == DEVELOPERS[9]]
    assert {found.related for found in related[:2]} == set(DEVELOPERS[7:9])
    assert all(found.related != found.soc for found in related)
    assert [found.likeness for found in related] == sorted((found.likeness for found in related), reverse=True)


def test_what_the_release_calls_related_comes_first(crowded: tuple[Ontology, OccupationProfiles]) -> None:
    first, *others = (found for found in related_occupations(crowded[1]) if found.soc == DEVELOPERS[0])
    assert (first.related, first.tier) == (NURSES[0], "Primary-Short")
    assert first.likeness < others[0].likeness
    assert {found.tier for found in others} == {None}
    assert len({found.related for found in others} | {first.related}) == len(others) + 1


@pytest.mark.parametrize(
    ("soc", "industry"), [("15-1252.00", "Information technology"), ("11-9111.00", "Health care"), ("11-1011.00", None),
                          ("41-9022.00", "Real estate"), ("43-4051.00", None)]
)  # fmt: skip
def test_sectors_follow_the_code(soc: str, industry: str | None) -> None:
    assert industry_of(soc) == industry
    assert function_of(soc) in FUNCTIONS.values()


def test_a_build_is_the_same_in_every_process(tmp_path: Path) -> None:
    """Also where sets of strings come in another order."""
    script = (
        "import sys; from pathlib import Path; from shared.skills.onet.ontology import onet_ontology;"
        "from shared.skills.onet.release import read_release;"
        "from shared.skills.relations.build import build_relations;"
        "from shared.skills.relations.profiles import OccupationProfiles;"
        "r = read_release(Path(sys.argv[1]));"
        "print(build_relations(onet_ontology(r), OccupationProfiles.of_release(r)).content_hash())"
    )
    path = write_zip(tmp_path / "db_30_1_text.zip", encoded(crowded_tables()))
    hashes = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        done = subprocess.run(
            [sys.executable, "-c", script, path], capture_output=True, text=True, env=environment, check=True
        )
        hashes.add(done.stdout)
    assert len(hashes) == 1


def test_a_build_names_its_sources(crowded: tuple[Ontology, OccupationProfiles]) -> None:
    ontology, profiles = crowded
    advertised = AdvertisedSkills([["Python", "Docker"], ["python 3", "PostgreSQL"]], "abc")
    built = build_relations(
        ontology, profiles, advertised, HashingEmbedder(), links={"cg:sql": (NURSES[0], "99-9999.00")}
    )
    assert built.provenance["sources"] == {
        "occupations": {"release": "onet-30.1", "occupations": 15, "linked_concepts": 1},
        "advertisements": {"sha256": "abc", "lists": 2, "used": 2},
        "meaning": {"model": "hashing", "version": "1"},
    }
    assert built.provenance["weights"]["similar"] == WEIGHTS
    without = build_relations(ontology, profiles)
    assert built.content_hash() != without.content_hash()
    assert all(similar.meaning is None for similar in without.similar)


def test_progression_has_no_circle() -> None:
    def edge(before: str, after: str, score: float) -> Precedes:
        return Precedes(before, after, score, "occupations", 9, 0.9, 0.1, None, None)

    circle = [edge("a", "b", 0.9), edge("b", "c", 0.8), edge("c", "a", 0.3), edge("c", "d", 0.1)]
    kept = without_circles(circle)
    assert {(e.before, e.after) for e in kept} == {("a", "b"), ("b", "c"), ("c", "d")}
    assert without_circles(reversed(circle)) == kept
    twins = [replace(circle[0], score=0.5), edge("b", "a", 0.5)]
    assert [(e.before, e.after) for e in without_circles(twins)] == [("a", "b")]
