"""How far each stage is in each partition. The truth is this table; Kafka's own offsets are a hint for lag tools."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import psycopg
from sqlalchemy import Connection, select

from shared.db import direct
from shared.runtime.broker import Partition
from shared.runtime.tables import OFFSETS

STORE = """
insert into runtime.offsets (stage, topic, partition, next_offset)
select %(stage)s::text, %(topic)s::text, %(partition)s::integer, %(next_offset)s::bigint
where %(floor)s::bigint = 0 or exists (
    select from runtime.offsets where stage = %(stage)s and topic = %(topic)s and partition = %(partition)s::integer
)
on conflict (stage, topic, partition) do update
set next_offset = greatest(offsets.next_offset, excluded.next_offset)
where offsets.next_offset >= %(floor)s::bigint
"""
"""Move the low-water mark. It writes no row when the database holds less than the floor: see `check`."""

_BEGIN = """
insert into runtime.offsets (stage, topic, partition, next_offset, topic_id)
values (%(stage)s, %(topic)s, %(partition)s, %(next_offset)s, %(topic_id)s)
on conflict (stage, topic, partition) do update set topic_id = excluded.topic_id where offsets.topic_id is null
"""


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
        self._in_flight: dict[int, None] = {}  # in rising order: the first is the lowest
        self._storing: dict[int, int] = {}
        self._next = next_offset
        self._floor = floor

    def begin(self, offset: int) -> None:
        """A record was handed to a worker. Offsets come in rising order."""
        with self._lock:
            self._in_flight[offset] = None
            self._next = offset + 1

    def finish(self, offset: int) -> None:
        """The record's transaction has committed."""
        with self._lock:
            self._in_flight.pop(offset, None)
            self._floor = max(self._floor, self._storing.pop(offset, 0))

    def current(self) -> int:
        """Every lower offset is committed."""
        with self._lock:
            return self._lowest()

    def once_finished(self, offset: int) -> int:
        """What `current` will be when this record's transaction has committed; it is about to be stored."""
        with self._lock:
            self._storing[offset] = self._lowest(besides=offset)
            return self._storing[offset]

    def floor(self) -> int:
        """What the database has committed: it may hold more by now, never less."""
        with self._lock:
            return self._floor

    def finished_above(self) -> int:
        """How many records above the mark are finished: whoever goes on from it gets them again, to no effect."""
        with self._lock:
            return self._next - self._lowest() - len(self._in_flight)

    def in_flight(self) -> int:
        """How many records are being worked on."""
        with self._lock:
            return len(self._in_flight)

    def _lowest(self, besides: int | None = None) -> int:
        return next((offset for offset in self._in_flight if offset != besides), self._next)


@dataclass(frozen=True, slots=True)
class Move:
    """A low-water mark of a stage, about to be moved.

    Attributes:
        next_offset: every lower offset is committed.
        floor: what the database has committed before, at least; 0 when that is not known.
    """

    stage: str
    partition: Partition
    next_offset: int
    floor: int = 0

    @property
    def values(self) -> dict[str, Any]:
        """The values of `STORE`."""
        return {
            "stage": self.stage,
            "topic": self.partition.topic,
            "partition": self.partition.number,
            "next_offset": self.next_offset,
            "floor": self.floor,
        }


def store(connection: Connection, move: Move) -> None:
    """Move the low-water mark; it never goes back.

    Raises `CommitsLost` when the database holds less than the floor: to move the mark would skip what was lost.
    """
    check(direct.execute(connection, STORE, move.values), move)


def check(stored: psycopg.Cursor[Any], move: Move) -> None:
    """Raises `CommitsLost` when a statement that ends with `STORE` did not move the mark."""
    if stored.rowcount == 0:
        raise CommitsLost(f"{move.partition.topic}[{move.partition.number}] was committed up to {move.floor}")


def check_floors(connection: Connection, stage: str, floors: Mapping[Partition, int]) -> None:
    """Raises `CommitsLost` when the database holds less of a partition than it had committed."""
    held = load(connection, stage)
    for partition, floor in floors.items():
        if floor and (partition not in held or held[partition].next_offset < floor):
            raise CommitsLost(f"{partition.topic}[{partition.number}] was committed up to {floor}")


class Stored(NamedTuple):
    """What the database knows of one stage in one partition."""

    next_offset: int
    topic_id: str | None


def load(connection: Connection, stage: str) -> dict[Partition, Stored]:
    """Every partition that the stage has been given."""
    columns = OFFSETS.c
    rows = connection.execute(
        select(columns.topic, columns.partition, columns.next_offset, columns.topic_id).where(columns.stage == stage)
    )
    return {Partition(topic, number): Stored(*stored) for topic, number, *stored in rows}


def begin(connection: Connection, start: Move, topic_id: str | None) -> None:
    """Keep which topic the offsets count, by the broker's id of it, unless that is known already."""
    direct.execute(connection, _BEGIN, {**start.values, "topic_id": topic_id})
