"""I4 to I7: documents, order, owners and quarantine, in the rows that the services keep."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, text

from careergraph.invariants.violation import Violation, some
from services.ingest.api_models import status_of_row
from services.ingest.standing_query import STANDINGS
from shared.db.database import Database
from shared.db.metadata import METADATA
from shared.runtime.stage import Stage
from shared.security.tables import KEYS

Found = list[Violation]
_UNDER_WAY = ("processing", "held")


def documents_conserved(database: Database, promised: Iterable[tuple[UUID, UUID]] = ()) -> Found:
    """I4: every accepted upload is completed, rejected, stuck behind a dead letter or waits for its person.

    Args:
        promised: (owner, document) of every 202 that was ever answered.
    """
    with database.admin.connect() as connection:
        under_way = [row.document_id for row in connection.execute(STANDINGS) if status_of_row(row) in _UNDER_WAY]
        known = {tuple(row) for row in connection.execute(text("select owner_id, document_id from ingest.documents"))}
        erased = set(
            connection.scalars(select(KEYS.c.owner_id).where(KEYS.c.purpose == "person", KEYS.c.wrapped.is_(None)))
        )
    found = [Violation("I4", f"still under way: {some(under_way)}")] if under_way else []
    if lost := {pair for pair in promised if pair not in known and pair[0] not in erased}:
        found.append(Violation("I4", f"accepted, and without a row: {some(document for _, document in lost)}"))
    return found


def statuses(database: Database) -> dict[str, int]:
    """How many documents have each status."""
    with database.admin.connect() as connection:
        counts = Counter(status_of_row(row) for row in connection.execute(STANDINGS))
    return dict(sorted(counts.items()))


_GAPS = text(
    """
    select owner_id, count(*) as inputs, min(position) as first, max(position) as last
    from runtime.inbox where stage = :door and position is not null
    group by owner_id
    having min(position) <> 1 or max(position) <> count(*) or count(distinct position) <> count(*)
    """
)
_STALE = text(
    """
    with recursive snapshots as (
        select answer.owner_id, answer.event_id, input.position
        from runtime.outbox as answer
        join runtime.inbox as input on input.owner_id = answer.owner_id and input.event_id = answer.cause_id
        where answer.producer = :door and input.stage = :door
        union all
        select answer.owner_id, answer.event_id, cause.position
        from runtime.outbox as answer
        join snapshots as cause on cause.owner_id = answer.owner_id and cause.event_id = answer.cause_id
    )
    select inbox.owner_id, inbox.stage, max(snapshots.position) as newest, state.position as held
    from runtime.inbox as inbox
    join snapshots on snapshots.owner_id = inbox.owner_id and snapshots.event_id = inbox.event_id
    join security.keys as person on person.owner_id = inbox.owner_id and person.purpose = 'person'
    left join knowledge_graph.snapshots as state on state.owner_id = inbox.owner_id and state.stage = inbox.stage
    where inbox.status in ('applied', 'skipped') and inbox.reason is distinct from 'erased'
      and person.wrapped is not null
    group by inbox.owner_id, inbox.stage, state.position
    having state.position is distinct from max(snapshots.position)
    """
)


def order_kept(database: Database, stages: Sequence[Stage[Any, Any]]) -> Found:
    """I5: positions at the front door are 1, 2, 3 and so on; later stages hold the newest snapshot they have seen."""
    door = next(stage.name for stage in stages if stage.front_door)
    with database.admin.connect() as connection:
        gaps = [
            Violation("I5", f"{row.inputs} inputs of {row.owner_id} have positions {row.first} to {row.last}")
            for row in connection.execute(_GAPS, {"door": door})
        ]
        stale = [
            Violation("I5", f"{row.stage} saw snapshot {row.newest} of {row.owner_id}, and holds {row.held}")
            for row in connection.execute(_STALE, {"door": door})
        ]
    return gaps + stale


_FOREIGN = {
    "an inbox row and its event": (
        "select a.event_id from runtime.inbox a join runtime.outbox b using (event_id) where a.owner_id <> b.owner_id"
    ),
    "an event and its cause": (
        "select a.event_id from runtime.outbox a join runtime.outbox b on b.event_id = a.cause_id "
        "where a.owner_id <> b.owner_id"
    ),
    "an event and its data key": (
        "select a.event_id from runtime.outbox a join security.keys b using (key_id) where a.owner_id <> b.owner_id"
    ),
    "an event and the person it is keyed by": (
        "select event_id from runtime.outbox where key <> owner_id::text and key is distinct from document_id::text"
    ),
    "a document and the address of its bytes": (
        "select document_id from ingest.documents "
        "where content_address not like owner_id::text || '/' || document_id::text || '/%'"
    ),
    "a reading and the address of its text": (
        "select document_id from ingest.readings "
        "where text_address not like owner_id::text || '/' || document_id::text || '/%'"
    ),
    "a skill and its fact": (
        "select id from knowledge_graph.skills s where not exists (select from knowledge_graph.facts f "
        "where f.owner_id = s.owner_id and f.id = s.fact_id)"
    ),
    "an edge and its nodes": (
        "select id from knowledge_graph.edges e where 2 <> (select count(*) from knowledge_graph.nodes n "
        "where n.owner_id = e.owner_id and n.id in (e.source, e.target)) and source <> target"
    ),
}


def owners_closed(database: Database) -> Found:
    """I6: whatever belongs together belongs to one person, and every owner exists."""
    found = []
    with database.admin.connect() as connection:
        for what, query in _FOREIGN.items():
            if foreign := connection.scalars(text(query)).all():
                found.append(Violation("I6", f"{what} are of different owners: {some(foreign)}"))
        found += _without_owner(connection)
    return found


def _without_owner(connection: Connection) -> Found:
    """Rows of every table that belong to nobody who exists, or name a document of somebody else."""
    found = []
    for table in METADATA.sorted_tables:
        if not table.info.get("owned") or table is KEYS:
            continue
        known = select(KEYS.c.key_id).where(KEYS.c.owner_id == table.c.owner_id)
        nobody = ~known.where(KEYS.c.purpose == "person").exists()
        if orphans := connection.scalars(select(table.c.owner_id).where(nobody).distinct()).all():
            found.append(Violation("I6", f"{table.fullname} has rows of unknown owners: {some(orphans)}"))
        if "document_id" in table.c:
            column = table.c.document_id
            of_owner = known.where(KEYS.c.purpose == "document", KEYS.c.document_id == column)
            foreign = connection.scalars(select(column).where(column.is_not(None), ~of_owner.exists())).all()
            if foreign:
                found.append(Violation("I6", f"{table.fullname} names documents of other owners: {some(foreign)}"))
    return found


_UNSCANNED = text(
    """
    select reading.document_id
    from ingest.readings as reading
    join ingest.documents as document using (owner_id, document_id)
    where reading.outcome = 'read' and document.state <> 'deleted' and not coalesce(
        document.sha256 is not null and document.state = 'stored' and (
            document.verdict ->> 'status' = 'not_configured'
            or (document.verdict ->> 'status' = 'clean'
                and document.verdict ->> 'engine' is not null and document.verdict ->> 'signatures' is not null)),
        false)
    """
)


def quarantine_holds(database: Database) -> Found:
    """I7: nothing was read without a clean verdict, or the recorded one that no scanner is configured."""
    with database.admin.connect() as connection:
        unscanned = connection.scalars(_UNSCANNED).all()
    return [Violation("I7", f"read without a verdict: {some(unscanned)}")] if unscanned else []
