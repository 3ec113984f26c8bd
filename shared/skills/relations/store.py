"""Profiles and relations in Postgres: written by operators, once for each ontology version."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, delete, insert, select

from shared.skills.normalise import key_of
from shared.skills.ontology.ontology import Ontology
from shared.skills.ontology.snapshot_format import pack_snapshot, unpack_snapshot
from shared.skills.relations.profiles import OccupationProfiles, concept_of_technology
from shared.skills.relations.tables import (
    BUILT_TABLES,
    CLUSTER_MEMBERS,
    OCCUPATION_ELEMENTS,
    OCCUPATION_PROFILES,
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

if TYPE_CHECKING:
    from shared.skills.relations.build import SkillRelations

LINKS_FORMAT = 1
Values = Sequence[Any]


def save_profiles(connection: Connection, profiles: OccupationProfiles) -> None:
    """Keep the profiles of a release, in place of those that an earlier import of it left."""
    connection.execute(delete(OCCUPATION_PROFILES).where(OCCUPATION_PROFILES.c.release == profiles.version))
    connection.execute(insert(OCCUPATION_PROFILES).values(release=profiles.version, snapshot=profiles.to_bytes()))


def load_profiles(connection: Connection, release: str) -> OccupationProfiles | None:
    """The profiles of a release, as `onet-29.3`; None where it was not imported. Raises OntologyError."""
    snapshot = connection.scalar(select(OCCUPATION_PROFILES.c.snapshot).where(OCCUPATION_PROFILES.c.release == release))
    return None if snapshot is None else OccupationProfiles.from_bytes(snapshot)


def save_links(connection: Connection, source: str, links: Mapping[str, Sequence[str]]) -> None:
    """Keep the occupations of concepts that a source beside the release names, in place of those from before.

    Args:
        links: concept id to O*NET-SOC codes.
    """
    snapshot = pack_snapshot({"format": LINKS_FORMAT, "links": links})
    connection.execute(delete(OCCUPATION_PROFILES).where(OCCUPATION_PROFILES.c.release == source))
    connection.execute(insert(OCCUPATION_PROFILES).values(release=source, snapshot=snapshot))


def load_links(connection: Connection, source: str) -> dict[str, tuple[str, ...]]:
    """What `save_links` kept; nothing where it kept nothing. Raises OntologyError."""
    snapshot = connection.scalar(select(OCCUPATION_PROFILES.c.snapshot).where(OCCUPATION_PROFILES.c.release == source))
    if snapshot is None:
        return {}
    return unpack_snapshot(
        snapshot,
        LINKS_FORMAT,
        lambda document: {concept: tuple(codes) for concept, codes in sorted(document["links"].items())},
    )


def save_relations(
    connection: Connection, relations: "SkillRelations", ontology: Ontology, profiles: OccupationProfiles | None
) -> None:
    """Write the relations of one ontology version, in place of those of an earlier build."""
    version = relations.ontology_version
    for table in (RELATION_BUILDS, *BUILT_TABLES):
        connection.execute(delete(table).where(table.c.ontology_version == version))
    connection.execute(
        insert(RELATION_BUILDS).values(
            ontology_version=version,
            ontology_hash=relations.ontology_hash,
            content_hash=relations.content_hash(),
            provenance=dict(relations.provenance),
        )
    )
    _copy(connection, SIMILAR_SKILLS, version, _ranked(relations.similar, "concept"))
    _copy(connection, SKILL_PROGRESSIONS, version, map(_values, relations.progressions))
    _copy(
        connection,
        SKILL_CLUSTERS,
        version,
        (
            (c.id, rank, c.name, c.function, c.function_share, c.industry, c.industry_share, len(c.members))
            for rank, c in enumerate(relations.clusters)
        ),
    )
    members = ((id_, c.id, rank) for c in relations.clusters for rank, id_ in enumerate(c.members))
    _copy(connection, CLUSTER_MEMBERS, version, members)
    _copy(connection, RELATED_OCCUPATIONS, version, _ranked(relations.related_occupations, "soc"))
    if profiles is not None:
        _save_occupations(connection, version, ontology, profiles)


def _save_occupations(connection: Connection, version: str, ontology: Ontology, profiles: OccupationProfiles) -> None:
    concept_of = concept_of_technology(ontology)
    found = profiles.profiles
    _copy(connection, OCCUPATIONS, version, ((p.soc, p.title, p.description, p.job_zone) for p in found))
    elements = (
        (p.soc, e.element_id, profiles.names.get(e.element_id, e.element_id), _element_concept(ontology, e.element_id),
         e.importance, e.level, *(e.importance_bounds or (None, None)), *(e.level_bounds or (None, None)))
        for p in found for e in p.elements
    )  # fmt: skip
    _copy(connection, OCCUPATION_ELEMENTS, version, elements)
    technologies = (
        (p.soc, used.title, concept_of.get(key_of(used.title)), used.hot, used.in_demand)
        for p in found
        for used in p.technologies
    )
    _copy(connection, OCCUPATION_TECHNOLOGIES, version, technologies)
    _copy(connection, OCCUPATION_TOOLS, version, ((p.soc, t.title, t.commodity) for p in found for t in p.tools))
    tasks = (
        (p.soc, t.id, t.text, t.core, [profiles.activities[id_] for id_ in t.activities])
        for p in found
        for t in p.tasks
    )
    _copy(connection, OCCUPATION_TASKS, version, tasks)


def _element_concept(ontology: Ontology, element_id: str) -> str | None:
    concept = ontology.by_element.get(element_id)
    return None if concept is None else concept.id


def _ranked(rows: Iterable[Any], group: str) -> Iterator[Values]:
    """The values of each row with its place in its group after the first; rows come group by group."""
    last, rank = None, 0
    for row in rows:
        values = _values(row)
        rank = rank + 1 if getattr(row, group) == last else 0
        last = getattr(row, group)
        yield values[0], rank, *values[1:]


def _values(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, field.name) for field in dataclasses.fields(row))


def _copy(connection: Connection, table: Table, version: str, rows: Iterable[Values]) -> None:
    """Rows by COPY: 150,000 take a second, and twenty times that by INSERT. Values in the order of the columns."""
    cursor = connection.connection.cursor()
    try:
        with cursor.copy(f"copy {table.schema}.{table.name} from stdin") as copy:
            for row in rows:
                copy.write_row((version, *row))
    finally:
        cursor.close()
