"""What usually precedes what: edges from the skill that comes first to the one that builds on it, with their evidence.

Three signs, each signed: co-occurrence with a direction (who has the later skill mostly has the earlier one, and not
the other way round: the subsumption of Sanderson and Croft, "Deriving concept hierarchies from text", SIGIR 1999),
the job zones (1 to 5, O*NET's scale of preparation) and the levels (0 to 7) of the occupations that use either.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shared.skills.ontology.ontology import Ontology
from shared.skills.relations.evidence import ROWS_AT_ONCE, Demand
from shared.skills.relations.similarity import DIGITS, Cooccurrence, Similar, Sources

LEAST_TOGETHER = {"occupations": 3, "advertisements": 20}
"""Groups in common, below which a source says nothing of a direction."""
LEAST_SHARE = 0.5
"""Of those with the later skill, this share has the earlier one."""
LEAST_DIFFERENCE = 0.2
"""By which that share is larger than the other way round."""
ZONE_SLACK = 0.25
"""Job zones by which the later skill may lie lower, for chance."""
WEIGHTS = {"cooccurrence": 0.5, "zones": 0.25, "levels": 0.25}
FULL_DIFFERENCE = 2.0
"""Job zones, or levels, that count as a whole step; more counts no more."""
PREDECESSORS = 5


@dataclass(frozen=True, slots=True)
class Precedes:
    """`before` usually precedes `after`.

    The shares are P(before | after) and P(after | before) by the source with the clearer difference; differences are
    those of the means of `after` and `before`, None where a concept stands in no rated occupation.
    """

    before: str
    after: str
    score: float
    source: str  # occupations or advertisements
    together: int  # groups of that source with both
    share_of_after: float
    share_of_before: float
    zone_difference: float | None
    level_difference: float | None


def progressions(
    ontology: Ontology, sources: Sources, demand: Demand | None, similar: Iterable[Similar]
) -> tuple[Precedes, ...]:
    """The edges between skills that are alike, without a circle; at most `PREDECESSORS` into a skill.

    Ordered by the later skill, then by score; of equal scores the smaller id first.
    """
    place = {concept.id: number for number, concept in enumerate(ontology.concepts)}
    pairs = sorted({tuple(sorted((place[s.concept], place[s.related]))) for s in similar})
    found: dict[tuple[int, int], Precedes] = {}
    for name, source in (("occupations", sources.occupations), ("advertisements", sources.advertisements)):
        if source is None:
            continue
        chosen = _comparable(ontology, pairs) if name == "occupations" else pairs
        for first, second, together in _together(source, chosen):
            edge = _edge(ontology, demand, name, first, second, together, source)
            if edge is not None and ((first, second) not in found or edge.score > found[first, second].score):
                found[first, second] = edge
    return _strongest(without_circles(found.values()))


def without_circles(edges: Iterable[Precedes]) -> list[Precedes]:
    """The edges without the weakest of each circle: in every knot of circles the weakest tenth goes, till none is left.

    Of equal scores the edge with the larger ids goes.
    """
    import networkx

    kept = {(edge.before, edge.after): edge for edge in sorted(edges, key=_by_strength)}
    while True:
        graph = networkx.DiGraph()
        graph.add_edges_from(kept)
        knots = [knot for knot in networkx.strongly_connected_components(graph) if len(knot) > 1]
        if not knots:
            return list(kept.values())
        for knot in knots:
            inside = [pair for pair in kept if pair[0] in knot and pair[1] in knot]  # strongest first
            for pair in inside[-max(1, len(inside) // 10) :]:
                del kept[pair]


def _comparable(ontology: Ontology, pairs: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Pairs of two rated elements or of two technologies: being important and being used are no one scale."""
    rated = [concept.onet_element_id is not None for concept in ontology.concepts]
    return [pair for pair in pairs if rated[pair[0]] == rated[pair[1]]]


def _together(source: Cooccurrence, pairs: list[tuple[int, ...]]) -> Iterator[tuple[int, int, int]]:
    """(first, second, groups with both) of each pair; pairs ascend."""
    start, counts = -ROWS_AT_ONCE, None
    last = len(source.totals)
    for first, second in pairs:
        if counts is None or first >= start + ROWS_AT_ONCE:
            start = first - first % ROWS_AT_ONCE
            counts = source.together(start, min(start + ROWS_AT_ONCE, last))
        yield first, second, int(counts[first - start, second])


def _edge(
    ontology: Ontology, demand: Demand | None, name: str, first: int, second: int, together: int, source: Cooccurrence
) -> Precedes | None:
    """The edge between two concepts by one source, in the direction that it shows; None where it shows none."""
    if together < LEAST_TOGETHER[name]:
        return None
    share_of_second, share_of_first = together / float(source.totals[second]), together / float(source.totals[first])
    before, after = (first, second) if share_of_second >= share_of_first else (second, first)
    high, low = max(share_of_first, share_of_second), min(share_of_first, share_of_second)
    if high < LEAST_SHARE or high - low < LEAST_DIFFERENCE:
        return None
    zones = _difference(None if demand is None else demand.zones, before, after)
    levels = _difference(None if demand is None else demand.levels, before, after)
    if zones is not None and zones < -ZONE_SLACK:
        return None
    score = WEIGHTS["cooccurrence"] * (high - low)
    score += WEIGHTS["zones"] * _step(zones) + WEIGHTS["levels"] * _step(levels)
    return Precedes(
        before=ontology.concepts[before].id,
        after=ontology.concepts[after].id,
        score=round(max(0.0, score), DIGITS),
        source=name,
        together=together,
        share_of_after=round(high, DIGITS),
        share_of_before=round(low, DIGITS),
        zone_difference=zones,
        level_difference=levels,
    )


def _difference(values: npt.NDArray[np.float64] | None, before: int, after: int) -> float | None:
    if values is None or np.isnan(values[before]) or np.isnan(values[after]):
        return None
    return round(float(values[after] - values[before]), DIGITS)


def _step(difference: float | None) -> float:
    """-1 to 1."""
    return 0.0 if difference is None else max(-1.0, min(1.0, difference / FULL_DIFFERENCE))


def _strongest(edges: Iterable[Precedes]) -> tuple[Precedes, ...]:
    into: dict[str, list[Precedes]] = {}
    for edge in sorted(edges, key=_by_strength):
        into.setdefault(edge.after, []).append(edge)
    return tuple(edge for after in sorted(into) for edge in into[after][:PREDECESSORS])


def _by_strength(edge: Precedes) -> tuple[float, str, str]:
    return -edge.score, edge.before, edge.after
