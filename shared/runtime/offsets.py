"""How far each stage is in each partition. The truth is this table; Kafka's own offsets are a hint for lag tools."""

import threading
from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from shared.runtime.broker import Partition
from shared.runtime.tables import OFFSETS

_ROW = insert(OFFSETS)
_STORE = _ROW.on_conflict_do_update(
    index_elements=[OFFSETS.c.stage, OFFSETS.c.topic, OFFSETS.c.partition],
    set_={"next_offset": func.greatest(OFFSETS.c.next_offset, _ROW.excluded.next_offset)},
)
_RAISE = (
    update(OFFSETS)
    .where(
        OFFSETS.c.stage == bindparam("of_stage"),
        OFFSETS.c.topic == bindparam("of_topic"),
        OFFSETS.c.partition == bindparam("of_partition"),
        OFFSETS.c.next_offset >= bindparam("floor"),
    )
    .values(next_offset=func.greatest(OFFSETS.c.next_offset, bindparam("higher")))
)


class CommitsLost(Exception):
    """The database knows less than it had committed: it came back from a crash, or as a copy that was behind.

    What this process remembers is of no worth then: it has to go on from the offset that is in the database.
    """


class LowWater:
    """Which records of one partition are being worked on, and the offset below which all are committed.

    Records finish out of order, because keys are worked on side by side. Thread-safe.

    Args:
        next_offset: where the partition begins for this process.
        floor: the offset that the database holds; 0 when it holds none.
    """

    def __init__(self, next_offset: int, floor: int = 0) -> None:
        self._lock = threading.Lock()
        self._in_flight: set[int] = set()
        self._storing: dict[int, int] = {}
        self._next = next_offset
        self._floor = floor

    def begin(self, offset: int) -> None:
        """A record was handed to a worker. Offsets come in rising order."""
        with self._lock:
            self._in_flight.add(offset)
            self._next = offset + 1

    def finish(self, offset: int) -> None:
        """The record's transaction has committed."""
        with self._lock:
            self._in_flight.discard(offset)
            self._floor = max(self._floor, self._storing.pop(offset, 0))

    def current(self) -> int:
        """Every lower offset is committed."""
        with self._lock:
            return min(self._in_flight, default=self._next)

    def once_finished(self, offset: int) -> int:
        """What `current` will be when this record's transaction has committed; it is about to be stored."""
        with self._lock:
            self._storing[offset] = min((other for other in self._in_flight if other != offset), default=self._next)
            return self._storing[offset]

    def floor(self) -> int:
        """What the database has committed: it may hold more by now, never less."""
        with self._lock:
            return self._floor

    def in_flight(self) -> int:
        """How many records are being worked on."""
        with self._lock:
            return len(self._in_flight)


def store(connection: Connection, stage: str, partition: Partition, next_offset: int, floor: int = 0) -> None:
    """Move the low-water mark; it never goes back.

    Raises `CommitsLost` when the database holds less than `floor`: to move the mark would skip what was lost.
    """
    place = {"of_stage": stage, "of_topic": partition.topic, "of_partition": partition.number}
    if floor:
        if connection.execute(_RAISE, {**place, "higher": next_offset, "floor": floor}).rowcount == 0:
            raise CommitsLost(f"{partition.topic}[{partition.number}] was committed up to {floor}")
        return
    connection.execute(
        _STORE, {"stage": stage, "topic": partition.topic, "partition": partition.number, "next_offset": next_offset}
    )


def check_floors(connection: Connection, stage: str, floors: Mapping[Partition, int]) -> None:
    """Raises `CommitsLost` when the database holds less of a partition than it had committed."""
    held = load(connection, stage)
    for partition, floor in floors.items():
        if held.get(partition, 0) < floor:
            raise CommitsLost(f"{partition.topic}[{partition.number}] was committed up to {floor}")


def load(connection: Connection, stage: str) -> dict[Partition, int]:
    """The low-water mark of every partition that the stage has worked on."""
    rows = connection.execute(
        select(OFFSETS.c.topic, OFFSETS.c.partition, OFFSETS.c.next_offset).where(OFFSETS.c.stage == stage)
    )
    return {Partition(topic, number): next_offset for topic, number, next_offset in rows}
