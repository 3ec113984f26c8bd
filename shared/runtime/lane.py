"""What a worker does with one record until it is finished: try, wait, try again, bury."""

import threading
import time
from collections.abc import Callable, Sequence

from sqlalchemy.exc import DBAPIError

from shared.db.database import is_database_down
from shared.logging import get_logger
from shared.runtime import metrics
from shared.runtime.breaker import Breaker
from shared.runtime.broker import BrokerDown, Partition, Record
from shared.runtime.dead_letters import describe
from shared.runtime.messages import NOT_OURS, UNPROCESSABLE
from shared.runtime.offsets import CommitsLost, LowWater
from shared.runtime.processor import Processor
from shared.runtime.stage import Unavailable
from shared.schemas.registry import SchemaAhead
from shared.storage.blobs import StorageFull

_log = get_logger(__name__)

TRIES = 3
_MAX_RETRY_SECONDS = 5.0
_RETRY_STATES = ("40001", "40P01", "55P03", "57014")
"""SQL states that say: try again (serialization, deadlock, lock or statement timeout)."""


def is_transient(error: BaseException) -> bool:
    """Whether waiting helps."""
    if isinstance(error, BrokerDown | StorageFull | Unavailable) or is_database_down(error):
        return True
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _RETRY_STATES


class Lane:
    """Applies records of one stage for all its workers. Thread-safe."""

    def __init__(
        self, processor: Processor, stopping: threading.Event, retry_seconds: float, probe_seconds: float
    ) -> None:
        self._processor = processor
        self._stage = processor.stage.name
        self._stopping = stopping
        self._retry_seconds = retry_seconds
        self._probe_seconds = probe_seconds
        self._breaker = Breaker()
        self._halted: dict[Partition, str] = {}
        self._waiting: dict[int, str] = {}
        self._busy: dict[int, LowWater] = {}
        self.commits_lost = threading.Event()
        """The database lost commits: nothing goes on before the runner has started again from its offsets."""

    def not_ready(self) -> str | None:
        """Why no work gets done, or None."""
        if self._breaker.is_open:
            return "its breaker is open: events fail one after another"
        if self._halted:
            return f"it has stopped a partition: {min(self._halted.values())}"
        return next(iter(list(self._waiting.values())), None)

    def is_halted(self, partition: Partition) -> bool:
        """Whether nothing more of this partition may be worked on by this process."""
        return partition in self._halted

    def drain(self, marks: Sequence[LowWater], seconds: float) -> None:
        """Wait until no worker is busy with these partitions."""
        deadline = time.monotonic() + seconds
        while any(busy in marks for busy in list(self._busy.values())) and time.monotonic() < deadline:
            time.sleep(0.005)

    def apply(self, record: Record, mark: LowWater, owned: Callable[[], bool]) -> bool:
        """Work on the record until it is finished. False when it was left for another member or another release.

        Args:
            owned: whether the partition is still ours; asked before every new try.
        """
        worker = threading.get_ident()
        self._busy[worker] = mark
        try:
            if self.is_halted(record.source):
                return False
            return self._until_finished(record, mark, owned, worker)
        finally:
            self._busy.pop(worker, None)
            self._waiting.pop(worker, None)

    def _until_finished(self, record: Record, mark: LowWater, owned: Callable[[], bool], worker: int) -> bool:
        failures = waits = 0
        while not self._stopping.is_set() and not self.commits_lost.is_set() and owned():
            started = time.monotonic()
            try:
                result = self._processor.process(record, mark, failures + 1)
            except SchemaAhead as error:
                self._halt(record, error)
                return False
            except CommitsLost:
                self.commits_lost.set()
                return False
            except Exception as error:
                if is_transient(error):
                    waits += 1
                    self._wait(worker, "a server that it needs is away", self._retry_seconds * waits, "transient")
                    continue
                failures += 1
                if self._give_up(record, error, mark, failures, worker):
                    return True
            else:
                self._waiting.pop(worker, None)
                self._breaker.succeeded()
                metrics.BREAKER_OPEN.labels(self._stage).set(0)
                metrics.EVENTS_PROCESSED.labels(self._stage, result.value).inc()
                metrics.EVENT_SECONDS.labels(self._stage).observe(time.monotonic() - started)
                return True
        return False

    def _give_up(self, record: Record, error: Exception, mark: LowWater, failures: int, worker: int) -> bool:
        """Bury the record if it has failed often enough and the breaker allows it. True when it is buried."""
        if failures < TRIES and not isinstance(error, tuple(UNPROCESSABLE)):
            self._wait(worker, None, self._retry_seconds * failures, "failure")
            return False
        _log.error("event_failed", stage=self._stage, error=describe(error), attempts=failures, **_ids(record))
        if not isinstance(error, NOT_OURS) and self._breaker.failed():
            metrics.BREAKER_OPEN.labels(self._stage).set(1)
            self._wait(worker, None, self._probe_seconds, "failure")
            return False
        try:
            self._processor.bury(record, error, mark, failures)
        except CommitsLost:
            self.commits_lost.set()
            return False
        except Exception as failure:
            # An offset never moves past a dead letter that was not written.
            _log.error("dead_letter_not_written", stage=self._stage, error=describe(failure), **_ids(record))
            self._wait(worker, "a dead letter cannot be written", self._retry_seconds, "failure")
            return False
        metrics.EVENTS_PROCESSED.labels(self._stage, "dead").inc()
        return True

    def _halt(self, record: Record, error: SchemaAhead) -> None:
        self._halted[record.source] = "schema_ahead"
        metrics.STAGE_HALTED.labels(self._stage, "schema_ahead").set(1)
        _log.error(
            "schema_ahead",
            stage=self._stage,
            topic=record.topic,
            partition=record.partition,
            detail=str(error),
        )

    def _wait(self, worker: int, why: str | None, seconds: float, cause: str) -> None:
        if why is not None:
            self._waiting[worker] = why
        metrics.EVENT_RETRIES.labels(self._stage, cause).inc()
        self._stopping.wait(min(seconds, _MAX_RETRY_SECONDS))


def _ids(record: Record) -> dict[str, str]:
    """What a log line may say of a record: ids, and where it lies."""
    named = {"event_id": "ce_id", "document_id": "ce_documentid", "traceparent": "traceparent"}
    found = {
        name: record.headers[header].decode("ascii", "replace")
        for name, header in named.items()
        if header in record.headers
    }
    return found | {"at": f"{record.topic}[{record.partition}]@{record.offset}"}
