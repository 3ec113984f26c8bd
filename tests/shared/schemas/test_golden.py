"""The golden examples: complete, unedited, readable by the newest classes, and valid by the exported schemas."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from shared.runtime.codec import to_json
from shared.schemas.asyncapi import schema_path
from shared.schemas.examples import GoldenExample, golden_example, golden_examples
from shared.schemas.export import EXPORTED
from shared.schemas.registry import EVENTS, DataInvalid, event_class, living_versions, parse
from tests.shared.schemas.frozen import frozen_hashes, listed_hashes

GOLDEN = golden_examples()
NEWEST = tuple(example for example in GOLDEN if example.version == event_class(example.type).VERSION)
OLDER = tuple(example for example in GOLDEN if example not in NEWEST)


def _validator(example: GoldenExample) -> Draft202012Validator:
    path = EXPORTED / schema_path(event_class(example.type), example.version)
    return Draft202012Validator(json.loads(path.read_bytes()), format_checker=FormatChecker())


def _objects(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths of all objects that a schema describes. A fact's `value` is free, so nothing in it is unknown."""
    if isinstance(data, list):
        return [found for index, item in enumerate(data) for found in _objects(item, (*path, index))]
    if not isinstance(data, dict):
        return []
    below = [found for name, item in data.items() if name != "value" for found in _objects(item, (*path, name))]
    return [path, *below]


def test_every_living_version_has_an_example_and_no_example_is_an_orphan() -> None:
    living = {(event.TYPE, version) for event in EVENTS for version in living_versions(event)}
    assert {(example.type, example.version) for example in GOLDEN} == living


def test_what_a_release_fixed_was_not_edited() -> None:
    assert frozen_hashes() == listed_hashes()


@pytest.mark.parametrize("example", NEWEST, ids=str)
def test_the_newest_version_comes_back_as_it_was(example: GoldenExample) -> None:
    event = example.event()
    assert type(event) is event_class(example.type)
    assert event.model_dump(mode="json", exclude_unset=True) == example.data()


@pytest.mark.parametrize("example", GOLDEN, ids=str)
def test_what_is_written_is_read_back_as_the_same_event(example: GoldenExample) -> None:
    event = example.event()
    written = to_json(event.data())
    assert parse(event.TYPE, event.VERSION, json.loads(written)) == event
    assert to_json(parse(event.TYPE, event.VERSION, json.loads(written)).data()) == written


@pytest.mark.parametrize("example", GOLDEN, ids=str)
def test_it_is_valid_by_the_exported_schema(example: GoldenExample) -> None:
    assert [error.message for error in _validator(example).iter_errors(example.data())] == []


@pytest.mark.parametrize("example", OLDER, ids=str)
def test_an_older_version_becomes_its_committed_expectation(example: GoldenExample) -> None:
    expected = golden_example(event_class(example.type), example.case)
    assert example.event().model_dump(mode="json", exclude_unset=True) == expected.data()


def test_there_is_an_older_version() -> None:
    assert {str(example) for example in OLDER} >= {"facts.extracted.v1.resume", "facts.extracted.v1.minimal"}


def test_optional_fields_occur_set_and_absent() -> None:
    """Of every event: an example with each optional field of the data, and one without."""
    for event in EVENTS:
        given_fields = [example.event().model_fields_set for example in NEWEST if example.type == event.TYPE]
        for name, field in event.model_fields.items():
            if not field.is_required():
                assert {name in fields for fields in given_fields} == {True, False}, f"{event.TYPE}: {name}"


@settings(deadline=None)  # two cores, shared
@given(
    example=st.sampled_from(GOLDEN),
    where=st.randoms(use_true_random=False),
    name=st.text(min_size=1, max_size=12).map("x_{}".format),
    value=st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers()) | st.just({"a": {"b": 1}}),
)
def test_unknown_fields_are_ignored(example: GoldenExample, where: Any, name: str, value: Any) -> None:
    data = example.data()
    target = data
    for part in where.choice(_objects(data)):
        target = target[part]
    target[name] = value
    assert parse(example.type, example.version, data) == example.event()
    assert _validator(example).is_valid(data)


@settings(deadline=None)  # two cores, shared
@given(example=st.sampled_from(NEWEST), where=st.randoms(use_true_random=False))
def test_schema_and_class_agree_on_what_may_be_absent(example: GoldenExample, where: Any) -> None:
    data = example.data()
    target = data
    for part in where.choice(_objects(data)):
        target = target[part]
    if not target:
        return
    del target[where.choice(sorted(target))]
    try:
        parse(example.type, example.version, data)
    except DataInvalid as error:
        # A rule across fields (a correction has a value) is in the class alone: it names no field.
        crosses_fields = str(error).endswith(": ")
        assert crosses_fields or not _validator(example).is_valid(data)
    else:
        assert _validator(example).is_valid(data)
