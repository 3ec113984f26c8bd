"""What the runtime needs of a message broker. `kafka.py` and `memory_broker.py` obey one contract suite."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from shared.schemas.topics import Topic


class BrokerDown(Exception):
    """The broker does not answer. It passes."""


class TopicMismatch(Exception):
    """A topic is not as declared: it is missing, or has another number of partitions."""


class OffsetLost(Exception):
    """The offset to go on from lies outside the log: records were lost, or the topic is another one."""


@dataclass(frozen=True, slots=True, order=True)
class Partition:
    """One partition of one topic."""

    topic: str
    number: int


@dataclass(frozen=True, slots=True)
class Record:
    """A message as it came from the broker."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Mapping[str, bytes] = field(default_factory=dict)
    timestamp_ms: int = 0

    @property
    def source(self) -> Partition:
        """The partition it came from."""
        return Partition(self.topic, self.partition)


@dataclass(frozen=True, slots=True)
class Message:
    """A message to send."""

    topic: str
    key: bytes
    value: bytes
    headers: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class LogRange:
    """The offsets that a partition holds: from `start` up to, not including, `end`.

    `topic_id` tells a topic from another one that had its name before; None when it was not asked for, or when the
    broker gives none.
    """

    start: int
    end: int
    topic_id: str | None = None


AskRanges = Callable[[], Mapping[Partition, LogRange]]
"""Asks the broker which partitions came and what they hold at this moment, with topic ids. Raises `BrokerDown`."""
Assigned = Callable[[AskRanges], Mapping[Partition, int]]
"""Told that partitions came; answers where to start in each. May raise `OffsetLost`.

It asks for the ranges itself, because offsets that are held against them have to be older: another member may go on
between the two.
"""
Revoked = Callable[[Sequence[Partition]], None]
"""Told which partitions go; returns when nothing of them is being worked on."""


class Consumer(Protocol):
    """A member of a consumer group. Every call comes from one thread."""

    def poll(self, timeout: float) -> list[Record]:
        """Records that are there, waiting up to `timeout` seconds for the first. Runs the callbacks."""
        ...

    def pause(self, partitions: Sequence[Partition]) -> None: ...
    def resume(self, partitions: Sequence[Partition]) -> None: ...

    def commit_hint(self, offsets: Mapping[Partition, int]) -> None:
        """Tell the broker how far we are, for lag tools. The truth is in Postgres."""
        ...

    def close(self) -> None:
        """Leave the group; the revoked callback runs first."""
        ...


class Producer(Protocol):
    """Sends messages, in order for each key."""

    def send(self, message: Message, delivered: Callable[[Exception | None], None]) -> None:
        """Queue one message; `delivered` runs in a later `wait`, with the error or None."""
        ...

    def wait(self, timeout: float) -> int:
        """Serve deliveries for up to `timeout` seconds; returns how many messages are not yet answered."""
        ...

    def close(self) -> None: ...


class Broker(Protocol):
    """A cluster."""

    def declare(self, topics: Sequence[Topic]) -> None:
        """Make the missing topics. Raises `TopicMismatch` when one exists in another form, `BrokerDown`."""
        ...

    def check(self, topics: Sequence[Topic]) -> None:
        """Raises `TopicMismatch` unless every topic is there as declared; `BrokerDown`."""
        ...

    def consumer(self, group: str, topics: Sequence[str], assigned: Assigned, revoked: Revoked) -> Consumer: ...

    def producer(self) -> Producer: ...

    def log_range(self, topic: str, partition: int) -> LogRange:
        """Raises `BrokerDown`."""
        ...
