"""One pass of the deployed stages over a person's history, in tables of the shadow."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from shared.db.metadata import SERVICE_SCHEMAS
from shared.runtime.outbox import derived_envelope
from shared.runtime.replay.history import Applied, History, newest_of_each_document
from shared.runtime.stage import Context, Stage
from shared.runtime.toolbox import Resources, Toolbox
from shared.schemas.commands import PersonErased, SnapshotRequested
from shared.schemas.documents import DocumentDeleted
from shared.schemas.event import Event
from shared.storage.sealed import SealedBlobs

AnyStage = Stage[Any, Any]


@dataclass
class Rerun:
    """Runs once.

    Args:
        stages: the whole pipeline, in the order of the data.
        start: index of the stage to begin with.
        document_id: before the front door, only this document; the others enter it as they did.
        told: answers that are used instead of recorded ones, by question.
    """

    stages: Sequence[AnyStage]
    start: int
    history: History
    connection: Connection
    owner_id: UUID
    blobs: SealedBlobs
    resources: Resources
    document_id: UUID | None = None
    told: Mapping[str, Any] = field(default_factory=dict)
    _extracted: dict[UUID, Applied] = field(default_factory=dict)
    _snapshot: Applied | None = None

    def run(self) -> None:
        """Raises `ReplayWouldCallOut` for a question without a recorded answer."""
        start, door = self.start, front_door(self.stages)
        if start < door:
            self._documents(start, door)
        if start <= door:
            self._front_door(door)
        else:
            self._snapshot = self.history.newest_snapshot(self.stages[start])
        self._behind(max(start, door + 1))

    def _documents(self, start: int, door: int) -> None:
        """Before the door: every document's history, through the stages that come before it."""
        if self.document_id is not None:
            self._others_as_they_were(door)
        for applied in self._first_inputs(start, door):
            queue = deque([applied])
            while queue:
                one = queue.popleft()
                for stage in self.stages[start:door]:
                    if type(one.event) in stage.consumes:
                        made = self._apply(stage, one)
                        queue.extend([made] if made else [])
                if type(one.event) in self.stages[door].consumes and one.envelope.document_id:
                    self._extracted[one.envelope.document_id] = one

    def _others_as_they_were(self, door: int) -> None:
        stage = self.stages[door]
        facts = [one for one in self.history.applied(stage) if type(one.event) is stage.consumes[0]]
        for one in newest_of_each_document(facts):
            if one.envelope.document_id is not None and one.envelope.document_id != self.document_id:
                self._extracted[one.envelope.document_id] = one

    def _first_inputs(self, start: int, door: int) -> list[Applied]:
        """The newest event that begins each document's way, then the commands that came before the door."""
        first = self.stages[start]
        begins = first.consumes[0]
        inputs = newest_of_each_document([one for one in self.history.applied(first) if type(one.event) is begins])
        derived = {begins, *(event for stage in self.stages for event in stage.emits)}
        for stage in self.stages[start:door]:
            inputs += [
                one
                for one in self.history.applied(stage)
                if type(one.event) not in derived and one.event.SEALED_BY is not None
            ]
        return [one for one in inputs if self.document_id in (None, one.envelope.document_id)]

    def _front_door(self, door: int) -> None:
        """At the door: a document at the place of its first facts, commands at their own."""
        stage = self.stages[door]
        placed: set[UUID] = set()
        for applied in self.history.applied(stage):
            one: Applied | None = applied
            document_id = applied.envelope.document_id
            if self.start < door and type(applied.event) is stage.consumes[0] and document_id is not None:
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
        for stage in self.stages[first:]:
            if self._snapshot is None:
                return
            self._snapshot = self._apply(stage, self._snapshot)

    def _apply(self, stage: AnyStage, one: Applied, position: int = 0) -> Applied | None:
        prepared = stage.prepare(one.event, self._tools(stage, one)) if stage.prepare else None
        context = Context(
            event_id=one.envelope.event_id,
            owner_id=self.owner_id,
            document_id=one.envelope.document_id,
            position=position,
            prepared=prepared,
            store=stage.store(self.connection, self.owner_id),
        )
        with shadow_tables(self.connection):
            outcome = stage.handle(one.event, context)
        if not isinstance(outcome, Event):
            return None
        return Applied(derived_envelope(outcome, one.envelope, stage.name), outcome, one.key, position)

    def _tools(self, stage: AnyStage, one: Applied) -> Toolbox:
        recorded = {**self.history.answers(stage, one), **self.told}
        return Toolbox(stage.name, one.envelope, one.key, self.blobs, self.resources, recorded=recorded, live=False)


def front_door(stages: Sequence[AnyStage]) -> int:
    """The index of the stage that is the front door."""
    return next(number for number, stage in enumerate(stages) if stage.front_door)


@contextmanager
def shadow_tables(connection: Connection) -> Iterator[None]:
    """Statements inside name the services' tables and reach those of the shadow. (The option holds in place.)"""
    connection.execution_options(schema_translate_map={schema: f"shadow_{schema}" for schema in SERVICE_SCHEMAS})
    try:
        yield
    finally:
        connection.execution_options(schema_translate_map=None)
