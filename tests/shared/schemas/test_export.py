"""The contract in files is what the code says."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from careergraph.pipeline import STAGES
from shared.schemas import export as export_module
from shared.schemas.asyncapi import schema_path, schema_urn
from shared.schemas.documents import DocumentConfirmed, DocumentDeleted, FactsExtracted
from shared.schemas.export import (
    EXPORTED,
    FrozenSchemaMissing,
    canonical_bytes,
    cut_release,
    export,
    stale_files,
    write_exported,
)
from shared.schemas.registry import EVENTS, living_versions

READERS = {stage.name: stage.consumes for stage in STAGES}


def test_the_checked_in_files_are_not_stale() -> None:
    assert stale_files(READERS) == [], "run `careergraph schemas export`, and read what changed"


def test_every_living_version_has_a_schema_and_nothing_else_has() -> None:
    expected = {schema_path(event, version) for event in EVENTS for version in living_versions(event)}
    assert export().keys() == expected | {"asyncapi.json"}
    assert schema_path(FactsExtracted, 1) in expected


@pytest.mark.parametrize("path", sorted(path for path in export() if path != "asyncapi.json"))
def test_it_is_a_json_schema_under_its_name(path: str) -> None:
    schema = json.loads(export()[path])
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    name = path.removeprefix("json-schema/").removesuffix(".json")
    event_type, _, version = name.rpartition(".v")
    event = next(event for event in EVENTS if event_type == event.TYPE)
    assert schema["$id"] == schema_urn(event, int(version))
    assert schema["title"] == event.__name__


def test_two_exports_are_the_same_bytes() -> None:
    assert export() == export()
    assert all(content == canonical_bytes(json.loads(content)) for content in export().values())


def test_a_missing_an_edited_and_a_foreign_file_are_stale(tmp_path: Path) -> None:
    write_exported(folder=tmp_path)
    assert stale_files(folder=tmp_path) == []
    missing, edited = (schema_path(event, 1) for event in (DocumentConfirmed, DocumentDeleted))
    (tmp_path / missing).unlink()
    (tmp_path / edited).write_bytes((tmp_path / edited).read_bytes() + b" ")
    (tmp_path / "json-schema/no.event.v1.json").write_bytes(b"{}")
    assert stale_files(folder=tmp_path) == [missing, edited, "json-schema/no.event.v1.json"]
    assert write_exported(folder=tmp_path) == [missing, edited]


def test_the_schema_of_an_older_version_cannot_be_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_module, "EXPORTED", tmp_path)
    with pytest.raises(FrozenSchemaMissing, match=r"facts\.extracted\.v1"):
        export()


def test_a_release_is_cut_once(tmp_path: Path) -> None:
    folder = cut_release("1.2.3", released=tmp_path)
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.json")} == export().keys()
    with pytest.raises(FileExistsError):
        cut_release("1.2.3", released=tmp_path)


def test_released_contracts_are_no_part_of_the_current_one(tmp_path: Path) -> None:
    write_exported(folder=tmp_path)
    cut_release("1.2.3", released=tmp_path / "released")
    assert stale_files(folder=tmp_path) == []
    assert (EXPORTED / "released").is_dir()
