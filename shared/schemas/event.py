"""An event: what happened, as data, and the envelope that says which, whose and why.

On the wire an event is a CloudEvents 1.0 message in binary mode: the envelope is in the headers, the data in the
value. `data` is compressed JSON sealed with a data key (see `shared.security.seal`), except for the two events
that only hold ids (`SEALED_BY` is None).
"""

from typing import Any, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from shared.schemas.base import Schema

KeyedBy = Literal["document", "person", "system"]
SealedBy = Literal["document", "command", "snapshot"]
Retention = Literal["kept", "compacted"]

NO_OWNER = UUID(int=0)
"""Owner of what belongs to nobody: ontology releases."""

NO_REPLAY = UUID(int=0)
"""Replay id of an event that was not replayed."""


class Event(Schema):
    """Base class of every event. A subclass names its type and major version; both make the topic."""

    TYPE: ClassVar[str]
    VERSION: ClassVar[int] = 1
    KEYED_BY: ClassVar[KeyedBy]
    SEALED_BY: ClassVar[SealedBy | None]
    RETENTION: ClassVar[Retention] = "kept"

    @classmethod
    def topic(cls, version: int | None = None) -> str:
        """`careergraph.<entity>.<event>.v<major>`, of this class or of an older major version."""
        return f"careergraph.{cls.TYPE}.v{version or cls.VERSION}"

    def data(self) -> dict[str, Any]:
        """The event's data as JSON values."""
        return self.model_dump(mode="json")

    def json_text(self) -> bytes:
        """The event's data as it is written: JSON, in the order of the fields."""
        return self.model_dump_json().encode()


class DocumentEvent(Event):
    """An event about one document. In the history before the front door it is keyed by the document."""

    KEYED_BY: ClassVar[KeyedBy] = "document"
    SEALED_BY: ClassVar[SealedBy | None] = "document"

    document_id: UUID


class Envelope(Schema):
    """Which event, whose, and from what it follows. Ids only: it is readable in Kafka."""

    event_id: UUID
    type: str
    version: int = Field(ge=1)
    owner_id: UUID
    document_id: UUID | None = None
    key_id: UUID | None = Field(default=None, description="the data key that seals the data; null if it is not sealed")
    cause_id: UUID | None = Field(default=None, description="the event that this one follows from")
    replay_id: UUID = NO_REPLAY
    time: str = Field(description="RFC 3339; set where the chain began and handed on, so it is the same in a replay")
    traceparent: str | None = Field(default=None, description="W3C trace context")

    @property
    def topic(self) -> str:
        """The topic it belongs on."""
        return f"careergraph.{self.type}.v{self.version}"
