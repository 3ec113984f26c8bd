"""How an endpoint says that something happened: an event in the outbox, in the transaction of the effect."""

import datetime as dt
import re
import secrets
from uuid import UUID

from fastapi import Request
from sqlalchemy import Connection

from shared.http.provided import ApiServices
from shared.runtime import outbox
from shared.schemas.event import NO_REPLAY, Envelope, Event

_TRACEPARENT = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")


def now_rfc3339() -> str:
    """The time of an event that begins a chain."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def traceparent_of(request: Request) -> str:
    """The caller's W3C trace context, or a new one."""
    sent = request.headers.get("traceparent", "")
    return sent if _TRACEPARENT.fullmatch(sent) else new_traceparent()


def new_traceparent() -> str:
    """A W3C trace context of a trace that begins here."""
    return f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01"


def announce(
    connection: Connection,
    services: ApiServices,
    event: Event,
    owner_id: UUID,
    *,
    producer: str,
    traceparent: str | None = None,
    replay_id: UUID = NO_REPLAY,
    event_id: UUID | None = None,
) -> Envelope:
    """Write the event to the outbox. The caller nudges the relay after the commit. Raises `KeyDestroyed`."""
    envelope = outbox.first_envelope(
        event, owner_id, now_rfc3339(), traceparent=traceparent, replay_id=replay_id, event_id=event_id
    )
    return outbox.add(connection, services.keyring, event, envelope, producer)
