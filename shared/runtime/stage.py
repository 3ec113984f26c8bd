"""A stage: one step of the pipeline, declared as data. The runtime runs every stage in the same way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table

from shared.schemas.documents import BlobAddress
from shared.schemas.event import Event

P = TypeVar("P")
"""What `prepare` made."""
S = TypeVar("S")
"""The stage's store, bound to the open transaction."""
T = TypeVar("T")


class Unavailable(Exception):
    """Something outside that the stage needs does not answer. It passes: the runtime waits, and never dead-letters."""


class NotReproduced(Exception):
    """An outcome that was recorded cannot be had again here, e.g. a limit is met that was not met before.

    Nothing of the event is applied: what the first run gave stays. One sentence, nothing personal.
    """


class Tools(Protocol):
    """What `prepare` may use. It works for one event: its owner, its data key, its record."""

    @property
    def event_id(self) -> UUID: ...
    @property
    def owner_id(self) -> UUID: ...

    def read_blob(self, blob: BlobAddress) -> bytes:
        """The blob's plaintext. Raises `BlobMissing` when it is not there or its hash differs."""
        ...

    def write_blob(self, name: str, data: bytes) -> BlobAddress:
        """Seal and store a blob of this event; the same event and name always give the same address."""
        ...

    def ask(self, name: str, call: Callable[[], T]) -> T:
        """An answer from outside (a model, a scanner, a limit): recorded live, taken from the record in a replay.

        `call` returns JSON values. In a replay it is never called: without a record, `ReplayWouldCallOut` is raised.
        """
        ...

    def earlier(self, name: str) -> Sequence[Any]:
        """What this stage recorded under `name` for other events of the owner that still open, by event id.

        For the `call` of `ask`, so that the same question is not sent twice: a replay, which never calls, has no use
        for it. What was recorded for a document goes with it.
        """
        ...

    def resource(self, kind: type[T]) -> T:
        """A long-lived thing of the process that the composition root provides, e.g. the reader pool."""
        ...


@dataclass(frozen=True, slots=True)
class Context(Generic[P, S]):
    """What `handle` gets beside the event."""

    event_id: UUID
    owner_id: UUID
    document_id: UUID | None
    position: int
    """Place of this input among the owner's at the front door, from 1; 0 at every other stage."""
    prepared: P
    store: S
    forgotten: list[UUID] = field(default_factory=list)
    """`handle` adds ids of commands that are moot with this input, earlier ones or its own: the runtime destroys their
    keys with it."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """The event changed nothing and gives no event, e.g. an older revision that came late."""

    reason: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The event removed rows and gives no event. Counts of removed rows by table."""

    removed: Mapping[str, int] = field(default_factory=dict)


Outcome = Event | Skipped | Cleaned


@dataclass(frozen=True)
class Stage(Generic[P, S]):
    """One step of the pipeline.

    Attributes:
        name: its consumer group, its inbox, its metrics.
        version: raised once with a release in which the same event may give another result than in the last one,
            whatever the cause: rules, tables of words, fitted weights, a library. Between releases it stays, so results
            of two states of development may bear one number; those of two releases never do, if they can differ.
        consumes, emits: event classes; every living major version of those it consumes is subscribed to.
        handle: inside the transaction; fast, deterministic, through `ctx.store` only.
        store: makes the store from the open transaction's connection and the owner.
        prepare: slow work, before the transaction; None when there is none.
        time_limit: seconds that one event may take before it counts as failed.
        front_door: whether inputs get positions (dedupe only).
        uses: resources that `prepare` asks for; made when the process starts, not at the first event.
        tables: the tables whose rows this stage writes; a replay from it makes them anew.
    """

    name: str
    version: int
    consumes: tuple[type[Event], ...]
    emits: tuple[type[Event], ...]
    handle: Callable[[Any, Context[Any, Any]], Outcome]
    store: Callable[[Connection, UUID], Any]
    prepare: Callable[[Any, Tools], Any] | None = None
    time_limit: float = 30.0
    front_door: bool = False
    uses: tuple[type[Any], ...] = ()
    tables: tuple[Table, ...] = ()
