"""No event without a topic, a writer and a place in the registry."""

import pkgutil
from importlib import import_module

import pytest

import shared.schemas
from shared.schemas.event import DocumentEvent, Event
from shared.schemas.registry import EVENTS, NoUpcaster, SchemaAhead, UnknownEvent, check_version, living_versions
from shared.schemas.snapshots import Snapshot
from shared.schemas.topics import TOPICS, WRITERS
from shared.schemas.upcasters import UPCASTERS

BASES = {DocumentEvent, Snapshot}


def _subclasses(of: type[Event]) -> set[type[Event]]:
    return {found for child in of.__subclasses__() for found in {child} | _subclasses(child)}


def test_every_event_class_is_registered_once() -> None:
    for module in pkgutil.iter_modules(shared.schemas.__path__):
        import_module(f"shared.schemas.{module.name}")
    classes = {found for found in _subclasses(Event) if not found.__module__.startswith("tests.")}
    assert classes - BASES == set(EVENTS)
    assert len({event.TYPE for event in EVENTS}) == len(EVENTS)


def test_every_living_version_has_a_topic() -> None:
    names = {topic.name for topic in TOPICS}
    assert names == {event.topic(version) for event in EVENTS for version in living_versions(event)}
    assert len(names) == len(TOPICS)


def test_every_topic_has_a_writer_and_every_writer_a_topic() -> None:
    assert all(topic.writers and all(topic.writers) for topic in TOPICS)
    assert WRITERS.keys() == {event.TYPE for event in EVENTS}


def test_snapshots_are_compacted_and_history_is_kept() -> None:
    for topic in TOPICS:
        snapshot = issubclass(topic.event, Snapshot)
        assert topic.settings["cleanup.policy"] == ("compact" if snapshot else "delete")
        assert topic.settings["retention.ms"] == "-1"


def test_an_event_that_is_not_sealed_holds_ids_and_codes_only() -> None:
    """Not sealed is readable in Kafka: such a field is an id, a number, a fixed word, a hash or a version."""
    plain = {event.TYPE: set(event.model_fields) for event in EVENTS if event.SEALED_BY is None}
    assert plain == {
        "document.deleted": {"document_id"},
        "person.erased": {"erasure_id"},
        "person.snapshot_requested": {"reason"},
        "ontology.imported": {
            *("ontology_version", "content_hash", "concepts", "previous_version"),
            *("added", "renamed", "merged", "vanished", "unclear"),
        },
    }


def test_every_upcaster_belongs_to_a_chain_that_ends_in_a_class() -> None:
    reachable = {(event.TYPE, version) for event in EVENTS for version in living_versions(event)}
    assert set(UPCASTERS) <= reachable
    assert all(living_versions(event)[-1] == event.VERSION for event in EVENTS)


@pytest.mark.parametrize(
    ("event_type", "version", "error"),
    [("no.such", 1, UnknownEvent), ("facts.extracted", 3, SchemaAhead), ("facts.extracted", 0, NoUpcaster)],
)
def test_a_version_that_nobody_can_read_is_refused(event_type: str, version: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        check_version(event_type, version)
