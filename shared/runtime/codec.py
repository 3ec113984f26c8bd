"""Events to messages and back: the envelope in CloudEvents headers, the data sealed in the value."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from shared.runtime.broker import Record
from shared.schemas.event import NO_REPLAY, Envelope, Event
from shared.security.keyring import DataKey
from shared.security.seal import seal, unseal

SEALED_TYPE = "application/octet-stream"
PLAIN_TYPE = "application/json"
_TYPE_PREFIX = "careergraph."
_SCHEMA_PREFIX = "urn:careergraph:schema:"


class Malformed(Exception):
    """The message is not one of ours: headers are missing or make no sense. Holds nothing of its content."""


def to_json(data: Any) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def seal_data(event: Event, envelope: Envelope, key: DataKey | None) -> bytes:
    """The value of the message: sealed when the event has a key, else JSON (ids only)."""
    plaintext = event.json_text()
    return plaintext if key is None else seal(key.secret, plaintext, _context(envelope))


def open_data(value: bytes, envelope: Envelope, key: DataKey | None) -> bytes:
    """The JSON text of a message's data. Raises `SealBroken`."""
    return value if key is None else unseal(key.secret, value, _context(envelope))


def to_headers(envelope: Envelope, source: str) -> dict[str, bytes]:
    """CloudEvents 1.0 headers of the Kafka protocol binding, binary mode."""
    headers: dict[str, str | None] = {
        "ce_specversion": "1.0",
        "ce_id": str(envelope.event_id),
        "ce_source": f"/careergraph/{source}",
        "ce_type": _TYPE_PREFIX + envelope.type,
        "ce_time": envelope.time,
        "ce_dataschema": f"{_SCHEMA_PREFIX}{envelope.type}:v{envelope.version}",
        "ce_ownerid": str(envelope.owner_id),
        "ce_documentid": str(envelope.document_id) if envelope.document_id else None,
        "ce_keyid": str(envelope.key_id) if envelope.key_id else None,
        "ce_causeid": str(envelope.cause_id) if envelope.cause_id else None,
        "ce_replayid": str(envelope.replay_id) if envelope.replay_id != NO_REPLAY else None,
        "traceparent": envelope.traceparent,
        "content-type": SEALED_TYPE if envelope.key_id else PLAIN_TYPE,
    }
    return {name: value.encode() for name, value in headers.items() if value is not None}


def read_envelope(record: Record) -> Envelope:
    """The envelope of a message. Raises `Malformed`."""
    headers = _decode(record.headers)
    try:
        schema, _, version = headers["ce_dataschema"].rpartition(":v")
        envelope = Envelope.model_validate(
            {
                "event_id": headers["ce_id"],
                "type": headers["ce_type"].removeprefix(_TYPE_PREFIX),
                "version": version,
                "owner_id": headers["ce_ownerid"],
                "document_id": headers.get("ce_documentid"),
                "key_id": headers.get("ce_keyid"),
                "cause_id": headers.get("ce_causeid"),
                "replay_id": headers.get("ce_replayid", str(NO_REPLAY)),
                "time": headers["ce_time"],
                "traceparent": headers.get("traceparent"),
            }
        )
    except KeyError as error:
        raise Malformed(f"header {error.args[0]} is missing") from None
    except ValidationError as error:
        raise Malformed(f"header is invalid: {error.errors()[0]['loc'][0]}") from None
    if schema != _SCHEMA_PREFIX + envelope.type:
        raise Malformed("ce_type and ce_dataschema disagree")
    return envelope


def message_key(envelope: Envelope, event: type[Event]) -> str:
    """The partition key of an event: the document, or the owner."""
    if event.KEYED_BY == "document" and envelope.document_id is not None:
        return str(envelope.document_id)
    return str(envelope.owner_id)


def _decode(headers: Mapping[str, bytes]) -> dict[str, str]:
    try:
        return {name: value.decode() for name, value in headers.items()}
    except UnicodeDecodeError as error:
        raise Malformed("a header is not UTF-8") from error


def _context(envelope: Envelope) -> bytes:
    """Additional data of the seal: an event opens only as what it is, for whom it is."""
    return envelope.owner_id.bytes + envelope.event_id.bytes
