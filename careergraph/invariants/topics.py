"""Everything that lies on the topics, read through the broker."""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from shared.runtime.broker import AskRanges, Broker, Partition, Record
from shared.runtime.codec import Malformed, read_envelope
from shared.schemas.topics import TOPICS


class TopicsUnread(Exception):
    """The topics could not be read to their ends in time."""


@dataclass(frozen=True, slots=True)
class OnTopic:
    """One message: where it lies, and what it says it is. `event_id` is None when that cannot be read."""

    source: Partition
    offset: int
    key: bytes
    event_id: UUID | None
    sha256: str


def read_topics(broker: Broker, seconds: float = 60) -> list[OnTopic]:
    """Every message of every topic, up to the ends at the time of the call, in the order of each partition.

    Raises `TopicsUnread` after that many seconds.
    """
    ends: dict[Partition, int] = {}
    reached: dict[Partition, int] = {}

    def assigned(ask_ranges: AskRanges) -> Mapping[Partition, int]:
        ranges = ask_ranges()
        ends.update({partition: log.end for partition, log in ranges.items()})
        reached.update({partition: log.start for partition, log in ranges.items()})
        return {partition: log.start for partition, log in ranges.items()}

    partitions = sum(topic.partitions for topic in TOPICS)
    found: list[OnTopic] = []
    deadline = time.monotonic() + seconds
    # A group of its own for each reading: nobody's assignment has to be waited for.
    consumer = broker.consumer(f"invariants-{uuid4().hex}", [topic.name for topic in TOPICS], assigned, lambda _: None)
    try:
        while len(ends) < partitions or any(reached[partition] < end for partition, end in ends.items()):
            if time.monotonic() > deadline:
                raise TopicsUnread(f"read {len(found)} messages of {len(ends)} of {partitions} partitions")
            for record in consumer.poll(0.2):
                found.append(_seen(record))
                reached[record.source] = record.offset + 1
    finally:
        consumer.close()
    return found


def _seen(record: Record) -> OnTopic:
    try:
        event_id = read_envelope(record).event_id
    except Malformed:
        event_id = None
    digest = hashlib.sha256(record.value or b"").hexdigest()
    return OnTopic(record.source, record.offset, record.key or b"", event_id, digest)
