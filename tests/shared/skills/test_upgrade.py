"""From one version to the next: nothing that had a meaning loses it, and what changed is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.onet.ontology import onet_ontology
from shared.skills.onet.release import read_release
from shared.skills.ontology.concepts import Concept
from shared.skills.ontology.ontology import Ontology, builtin_ontology, problems
from shared.skills.ontology.upgrade import Change, OntologyChanges, upgrade
from tests.shared.skills.data import data_file
from tests.shared.skills.upgrades import SKILLS, newer, older

Upgraded = tuple[Ontology, Ontology, OntologyChanges]


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Upgraded:
    """-> (version of the older release, that of the newer one, what changed)."""
    folder = tmp_path_factory.mktemp("releases")
    before, _ = upgrade(builtin_ontology(), older(folder))
    return before, *upgrade(before, newer(folder))


def of_two(*concepts: Concept) -> Ontology:
    return Ontology("test-1", concepts)


def test_what_became_of_entries_is_told(upgraded: Upgraded) -> None:
    before, now, changes = upgraded
    assert (changes.previous, changes.version) == (before.version, now.version)
    assert changes.added == ("onet:neuling-werkbank",)
    assert changes.renamed == (
        Change(
            "onet:fabrikat-bogen-karten-tafel-fbkt",
            "Fabrikat Bogen Karten Tafel FBKT",
            "onet:fabrikat-bogen-karten-tafel",
            "Fabrikat Bogen Karten Tafel",
        ),
        Change("onet:quibbler-software", "Quibbler software", "onet:quibbler", "Quibbler"),
    )
    zettelwerk = ("onet:zettelwerk-studio-software", "Zettelwerk Studio software")
    assert changes.merged == (Change("onet:zettelwerk-studio", "Zettelwerk Studio", *zettelwerk),)
    assert [change.former_id for change in changes.vanished] == ["onet:gloomy-loom-pro"]
    assert changes.unclear == ()
    assert changes.to_record()["added"] == 1


def test_every_phrase_keeps_a_meaning(upgraded: Upgraded) -> None:
    before, now, _ = upgraded
    old, new = SkillMatcher(before), SkillMatcher(now)
    for concept in before.concepts:
        for name in concept.names:
            was, is_now = old.map(name, in_skill_list=True), new.map(name, in_skill_list=True)
            if was.concept_id is not None:
                assert is_now.concept_id is not None, name
                follower = now.find(was.concept_id)
                assert follower is not None
                assert follower.id == is_now.concept_id, name
    assert all(new.map(phrase, in_skill_list=True).concept_id for phrase in SKILLS)


def test_former_ids_lead_on(upgraded: Upgraded) -> None:
    _, now, _ = upgraded
    found = {id_: now.find(id_) for id_ in ("onet:quibbler-software", "onet:zettelwerk-studio", "onet:gloomy-loom-pro")}
    assert {id_: concept and concept.id for id_, concept in found.items()} == {
        "onet:quibbler-software": "onet:quibbler",
        "onet:zettelwerk-studio": "onet:zettelwerk-studio-software",
        "onet:gloomy-loom-pro": "onet:gloomy-loom-pro",
    }
    assert now.by_id["onet:gloomy-loom-pro"].retired
    assert now.find("onet:never") is None


def test_the_result_is_sound_and_survives_storing(upgraded: Upgraded) -> None:
    _, now, _ = upgraded
    assert problems(now) == []
    stored = Ontology.from_bytes(now.to_bytes())
    assert (stored.version, stored.content_hash, stored.concepts) == (now.version, now.content_hash, now.concepts)


def test_the_same_release_again_changes_nothing(upgraded: Upgraded, tmp_path: Path) -> None:
    _, now, _ = upgraded
    again, changes = upgrade(now, newer(tmp_path))
    assert again.version == now.version
    assert changes == OntologyChanges(now.version, now.version, (), (), (), (), ())


def test_the_way_back_loses_nothing_either(upgraded: Upgraded, tmp_path: Path) -> None:
    _, now, _ = upgraded
    back, changes = upgrade(now, older(tmp_path))
    assert back.release == "onet-40.1"
    assert problems(back) == []
    assert [change.former_id for change in changes.vanished] == ["onet:neuling-werkbank"]
    assert not back.by_id["onet:gloomy-loom-pro"].retired
    renamed = back.find("onet:quibbler")
    assert renamed is not None
    assert renamed.id == "onet:quibbler-software"


def test_what_our_own_data_takes_out_stays_out() -> None:
    mistaken = Concept(
        "cg:spark", "Apache Spark", "data", aliases=("Sparkle", "Spark OSS"), from_release=("Spark OSS",)
    )
    now, _ = upgrade(of_two(mistaken), of_two(replace(mistaken, aliases=(), from_release=())))
    assert now.by_id["cg:spark"].aliases == ("Spark OSS",)


def test_rules_for_context_stay_with_a_name_that_is_kept() -> None:
    former = Concept(
        "onet:a", "Alpha Suite", "software", aliases=("Alpha",), ambiguous=("Alpha",), needs_context=("x",)
    )
    now, changes = upgrade(of_two(former), of_two(Concept("onet:b", "Alpha Suite software", "software")))
    assert [change.concept_id for change in changes.renamed] == ["onet:b"]
    kept = now.by_id["onet:b"]
    assert (kept.aliases, kept.ambiguous, kept.needs_context) == (("Alpha Suite", "Alpha"), ("Alpha",), ("x",))
    assert problems(now) == []


def test_two_short_forms_that_meet_join_nothing() -> None:
    former = Concept("onet:a", "Far Beacon", "software", aliases=("FBCN",))
    now, changes = upgrade(of_two(former), of_two(Concept("onet:b", "Fast Bacon", "software", aliases=("FBCN",))))
    assert (changes.renamed, changes.merged) == ((), ())
    assert now.by_id["onet:a"].names == ("Far Beacon",)


def test_a_name_that_several_share_now_is_told() -> None:
    shared_by = [
        Concept(f"onet:{id_}", f"{id_} tool", "software", aliases=("Mono",), ambiguous=("Mono",), needs_context=("x",))
        for id_ in "ab"
    ]
    _, changes = upgrade(of_two(Concept("onet:mono", "Mono", "software")), of_two(*shared_by))
    assert [change.former_id for change in changes.unclear] == ["onet:mono"]


def test_broader_follows() -> None:
    former = [Concept("onet:old", "Old Box", "software"), Concept("onet:in", "Inner", "software", broader="onet:old")]
    now, _ = upgrade(of_two(*former), of_two(Concept("onet:new", "Old Box software", "software")))
    assert now.by_id["onet:in"].broader == "onet:new"
    assert problems(now) == []


def test_from_29_2_to_29_3(official: Ontology) -> None:
    release = read_release(data_file("onet/db_29_2_text.zip"))
    before, _ = upgrade(builtin_ontology(), onet_ontology(release))
    now, changes = upgrade(before, official)
    assert (before.release, now.release) == ("onet-29.2", "onet-29.3")
    assert problems(now) == []
    assert before.by_key.keys() <= now.by_key.keys()
    assert len(changes.added) + len(changes.vanished) > 0
    assert all(now.find(concept.id) for concept in before.concepts)
