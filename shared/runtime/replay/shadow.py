"""Shadow replay: run the deployed code again over what had been applied, beside the live state, and compare.

Everything happens in one repeatable-read transaction, in the role `shadow`, in tables of its own, without Kafka; the
transaction is rolled back at the end. A replay calls nobody: answers from outside come from the record.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, insert, select

from shared.db.database import Database
from shared.db.metadata import METADATA, SERVICE_SCHEMAS
from shared.runtime.outbox import derived_envelope
from shared.runtime.replay.canonical import Difference, differences, read_state
from shared.runtime.replay.history import Applied, History, newest_of_each_document
from shared.runtime.replay.overlay import OverlayBlobStore
from shared.runtime.stage import Context, Stage
from shared.runtime.toolbox import Resources, Toolbox, load_answers
from shared.schemas.commands import PersonErased, SnapshotRequested
from shared.schemas.documents import DocumentDeleted
from shared.schemas.event import Envelope, Event
from shared.schemas.snapshots import Snapshot
from shared.security.keyring import DataKey, Keyring
from shared.security.tables import KEYS
from shared.storage.blobs import BlobStore
from shared.storage.sealed import SealedBlobs

AnyStage = Stage[Any, Any]


@dataclass(frozen=True)
class PersonReplay:
    """Live and shadow state of one person."""

    owner_id: UUID
    live_hash: str
    shadow_hash: str
    diff: tuple[Difference, ...] = ()
    in_flight: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShadowReplay:
    """Replays persons from one stage on.

    Args:
        stages: the whole pipeline, in the order of the data.
        start: index of the stage to begin with.
    """

    database: Database
    keyring: Keyring
    blobs: BlobStore
    resources: Resources
    stages: Sequence[AnyStage]
    start: int = 0

    def replay(self, owner_id: UUID) -> PersonReplay:
        """Compare one person. What is still in flight is named; then the hashes may differ for that reason alone."""
        rerun = self.stages[self.start :]
        remade = list(dict.fromkeys(table for stage in rerun for table in stage.tables))
        kept_stages = [stage.name for stage in self.stages[: self.start]]
        with self.database.transaction("shadow", owner_id, isolation="REPEATABLE READ") as connection:
            savepoint = connection.begin_nested()
            history = History(connection, self.keyring, owner_id)
            in_flight = tuple(history.in_flight(self.stages))
            live = read_state(connection, owner_id, remade)
            _make_tables(connection, owner_id, remade, kept_stages)
            _Run(self, history, connection, owner_id).run()
            with _shadow_tables(connection):
                made = read_state(connection, owner_id, remade)
            savepoint.rollback()
        return PersonReplay(owner_id, live.hash(), made.hash(), tuple(differences(live, made)), in_flight)


def persons(database: Database) -> list[UUID]:
    """Everybody who has a key, in the order of their ids."""
    with database.transaction("operator") as connection:
        rows = connection.scalars(
            select(KEYS.c.owner_id).where(KEYS.c.purpose == "person", KEYS.c.destroyed_at.is_(None))
        )
        return sorted(rows)


@dataclass
class _Run:
    """One pass over one person's history."""

    plan: ShadowReplay
    history: History
    connection: Connection
    owner_id: UUID
    _extracted: dict[UUID, Applied] = field(default_factory=dict)
    _snapshot: Applied | None = None

    def __post_init__(self) -> None:
        self._blobs = SealedBlobs(OverlayBlobStore(self.plan.blobs))

    def run(self) -> None:
        start, door = self.plan.start, self._door
        if start < door:
            self._documents(start, door)
        if start <= door:
            self._front_door(door)
        else:
            applied = [one for one in self.history.applied(self.plan.stages[start]) if isinstance(one.event, Snapshot)]
            self._snapshot = applied[-1] if applied else None
        self._behind(max(start, door + 1))

    @property
    def _door(self) -> int:
        return next(number for number, stage in enumerate(self.plan.stages) if stage.front_door)

    def _documents(self, start: int, door: int) -> None:
        """Before the door: every document's history, through the stages that come before it."""
        for applied in self._first_inputs(start):
            queue = deque([applied])
            while queue:
                one = queue.popleft()
                for stage in self.plan.stages[start:door]:
                    if type(one.event) in stage.consumes:
                        made = self._apply(stage, one)
                        queue.extend([made] if made else [])
                if type(one.event) in self.plan.stages[door].consumes and one.envelope.document_id:
                    self._extracted[one.envelope.document_id] = one

    def _first_inputs(self, start: int) -> list[Applied]:
        """The newest event that begins each document's way, then the commands that came before the door."""
        first = self.plan.stages[start]
        begins = first.consumes[0]
        inputs = newest_of_each_document([one for one in self.history.applied(first) if type(one.event) is begins])
        derived = {begins, *(event for stage in self.plan.stages for event in stage.emits)}
        for stage in self.plan.stages[start : self._door]:
            inputs += [
                one
                for one in self.history.applied(stage)
                if type(one.event) not in derived and one.event.SEALED_BY is not None
            ]
        return inputs

    def _front_door(self, door: int) -> None:
        """At the door: a document at the place of its first facts, commands at their own."""
        stage = self.plan.stages[door]
        placed: set[UUID] = set()
        for applied in self.history.applied(stage):
            one: Applied | None = applied
            document_id = applied.envelope.document_id
            if self._extracted and type(applied.event) is stage.consumes[0] and document_id is not None:
                if document_id in placed:
                    continue
                placed.add(document_id)
                one = self._extracted.get(document_id)
            if one is None:
                continue
            if isinstance(one.event, DocumentDeleted):
                # The document and the commands that went with it do not open any more. The deletion must not judge
                # again which commands go: documents are at their newest revision here, and were not then.
                one = replace(one, event=SnapshotRequested(reason="replay"))
            made = self._apply(stage, one, position=applied.position)
            # An erasure leaves nothing for the later stages, whatever came before it.
            self._snapshot = None if isinstance(one.event, PersonErased) else made or self._snapshot

    def _behind(self, first: int) -> None:
        """Behind the door: the state follows from the newest snapshot alone."""
        for stage in self.plan.stages[first:]:
            if self._snapshot is None:
                return
            self._snapshot = self._apply(stage, self._snapshot)

    def _apply(self, stage: AnyStage, one: Applied, position: int = 0) -> Applied | None:
        tools = self._tools(stage, one.envelope, one.key)
        prepared = stage.prepare(one.event, tools) if stage.prepare else None
        context = Context(
            event_id=one.envelope.event_id,
            owner_id=self.owner_id,
            document_id=one.envelope.document_id,
            position=position,
            prepared=prepared,
            store=stage.store(self.connection, self.owner_id),
        )
        with _shadow_tables(self.connection):
            outcome = stage.handle(one.event, context)
        if not isinstance(outcome, Event):
            return None
        return Applied(derived_envelope(outcome, one.envelope, stage.name), outcome, one.key, position)

    def _tools(self, stage: AnyStage, envelope: Envelope, key: DataKey | None) -> Toolbox:
        recorded: Mapping[str, Any] = {}
        if key is not None and stage.prepare is not None:
            recorded = load_answers(self.connection, stage.name, envelope, key)
        return Toolbox(
            stage.name,
            envelope,
            key,
            self._blobs,
            self.plan.resources,
            recorded=recorded,
            live=False,
        )


@contextmanager
def _shadow_tables(connection: Connection) -> Iterator[None]:
    """Statements inside name the services' tables and reach those of the shadow. (The option holds in place.)"""
    connection.execution_options(schema_translate_map={schema: f"shadow_{schema}" for schema in SERVICE_SCHEMAS})
    try:
        yield
    finally:
        connection.execution_options(schema_translate_map=None)


def _make_tables(connection: Connection, owner_id: UUID, remade: Sequence[Table], kept_stages: Sequence[str]) -> None:
    """Empty tables for what is made anew; copies of the person's rows for what the stages only read.

    A table that several stages share has a column `stage`: rows of stages that do not run again are copied.
    """
    tables = [table for table in METADATA.sorted_tables if table.schema in SERVICE_SCHEMAS]
    copied = {}
    for table in tables:
        wanted = select(table).where(table.c.owner_id == owner_id)
        if table in remade:
            if "stage" not in table.c:
                continue
            wanted = wanted.where(table.c.stage.in_(kept_stages))
        copied[table] = connection.execute(wanted).mappings().all()
    with _shadow_tables(connection):
        METADATA.create_all(connection, tables=tables, checkfirst=False)
        for table, rows in copied.items():
            if rows:
                connection.execute(insert(table), [dict(row) for row in rows])
