"""Every breaking change is caught, every allowed one passes, in a small schema and in all real ones."""

import copy
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from shared.schemas import compatibility
from shared.schemas.compatibility import (
    allowed_changes,
    check_against,
    check_compatibility,
    deployment_order,
    resolved,
)
from shared.schemas.export import ASYNCAPI_PATH, canonical_bytes, cut_release, export
from tests.shared.schemas.schema_changes import ALLOWED, BOTH, BREAKING, NEWER, OLDER, SCHEMA, Json, changed

REAL = {path: json.loads(content) for path, content in export().items() if path != ASYNCAPI_PATH}


@pytest.mark.parametrize("name", BREAKING)
def test_a_breaking_change_is_caught(name: str) -> None:
    change, path, breaks = BREAKING[name]
    current = changed(change)
    Draft202012Validator.check_schema(current)
    found = check_against(SCHEMA, current)
    assert (path, breaks) in [(one.path, one.breaks) for one in found], found


@pytest.mark.parametrize("name", ALLOWED)
def test_an_allowed_change_passes_and_says_who_goes_first(name: str) -> None:
    change, expected = ALLOWED[name]
    current = changed(change)
    assert check_against(SCHEMA, current) == []
    assert allowed_changes(SCHEMA, current) == expected


@pytest.mark.parametrize(
    "name", [name for name, (_, _, breaks) in BREAKING.items() if breaks != BOTH and "field" not in name]
)
def test_a_narrowing_backwards_is_a_widening(name: str) -> None:
    change, path, breaks = BREAKING[name]
    back = {one.path: one.breaks for one in check_against(changed(change), SCHEMA)}
    assert back[path] == (OLDER if breaks == NEWER else NEWER)


def _fields(schema: Any) -> Iterator[tuple[Json, str]]:
    """(object schema, field name) for every field of a resolved schema, at every depth."""
    if isinstance(schema, list):
        for item in schema:
            yield from _fields(item)
    elif isinstance(schema, dict):
        for name, field in schema.get("properties", {}).items():
            yield schema, name
            yield from _fields(field)
        for keyword in ("items", "anyOf"):
            yield from _fields(schema.get(keyword))


def _remove(owner: Json, name: str) -> None:
    del owner["properties"][name]


def _flip_required(owner: Json, name: str) -> None:
    needed = set(owner.get("required", ()))
    owner["required"] = sorted(needed ^ {name})


def _retype(owner: Json, name: str) -> None:
    owner["properties"][name] = {"type": "array", "items": {"const": 5}}


@settings(deadline=None)  # two cores, shared
@given(path=st.sampled_from(sorted(REAL)), mutate=st.sampled_from([_remove, _flip_required, _retype]), data=st.data())
def test_a_broken_field_of_a_real_schema_is_caught(
    path: str, mutate: Callable[[Json, str], None], data: st.DataObject
) -> None:
    current = resolved(REAL[path])
    fields = list(_fields(current))
    owner, name = fields[data.draw(st.integers(0, len(fields) - 1))]
    mutate(owner, name)
    assert check_against(REAL[path], current)


@settings(deadline=None)  # two cores, shared
@given(path=st.sampled_from(sorted(REAL)), data=st.data())
def test_an_optional_field_may_be_added_to_any_object_of_a_real_schema(path: str, data: st.DataObject) -> None:
    current = resolved(REAL[path])
    fields = list(_fields(current))
    owner, _ = fields[data.draw(st.integers(0, len(fields) - 1))]
    owner["properties"]["added_later"] = {"type": "string", "default": ""}
    assert check_against(REAL[path], current) == []
    assert {change.first for change in allowed_changes(REAL[path], current)} == {"consumer"}


def test_a_recursive_schema_is_compared_too() -> None:
    tree: Json = {
        "$defs": {"Node": {"type": "object", "properties": {"next": {"$ref": "#/$defs/Node"}}}},
        "$ref": "#/$defs/Node",
    }
    assert check_against(tree, tree) == []
    other = copy.deepcopy(tree)
    other["$defs"]["Node"]["properties"] = {}
    assert [one.path for one in check_against(tree, other)] == ["next"]


def test_the_code_is_compatible_with_every_release() -> None:
    assert check_compatibility() == []


def test_without_a_release_the_check_does_not_pass(tmp_path: Path) -> None:
    assert check_compatibility(tmp_path) == ["there is no release to compare with"]
    assert check_compatibility(tmp_path / "missing") == ["there is no release to compare with"]


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return cut_release("0.0.1", released=tmp_path)


def _edit(path: Path, change: Callable[[Json], Any]) -> None:
    document = json.loads(path.read_bytes())
    change(document)
    path.write_bytes(canonical_bytes(document))


def test_a_break_with_any_release_is_named(release: Path) -> None:
    cut_release("0.0.2", released=release.parent)
    schema = release / "json-schema/document.read.v1.json"
    _edit(schema, lambda document: document["properties"].update(mood={"type": "string"}))
    assert check_compatibility(release.parent) == [
        "since 0.0.1: json-schema/document.read.v1.json: mood: field removed (breaks newer readers)"
    ]


def test_a_version_that_nobody_reads_any_more_is_named(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without = {path: content for path, content in export().items() if "facts.extracted.v1" not in path}
    monkeypatch.setattr(compatibility, "export", lambda: without)
    (problem,) = check_compatibility(release.parent)
    assert "facts.extracted.v1" in problem
    assert "nobody can read" in problem


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda channel: channel["bindings"]["kafka"].update(partitions=12), "partitions changed from 12 to 3"),
        (lambda channel: channel.update({"x-keyed-by": "document"}), "key changed from document to person"),
        (lambda channel: channel.update({"x-sealed-by": None}), "kind of data key changed from None to document"),
        (
            lambda channel: channel["bindings"]["kafka"]["topicConfiguration"].update({"cleanup.policy": ["compact"]}),
            "cleanup policy changed",
        ),
    ],
)
def test_a_topic_that_changed_is_named(release: Path, change: Callable[[Json], Any], said: str) -> None:
    topic = "careergraph.facts.extracted.v2"
    _edit(release / ASYNCAPI_PATH, lambda document: change(document["channels"][topic]))
    (problem,) = check_compatibility(release.parent)
    assert f"topic {topic}: {said}" in problem


def test_a_topic_that_is_gone_is_named(release: Path) -> None:
    _edit(release / ASYNCAPI_PATH, lambda document: document["channels"].update({"careergraph.old.event.v1": {}}))
    assert check_compatibility(release.parent) == ["since 0.0.1: topic careergraph.old.event.v1: gone"]


def test_new_events_and_topics_are_welcome(release: Path) -> None:
    (release / "json-schema/fact.edited.v1.json").unlink()
    _edit(release / ASYNCAPI_PATH, lambda document: document["channels"].pop("careergraph.fact.edited.v1"))
    assert check_compatibility(release.parent) == []
    assert deployment_order(release.parent) == ["json-schema/fact.edited.v1.json: new: consumer first"]


def test_the_order_of_deployment_is_told_for_what_is_new_since_the_newest_release(release: Path) -> None:
    def without_language(document: Json) -> None:
        document["properties"].pop("language")
        document["title"] = "Reading"

    assert deployment_order(release.parent) == []
    _edit(release / "json-schema/document.read.v1.json", without_language)
    expected = [
        "json-schema/document.read.v1.json: the data: documentation changed: either first",
        "json-schema/document.read.v1.json: language: optional field added: consumer first",
    ]
    assert deployment_order(release.parent) == expected
    cut_release("0.0.10", released=release.parent)
    cut_release("0.0.9", released=release.parent)
    assert deployment_order(release.parent) == []
    shutil.rmtree(release.parent / "0.0.10")
    _edit(release.parent / "0.0.9" / "json-schema/document.read.v1.json", without_language)
    assert deployment_order(release.parent) == expected
