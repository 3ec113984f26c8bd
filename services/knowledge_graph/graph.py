"""The person's graph: nodes and edges, each with the facts that it rests on.

Ids are hashes of what a node or edge is (its kind and the entry, concept or fact under it), so the same
facts give the same graph. The graph of one person is a few hundred nodes built in one pass; networkx has
nothing to add before somebody asks for paths.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from services.knowledge_graph.canonical_json import content_hash
from services.knowledge_graph.career import Career, Entry, career_of
from services.knowledge_graph.normalise.organisations import organisation
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import SkillMapping

NodeKind = Literal[
    "person", "organisation", "role", "school", "degree", "skill", "project", "certificate", "achievement"
]
EdgeKind = Literal[
    "held_role",
    "at",
    "earned",
    "studied_at",
    "from",
    "volunteered_as",
    "has_skill",
    "used_skill",
    "worked_on",
    "holds",
    "achieved",
]
ID_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the graph. `fact_ids` are sorted and never empty."""

    id: str
    kind: NodeKind
    label: str
    fact_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` stands in this relation to `target`. `fact_ids` are sorted and never empty."""

    id: str
    source: str
    target: str
    kind: EdgeKind
    fact_ids: tuple[str, ...]


def build_graph(
    facts: Sequence[CanonicalFact], skills: Iterable[SkillMapping]
) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """The graph of the active, held facts and their mapped skills. Both results are sorted by id."""
    career = career_of(facts)
    if not career.facts:
        return (), ()
    builder = _Builder(career)
    builder.add_jobs()
    builder.add_schools()
    builder.add_volunteering()
    builder.add_projects()
    builder.add_single_facts()
    builder.add_skills(skills)
    return builder.result()


class _Builder:
    """Collects nodes and edges; what is named twice is one with the facts of both."""

    def __init__(self, career: Career) -> None:
        self._career = career
        self._labels: dict[str, tuple[NodeKind, str]] = {}
        self._edges: dict[str, tuple[str, str, EdgeKind]] = {}
        self._facts: dict[str, set[str]] = {}
        self._node_of_entry: dict[str, str] = {}
        names = career.all(FactType.NAME)
        about = names or career.all(FactType.HEADLINE, FactType.SUMMARY, FactType.EMAIL) or career.facts[:1]
        label = names[0].text if names else ""
        self._person = self._node("person", "self", label, about)

    def add_jobs(self) -> None:
        """Roles, and the organisations they were at."""
        for job in self._career.jobs:
            titles, employers = job.all(FactType.WORK_TITLE), job.all(FactType.WORK_EMPLOYER)
            about = (*titles, *job.dates) or job.facts
            role = self._node("role", job.id, job.text(FactType.WORK_TITLE), about)
            self._node_of_entry[job.id] = role
            self._edge(self._person, "held_role", role, about)
            if employers:
                name = job.text(FactType.WORK_EMPLOYER)
                self._edge(role, "at", self._node("organisation", organisation(name), name, employers), employers)

    def add_schools(self) -> None:
        """Degrees, and the schools they are from."""
        for entry in self._career.schools:
            degrees = entry.all(FactType.EDUCATION_DEGREE, FactType.EDUCATION_FIELD)
            schools = entry.all(FactType.EDUCATION_SCHOOL)
            name = entry.text(FactType.EDUCATION_SCHOOL)
            school = self._node("school", organisation(name), name, schools) if schools else None
            if degrees:
                degree = self._node("degree", entry.id, _degree_label(entry), degrees)
                self._edge(self._person, "earned", degree, (*degrees, *entry.dates))
                if school:
                    self._edge(degree, "from", school, schools)
            elif school:
                self._edge(self._person, "studied_at", school, (*schools, *entry.dates))

    def add_volunteering(self) -> None:
        """Roles without pay, and their organisations."""
        for entry in self._career.volunteering:
            roles, places = entry.all(FactType.VOLUNTEER_ROLE), entry.all(FactType.VOLUNTEER_ORGANISATION)
            about = roles or entry.facts
            role = self._node("role", entry.id, entry.text(FactType.VOLUNTEER_ROLE), about)
            self._node_of_entry[entry.id] = role
            self._edge(self._person, "volunteered_as", role, about)
            if places:
                name = entry.text(FactType.VOLUNTEER_ORGANISATION)
                self._edge(role, "at", self._node("organisation", organisation(name), name, places), places)

    def add_projects(self) -> None:
        """Projects."""
        for entry in self._career.projects:
            about = entry.all(FactType.PROJECT_NAME) or entry.facts
            project = self._node("project", entry.id, entry.text(FactType.PROJECT_NAME), about)
            self._node_of_entry[entry.id] = project
            self._edge(self._person, "worked_on", project, about)

    def add_single_facts(self) -> None:
        """Certificates, and achievements at the role or project in which they were made."""
        for fact in self._career.all(FactType.CERTIFICATE, FactType.AWARD):
            certificate = self._node("certificate", fact.id, fact.text, [fact])
            self._edge(self._person, "holds", certificate, [fact])
        for fact in self._career.all(FactType.ACHIEVEMENT):
            achievement = self._node("achievement", fact.id, fact.text, [fact])
            place = self._node_of_entry.get(fact.entry_id or "", self._person)
            self._edge(place, "achieved", achievement, [fact])

    def add_skills(self, skills: Iterable[SkillMapping]) -> None:
        """Skills of the person, and of the roles and projects in whose facts they are named.

        A phrase that may mean something else is no edge of a verified graph: the list of skills shows it with its
        score.
        """
        by_id = {fact.id: fact for fact in self._career.facts}
        for skill in skills:
            fact = by_id.get(skill.fact_id)
            if fact is None or skill.concept_id is None or not skill.is_sure:
                continue
            node = self._node("skill", skill.concept_id, skill.name or skill.phrase, [fact])
            self._edge(self._person, "has_skill", node, [fact])
            place = self._node_of_entry.get(fact.entry_id or "")
            if place:
                self._edge(place, "used_skill", node, [fact])

    def result(self) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
        """Nodes and edges by id."""
        nodes = (
            Node(id_, kind, label, tuple(sorted(self._facts[id_])))
            for id_, (kind, label) in sorted(self._labels.items())
        )
        edges = (
            Edge(id_, source, target, kind, tuple(sorted(self._facts[id_])))
            for id_, (source, target, kind) in sorted(self._edges.items())
        )
        return tuple(nodes), tuple(edges)

    def _node(self, kind: NodeKind, identity: str, label: str, facts: Iterable[CanonicalFact]) -> str:
        id_ = content_hash(["node", kind, identity])[:ID_LENGTH]
        self._labels.setdefault(id_, (kind, label))
        self._facts.setdefault(id_, set()).update(fact.id for fact in facts)
        return id_

    def _edge(self, source: str, kind: EdgeKind, target: str, facts: Iterable[CanonicalFact]) -> None:
        id_ = content_hash(["edge", source, kind, target])[:ID_LENGTH]
        self._edges.setdefault(id_, (source, target, kind))
        self._facts.setdefault(id_, set()).update(fact.id for fact in facts)


def _degree_label(entry: Entry) -> str:
    degree, field = entry.text(FactType.EDUCATION_DEGREE), entry.text(FactType.EDUCATION_FIELD)
    if not degree or not field or field.casefold() in degree.casefold():
        return degree or field
    return f"{degree}, {field}"
