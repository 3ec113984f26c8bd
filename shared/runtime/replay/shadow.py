"""Shadow replay: run the deployed code again over what had been applied, beside the live state, and compare.

Everything happens in one repeatable-read transaction, in the role `shadow`, in tables of its own, without Kafka; the
transaction is rolled back at the end. A replay calls nobody: answers from outside come from the record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, insert, select

from shared.db.database import Database
from shared.db.metadata import METADATA, SERVICE_SCHEMAS
from shared.runtime.replay.canonical import CanonicalState, Difference, differences, read_state
from shared.runtime.replay.derived import derived_from
from shared.runtime.replay.history import History
from shared.runtime.replay.overlay import OverlayBlobStore
from shared.runtime.replay.rerun import AnyStage, Rerun, front_door, shadow_tables
from shared.runtime.toolbox import ReplayWouldCallOut, Resources
from shared.security.keyring import Keyring
from shared.security.tables import KEYS
from shared.storage.blobs import BlobStore
from shared.storage.sealed import SealedBlobs


class DocumentUnknown(Exception):
    """The person has no such document, or it was deleted."""


@dataclass(frozen=True)
class PersonReplay:
    """Live and shadow state of one person, or of what derives from one of their documents.

    Attributes:
        in_flight: `stage: event type` of what is not finished. When there is any, the hashes may differ for that
            reason alone; `shadow_hash` is empty when the replay could not be made before it is finished.
        other_rows: rows by table that were left out because they do not derive from the document.
    """

    owner_id: UUID
    live_hash: str
    shadow_hash: str
    diff: tuple[Difference, ...] = ()
    in_flight: tuple[str, ...] = ()
    other_rows: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ShadowReplay:
    """Replays persons from one stage on.

    Args:
        stages: the whole pipeline, in the order of the data.
        start: index of the stage to begin with.
        told: answers that are used instead of recorded ones, by question; e.g. another ontology version.
    """

    database: Database
    keyring: Keyring
    blobs: BlobStore
    resources: Resources
    stages: Sequence[AnyStage]
    start: int = 0
    told: Mapping[str, Any] = field(default_factory=dict)

    def replay(self, owner_id: UUID, document_id: UUID | None = None) -> PersonReplay:
        """Compare one person, or what derives from one document.

        Before the front door only that document runs again, and the others enter the door as they did: behind it
        everything is the person's, and only the rows that derive from the document are compared.

        Raises `DocumentUnknown`, and `ReplayWouldCallOut` for a question without a recorded answer.
        """
        with self.database.transaction("shadow", owner_id, isolation="REPEATABLE READ") as connection:
            history = History(connection, self.keyring, owner_id)
            if document_id is not None and not history.knows(document_id, self.stages[0].consumes[0]):
                raise DocumentUnknown("the person has no such document")
            in_flight = tuple(self._in_flight(history, document_id))
            savepoint = connection.begin_nested()
            try:
                live, made = self._both_states(connection, history, owner_id, document_id)
            except ReplayWouldCallOut:
                if not in_flight:
                    raise
                return PersonReplay(owner_id, "", "", in_flight=in_flight)
            finally:
                savepoint.rollback()
        other_rows: dict[str, int] = {}
        if document_id is not None:
            keys = derived_from(document_id, live, made)
            compared = live.only(keys)
            other_rows = {name: len(rows) - len(compared.rows[name]) for name, rows in live.rows.items()}
            live, made = compared, made.only(keys)
        return PersonReplay(
            owner_id,
            live.hash(),
            made.hash(),
            tuple(differences(live, made)),
            in_flight,
            {name: count for name, count in other_rows.items() if count > 0},
        )

    def _in_flight(self, history: History, document_id: UUID | None) -> list[str]:
        door = front_door(self.stages)
        return history.in_flight(self.stages[:door], document_id) + history.in_flight(self.stages[door:])

    def _both_states(
        self, connection: Connection, history: History, owner_id: UUID, document_id: UUID | None
    ) -> tuple[CanonicalState, CanonicalState]:
        """-> (live, shadow), of the tables that the stages from `start` on write."""
        remade = list(dict.fromkeys(table for stage in self.stages[self.start :] for table in stage.tables))
        live = read_state(connection, owner_id, remade)
        copied = self._rows_to_copy(connection, owner_id, remade, document_id)
        with shadow_tables(connection):
            METADATA.create_all(connection, tables=list(copied), checkfirst=False)
            for table, rows in copied.items():
                if rows:
                    connection.execute(insert(table), [dict(row) for row in rows])
        rerun = Rerun(
            stages=self.stages,
            start=self.start,
            history=history,
            connection=connection,
            owner_id=owner_id,
            blobs=SealedBlobs(OverlayBlobStore(self.blobs)),
            resources=self.resources,
            document_id=document_id,
            told=self.told,
        )
        rerun.run()
        with shadow_tables(connection):
            return live, read_state(connection, owner_id, remade)

    def _rows_to_copy(
        self, connection: Connection, owner_id: UUID, remade: Sequence[Table], document_id: UUID | None
    ) -> dict[Table, Sequence[Mapping[Any, Any]]]:
        """The person's rows, by table, that the shadow begins with: none of what is made anew.

        A table that several stages share has a column `stage`: rows of stages that do not run again are copied. So
        are rows of other documents where one document runs alone.
        """
        kept_stages = [stage.name for stage in self.stages[: self.start]]
        door = front_door(self.stages)
        of_documents = {table for stage in self.stages[self.start : door] for table in stage.tables}
        copied: dict[Table, Sequence[Mapping[Any, Any]]] = {}
        for table in METADATA.sorted_tables:
            if table.schema not in SERVICE_SCHEMAS:
                continue
            wanted = select(table).where(table.c.owner_id == owner_id)
            if table in remade:
                if "stage" in table.c:
                    wanted = wanted.where(table.c.stage.in_(kept_stages))
                elif document_id is not None and table in of_documents and "document_id" in table.c:
                    wanted = wanted.where(table.c.document_id != document_id)
                else:
                    copied[table] = []
                    continue
            copied[table] = connection.execute(wanted).mappings().all()
        return copied


def persons(database: Database) -> list[UUID]:
    """Everybody who has a key, in the order of their ids."""
    with database.transaction("operator") as connection:
        rows = connection.scalars(
            select(KEYS.c.owner_id).where(KEYS.c.purpose == "person", KEYS.c.destroyed_at.is_(None))
        )
        return sorted(rows)
