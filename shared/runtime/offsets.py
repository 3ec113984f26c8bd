"""How far each stage is in each partition. The truth is this table; Kafka's own offsets are a hint for lag tools."""

import threading

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.postgresql import insert

from shared.runtime.broker import Partition
from shared.runtime.tables import OFFSETS


class LowWater:
    """Which records of one partition are being worked on, and the offset below which all are committed.

    Records finish out of order, because keys are worked on side by side. Thread-safe.
    """

    def __init__(self, next_offset: int) -> None:
        self._lock = threading.Lock()
        self._in_flight: set[int] = set()
        self._next = next_offset

    def begin(self, offset: int) -> None:
        """A record was handed to a worker. Offsets come in rising order."""
        with self._lock:
            self._in_flight.add(offset)
            self._next = offset + 1

    def finish(self, offset: int) -> None:
        """The record's transaction has committed."""
        with self._lock:
            self._in_flight.discard(offset)

    def current(self) -> int:
        """Every lower offset is committed."""
        with self._lock:
            return min(self._in_flight, default=self._next)

    def once_finished(self, offset: int) -> int:
        """What `current` will be when this record's transaction has committed."""
        with self._lock:
            return min((other for other in self._in_flight if other != offset), default=self._next)

    def in_flight(self) -> int:
        """How many records are being worked on."""
        with self._lock:
            return len(self._in_flight)


def store(connection: Connection, stage: str, partition: Partition, next_offset: int) -> None:
    """Move the low-water mark; it never goes back."""
    row = insert(OFFSETS).values(
        stage=stage, topic=partition.topic, partition=partition.number, next_offset=next_offset
    )
    connection.execute(
        row.on_conflict_do_update(
            index_elements=[OFFSETS.c.stage, OFFSETS.c.topic, OFFSETS.c.partition],
            set_={"next_offset": func.greatest(OFFSETS.c.next_offset, row.excluded.next_offset)},
        )
    )


def load(connection: Connection, stage: str) -> dict[Partition, int]:
    """The low-water mark of every partition that the stage has worked on."""
    rows = connection.execute(
        select(OFFSETS.c.topic, OFFSETS.c.partition, OFFSETS.c.next_offset).where(OFFSETS.c.stage == stage)
    )
    return {Partition(topic, number): next_offset for topic, number, next_offset in rows}
