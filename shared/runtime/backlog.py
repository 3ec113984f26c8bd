"""What a member of a group was given and has not finished: when to fetch no more, and how old the oldest is."""

import threading

from shared.runtime.broker import Partition, Record

FULL_RECORDS = 1000
FULL_BYTES = 32 * 1024 * 1024
"""Fetch no more above either, go on below half of both.

After a pause librdkafka fetches anew what it had fetched ahead, which takes a tenth of a second. Half a backlog has to
last for that long: with 256 records, and 64 when fetching went on, the workers of an empty stage stood idle for more
than half of the time (590 events a second; 1,420 with these).
"""


class Backlog:
    """The records that wait for a worker or are worked on. Thread-safe."""

    def __init__(self, full_records: int = FULL_RECORDS, full_bytes: int = FULL_BYTES) -> None:
        self._full_records = full_records
        self._full_bytes = full_bytes
        self._lock = threading.Lock()
        self._waiting: dict[Partition, dict[int, Record]] = {}
        self._records = 0
        self._bytes = 0

    def begin(self, record: Record) -> None:
        """The record was handed to a worker. Offsets of a partition come in rising order."""
        with self._lock:
            self._waiting.setdefault(record.source, {})[record.offset] = record
            self._count(record, 1)

    def finish(self, record: Record) -> None:
        """The worker has done with the record, whether it was applied or left to somebody else."""
        with self._lock:
            waiting = self._waiting.get(record.source, {})
            if waiting.get(record.offset) is record:  # and not the same one, delivered again to a later assignment
                del waiting[record.offset]
                self._count(record, -1)

    def forget(self, partition: Partition) -> None:
        """The partition is somebody else's now."""
        with self._lock:
            for record in self._waiting.pop(partition, {}).values():
                self._count(record, -1)

    def is_full(self) -> bool:
        """Whether nothing more is to be fetched for now."""
        with self._lock:
            return self._records > self._full_records or self._bytes > self._full_bytes

    def has_room(self) -> bool:
        """Whether fetching may go on after it was full."""
        with self._lock:
            return self._records < self._full_records / 2 and self._bytes < self._full_bytes / 2

    def __len__(self) -> int:
        """Records."""
        with self._lock:
            return self._records

    def oldest_ms(self) -> int | None:
        """When the foremost record of any partition was written, in milliseconds since 1970; None when idle."""
        with self._lock:
            foremost = (next(iter(records.values())) for records in self._waiting.values() if records)
            return min((record.timestamp_ms for record in foremost), default=None)

    def _count(self, record: Record, sign: int) -> None:
        self._records += sign
        self._bytes += sign * len(record.value or b"")
