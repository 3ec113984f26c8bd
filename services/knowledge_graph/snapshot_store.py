"""The newest snapshot of a person that a stage has applied."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects.postgresql import insert

from services.knowledge_graph.models import SNAPSHOTS
from services.knowledge_graph.row_sync import erase_rows
from shared.schemas.snapshots import Snapshot, SnapshotDocument


class SnapshotStore:
    """Base of the stores behind the front door. `STAGE` names the row, `TABLES` what the stage owns
    besides."""

    STAGE: str
    TABLES: tuple[Table, ...] = ()

    def __init__(self, connection: Connection, owner_id: UUID) -> None:
        self._connection = connection
        self._owner_id = owner_id

    def has_applied(self, snapshot: Snapshot) -> bool:
        """Whether this snapshot, or a newer one, is applied already."""
        newest = newest_position(self._connection, self._owner_id, self.STAGE)
        return newest is not None and newest >= snapshot.position

    def mark_applied(self, snapshot: Snapshot) -> None:
        """Remember this snapshot as the newest."""
        save_snapshot(
            self._connection, self._owner_id, self.STAGE, snapshot.position, snapshot.documents, fact_etags={}
        )

    def erase(self) -> dict[str, int]:
        """Remove all rows of the person that this stage owns; counts by table."""
        removed = erase_rows(self._connection, self._owner_id, self.TABLES)
        return {**removed, **erase_snapshot(self._connection, self._owner_id, self.STAGE)}


def newest_position(connection: Connection, owner_id: UUID, stage: str) -> int | None:
    """The position of the newest snapshot that a stage has applied, or None before its first."""
    where = (SNAPSHOTS.c.owner_id == owner_id, SNAPSHOTS.c.stage == stage)
    return connection.execute(select(SNAPSHOTS.c.position).where(*where)).scalar_one_or_none()


def save_snapshot(
    connection: Connection,
    owner_id: UUID,
    stage: str,
    position: int,
    documents: Iterable[SnapshotDocument],
    fact_etags: Mapping[str, str],
) -> None:
    """Make this the newest snapshot of a stage."""
    listed = list(documents)
    values = {
        "position": position,
        "documents": [document.model_dump(mode="json", exclude={"revision"}) for document in listed],
        "revisions": {str(document.document_id): document.revision for document in listed},
        "fact_etags": dict(fact_etags),
    }
    statement = insert(SNAPSHOTS).values(owner_id=owner_id, stage=stage, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=list(SNAPSHOTS.primary_key.columns), set_=values))


def erase_snapshot(connection: Connection, owner_id: UUID, stage: str) -> dict[str, int]:
    """Forget the stage's snapshot of the person."""
    where = (SNAPSHOTS.c.owner_id == owner_id, SNAPSHOTS.c.stage == stage)
    return {SNAPSHOTS.name: connection.execute(SNAPSHOTS.delete().where(*where)).rowcount}
