"""A newer ontology release, from the import to everybody's skills, with equal state after replay at every step."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, text, update

from careergraph.cli.replay_report import compare, report_of
from careergraph.composition import LazyResources
from careergraph.pipeline import STAGE_NAMES, STAGES
from careergraph.skill_changes import skill_changes
from services.knowledge_graph.stages.map_skills import ONTOLOGY_ASKED
from shared.db.database import Database
from shared.runtime.replay.shadow import PersonReplay, ShadowReplay
from shared.schemas.commands import FactEdited, SnapshotRequested
from shared.security.keyring import Keyring
from shared.skills.ontology.catalogue import OntologyCatalogue, version_used
from shared.skills.ontology.error import OntologyError
from shared.skills.ontology.importing import PutInForce, put_in_force
from shared.skills.ontology.ontology import Ontology, builtin_ontology
from shared.skills.ontology.store import keep_builtin, newest_ontology
from shared.skills.ontology.tables import ONTOLOGIES
from shared.storage.sealed import SealedBlobs
from tests.careergraph.whole_pipeline import EXAMPLES, TIME, WholePipeline, with_others
from tests.shared.skills.upgrades import RESUME, newer, older


@pytest.fixture
def pipeline(database: Database, keyring: Keyring, blobs: SealedBlobs, resources: LazyResources) -> WholePipeline:
    """A person without documents; the ontology versions are those of this database."""
    own = with_others(resources, {OntologyCatalogue: OntologyCatalogue(database)})
    return WholePipeline(database, keyring, blobs, own)


def import_(pipeline: WholePipeline, fresh: Ontology) -> PutInForce:
    return put_in_force(pipeline.database, pipeline.keyring, fresh, producer="test", time=TIME)


def upload(pipeline: WholePipeline, folder: Path) -> None:
    path = folder / "resume.txt"
    path.write_text(RESUME)
    pipeline.upload(path)
    pipeline.settle()


def shadow(pipeline: WholePipeline, start: str = "read", **more: Any) -> PersonReplay:
    return pipeline.shadow_plan(start, **more).replay(pipeline.owner_id)


def same(result: PersonReplay) -> bool:
    assert result.in_flight == ()
    assert result.diff == ()
    return result.live_hash == result.shadow_hash


def skills(pipeline: WholePipeline) -> dict[str, str | None]:
    """Phrase of a listed skill to its concept."""
    rows = pipeline.rows("select phrase, concept_id from knowledge_graph.skills order by rank")
    return {row.phrase: row.concept_id for row in rows}


def versions(pipeline: WholePipeline) -> list[str]:
    rows = pipeline.rows("select distinct ontology_version from knowledge_graph.skills order by 1")
    return [row.ontology_version for row in rows]


def test_an_upgrade_from_import_to_everybody(pipeline: WholePipeline, tmp_path: Path) -> None:
    first = import_(pipeline, older(tmp_path))
    upload(pipeline, tmp_path)
    assert versions(pipeline) == [first.ontology.version]
    before = skills(pipeline)
    assert all(before.values())
    live = shadow(pipeline)
    assert same(live)

    second = import_(pipeline, newer(tmp_path))
    assert second.is_new
    assert (len(second.changes.renamed), len(second.changes.merged), len(second.changes.vanished)) == (2, 1, 1)
    # What is there was mapped by the version that is recorded, and a shadow replay uses that one from every stage.
    for start in STAGE_NAMES:
        result = shadow(pipeline, start)
        assert same(result)
    assert shadow(pipeline).live_hash == live.live_hash

    # A person can read what the newer one will change, before it is so.
    catalogue = pipeline.resources[OntologyCatalogue]
    used = catalogue.in_force()
    assert used == version_used(second.ontology)
    told = skill_changes(pipeline.database, pipeline.keyring, pipeline.owner_id, catalogue.mapper(used))
    assert told is not None
    assert told.versions == (first.ontology.version,)
    assert {change.phrase: (change.before[0], change.after[0]) for change in told.changes} == {
        "FBKT": ("onet:fabrikat-bogen-karten-tafel-fbkt", "onet:fabrikat-bogen-karten-tafel"),
        "Fabrikat Bogen Karten Tafel FBKT": (
            "onet:fabrikat-bogen-karten-tafel-fbkt",
            "onet:fabrikat-bogen-karten-tafel",
        ),
        "Quibbler software": ("onet:quibbler-software", "onet:quibbler"),
        "Zettelwerk Studio": ("onet:zettelwerk-studio", "onet:zettelwerk-studio-software"),
    }
    ahead = shadow(pipeline, told={ONTOLOGY_ASKED: used})
    assert "knowledge_graph.skills" in {difference.table for difference in ahead.diff}

    # A live replay behind the front door brings the person to the newest, and keeps every mapped fact.
    pipeline.send(SnapshotRequested(reason="ontology"))
    pipeline.settle()
    assert versions(pipeline) == [second.ontology.version]
    after = skills(pipeline)
    assert after.keys() == before.keys()
    for phrase, concept_id in before.items():
        follower = second.ontology.find(str(concept_id))
        assert follower is not None
        assert follower.id == after[phrase]
    assert ahead.shadow_hash == shadow(pipeline).live_hash
    for start in STAGE_NAMES:
        assert same(shadow(pipeline, start))
    again = skill_changes(pipeline.database, pipeline.keyring, pipeline.owner_id, catalogue.mapper(used))
    assert again is not None
    assert again.changes == ()


def test_the_next_event_uses_an_import_without_a_restart(pipeline: WholePipeline, tmp_path: Path) -> None:
    upload(pipeline, tmp_path)
    assert versions(pipeline) == [builtin_ontology().version]
    assert skills(pipeline)["Gloomy Loom Pro"] is None
    imported = import_(pipeline, older(tmp_path))
    pipeline.upload(EXAMPLES / "cover_letter.pdf")
    pipeline.settle()
    assert versions(pipeline) == [imported.ontology.version]
    assert skills(pipeline)["Gloomy Loom Pro"] == "onet:gloomy-loom-pro"
    assert same(shadow(pipeline))
    assert not import_(pipeline, older(tmp_path)).is_new


def test_each_snapshot_in_the_log_records_its_version(pipeline: WholePipeline, tmp_path: Path) -> None:
    upload(pipeline, tmp_path)
    import_(pipeline, older(tmp_path))
    pipeline.send(SnapshotRequested(reason="ontology"))
    pipeline.settle()
    recorded = pipeline.rows("select stage, name from runtime.records where stage = 'map_skills'")
    assert [(row.stage, row.name) for row in recorded] == [("map_skills", ONTOLOGY_ASKED)] * 2


def test_after_a_deletion_the_replay_still_finds_its_version(pipeline: WholePipeline, tmp_path: Path) -> None:
    import_(pipeline, older(tmp_path))
    letter = pipeline.upload(EXAMPLES / "cover_letter.pdf")
    upload(pipeline, tmp_path)
    import_(pipeline, newer(tmp_path))
    (skill,) = pipeline.rows("select keys from knowledge_graph.facts where type = 'skill' order by rank limit 1")
    pipeline.send(FactEdited(action="approve", keys=tuple(skill.keys)))
    pipeline.settle()
    pipeline.delete(letter)
    in_flight = shadow(pipeline)
    assert in_flight.in_flight
    pipeline.settle()
    assert same(shadow(pipeline))


def test_an_unreadable_import_is_never_in_force(pipeline: WholePipeline, tmp_path: Path) -> None:
    first, second = import_(pipeline, older(tmp_path)), import_(pipeline, newer(tmp_path))
    with pipeline.database.admin.begin() as connection:
        damaged = update(ONTOLOGIES).where(ONTOLOGIES.c.version == second.ontology.version)
        connection.execute(damaged.values(snapshot=b"no snapshot"))
    upload(pipeline, tmp_path)
    assert versions(pipeline) == [first.ontology.version]
    assert newest_ontology(pipeline.database).version == first.ontology.version
    assert same(shadow(pipeline))


def test_a_recorded_version_that_is_gone_is_said(pipeline: WholePipeline, tmp_path: Path) -> None:
    first = import_(pipeline, older(tmp_path))
    upload(pipeline, tmp_path)
    with pipeline.database.admin.begin() as connection:
        connection.execute(delete(ONTOLOGIES))
    catalogue = OntologyCatalogue(pipeline.database)
    with pytest.raises(OntologyError, match="version_missing"):
        catalogue.mapper(version_used(first.ontology))
    resources = with_others(pipeline.resources, {OntologyCatalogue: catalogue})
    plan = ShadowReplay(pipeline.database, pipeline.keyring, pipeline.blobs.store, resources, STAGES)
    refused = compare(plan, pipeline.owner_id, None)
    assert refused.is_no()
    (reason,) = report_of([refused])["not_compared"]
    assert reason["refused"].startswith("version_missing: onet-40.1+")


def test_the_builtin_ontology_is_kept_but_announced_to_nobody(pipeline: WholePipeline, tmp_path: Path) -> None:
    imported = import_(pipeline, older(tmp_path))
    keep_builtin(pipeline.database)
    keep_builtin(pipeline.database)
    assert newest_ontology(pipeline.database).version == imported.ontology.version
    with pipeline.database.transaction("operator") as connection:
        stored = connection.scalars(text("select version from skills.ontologies order by version")).all()
    assert stored == sorted([builtin_ontology().version, imported.ontology.version])


def test_two_mappers_are_kept(pipeline: WholePipeline, tmp_path: Path) -> None:
    catalogue = OntologyCatalogue(pipeline.database)
    used = [version_used(import_(pipeline, fresh).ontology) for fresh in (older(tmp_path), newer(tmp_path))]
    one, two = (catalogue.mapper(version) for version in used)
    assert (catalogue.mapper(used[0]), catalogue.mapper(used[1])) == (one, two)
    catalogue.mapper(version_used(builtin_ontology()))
    assert catalogue.mapper(used[1]) is two
    assert catalogue.mapper(used[0]) is not one
