"""One record at one stage: decode, prepare, and the one transaction that holds its whole effect."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from sqlalchemy import Connection

from shared.db.database import Database
from shared.runtime import dead_letters, inbox, offsets, outbox
from shared.runtime.broker import Record
from shared.runtime.codec import Malformed, message_key, read_envelope
from shared.runtime.crash_points import crash_here
from shared.runtime.messages import UNPROCESSABLE, NotInLog, OwnerMismatch, check_unsealed, open_event, value_of
from shared.runtime.stage import Cleaned, Context, Outcome, Skipped, Stage, Tools
from shared.runtime.standing import Standing, lock_and_look, look
from shared.runtime.time_limit import TimeLimitExceeded, run_within
from shared.runtime.toolbox import Resources, Toolbox, earlier_answers, load_answers, store_answers
from shared.schemas.documents import DocumentDeleted
from shared.schemas.event import DocumentEvent, Envelope, Event
from shared.schemas.registry import SchemaAhead, check_version
from shared.security.keyring import DataKey, KeyDestroyed, Keyring, PersonUnknown
from shared.storage.sealed import SealedBlobs


class Result(Enum):
    """What became of a record."""

    APPLIED = "applied"
    SKIPPED = "skipped"
    SUPPRESSED = "suppressed"  # a duplicate: it was finished before


@dataclass(frozen=True, slots=True)
class Services:
    """What the processor works with; made once a process by the composition root."""

    database: Database
    keyring: Keyring
    blobs: SealedBlobs
    resources: Resources
    nudge: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class _Opened:
    """An event, its key, and what was prepared for it, from which answers of the outside."""

    event: Event
    key: DataKey | None
    prepared: Any = None
    answers: Mapping[str, Any] = field(default_factory=dict)


class Processor:
    """Applies records to one stage. Thread-safe: it keeps nothing between two records."""

    def __init__(self, stage: Stage[Any, Any], services: Services) -> None:
        self.stage = stage
        self._services = services

    def process(self, record: Record, mark: offsets.LowWater, attempt: int = 1) -> Result:
        """Apply one record.

        Raises whatever went wrong: errors of the message itself (`UNPROCESSABLE`), `SchemaAhead`, errors that say
        the database or a server is away, or a bug of the stage. The caller decides what follows from them.
        """
        started = time.monotonic()
        if record.value is None and self._is_compacted(record):
            return Result.SKIPPED
        envelope = read_envelope(record)
        try:
            event_class = check_version(envelope.type, envelope.version)
        except SchemaAhead:
            if self._is_finished(envelope, record):
                return Result.SUPPRESSED
            raise
        if event_class not in self.stage.consumes:
            raise Malformed("the stage does not consume this type")
        try:
            prepared = None
            if self.stage.prepare is not None:
                prepared = self._prepare(envelope, record, self.stage.prepare)
                if prepared is None:
                    return Result.SUPPRESSED
            return self._apply(record, envelope, event_class, prepared, mark, attempt, started)
        except (KeyDestroyed, PersonUnknown):
            return self._skip_erased(record, envelope, event_class, mark, attempt, started)

    def bury(self, record: Record, error: Exception, mark: offsets.LowWater, attempt: int) -> None:
        """Keep the record as a dead letter, and go on behind it, in one transaction."""
        code = next((code for kind, code in UNPROCESSABLE.items() if isinstance(error, kind)), "stage_failed")
        if isinstance(error, TimeLimitExceeded):
            code = "time_limit"
        envelope = _readable(record)
        move = self._move(record, mark)
        with self._services.database.transaction("app") as connection:
            if envelope is not None:
                standing = lock_and_look(
                    connection, self.stage.name, envelope, str(envelope.owner_id), record.value or b""
                )
                if standing.in_log and not standing.finished:
                    described = dead_letters.describe(error)
                    dead_letters.add(connection, self.stage.name, record, envelope, code, described, attempt)
                    inbox.finish(connection, envelope, self._entry("dead", code, attempt, 0), move)
                    return
            if envelope is None or not standing.in_log:
                dead_letters.add_undecodable(connection, self.stage.name, record, code)
            offsets.store(connection, move)

    def _is_compacted(self, record: Record) -> bool:
        return any(
            record.topic.endswith(event.topic()) and event.RETENTION == "compacted" for event in self.stage.consumes
        )

    def _prepare(self, envelope: Envelope, record: Record, prepare: Callable[[Any, Tools], Any]) -> _Opened | None:
        """The slow work, with no transaction open; None when the stage has finished with the event already."""
        services = self._services
        with services.database.transaction("app") as connection:
            standing = look(connection, self.stage.name, envelope, value_of(record))
            if standing.finished:
                return None
            key = self._key_of(connection, envelope, standing)
            answers = load_answers(connection, self.stage.name, envelope, key) if key else {}
        event = open_event(envelope, record, key)
        tools = Toolbox(
            self.stage.name,
            envelope,
            key,
            services.blobs,
            services.resources,
            recorded=answers,
            earlier=lambda name: self._earlier(envelope, key, name),
        )
        result = run_within(self.stage.time_limit, lambda: prepare(event, tools))
        return _Opened(event, key, result, tools.answers)

    def _earlier(self, envelope: Envelope, key: DataKey | None, name: str) -> list[Any]:
        if key is None:
            return []
        with self._services.database.transaction("app", envelope.owner_id) as connection:
            return earlier_answers(connection, self._services.keyring, self.stage.name, envelope, key, name)

    def _is_finished(self, envelope: Envelope, record: Record) -> bool:
        """Whether nothing is left to do for an event that may be newer than this code.

        Raises `NotInLog`: a version that nobody of ours wrote is no reason to wait for a deploy.
        """
        with self._services.database.transaction("app") as connection:
            standing = look(connection, self.stage.name, envelope, value_of(record))
        if not standing.in_log:
            raise NotInLog("the log has no such message")
        return standing.finished

    def _key_of(self, connection: Connection, envelope: Envelope, standing: Standing) -> DataKey | None:
        """The key that opens the message, or None when it is not sealed.

        Raises `NotInLog` before anything is opened, `KeyDestroyed`, `KeyForeign`, `OwnerMismatch`.
        """
        if not standing.in_log:
            raise NotInLog("the log has no such message")
        if envelope.key_id is None:
            check_unsealed(connection, envelope)
            return None
        key = self._services.keyring.unwrap(envelope.owner_id, standing.key, f"key {envelope.key_id}")
        if key.document_id is not None and key.document_id != envelope.document_id:
            raise OwnerMismatch("the key belongs to another document")
        return key

    def _apply(
        self,
        record: Record,
        envelope: Envelope,
        event_class: type[Event],
        prepared: _Opened | None,
        mark: offsets.LowWater,
        attempt: int,
        started: float,
    ) -> Result:
        stage = self.stage
        with self._services.database.transaction("app") as connection:
            key_name = message_key(envelope, event_class)
            standing = lock_and_look(connection, stage.name, envelope, key_name, value_of(record))
            if standing.finished:
                return Result.SUPPRESSED
            key = self._key_of(connection, envelope, standing)
            opened = prepared or _Opened(open_event(envelope, record, key), key)
            position = inbox.next_position(connection, stage.name, envelope.owner_id) if stage.front_door else 0
            context: Context[Any, Any] = Context(
                event_id=envelope.event_id,
                owner_id=envelope.owner_id,
                document_id=envelope.document_id,
                position=position,
                prepared=opened.prepared,
                store=stage.store(connection, envelope.owner_id),
            )
            outcome = stage.handle(opened.event, context)
            emitted = None
            if isinstance(outcome, Event):
                emitted = self._sealed_row(connection, outcome, envelope, opened)
            if context.forgotten:
                outbox.forget(connection, self._services.keyring, envelope.owner_id, context.forgotten)
            entry = self._entry_of(outcome, position, attempt, started)
            if opened.key is not None:
                store_answers(connection, stage.name, envelope, opened.key, opened.answers)
            inbox.finish(connection, envelope, entry, self._move(record, mark), emitted)
            crash_here("before_db_commit", stage.name)
        crash_here("after_db_commit", stage.name)
        if isinstance(outcome, Event):
            self._services.nudge()
        return Result.SKIPPED if isinstance(outcome, Skipped) else Result.APPLIED

    def _entry_of(self, outcome: Outcome, position: int, attempt: int, started: float) -> inbox.Entry:
        if isinstance(outcome, Skipped):
            return self._entry("skipped", outcome.reason, attempt, started)
        if isinstance(outcome, Cleaned):
            return self._entry("applied", "cleaned", attempt, started, removed=outcome.removed)
        return self._entry("applied", None, attempt, started, position=position or None)

    def _sealed_row(self, connection: Connection, event: Event, cause: Envelope, opened: _Opened) -> outbox.Row:
        if type(event) not in self.stage.emits:
            raise TypeError(f"stage {self.stage.name} does not declare that it emits {event.TYPE}")
        keyring = self._services.keyring
        if self.stage.front_door and isinstance(opened.event, DocumentDeleted):
            # Snapshots that the door sent since the deletion, before it heard of it, quote the document too.
            keyring.renew_snapshot_key(connection, cause.owner_id)
        envelope = outbox.derived_envelope(event, cause, self.stage.name)
        key = opened.key if _seals_both(opened.event, event) else None
        return outbox.sealed_row(connection, keyring, event, envelope, self.stage.name, key)[1]

    def _skip_erased(
        self,
        record: Record,
        envelope: Envelope,
        event_class: type[Event],
        mark: offsets.LowWater,
        attempt: int,
        started: float,
    ) -> Result:
        with self._services.database.transaction("app") as connection:
            key = message_key(envelope, event_class)
            if lock_and_look(connection, self.stage.name, envelope, key, value_of(record)).finished:
                offsets.store(connection, self._move(record, mark))
            else:
                entry = self._entry("skipped", "erased", attempt, started)
                inbox.finish(connection, envelope, entry, self._move(record, mark))
        return Result.SKIPPED

    def _move(self, record: Record, mark: offsets.LowWater) -> offsets.Move:
        floor = mark.floor()  # read first: the database holds at least this
        return offsets.Move(self.stage.name, record.source, mark.once_finished(record.offset), floor)

    def _entry(
        self, status: inbox.Status, reason: str | None, attempt: int, started: float, **more: Any
    ) -> inbox.Entry:
        duration_ms = round((time.monotonic() - started) * 1000) if started else 0
        return inbox.Entry(self.stage.name, self.stage.version, status, reason, attempt, duration_ms, **more)


def _seals_both(consumed: Event, emitted: Event) -> bool:
    """Whether the key of one event is the one to seal the other with.

    A document has one key, and a person one snapshot key that is not destroyed; the event's own key is held.
    """
    if emitted.SEALED_BY != consumed.SEALED_BY or emitted.SEALED_BY == "command":
        return False
    return not isinstance(emitted, DocumentEvent) or (
        isinstance(consumed, DocumentEvent) and emitted.document_id == consumed.document_id
    )


def _readable(record: Record) -> Envelope | None:
    try:
        return read_envelope(record)
    except Malformed:
        return None
