"""The broker protocol in memory, for tests and for nothing else. It obeys the same contract suite as Kafka.

One member a group; partitions are chosen by CRC-32 of the key.
"""

import threading
import zlib
from collections.abc import Callable, Mapping, Sequence
from itertools import count

from shared.runtime.broker import (
    Assigned,
    LogRange,
    Message,
    OffsetLost,
    Partition,
    Record,
    Revoked,
    TopicMismatch,
)
from shared.schemas.topics import Topic


class MemoryBroker:
    """A cluster that lives as long as the process."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.logs: dict[Partition, list[Record]] = {}
        self.topic_ids: dict[str, str] = {}
        self._partitions: dict[str, int] = {}
        self._made = count(1)

    def declare(self, topics: Sequence[Topic]) -> None:
        for topic in topics:
            if topic.name not in self._partitions:
                self._partitions[topic.name] = topic.partitions
                self.topic_ids[topic.name] = str(next(self._made))
                for number in range(topic.partitions):
                    self.logs[Partition(topic.name, number)] = []
        self.check(topics)

    def check(self, topics: Sequence[Topic]) -> None:
        for topic in topics:
            if self._partitions.get(topic.name) != topic.partitions:
                raise TopicMismatch(f"topic {topic.name} is not as declared")

    def consumer(self, group: str, topics: Sequence[str], assigned: Assigned, revoked: Revoked) -> "MemoryConsumer":
        return MemoryConsumer(self, topics, assigned, revoked)

    def producer(self) -> "MemoryProducer":
        return MemoryProducer(self)

    def log_range(self, topic: str, partition: int) -> LogRange:
        return LogRange(0, len(self.logs[Partition(topic, partition)]))

    def append(self, message: Message) -> None:
        """Put a message at the end of its partition."""
        with self.changed:
            number = zlib.crc32(message.key) % self._partitions[message.topic]
            log = self.logs[Partition(message.topic, number)]
            log.append(Record(message.topic, number, len(log), message.key, message.value, dict(message.headers)))
            self.changed.notify_all()


class MemoryConsumer:
    """The one member of its group: it is assigned every partition at its first poll."""

    def __init__(self, broker: MemoryBroker, topics: Sequence[str], assigned: Assigned, revoked: Revoked) -> None:
        self._broker = broker
        self._topics = set(topics)
        self._assigned = assigned
        self._revoked = revoked
        self._next: dict[Partition, int] | None = None
        self._paused: set[Partition] = set()

    def poll(self, timeout: float) -> list[Record]:
        positions = self._positions()
        with self._broker.changed:
            self._broker.changed.wait_for(lambda: self._ready(positions), timeout)
            records = [
                record
                for partition, offset in sorted(positions.items())
                if partition not in self._paused
                for record in self._broker.logs[partition][offset:]
            ]
        for record in records:
            positions[record.source] = record.offset + 1
        return records

    def pause(self, partitions: Sequence[Partition]) -> None:
        self._paused.update(partitions)

    def resume(self, partitions: Sequence[Partition]) -> None:
        self._paused.difference_update(partitions)

    def commit_hint(self, offsets: Mapping[Partition, int]) -> None:
        """Nobody looks at the lag of a broker in memory."""

    def close(self) -> None:
        if self._next is not None:
            self._revoked(sorted(self._next))

    def _positions(self) -> dict[Partition, int]:
        if self._next is None:
            ranges = {
                partition: LogRange(0, len(log), self._broker.topic_ids[partition.topic])
                for partition, log in self._broker.logs.items()
                if partition.topic in self._topics
            }
            starts = dict(self._assigned(lambda: ranges))
            for partition, start in starts.items():
                if not ranges[partition].start <= start <= ranges[partition].end:
                    raise OffsetLost("the offset to go on from lies outside the log")
            self._next = starts
        return self._next

    def _ready(self, positions: Mapping[Partition, int]) -> bool:
        return any(
            len(self._broker.logs[partition]) > offset
            for partition, offset in positions.items()
            if partition not in self._paused
        )


class MemoryProducer:
    """Appends at once; answers are given in `wait`."""

    def __init__(self, broker: MemoryBroker) -> None:
        self._broker = broker
        self._answers: list[Callable[[Exception | None], None]] = []

    def send(self, message: Message, delivered: Callable[[Exception | None], None]) -> None:
        self._broker.append(message)
        self._answers.append(delivered)

    def wait(self, timeout: float) -> int:
        answers, self._answers = self._answers, []
        for answer in answers:
            answer(None)
        return 0

    def close(self) -> None:
        self._answers.clear()
