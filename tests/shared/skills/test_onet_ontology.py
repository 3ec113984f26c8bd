"""A release joined with the built-in concepts."""

from pathlib import Path

import pytest

from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.onet.ontology import onet_ontology
from shared.skills.onet.records import Release
from shared.skills.onet.release import read_release
from shared.skills.ontology.concepts import Source
from shared.skills.ontology.ontology import Ontology, builtin_ontology, problems
from tests.shared.skills.data import data_file
from tests.shared.skills.releases import encoded, small_tables, write_zip


@pytest.fixture
def small(tmp_path: Path) -> Ontology:
    return onet_ontology(read_release(write_zip(tmp_path / "r.zip", encoded(small_tables()))))


def test_built_in_concepts_keep_their_ids_and_gain_the_commodity(small: Ontology):
    excel = small.by_id["cg:excel"]
    assert (excel.onet_commodity, excel.hot, excel.in_demand) == ("43232110", True, True)
    assert {concept.id for concept in builtin_ontology().concepts} <= set(small.by_id)


def test_other_technologies_become_concepts(small: Ontology):
    added = {concept.id: concept for concept in small.concepts if concept.source is Source.ONET}
    assert sorted(added) == [
        "onet:2.B.9.z",
        "onet:loom",
        "onet:patient-ledger-keeper-plkx",
        "onet:quibbler-software",
    ]
    assert added["onet:quibbler-software"].aliases == ("Quibbler",)
    assert added["onet:quibbler-software"].category == "database"
    assert added["onet:patient-ledger-keeper-plkx"].aliases == ()  # PLKX abbreviates something else
    assert added["onet:loom"].ambiguous == ("Loom",)  # an ordinary word in the release's own sentences
    assert added["onet:2.B.9.z"].onet_element_id == "2.B.9.z"
    assert problems(small) == []


def test_version_and_attribution(small: Ontology):
    assert small.version == "onet-30.1"
    assert "O*NET 30.1 Database" in small.attribution
    assert "CC BY 4.0" in small.attribution
    assert Ontology.from_bytes(small.to_bytes()).attribution == small.attribution


def test_the_official_release_is_sound_and_complete(official: Ontology, official_release: Release):
    assert problems(official) == []
    assert official.version == "onet-29.3"
    assert len(official.concepts) > 9000
    assert len(official.by_element) == 68
    titles = {technology.title for technology in official_release.technologies}
    matcher = SkillMatcher(official)
    lost = [title for title in sorted(titles)[::11] if matcher.map(title, in_skill_list=True).concept_id is None]
    assert lost == []


def test_a_release_gives_the_same_ontology_every_time(official: Ontology, official_release: Release):
    assert onet_ontology(official_release).content_hash == official.content_hash
    assert Ontology.from_bytes(official.to_bytes()).content_hash == official.content_hash


def test_ids_outlive_releases(official: Ontology):
    before = onet_ontology(read_release(data_file("onet/db_29_2_text.zip")))
    kept = set(before.by_id) & set(official.by_id)
    assert len(kept) / len(before.by_id) > 0.99


def test_a_tool_is_not_taken_for_what_its_name_begins_with(official: Ontology):
    assert official.by_key["oracle sql developer"][0].id != "cg:sql"
    assert official.by_key["inventory management software"][0].id != "cg:inventory-management"
