"""The relay: the only producer. It sends what is in the outbox, in the order of the outbox, until told to stop.

One relay is active at a time (an advisory lock); others stand by. It reads what has no `published_at`, ordered by id,
and never "ids above the last one": ids become visible out of order, and rows would be skipped.
"""

import threading
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select, text, update

from shared.db.database import Database, is_database_down
from shared.logging import get_logger
from shared.runtime import metrics
from shared.runtime.broker import Broker, Message, Producer
from shared.runtime.codec import to_headers
from shared.runtime.crash_points import crash_here
from shared.runtime.tables import OUTBOX
from shared.schemas.event import Envelope

_log = get_logger(__name__)

_BATCH = 500
_POLL_SECONDS = 0.5
_GATHER_SECONDS = 0.003
"""How long events gather when they come faster than one a batch: a batch costs two statements, however long it is."""
_STANDBY_SECONDS = 1.0
_LOCK_NAME = "careergraph:relay"
OUTBOX_CHANNEL = "careergraph_outbox"

_UNPUBLISHED = select(OUTBOX).where(OUTBOX.c.published_at.is_(None)).order_by(OUTBOX.c.id).limit(_BATCH)
_PUBLISH = update(OUTBOX).where(OUTBOX.c.id == func.any(bindparam("ids"))).values(published_at=func.clock_timestamp())


class Relay:
    """Sends outbox rows to the broker. `run` blocks until `stop`; `nudge` wakes it at once, from any thread."""

    def __init__(self, database: Database, broker: Broker) -> None:
        self._database = database
        self._broker = broker
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._ticked = time.monotonic()
        self._waiting: str | None = "it has not started"
        self.active = False

    def nudge(self) -> None:
        """There is something to send."""
        self._wake.set()

    def stop(self) -> None:
        """Send nothing more."""
        self._stopping.set()
        self._wake.set()

    def alive(self) -> bool:
        """The loop ticks."""
        return time.monotonic() - self._ticked < 15

    def not_ready(self) -> str | None:
        """Why nothing is sent, or None. A relay on standby is ready."""
        return self._waiting

    def run(self) -> None:
        """Relay until stopped, through outages of either side."""
        while not self._stopping.is_set():
            try:
                self._lead()
            except Exception as error:
                if not is_database_down(error):
                    raise
                self._waiting = "the database is away"
            self.active = False
            self._ticked = time.monotonic()
            self._stopping.wait(_STANDBY_SECONDS)

    def _lead(self) -> None:
        """Hold the lock and relay; return when another relay leads."""
        with self._database.engine("relay").connect() as lock:
            lock = lock.execution_options(isolation_level="AUTOCOMMIT")  # each statement here stands for itself
            held = lock.scalar(select(func.pg_try_advisory_lock(func.hashtextextended(_LOCK_NAME, 0))))
            self._waiting = None
            if not held:
                return
            producer = self._broker.producer()
            try:
                self.active = True
                while not self._stopping.is_set():
                    self._ticked = time.monotonic()
                    sent = self._relay_batch(lock, producer)
                    if sent < _BATCH:
                        self._wake.wait(_POLL_SECONDS)
                        self._wake.clear()
                    if 1 < sent < _BATCH:
                        self._stopping.wait(_GATHER_SECONDS)
            finally:
                producer.close()
                lock.invalidate()  # a session lock ends with its session, whatever state the connection is in

    def _relay_batch(self, connection: Connection, producer: Producer) -> int:
        """Send one batch; returns how many events were waiting, up to a whole batch."""
        rows = connection.execute(_UNPUBLISHED).all()
        if not rows:
            metrics.OUTBOX_AGE_SECONDS.set(0)
            return 0
        age = time.time() - rows[0].created_at.timestamp()
        metrics.OUTBOX_AGE_SECONDS.set(max(0.0, age))
        delivered: list[int] = []
        failed: list[Exception] = []
        for row in rows:
            producer.send(message_of(row), _answer(row.id, delivered, failed))
        while producer.wait(0.25) and not self._stopping.is_set():
            self._ticked = time.monotonic()
            self._waiting = "the broker does not answer"
        self._waiting = None
        crash_here("after_produce", "relay")
        # Rows after a failed one may have been sent too; they are sent again, and consumers suppress the repeat.
        answered = set(delivered)
        first_failed = min((row.id for row in rows if row.id not in answered), default=None)
        sent = [row_id for row_id in delivered if first_failed is None or row_id < first_failed]
        if sent:
            connection.execute(_PUBLISH, {"ids": sent})
            metrics.OUTBOX_PUBLISHED.inc(len(sent))
        if failed:
            _log.error("relay_not_delivered", error=type(failed[0]).__name__, unsent=len(rows) - len(sent))
            self._stopping.wait(_STANDBY_SECONDS)
        return len(rows)


class OutboxListener:
    """Nudges a relay when another process has committed an event (`NOTIFY`, sent after the commit)."""

    def __init__(self, database: Database, relay: Relay) -> None:
        self._database = database
        self._relay = relay
        self._stopping = threading.Event()

    def stop(self) -> None:
        """End within a second."""
        self._stopping.set()

    def alive(self) -> bool:
        """Nothing depends on it: without it the relay polls."""
        return True

    def not_ready(self) -> None:
        """It is always ready."""
        return

    def run(self) -> None:
        """Listen until stopped; while the database is away the relay's own polling is enough."""
        while not self._stopping.is_set():
            try:
                with self._database.engine("relay").connect() as connection:
                    connection = connection.execution_options(isolation_level="AUTOCOMMIT")
                    connection.execute(text(f"listen {OUTBOX_CHANNEL}"))
                    driver = connection.connection.driver_connection
                    assert driver is not None
                    while not self._stopping.is_set():
                        for _ in driver.notifies(timeout=1.0, stop_after=1):
                            self._relay.nudge()
            except Exception as error:
                if not is_database_down(error) and type(error).__module__ != "psycopg":
                    raise
                self._stopping.wait(_STANDBY_SECONDS)


def notify(database: Database) -> None:
    """Tell a relay in another process that there is something to send. Call it after the commit."""
    with database.engine("app").connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(f"notify {OUTBOX_CHANNEL}"))


def _answer(row_id: int, delivered: list[int], failed: list[Exception]) -> Callable[[Exception | None], None]:
    def answer(error: Exception | None) -> None:
        if error is None:
            delivered.append(row_id)
        else:
            failed.append(error)

    return answer


def message_of(row: Row[Any]) -> Message:
    """The message that a row of the outbox becomes."""
    envelope = Envelope(
        event_id=row.event_id,
        type=row.type,
        version=row.version,
        owner_id=row.owner_id,
        document_id=row.document_id,
        key_id=row.key_id,
        cause_id=row.cause_id,
        replay_id=row.replay_id,
        time=row.time,
        traceparent=row.traceparent,
    )
    return Message(envelope.topic, row.key.encode(), row.payload, to_headers(envelope, row.producer))
