"""The AsyncAPI document: its structure by the specification, and that it says what the wire says.

The official JSON Schema of AsyncAPI comes with no Python package, so the structure that the specification asks for
is checked here: required fields, names, and that every reference leads to what it should.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from shared.runtime.codec import to_headers
from shared.runtime.outbox import first_envelope
from shared.schemas.asyncapi import CONTRACT_VERSION, asyncapi_document, schema_urn
from shared.schemas.documents import DocumentConfirmed, DocumentDeleted, FactsExtracted
from shared.schemas.event import Envelope
from shared.schemas.examples import golden_examples
from shared.schemas.export import ASYNCAPI_PATH, EXPORTED, export
from shared.schemas.topics import TOPICS, Topic

READERS = {"dedupe": (FactsExtracted, DocumentConfirmed, DocumentDeleted)}
ID = UUID(int=7)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return asyncapi_document(READERS)


def _at(document: dict[str, Any], reference: str) -> Any:
    """What a local reference leads to. Raises `KeyError`."""
    found: Any = document
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return found


def _references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [found for item in node for found in _references(item)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [found for item in node.values() for found in _references(item)]


def test_the_root_is_complete(document: dict[str, Any]) -> None:
    assert document["asyncapi"] == "3.0.0"
    assert document["info"].keys() >= {"title", "version"}
    allowed = {"asyncapi", "id", "info", "servers", "defaultContentType", "channels", "operations", "components"}
    assert document.keys() <= allowed
    for name in [*document["components"]["messages"], *document["components"]["schemas"]]:
        assert re.fullmatch(r"[\w.-]+", name)


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    for reference in _references(document):
        if reference.startswith("#/"):
            assert _at(document, reference)
        else:
            assert (EXPORTED / reference).is_file()


def test_a_channel_is_a_topic_as_declared(document: dict[str, Any]) -> None:
    assert set(document["channels"]) == {topic.name for topic in TOPICS}
    for topic in TOPICS:
        channel = document["channels"][topic.name]
        kafka = channel["bindings"]["kafka"]
        assert channel["address"] == topic.name
        assert kafka["partitions"] == topic.partitions
        assert kafka["topicConfiguration"]["cleanup.policy"] == [topic.settings["cleanup.policy"]]
        assert str(kafka["topicConfiguration"]["retention.ms"]) == topic.settings["retention.ms"]
        assert len(channel["messages"]) == 1


def test_an_operation_uses_messages_of_its_own_channel(document: dict[str, Any]) -> None:
    for operation in document["operations"].values():
        assert operation["action"] in ("send", "receive")
        channel = operation["channel"]["$ref"]
        assert re.fullmatch(r"#/channels/[^/]+", channel)
        for message in operation["messages"]:
            assert message["$ref"].startswith(f"{channel}/messages/")


def test_only_the_newest_version_is_sent_and_every_living_one_is_received(document: dict[str, Any]) -> None:
    names = set(document["operations"])
    assert "extract.send.facts.extracted.v2" in names
    assert "extract.send.facts.extracted.v1" not in names
    assert {name for name in names if ".receive." in name} == {
        "dedupe.receive.facts.extracted.v1",
        "dedupe.receive.facts.extracted.v2",
        "dedupe.receive.document.confirmed.v1",
        "dedupe.receive.document.deleted.v1",
    }
    sent = {operation["channel"]["$ref"] for name, operation in document["operations"].items() if ".send." in name}
    assert sent == {f"#/channels/{topic.name}" for topic in TOPICS if topic.version == topic.event.VERSION}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_message_says_how_it_is_sealed(topic: Topic, document: dict[str, Any]) -> None:
    message = document["components"]["messages"][f"{topic.event.TYPE}.v{topic.version}"]
    sealed = topic.event.SEALED_BY is not None
    assert message["x-sealed-by"] == topic.event.SEALED_BY
    assert message["contentType"] == ("application/octet-stream" if sealed else "application/json")
    assert message["payload"]["schema"]["$ref"] in export()
    assert message["summary"]


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
@pytest.mark.parametrize("full", [True, False])
def test_the_headers_are_those_of_the_wire(topic: Topic, full: bool, document: dict[str, Any]) -> None:
    event = next(example for example in golden_examples() if example.type == topic.event.TYPE).event()
    envelope = first_envelope(event, ID, "2026-01-02T03:04:05Z").model_copy(
        update={"version": topic.version, "key_id": ID if topic.event.SEALED_BY else None}
    )
    if full:
        more = {"cause_id": ID, "replay_id": ID, "document_id": ID, "traceparent": f"00-{'a' * 32}-{'b' * 16}-01"}
        envelope = envelope.model_copy(update=more)
    headers = _headers(envelope)
    described = document["components"]["messages"][f"{topic.event.TYPE}.v{topic.version}"]["headers"]
    schema = described | {"components": document["components"]}
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(headers)] == []
    assert headers.keys() <= _at(document, described["allOf"][0]["$ref"])["properties"].keys()
    for name in ("ce_dataschema", "ce_type", "content-type"):
        assert not validator.is_valid(headers | {name: "another"})
        assert name in headers
    assert headers["ce_dataschema"] == schema_urn(topic.event, topic.version)


def _headers(envelope: Envelope) -> dict[str, str]:
    return {name: value.decode() for name, value in to_headers(envelope, "test").items()}


def test_the_document_describes_this_version_of_the_platform() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == CONTRACT_VERSION
    assert json.loads(export()[ASYNCAPI_PATH])["info"]["version"] == CONTRACT_VERSION
