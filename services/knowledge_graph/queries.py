"""What the API reads of a person's graph: pages in a stable order, single facts, and how far the stages are.

Pages are cut by key, not by offset: a page starts behind the last row of the one before, so it costs the same
anywhere. A cursor stays valid while rows come and go.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Connection, Row, Table, Uuid, func, select, tuple_

from services.knowledge_graph.front_door.commands import CHANGED_MEANWHILE
from services.knowledge_graph.models import COMMANDS, EDGES, FACTS, INSIGHTS, NODES, SKILL_LEVELS, SKILLS, SNAPSHOTS
from services.knowledge_graph.snapshot_store import newest_position
from shared.runtime.tables import INBOX
from shared.schemas.facts import FactStatus

LARGEST_PAGE = 500

Cursor = tuple[int, str]
"""(rank, id) of the last row of a page; tables without a rank have 0 there."""


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in their order, and where the next page begins: None on the last one."""

    rows: Sequence[Row[Any]]
    next: Cursor | None


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which facts are wanted; None leaves a condition out."""

    types: tuple[str, ...] | None = None
    statuses: tuple[FactStatus, ...] | None = None
    min_confidence: float | None = None
    holding: str | None = None
    document_id: UUID | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The filter as conditions on `facts`."""
        found: list[ColumnElement[bool]] = []
        if self.types is not None:
            found.append(FACTS.c.type.in_(self.types))
        if self.statuses is not None:
            found.append(FACTS.c.status.in_(self.statuses))
        if self.min_confidence is not None:
            found.append(FACTS.c.confidence >= self.min_confidence)
        if self.holding is not None:
            found.append(FACTS.c.holding == self.holding)
        if self.document_id is not None:
            found.append(FACTS.c.evidence.contains([{"document_id": str(self.document_id)}]))
        return found


def facts_page(
    connection: Connection,
    owner_id: UUID,
    wanted: FactFilter | None = None,
    *,
    after: Cursor | None = None,
    limit: int = 100,
) -> Page:
    """Facts in the order of the documents."""
    return _page(connection, FACTS, owner_id, (wanted or FactFilter()).conditions(), after, limit)


def fact(connection: Connection, owner_id: UUID, fact_id: str) -> Row[Any] | None:
    """One fact, or None."""
    where = (FACTS.c.owner_id == owner_id, FACTS.c.id == fact_id)
    return connection.execute(select(FACTS).where(*where)).one_or_none()


def fact_with_edits(connection: Connection, owner_id: UUID, fact_id: str) -> Row[Any] | None:
    """One fact and `edits`: the ids of the edits of its keys that it holds already, in their order; or None.

    One statement, so that the fact and the edits are of one moment.
    """
    applied = select(SNAPSHOTS.c.position).where(SNAPSHOTS.c.owner_id == owner_id, SNAPSHOTS.c.stage == "update_graph")
    edits = select(COMMANDS.c.event_id).where(
        COMMANDS.c.owner_id == owner_id,
        COMMANDS.c.position <= applied.scalar_subquery(),
        COMMANDS.c.command["keys"].has_any(FACTS.c["keys"]),
    )
    listed = func.array(edits.order_by(COMMANDS.c.position).correlate(FACTS).scalar_subquery(), type_=ARRAY(Uuid))
    where = (FACTS.c.owner_id == owner_id, FACTS.c.id == fact_id)
    return connection.execute(select(FACTS, listed.label("edits")).where(*where)).one_or_none()


def skills_page(
    connection: Connection,
    owner_id: UUID,
    *,
    mapped_only: bool = False,
    after: Cursor | None = None,
    limit: int = 100,
) -> Page:
    """Skills in the order of the facts that name them."""
    conditions = [SKILLS.c.concept_id.is_not(None)] if mapped_only else []
    return _page(connection, SKILLS, owner_id, conditions, after, limit)


def levels_of(connection: Connection, owner_id: UUID, concept_ids: Iterable[str]) -> dict[str, Row[Any]]:
    """Concept id to the row of its level, for those of the concepts that have one."""
    where = (SKILL_LEVELS.c.owner_id == owner_id, SKILL_LEVELS.c.id.in_(sorted(set(concept_ids))))
    return {row.id: row for row in connection.execute(select(SKILL_LEVELS).where(*where))}


def facts_of_concepts(connection: Connection, owner_id: UUID) -> dict[str, list[str]]:
    """Concept id to the ids of the facts that name it, in the order of the facts."""
    columns = (SKILLS.c.concept_id, SKILLS.c.fact_id)
    where = (SKILLS.c.owner_id == owner_id, SKILLS.c.concept_id.is_not(None))
    found: dict[str, list[str]] = {}
    for concept_id, fact_id in connection.execute(select(*columns).where(*where).order_by(SKILLS.c.rank, SKILLS.c.id)):
        found.setdefault(str(concept_id), []).append(fact_id)
    return found


def nodes_page(connection: Connection, owner_id: UUID, *, after: Cursor | None = None, limit: int = 100) -> Page:
    """Nodes by id."""
    return _page(connection, NODES, owner_id, (), after, limit)


def edges_page(connection: Connection, owner_id: UUID, *, after: Cursor | None = None, limit: int = 100) -> Page:
    """Edges by id."""
    return _page(connection, EDGES, owner_id, (), after, limit)


def insights(connection: Connection, owner_id: UUID) -> Sequence[Row[Any]]:
    """All insights, of which there are few, in the order in which they are read."""
    return connection.execute(select(INSIGHTS).where(INSIGHTS.c.owner_id == owner_id).order_by(INSIGHTS.c.rank)).all()


def applied_position(connection: Connection, owner_id: UUID, stage: str) -> int | None:
    """The position of the newest snapshot that a stage applied (`dedupe`: sent)."""
    return newest_position(connection, owner_id, stage)


def command(connection: Connection, owner_id: UUID, event_id: UUID) -> Row[int, str, str | None] | None:
    """(position, outcome, code) of a command, or None until the front door has applied it."""
    columns = (COMMANDS.c.position, COMMANDS.c.outcome, COMMANDS.c.code)
    where = (COMMANDS.c.owner_id == owner_id, COMMANDS.c.event_id == event_id)
    return connection.execute(select(*columns).where(*where)).one_or_none()


def was_changed_meanwhile(connection: Connection, owner_id: UUID, event_id: UUID) -> bool:
    """Whether the front door left a command out because another one, unseen by the person, was applied first."""
    where = (INBOX.c.owner_id == owner_id, INBOX.c.stage == "dedupe", INBOX.c.event_id == event_id)
    return connection.scalar(select(INBOX.c.reason).where(*where)) == CHANGED_MEANWHILE


def _page(
    connection: Connection,
    table: Table,
    owner_id: UUID,
    conditions: Sequence[ColumnElement[bool]],
    after: Cursor | None,
    limit: int,
) -> Page:
    size = max(1, min(limit, LARGEST_PAGE))
    has_rank = "rank" in table.c
    order = (table.c.rank, table.c.id) if has_rank else (table.c.id,)
    query = select(table).where(table.c.owner_id == owner_id, *conditions).order_by(*order).limit(size + 1)
    if after is not None:
        query = query.where(tuple_(*order) > (tuple(after) if has_rank else (after[1],)))
    rows = connection.execute(query).all()
    if len(rows) <= size:
        return Page(rows, None)
    last = rows[size - 1]
    return Page(rows[:size], (last.rank if has_rank else 0, last.id))
