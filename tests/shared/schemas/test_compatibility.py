"""Every breaking change is caught, every allowed one passes, in a small schema and in all real ones."""

import copy
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from shared.schemas import compatibility
from shared.schemas.compatibility import (
    Allowed,
    allowed_changes,
    check_against,
    check_compatibility,
    deployment_order,
    resolved,
)
from shared.schemas.export import ASYNCAPI_PATH, canonical_bytes, cut_release, export

Json = dict[str, Any]
REAL = {path: json.loads(content) for path, content in export().items() if path != ASYNCAPI_PATH}

SCHEMA: Json = {
    "$defs": {
        "Place": {
            "type": "object",
            "properties": {"page": {"type": "integer", "minimum": 1, "maximum": 99}, "note": {"default": None}},
            "required": ["page"],
        }
    },
    "type": "object",
    "title": "Thing",
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "kind": {"type": "string", "enum": ["a", "b"]},
        "fixed": {"type": "string", "const": "x"},
        "count": {"type": "integer", "default": 0},
        "free": {},
        "place": {"anyOf": [{"$ref": "#/$defs/Place"}, {"type": "null"}], "default": None},
        "places": {"type": "array", "items": {"$ref": "#/$defs/Place"}, "minItems": 1},
        "title": {"type": "string"},
    },
    "required": ["id", "kind", "places", "title"],
}


def _changed(change: Callable[[Json, Json], Any]) -> Json:
    """A copy of SCHEMA after `change(schema, its properties)`."""
    schema = copy.deepcopy(SCHEMA)
    change(schema, schema["properties"])
    return schema


def _place(schema: Json) -> Json:
    found: Json = schema["$defs"]["Place"]
    return found


OLDER, NEWER, BOTH = "older readers", "newer readers", "both"
BREAKING: dict[str, tuple[Callable[[Json, Json], Any], str, str]] = {
    "required field removed": (lambda s, p: (p.pop("id"), s["required"].remove("id")), "id", BOTH),
    "optional field removed": (lambda s, p: p.pop("count"), "count", NEWER),
    "a field called title removed": (lambda s, p: (p.pop("title"), s["required"].remove("title")), "title", BOTH),
    "field renamed": (lambda s, p: p.update(amount=p.pop("count")), "count", NEWER),
    "required field added": (lambda s, p: (p.update(new={}), s["required"].append("new")), "new", NEWER),
    "optional made required": (lambda s, p: s["required"].append("count"), "count", NEWER),
    "required made optional": (lambda s, p: s["required"].remove("id"), "id", OLDER),
    "type changed": (lambda s, p: p["count"].update(type="string"), "count", BOTH),
    "type given to what was free": (lambda s, p: p["free"].update(type="string"), "free", NEWER),
    "type freed": (lambda s, p: p["count"].pop("type"), "count", OLDER),
    "value removed": (lambda s, p: p["kind"]["enum"].remove("a"), "kind", NEWER),
    "value added": (lambda s, p: p["kind"]["enum"].append("c"), "kind", OLDER),
    "fixed value became a choice": (
        lambda s, p: p.update(fixed={"type": "string", "enum": ["x", "y"]}),
        "fixed",
        OLDER,
    ),
    "values dropped": (lambda s, p: p["kind"].pop("enum"), "kind", OLDER),
    "values fixed": (lambda s, p: p["title"].update(enum=["x"]), "title", NEWER),
    "null allowed": (lambda s, p: p.update(id={"anyOf": [p["id"], {"type": "null"}]}), "id", OLDER),
    "null forbidden": (lambda s, p: p.update(place={"$ref": "#/$defs/Place", "default": None}), "place", NEWER),
    "format removed": (lambda s, p: p["id"].pop("format"), "id", OLDER),
    "format added": (lambda s, p: p["title"].update(format="date"), "title", NEWER),
    "format changed": (lambda s, p: p["id"].update(format="uri"), "id", BOTH),
    "minimum raised": (lambda s, p: _place(s)["properties"]["page"].update(minimum=2), "places[].page", NEWER),
    "minimum lowered": (lambda s, p: _place(s)["properties"]["page"].update(minimum=0), "places[].page", OLDER),
    "maximum lowered": (lambda s, p: _place(s)["properties"]["page"].update(maximum=9), "places[].page", NEWER),
    "maximum raised": (lambda s, p: _place(s)["properties"]["page"].update(maximum=100), "places[].page", OLDER),
    "fewest items raised": (lambda s, p: p["places"].update(minItems=2), "places", NEWER),
    "fewest items dropped": (lambda s, p: p["places"].pop("minItems"), "places", OLDER),
    "most items added": (lambda s, p: p["places"].update(maxItems=5), "places", NEWER),
    "pattern added": (lambda s, p: p["title"].update(pattern="^a"), "title", NEWER),
    "default changed": (lambda s, p: p["count"].update(default=1), "count", BOTH),
    "default dropped": (lambda s, p: p["count"].pop("default"), "count", BOTH),
    "items freed": (lambda s, p: p["places"].pop("items"), "places", OLDER),
    "items changed": (lambda s, p: p["places"].update(items={"type": "string"}), "places[]", BOTH),
    "unknown fields refused": (lambda s, p: s.update(additionalProperties=False), "", NEWER),
    "inner field removed": (lambda s, p: _place(s)["properties"].pop("note"), "place.note", NEWER),
    "inner optional made required": (lambda s, p: _place(s)["required"].append("note"), "place.note", NEWER),
    "an unknown keyword": (lambda s, p: p["title"].update(contentEncoding="base64"), "title", NEWER),
}

ALLOWED: dict[str, tuple[Callable[[Json, Json], Any], list[Allowed]]] = {
    "nothing": (lambda s, p: None, []),
    "other order of values": (lambda s, p: p["kind"]["enum"].reverse(), []),
    "other order of required fields": (lambda s, p: s["required"].reverse(), []),
    "fixed value written as a list": (lambda s, p: p.update(fixed={"type": "string", "enum": ["x"]}), []),
    "definition written out": (lambda s, p: p["places"].update(items=_place(s)), []),
    "definition renamed": (
        lambda s, p: (
            s.update({"$defs": {"Spot": _place(s)}}),
            p.update(place={"anyOf": [{"$ref": "#/$defs/Spot"}, {"type": "null"}], "default": None}),
            p["places"].update(items={"$ref": "#/$defs/Spot"}),
        ),
        [],
    ),
    "other order in a union": (lambda s, p: p["place"]["anyOf"].reverse(), []),
    "optional field added": (
        lambda s, p: p.update(new={"type": "string", "default": ""}),
        [Allowed("new", "optional field added", "consumer")],
    ),
    "inner optional field added": (
        lambda s, p: _place(s)["properties"].update(new={"default": None}),
        [Allowed(path, "optional field added", "consumer") for path in ("place.new", "places[].new")],
    ),
    "words": (
        lambda s, p: p["id"].update(description="its id", deprecated=True),
        [Allowed("id", "documentation changed", "either")],
    ),
}


@pytest.mark.parametrize("name", BREAKING)
def test_a_breaking_change_is_caught(name: str) -> None:
    change, path, breaks = BREAKING[name]
    current = _changed(change)
    Draft202012Validator.check_schema(current)
    found = check_against(SCHEMA, current)
    assert (path, breaks) in [(one.path, one.breaks) for one in found], found


@pytest.mark.parametrize("name", ALLOWED)
def test_an_allowed_change_passes_and_says_who_goes_first(name: str) -> None:
    change, expected = ALLOWED[name]
    current = _changed(change)
    assert check_against(SCHEMA, current) == []
    assert allowed_changes(SCHEMA, current) == expected


@pytest.mark.parametrize(
    "name", [name for name, (_, _, breaks) in BREAKING.items() if breaks != BOTH and "field" not in name]
)
def test_a_narrowing_backwards_is_a_widening(name: str) -> None:
    change, path, breaks = BREAKING[name]
    back = {one.path: one.breaks for one in check_against(_changed(change), SCHEMA)}
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


@given(path=st.sampled_from(sorted(REAL)), mutate=st.sampled_from([_remove, _flip_required, _retype]), data=st.data())
def test_a_broken_field_of_a_real_schema_is_caught(
    path: str, mutate: Callable[[Json, str], None], data: st.DataObject
) -> None:
    current = resolved(REAL[path])
    fields = list(_fields(current))
    owner, name = fields[data.draw(st.integers(0, len(fields) - 1))]
    mutate(owner, name)
    assert check_against(REAL[path], current)


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
