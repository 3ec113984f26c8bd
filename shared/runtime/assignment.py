"""Where a stage goes on in the partitions it was given: at the offset in Postgres, if that counts this very log."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.runtime.broker import LogRange, OffsetLost, Partition
from shared.runtime.offsets import Stored


@dataclass(frozen=True, slots=True)
class Start:
    """Where to go on.

    Attributes:
        offset: of the first record to work on.
        floor: what the database had committed; 0 when the stage has never worked on the partition.
        topic_id: of the log that the offset counts.
    """

    offset: int
    floor: int
    topic_id: str | None


def find_starts(
    stage: str, stored: Mapping[Partition, Stored], ranges: Mapping[Partition, LogRange]
) -> dict[Partition, Start]:
    """The start in each partition. The offsets that were stored have to be read before the ranges are asked for.

    Raises `OffsetLost` when a partition does not hold the offset to go on from, or when its topic was deleted and
    made anew: the same offset is another record there, however far the new log has grown.
    """
    starts = {}
    for partition, log in sorted(ranges.items()):
        before = stored.get(partition)
        if before is not None and before.topic_id and log.topic_id and before.topic_id != log.topic_id:
            raise OffsetLost(
                f"{partition.topic} is not the topic that stage {stage} worked on: it was deleted and made anew, "
                f"and offset {before.next_offset} counts the records of the old one"
            )
        offset, floor = (log.start, 0) if before is None else (before.next_offset, before.next_offset)
        if not log.start <= offset <= log.end:
            raise OffsetLost(
                f"{partition.topic}[{partition.number}] holds offsets {log.start} to {log.end}, "
                f"but stage {stage} is to go on from {offset}"
            )
        starts[partition] = Start(offset, floor, log.topic_id)
    return starts
