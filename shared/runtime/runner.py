"""Runs one stage: a thread that polls and never blocks, and workers that apply one key's events one at a time."""

import queue
import threading
import time
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from shared.db.database import is_database_down
from shared.logging import get_logger
from shared.runtime import assignment, metrics, offsets
from shared.runtime.backlog import Backlog
from shared.runtime.broker import (
    AskRanges,
    Broker,
    BrokerDown,
    Consumer,
    OffsetLost,
    Partition,
    Record,
    TopicMismatch,
)
from shared.runtime.lane import Lane
from shared.runtime.processor import Processor, Services
from shared.runtime.stage import Stage
from shared.schemas.registry import living_versions
from shared.schemas.topics import TOPICS

_log = get_logger(__name__)

_POLL_SECONDS = 0.1
_RECONNECT_SECONDS = 1.0
_FLUSH_SECONDS = 1.0
ALIVE_SECONDS = 15.0
"""Liveness means: the loop ticked within this time."""


@dataclass(frozen=True)
class RunnerSettings:
    """Knobs of the loop; tests shorten the durations."""

    lanes: int = 2
    drain_seconds: float = 20.0
    retry_seconds: float = 0.5
    probe_seconds: float = 5.0


class StageRunner:
    """One member of a stage's consumer group. `run` blocks until `stop` is called from another thread."""

    def __init__(
        self,
        stage: Stage[Any, Any],
        broker: Broker,
        services: Services,
        settings: RunnerSettings | None = None,
    ) -> None:
        self.stage = stage
        self._broker = broker
        self._database = services.database
        self._settings = settings or RunnerSettings()
        self._stopping = threading.Event()
        self._marks: dict[Partition, offsets.LowWater] = {}
        self._stored: dict[Partition, int] = {}
        self._backlog = Backlog()
        self._queues: list[queue.SimpleQueue[tuple[Record, offsets.LowWater] | None]] = []
        self._lane = Lane(
            Processor(stage, services),
            self._stopping,
            self._settings.retry_seconds,
            self._settings.probe_seconds,
        )
        self._ticked = time.monotonic()
        self._assigned_once = False
        self._paused = False
        self.refused: Exception | None = None

    @property
    def topics(self) -> tuple[str, ...]:
        """Topics of every living major version of what the stage consumes."""
        return tuple(event.topic(version) for event in self.stage.consumes for version in living_versions(event))

    def alive(self) -> bool:
        """The loop ticks."""
        return time.monotonic() - self._ticked < ALIVE_SECONDS

    def not_ready(self) -> str | None:
        """Why the stage cannot do work now, or None when it can."""
        if self.refused is not None:
            return str(self.refused)
        if not self._assigned_once:
            return "it has not joined its group yet"
        return self._lane.not_ready()

    def stop(self) -> None:
        """Finish what is being worked on, then leave."""
        self._stopping.set()

    def run(self) -> None:
        """Consume until stopped. Raises `OffsetLost` or `TopicMismatch` when the stage must not go on."""
        workers = self._start_workers()
        try:
            while not self._stopping.is_set():
                try:
                    self._broker.check([topic for topic in TOPICS if topic.name in self.topics])
                    self._consume()
                except (OffsetLost, TopicMismatch) as error:
                    self._refuse(error)
                    raise
                except Exception as error:
                    if not (isinstance(error, BrokerDown | offsets.CommitsLost) or is_database_down(error)):
                        raise
                    if isinstance(error, offsets.CommitsLost):
                        _log.error("commits_lost", stage=self.stage.name, detail=str(error))
                    self._ticked = time.monotonic()
                    self._stopping.wait(_RECONNECT_SECONDS)
        finally:
            self._stopping.set()
            for lane_queue in self._queues:
                lane_queue.put(None)
            for worker in workers:
                worker.join(self._settings.drain_seconds)

    def _refuse(self, error: Exception) -> None:
        self.refused = error
        reason = "offset_lost" if isinstance(error, OffsetLost) else "topic_mismatch"
        metrics.STAGE_HALTED.labels(self.stage.name, reason).set(1)
        _log.error("stage_refused", stage=self.stage.name, reason=reason, detail=str(error))

    def _start_workers(self) -> list[threading.Thread]:
        workers = []
        for number in range(self._settings.lanes):
            lane_queue: queue.SimpleQueue[tuple[Record, offsets.LowWater] | None] = queue.SimpleQueue()
            worker = threading.Thread(
                target=self._work, args=(lane_queue,), name=f"{self.stage.name}-{number}", daemon=True
            )
            worker.start()
            self._queues.append(lane_queue)
            workers.append(worker)
        return workers

    def _consume(self) -> None:
        consumer = self._broker.consumer(self.stage.name, self.topics, self._on_assigned, self._on_revoked)
        next_flush = time.monotonic() + _FLUSH_SECONDS
        self._lane.commits_lost.clear()
        try:
            while not self._stopping.is_set():
                for record in consumer.poll(_POLL_SECONDS):
                    self._hand_out(record)
                self._ticked = time.monotonic()
                self._balance(consumer)
                if self._lane.commits_lost.is_set():
                    raise offsets.CommitsLost("a worker found less than it had committed")
                if self._ticked >= next_flush:
                    self._flush(consumer)
                    next_flush = self._ticked + _FLUSH_SECONDS
        finally:
            consumer.close()

    def _hand_out(self, record: Record) -> None:
        mark = self._marks.get(record.source)
        if mark is None or self._lane.is_halted(record.source):
            return
        mark.begin(record.offset)
        self._backlog.begin(record)
        lane = zlib.crc32(record.key or b"") % len(self._queues)
        self._queues[lane].put((record, mark))

    def _work(self, lane_queue: "queue.SimpleQueue[tuple[Record, offsets.LowWater] | None]") -> None:
        while (item := lane_queue.get()) is not None:
            record, mark = item
            if self._stopping.is_set() or self._marks.get(record.source) is not mark:
                continue  # it goes to whoever has the partition next
            if self._lane.apply(record, mark, partial(self._owns, record.source, mark)):
                mark.finish(record.offset)
            self._backlog.finish(record)

    def _owns(self, partition: Partition, mark: offsets.LowWater) -> bool:
        return self._marks.get(partition) is mark

    def _balance(self, consumer: Consumer) -> None:
        metrics.STAGE_IN_FLIGHT.labels(self.stage.name).set(len(self._backlog))
        oldest = self._backlog.oldest_ms()
        metrics.STAGE_LAG_SECONDS.labels(self.stage.name).set(max(0.0, time.time() - oldest / 1000) if oldest else 0)
        if not self._paused and self._backlog.is_full():
            consumer.pause(list(self._marks))
            self._paused = True
        elif self._paused and self._backlog.has_room():
            consumer.resume(list(self._marks))
            self._paused = False

    def _flush(self, consumer: Consumer) -> None:
        """Store the marks, and tell the broker for its lag tools."""
        if moved := self._store(self._marks):
            consumer.commit_hint(moved)

    def _store(self, marks: Mapping[Partition, offsets.LowWater]) -> dict[Partition, int]:
        """Store marks that moved without a transaction: of duplicates, and of neighbours that finished side by side.

        Also sees whether the database still holds what it had committed, for stages that have nothing to do. Returns
        the marks that were stored; none while the database is away. Raises `CommitsLost`.
        """
        floors = {partition: mark.floor() for partition, mark in marks.items()}
        now = {partition: mark.current() for partition, mark in marks.items()}
        moved = {partition: at for partition, at in now.items() if at > self._stored.get(partition, -1)}
        try:
            with self._database.transaction("app") as connection:
                offsets.check_floors(connection, self.stage.name, floors)
                for partition, next_offset in sorted(moved.items()):
                    offsets.store(connection, offsets.Move(self.stage.name, partition, next_offset, floors[partition]))
        except Exception as error:
            if not is_database_down(error):
                raise
            return {}
        self._stored.update(moved)
        return moved

    def _on_assigned(self, ask_ranges: AskRanges) -> dict[Partition, int]:
        name = self.stage.name
        with self._database.transaction("app") as connection:
            stored = offsets.load(connection, name)
        starts = assignment.find_starts(name, stored, ask_ranges())
        with self._database.transaction("app") as connection:
            for partition, start in starts.items():
                offsets.begin(connection, offsets.Move(name, partition, start.offset), start.topic_id)
        for partition, start in starts.items():
            self._stored[partition] = start.offset
            self._backlog.forget(partition)
            self._marks[partition] = offsets.LowWater(start.offset, floor=start.floor)
        self._paused = False
        self._assigned_once = True
        return {partition: start.offset for partition, start in starts.items()}

    def _on_revoked(self, partitions: Sequence[Partition]) -> None:
        """Let what is being worked on end, within the shared deadline; forget what only waits."""
        leaving = {partition: self._marks.pop(partition) for partition in partitions if partition in self._marks}
        self._lane.drain(list(leaving.values()), self._settings.drain_seconds)
        try:
            self._store(leaving)
        except offsets.CommitsLost as error:  # whoever has them next goes on from what the database holds
            _log.error("commits_lost", stage=self.stage.name, detail=str(error))
        again = sum(mark.finished_above() for mark in leaving.values())
        left = sum(mark.in_flight() for mark in leaving.values())
        if left or again:
            _log.info("partitions_left", stage=self.stage.name, unfinished=left, finished_and_delivered_again=again)
        for partition in partitions:
            self._backlog.forget(partition)
            self._stored.pop(partition, None)
