"""Reading relations: of one build, by concept or occupation, best first."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, false, func, null, select

from shared.skills.relations.profiles import IMPORTANT
from shared.skills.relations.tables import (
    CLUSTER_MEMBERS,
    OCCUPATION_ELEMENTS,
    OCCUPATION_TASKS,
    OCCUPATION_TECHNOLOGIES,
    OCCUPATION_TOOLS,
    OCCUPATIONS,
    RELATED_OCCUPATIONS,
    RELATION_BUILDS,
    SIMILAR_SKILLS,
    SKILL_CLUSTERS,
    SKILL_PROGRESSIONS,
)

Rows = Sequence[Row[Any]]


def usable_build(connection: Connection, ontology_version: str) -> str | None:
    """The ontology version whose relations answer for `ontology_version`; None before the first build.

    Its own where they are built. Otherwise those built last: ids of concepts outlive versions, so relations of an
    earlier one still hold, and each answer says which version it is from.
    """
    builds = RELATION_BUILDS.c
    own = (builds.ontology_version == ontology_version).desc()
    order = (own, builds.built_at.desc(), builds.ontology_version.desc())
    return connection.scalar(select(builds.ontology_version).order_by(*order).limit(1))


def provenance(connection: Connection, build: str) -> Row[Any]:
    """(ontology_version, ontology_hash, content_hash, provenance) of a build."""
    builds = RELATION_BUILDS.c
    columns: list[Any] = [builds.ontology_version, builds.ontology_hash, builds.content_hash, builds.provenance]
    return connection.execute(select(*columns).where(builds.ontology_version == build)).one()


def similar_to(connection: Connection, build: str, concept_id: str) -> Rows:
    """The most similar skills with the parts of their scores."""
    table = SIMILAR_SKILLS
    return _all(connection, table, build, table.c.concept_id == concept_id, order=(table.c.rank,))


def steps_before(connection: Connection, build: str, concept_id: str) -> Rows:
    """What usually precedes a skill, each with its evidence."""
    table = SKILL_PROGRESSIONS
    order = (table.c.score.desc(), table.c.before_id)
    return _all(connection, table, build, table.c.after_id == concept_id, order=order)


def steps_after(connection: Connection, build: str, concept_id: str, limit: int) -> Rows:
    """What a skill usually precedes."""
    table = SKILL_PROGRESSIONS
    order = (table.c.score.desc(), table.c.after_id)
    return _all(connection, table, build, table.c.before_id == concept_id, order=order, limit=limit)


def cluster_of(connection: Connection, build: str, concept_id: str) -> Row[Any] | None:
    """The cluster that a skill belongs to."""
    joined = SKILL_CLUSTERS.join(
        CLUSTER_MEMBERS,
        and_(
            CLUSTER_MEMBERS.c.ontology_version == SKILL_CLUSTERS.c.ontology_version,
            CLUSTER_MEMBERS.c.cluster_id == SKILL_CLUSTERS.c.id,
        ),
    )
    where = (SKILL_CLUSTERS.c.ontology_version == build, CLUSTER_MEMBERS.c.concept_id == concept_id)
    return connection.execute(select(SKILL_CLUSTERS).select_from(joined).where(*where)).one_or_none()


def clusters(
    connection: Connection, build: str, *, function: str | None, industry: str | None, after: int, limit: int
) -> Rows:
    """Clusters behind rank `after`, the largest first."""
    table = SKILL_CLUSTERS
    conditions = [table.c.rank > after]
    if function is not None:
        conditions.append(table.c.function == function)
    if industry is not None:
        conditions.append(table.c.industry == industry)
    return _all(connection, table, build, *conditions, order=(table.c.rank,), limit=limit)


def cluster_members(connection: Connection, build: str, cluster_ids: Sequence[str]) -> dict[str, list[str]]:
    """Cluster id to the ids of its concepts, the strongest first."""
    table = CLUSTER_MEMBERS
    chosen = table.c.cluster_id.in_(cluster_ids)
    found: dict[str, list[str]] = {}
    for row in _all(connection, table, build, chosen, order=(table.c.cluster_id, table.c.rank)):
        found.setdefault(row.cluster_id, []).append(row.concept_id)
    return found


def occupations_with(connection: Connection, build: str, concept_id: str, limit: int) -> Rows:
    """(soc, title, importance, level, in_demand) of occupations that need a skill or use a technology.

    Elements by importance, technologies with those first in which they are in demand; then by code.
    """
    elements, technologies = OCCUPATION_ELEMENTS, OCCUPATION_TECHNOLOGIES
    needed = select(elements.c.soc, elements.c.importance, elements.c.level, false().label("in_demand")).where(
        elements.c.ontology_version == build,
        elements.c.concept_id == concept_id,
        elements.c.importance >= IMPORTANT,
    )
    used = select(technologies.c.soc, null(), null(), func.bool_or(technologies.c.in_demand)).where(
        technologies.c.ontology_version == build, technologies.c.concept_id == concept_id
    )
    both = needed.union_all(used.group_by(technologies.c.soc)).subquery()
    columns: list[Any] = [OCCUPATIONS.c.soc, OCCUPATIONS.c.title, both.c.importance, both.c.level, both.c.in_demand]
    return connection.execute(
        select(*columns)
        .join(both, both.c.soc == OCCUPATIONS.c.soc)
        .where(OCCUPATIONS.c.ontology_version == build)
        .order_by(both.c.importance.desc().nulls_last(), both.c.in_demand.desc(), OCCUPATIONS.c.soc)
        .limit(limit)
    ).all()


def occupation(connection: Connection, build: str, soc: str) -> Row[Any] | None:
    """(soc, title, description, job_zone) of an occupation."""
    rows = _all(connection, OCCUPATIONS, build, OCCUPATIONS.c.soc == soc, order=(OCCUPATIONS.c.soc,))
    return rows[0] if rows else None


def elements_of(connection: Connection, build: str, soc: str) -> Rows:
    """Skills and knowledge of an occupation with importance and level, the most important first."""
    table = OCCUPATION_ELEMENTS
    order = (table.c.importance.desc().nulls_last(), table.c.element_id)
    return _all(connection, table, build, table.c.soc == soc, order=order)


def technologies_of(connection: Connection, build: str, soc: str) -> Rows:
    """Technologies of an occupation: in demand first, then hot ones, then by title."""
    table = OCCUPATION_TECHNOLOGIES
    order = (table.c.in_demand.desc(), table.c.hot.desc(), table.c.title)
    return _all(connection, table, build, table.c.soc == soc, order=order)


def tools_of(connection: Connection, build: str, soc: str) -> Rows:
    """Machines, instruments and equipment of an occupation, by title."""
    table = OCCUPATION_TOOLS
    return _all(connection, table, build, table.c.soc == soc, order=(table.c.title,))


def tasks_of(connection: Connection, build: str, soc: str) -> Rows:
    """What people in an occupation do: core tasks first, then by the release's numbers."""
    table = OCCUPATION_TASKS
    return _all(connection, table, build, table.c.soc == soc, order=(table.c.core.desc().nulls_last(), table.c.id))


def related_to(connection: Connection, build: str, soc: str) -> Rows:
    """(soc, title, likeness, tier) of the occupations nearest to one."""
    table = RELATED_OCCUPATIONS
    same = and_(OCCUPATIONS.c.ontology_version == table.c.ontology_version, OCCUPATIONS.c.soc == table.c.related_soc)
    columns: list[Any] = [OCCUPATIONS.c.soc, OCCUPATIONS.c.title, table.c.likeness, table.c.tier]
    where = (table.c.ontology_version == build, table.c.soc == soc)
    query = select(*columns).join_from(table, OCCUPATIONS, same).where(*where).order_by(table.c.rank)
    return connection.execute(query).all()


def nearest_held(
    connection: Connection, build: str, held: Sequence[str], wanted: Sequence[str], least: float
) -> dict[str, tuple[str, float]]:
    """Wanted concept id to the most similar one of those held, and the score: at least `least`."""
    table = SIMILAR_SKILLS
    chosen = (table.c.concept_id.in_(held), table.c.related_id.in_(wanted), table.c.score >= least)
    rows = _all(connection, table, build, *chosen, order=(table.c.related_id, table.c.score.desc(), table.c.concept_id))
    found: dict[str, tuple[str, float]] = {}
    for row in rows:
        found.setdefault(row.related_id, (row.concept_id, row.score))
    return found


def _all(
    connection: Connection,
    table: Table,
    build: str,
    *conditions: ColumnElement[bool],
    order: tuple[Any, ...],
    limit: int | None = None,
) -> Rows:
    query = select(table).where(table.c.ontology_version == build, *conditions).order_by(*order)
    return connection.execute(query if limit is None else query.limit(limit)).all()
