"""The part of a person's export that the knowledge graph holds."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, select

from services.knowledge_graph.api_models import EdgeView, InsightView, NodeView, fact_view, skill_view
from services.knowledge_graph.models import COMMANDS, EDGES, FACTS, INSIGHTS, NODES, SKILL_LEVELS, SKILL_NAMES, SKILLS
from shared.schemas.facts import CanonicalFact
from shared.schemas.resume_item.making import item_of_person


def export_facts(connection: Connection, owner_id: UUID) -> list[dict[str, Any]]:
    """Facts with everything that they rest on."""
    return [fact_view(row).model_dump(mode="json") for row in _rows(connection, FACTS, owner_id)]


def export_resume_items(connection: Connection, owner_id: UUID) -> list[dict[str, Any]]:
    """The same facts as RESUME_ITEMs (docs/resume-item.md), for other programs."""
    facts = [CanonicalFact.model_validate(row, from_attributes=True) for row in _rows(connection, FACTS, owner_id)]
    return [item_of_person(fact).model_dump(mode="json") for fact in facts]


def export_skills(connection: Connection, owner_id: UUID) -> list[dict[str, Any]]:
    """What the skill facts mean, and the level of each skill."""
    levels = {row.id: row for row in _rows(connection, SKILL_LEVELS, owner_id)}
    rows = _rows(connection, SKILLS, owner_id)
    return [skill_view(row, levels.get(row.concept_id)).model_dump(mode="json") for row in rows]


def export_graph(connection: Connection, owner_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Nodes and edges."""
    nodes = [NodeView.model_validate(row) for row in _rows(connection, NODES, owner_id)]
    edges = [EdgeView.model_validate(row) for row in _rows(connection, EDGES, owner_id)]
    return {
        "nodes": [node.model_dump(mode="json") for node in nodes],
        "edges": [edge.model_dump(mode="json") for edge in edges],
    }


def export_insights(connection: Connection, owner_id: UUID) -> list[dict[str, Any]]:
    """What follows from the facts."""
    rows = _rows(connection, INSIGHTS, owner_id)
    return [InsightView.model_validate(row).model_dump(mode="json") for row in rows]


def export_commands(connection: Connection, owner_id: UUID) -> list[dict[str, Any]]:
    """What the person has said about facts, and whether it holds."""
    return [
        {"event_id": str(row.event_id), "command": row.command, "outcome": row.outcome, "code": row.code}
        for row in _rows(connection, COMMANDS, owner_id)
    ]


def export_skill_names(connection: Connection, owner_id: UUID) -> list[dict[str, Any]]:
    """What the person has said that phrases and facts mean."""
    names = ("phrase", "keys", "concept_id")
    rows = _rows(connection, SKILL_NAMES, owner_id)
    return [{"event_id": str(row.event_id)} | {name: getattr(row, name) for name in names} for row in rows]


def _rows(connection: Connection, table: Table, owner_id: UUID) -> Any:
    order = [table.c[name] for name in ("rank", "position", "id", "event_id") if name in table.c]
    return connection.execute(select(table).where(table.c.owner_id == owner_id).order_by(*order))
