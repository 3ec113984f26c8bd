"""The platform's messages as an AsyncAPI 3.0.0 document: topics, who sends and receives, headers and data.

Source: the AsyncAPI 3.0.0 specification, its Kafka bindings 0.5.0, and CloudEvents 1.0 (Kafka protocol binding,
binary content mode) for the headers.
"""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from shared.schemas.event import Event
from shared.schemas.registry import living_versions
from shared.schemas.topics import TOPICS, Topic

JsonObject = dict[str, Any]
Readers = Mapping[str, Sequence[type[Event]]]
"""Name of a stage (its consumer group) -> the events that it consumes."""

CONTRACT_VERSION = "0.1.0"
"""The release of the platform whose events the document describes."""

_KAFKA_BINDING = "0.5.0"
_PAYLOAD_FORMAT = "application/schema+json;version=draft-2020-12"
_SEALED_TYPE = "application/octet-stream"
_PLAIN_TYPE = "application/json"
_UUID: JsonObject = {"type": "string", "format": "uuid"}


def schema_urn(event: type[Event], version: int) -> str:
    """What `ce_dataschema` says on the wire, and `$id` of the exported JSON Schema."""
    return f"urn:careergraph:schema:{event.TYPE}:v{version}"


def schema_path(event: type[Event], version: int) -> str:
    """Where the JSON Schema of an event lies, relative to the exported document."""
    return f"json-schema/{event.TYPE}.v{version}.json"


def asyncapi_document(readers: Readers) -> JsonObject:
    """The whole document, as JSON values."""
    return {
        "asyncapi": "3.0.0",
        "id": "urn:careergraph:events",
        "info": {
            "title": "Careergraph events",
            "version": CONTRACT_VERSION,
            "description": (
                "Every event of the platform. A payload is described as it is before it is sealed: on the wire, "
                "where `x-sealed-by` names a kind of data key, the value is that JSON compressed with zstd and "
                "sealed with AES-256-GCM; the additional data are owner id and event id."
            ),
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": _SEALED_TYPE,
        "channels": {topic.name: _channel(topic) for topic in TOPICS},
        "operations": dict(_sends()) | dict(_receives(readers)),
        "components": {
            "messages": {_message_name(topic): _message(topic) for topic in TOPICS},
            "schemas": {"sealed-headers": _headers(sealed=True), "plain-headers": _headers(sealed=False)},
        },
    }


def _message_name(topic: Topic) -> str:
    return f"{topic.event.TYPE}.v{topic.version}"


def _summary(event: type[Event]) -> str:
    """First paragraph of the docstring, on one line."""
    return " ".join((inspect.getdoc(event) or "").split("\n\n")[0].split())


def _channel(topic: Topic) -> JsonObject:
    name = _message_name(topic)
    policy = "compact" if topic.retention == "compacted" else "delete"
    return {
        "address": topic.name,
        "title": name,
        "messages": {name: {"$ref": f"#/components/messages/{name}"}},
        "bindings": {
            "kafka": {
                "partitions": topic.partitions,
                "topicConfiguration": {
                    "cleanup.policy": [policy],
                    "retention.ms": int(topic.settings["retention.ms"]),
                    "max.message.bytes": int(topic.settings["max.message.bytes"]),
                },
                "bindingVersion": _KAFKA_BINDING,
            }
        },
        "x-keyed-by": topic.key,
        "x-sealed-by": topic.event.SEALED_BY,
    }


def _message(topic: Topic) -> JsonObject:
    event, sealed = topic.event, topic.event.SEALED_BY is not None
    key = {"document": "document id", "person": "owner id", "system": "the nil id"}[topic.key]
    identity: JsonObject = {
        "ce_type": {"const": f"careergraph.{event.TYPE}"},
        "ce_dataschema": {"const": schema_urn(event, topic.version)},
    }
    headers = {"$ref": f"#/components/schemas/{'sealed' if sealed else 'plain'}-headers"}
    return {
        "name": f"careergraph.{event.TYPE}",
        "title": event.__name__,
        "summary": _summary(event),
        "contentType": _SEALED_TYPE if sealed else _PLAIN_TYPE,
        "headers": {"allOf": [headers, {"type": "object", "properties": identity}]},
        "payload": {
            "schemaFormat": _PAYLOAD_FORMAT,
            "schema": {"$ref": schema_path(event, topic.version)},
        },
        "bindings": {"kafka": {"key": _UUID | {"description": key}, "bindingVersion": _KAFKA_BINDING}},
        "x-sealed-by": event.SEALED_BY,
    }


def _headers(*, sealed: bool) -> JsonObject:
    """CloudEvents attributes and extension attributes. They hold ids only."""
    required: JsonObject = {
        "ce_specversion": {"const": "1.0"},
        "ce_id": _UUID,
        "ce_source": {"type": "string", "format": "uri-reference"},
        "ce_type": {"type": "string"},
        "ce_time": {"type": "string", "format": "date-time"},
        "ce_dataschema": {"type": "string", "format": "uri"},
        "ce_ownerid": _UUID | {"description": "the nil id where the event belongs to nobody"},
        "content-type": {"const": _SEALED_TYPE if sealed else _PLAIN_TYPE},
    }
    optional: JsonObject = {
        "ce_documentid": _UUID,
        "ce_causeid": _UUID | {"description": "the event that this one follows from"},
        "ce_replayid": _UUID | {"description": "only in a replay"},
        "traceparent": {"type": "string", "description": "W3C trace context"},
    }
    if sealed:
        required["ce_keyid"] = _UUID | {"description": "the data key that seals the value"}
    return {"type": "object", "properties": required | optional, "required": sorted(required)}


def _operation(action: str, participant: str, topic: Topic) -> tuple[str, JsonObject]:
    """Id and body of an operation. The channel's own message list says which message."""
    name = f"{participant.replace(' ', '_')}.{action}.{_message_name(topic)}"
    body: JsonObject = {
        "action": action,
        "title": participant,
        "channel": {"$ref": f"#/channels/{topic.name}"},
        "messages": [{"$ref": f"#/channels/{topic.name}/messages/{_message_name(topic)}"}],
    }
    return name, body


def _sends() -> Iterator[tuple[str, JsonObject]]:
    """Only the newest version of an event is still written."""
    for topic in TOPICS:
        if topic.version == topic.event.VERSION:
            for writer in topic.writers:
                yield _operation("send", writer, topic)


def _receives(readers: Readers) -> Iterator[tuple[str, JsonObject]]:
    """A stage receives every living version of what it consumes."""
    by_name = {topic.name: topic for topic in TOPICS}
    for stage, events in readers.items():
        for event in events:
            for version in living_versions(event):
                name, body = _operation("receive", stage, by_name[event.topic(version)])
                group: JsonObject = {"type": "string", "const": stage}
                body["bindings"] = {"kafka": {"groupId": group, "bindingVersion": _KAFKA_BINDING}}
                yield name, body
