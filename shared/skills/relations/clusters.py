"""Groups of skills that belong together, with a function, an industry and a name.

Communities of the graph of similar skills by the method of Louvain (Blondel et al., "Fast unfolding of communities in
large networks", 2008) with a fixed seed: nodes and edges go in in the order of their ids, so the result is the same in
every run.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shared.skills.ontology.ontology import Ontology
from shared.skills.relations.sectors import function_of, industry_of
from shared.skills.relations.similarity import Similar

LEAST_EDGE = 0.2
"""Likeness, below which two skills pull nobody into a cluster."""
RESOLUTION = 2.0
"""Above 1: smaller clusters than modularity alone would give; some hundred over O*NET."""
SEED = 0
SMALLEST = 3
NAMED_BY = 3
"""Skills in a name: those with the most likeness to the rest of their cluster."""
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Cluster:
    """Skills that are used together. Members by their ties inside the cluster, the strongest first.

    `function` and `industry` are those of most of the occupations that need the members, with their share of these;
    None where no member stands in an occupation (or none of an industry).
    """

    id: str
    name: str
    function: str | None
    function_share: float
    industry: str | None
    industry_share: float
    members: tuple[str, ...]


def skill_clusters(
    ontology: Ontology, similar: Iterable[Similar], occupations: Mapping[str, Sequence[str]]
) -> tuple[Cluster, ...]:
    """The clusters of at least `SMALLEST` skills, the largest first; of equal ones by their names.

    Args:
        occupations: concept id to the codes of the occupations that need it.
    """
    import networkx

    # Numbers, not ids: the order of a set of strings differs from process to process.
    number = {concept.id: place for place, concept in enumerate(ontology.concepts)}
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(number)))
    for edge in similar:
        if edge.score >= LEAST_EDGE:
            graph.add_edge(number[edge.concept], number[edge.related], weight=edge.score)
    communities = networkx.community.louvain_communities(graph, weight="weight", resolution=RESOLUTION, seed=SEED)
    found = []
    for community in communities:
        if len(community) >= SMALLEST:
            nodes = sorted(community)
            ties = [sum(graph[n][other]["weight"] for other in graph[n] if other in community) for n in nodes]
            order = sorted(range(len(nodes)), key=lambda place: (-round(ties[place], DIGITS), nodes[place]))
            members = tuple(ontology.concepts[nodes[place]].id for place in order)
            found.append(_cluster(ontology, members, occupations))
    return tuple(sorted(found, key=lambda cluster: (-len(cluster.members), cluster.name, cluster.id)))


def _cluster(ontology: Ontology, members: tuple[str, ...], occupations: Mapping[str, Sequence[str]]) -> Cluster:
    codes = [soc for member in members for soc in occupations.get(member, ())]
    function, function_share = _most([function_of(soc) for soc in codes])
    industry, industry_share = _most([found for soc in codes if (found := industry_of(soc)) is not None])
    skills = ", ".join(ontology.by_id[member].name for member in members[:NAMED_BY])
    return Cluster(
        id=hashlib.sha256("\0".join(sorted(members)).encode()).hexdigest()[:16],
        name=skills if function is None else f"{function}: {skills}",
        function=function,
        function_share=function_share,
        industry=industry,
        industry_share=industry_share,
        members=members,
    )


def _most(names: Sequence[str]) -> tuple[str | None, float]:
    """The commonest name and its share; of equal ones the first in the alphabet."""
    if not names:
        return None, 0.0
    counts = Counter(names)
    name = min(counts, key=lambda found: (-counts[found], found))
    return name, round(counts[name] / len(names), DIGITS)
