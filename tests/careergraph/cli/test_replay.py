"""`careergraph replay` on the command line: exit codes, what it prints, and an upgrade from import to everybody."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from careergraph.composition import LazyResources
from shared.db.database import Database
from shared.security.keyring import Keyring
from shared.skills.ontology.catalogue import OntologyCatalogue
from shared.storage.sealed import SealedBlobs
from tests.careergraph.cli.running import CommandLine
from tests.careergraph.whole_pipeline import WholePipeline, with_others
from tests.shared.skills.upgrades import NEWER_TITLES, OLDER_TITLES, RESUME, write_release

LETTER = "Dear team,\n\nI would like to join you as a data engineer. I know Docker well.\n\nKind regards\nAda Example\n"


@pytest.fixture
def pipeline(database: Database, keyring: Keyring, blobs: SealedBlobs, resources: LazyResources) -> WholePipeline:
    own = with_others(resources, {OntologyCatalogue: OntologyCatalogue(database)})
    return WholePipeline(database, keyring, blobs, own)


@pytest.fixture
def command_line(online: CommandLine, tmp_path: Path) -> CommandLine:
    """With the blobs of the pipeline."""
    return replace(online, variables={**online.variables, "CAREERGRAPH_BLOBS": str(tmp_path / "blobs")})


def upload(pipeline: WholePipeline, folder: Path, text: str) -> UUID:
    path = folder / "document.txt"
    path.write_text(text)
    id_ = pipeline.upload(path)
    pipeline.settle()
    return id_


def report(done: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_shadow_replay_of_one_document(command_line: CommandLine, pipeline: WholePipeline, tmp_path: Path) -> None:
    resume = upload(pipeline, tmp_path, RESUME)
    upload(pipeline, tmp_path, LETTER)
    person = ("--person", str(pipeline.owner_id))
    done = command_line.run_anew("replay", "--shadow", *person, "--document", str(resume), "--json")
    assert done.returncode == 0, done.stderr
    found = report(done)
    assert (found["persons"], found["diff"]) == (1, [])
    assert found["live_hash"] == found["shadow_hash"]
    (left_out,) = found["not_compared"]
    assert (left_out["person"], left_out["document"]) == (str(pipeline.owner_id), str(resume))
    assert left_out["other_rows"]["ingest.readings"] == 1
    unknown = command_line.run("replay", "--shadow", *person, "--document", str(uuid4()))
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "has no document" in unknown.stderr
    nobody = command_line.run("replay", "--shadow", "--person", str(uuid4()))
    assert (nobody.returncode, nobody.stdout) == (2, "")


def test_what_cannot_go_together(offline: CommandLine) -> None:
    for arguments in (
        ("--document", str(uuid4())),
        ("--newest-ontology",),
        ("--shadow", "--ask-anew"),
        ("--from", "nowhere"),
    ):
        done = offline.run("replay", *arguments)
        assert (done.returncode, done.stdout) == (2, ""), arguments


def test_a_newer_release_reaches_everybody(command_line: CommandLine, pipeline: WholePipeline, tmp_path: Path) -> None:
    first = command_line.run("onet", "import", str(write_release(tmp_path / "a.zip", "40_1", OLDER_TITLES)))
    assert first.returncode == 0, first.stderr
    upload(pipeline, tmp_path, RESUME)
    second = command_line.run("onet", "import", str(write_release(tmp_path / "b.zip", "40_2", NEWER_TITLES)))
    assert second.returncode == 0, second.stderr
    assert "renamed: Quibbler software -> Quibbler\n" in second.stdout
    assert "vanished, kept: Gloomy Loom Pro\n" in second.stdout

    ahead = command_line.run("replay", "--shadow", "--from", "map_skills", "--newest-ontology", "--json")
    assert ahead.returncode == 1
    assert "knowledge_graph.skills" in {row["table"] for row in report(ahead)["diff"]}

    done = command_line.run("replay", "--from", "map_skills")
    assert done.returncode == 0, done.stderr
    change = "'Quibbler software': Quibbler software (onet:quibbler-software) -> Quibbler (onet:quibbler)"
    assert f"  {change}\n" in done.stdout
    assert done.stdout.endswith("1 events of 1 persons were sent again.\n")
    pipeline.settle()
    again = report(command_line.run("replay", "--from", "map_skills", "--json"))
    assert (again["events"], again["diff"]) == (1, [])
