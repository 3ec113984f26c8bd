"""What there is of a person, counted where it lies; and what each stage said it has removed."""

from uuid import UUID

from sqlalchemy import Connection, func, select, table, text

from services.knowledge_graph.api_models import Counted
from shared.db.metadata import SERVICE_SCHEMAS
from shared.runtime.tables import INBOX, RECORDS
from shared.schemas.commands import PersonErased
from shared.security.keyring import PersonUnknown
from shared.security.tables import KEYS
from shared.storage.blobs import BlobStore

_COUNTED_SCHEMAS = (*SERVICE_SCHEMAS, "http")
_OWNED_TABLES = text(
    """
    select namespace.nspname as schema, class.relname as name
    from pg_class as class
    join pg_namespace as namespace on namespace.oid = class.relnamespace
    join pg_attribute as owner on owner.attrelid = class.oid and owner.attname = 'owner_id'
    where class.relkind in ('r', 'p') and namespace.nspname = any(:schemas)
    order by 1, 2
    """
)


def lock_person(connection: Connection, owner_id: UUID) -> None:
    """Hold off uploads and stages of the person until this transaction ends. Raises `PersonUnknown`."""
    wrapped = connection.scalar(
        select(KEYS.c.wrapped).where(KEYS.c.owner_id == owner_id, KEYS.c.purpose == "person").with_for_update()
    )
    if wrapped is None:
        raise PersonUnknown("the person was erased")


def count_person(connection: Connection, owner_id: UUID, blobs: BlobStore) -> Counted:
    """Rows by table, blobs and usable keys. Tables come from the catalogue, so that none can be forgotten."""
    owned = connection.execute(_OWNED_TABLES, {"schemas": list(_COUNTED_SCHEMAS)}).all()
    tables = [table(row.name, schema=row.schema) for row in owned] + [RECORDS]
    rows = {
        f"{counted.schema}.{counted.name}": connection.scalar(
            select(func.count()).select_from(counted).where(text("owner_id = :owner")), {"owner": owner_id}
        )
        or 0
        for counted in tables
    }
    usable = select(func.count()).where(KEYS.c.owner_id == owner_id, KEYS.c.wrapped.is_not(None))
    return Counted(rows=rows, blobs=blobs.count(owner_id), keys=connection.scalar(usable) or 0)


def answers_of_stages(connection: Connection, owner_id: UUID) -> dict[str, dict[str, int]]:
    """Rows removed, by stage and table, of every stage that has applied the erasure."""
    rows = connection.execute(
        select(INBOX.c.stage, INBOX.c.removed).where(
            INBOX.c.owner_id == owner_id,
            INBOX.c.event_type == PersonErased.TYPE,
            INBOX.c.status == "applied",
        )
    )
    return {row.stage: dict(row.removed or {}) for row in rows}
