"""How alike two skills are: used together, meant alike, near in the hierarchy; each part is kept beside the score.

A part of co-occurrence is the Ochiai coefficient n / sqrt(n_a n_b) (Ochiai 1957; the cosine of two sets), discounted
by n / (n + k) where few have been seen (after Pantel and Lin, "Discovering Word Senses from Text", KDD 2002): two
technologies of one occupation are not one thing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from shared.skills.ontology.ontology import Ontology
from shared.skills.relations.evidence import ROWS_AT_ONCE, Counts

Scores = npt.NDArray[np.float64]

WEIGHTS: Mapping[str, float] = {"occupations": 0.35, "advertisements": 0.30, "meaning": 0.20, "hierarchy": 0.15}
"""Of the four parts. A part that a build has no source for is left out, and the others are scaled up to a sum of 1.

Chosen by us, not measured: what people do together first, what words mean second, what a classification says last.
"""
DISCOUNT: Mapping[str, float] = {"occupations": 2.0, "advertisements": 5.0}
"""k: with so many groups in common, co-occurrence counts half. Advertisements are many and careless."""
MEANING_FLOOR = 0.3
"""Cosines of unrelated short names lie below; the part is what is above, scaled to 0..1."""
NEIGHBOURS = 20
LEAST_SCORE = 0.1
DIGITS = 4
"""Scores are rounded before they are ranked; of equal ones the smaller id comes first."""


class Cooccurrence(Protocol):
    """Counts of groups in which concepts stand together."""

    @property
    def totals(self) -> Counts: ...

    def together(self, start: int, end: int) -> Counts: ...


class Meaning(Protocol):
    """Cosines between names (rows `start` to `end`) and all names."""

    def cosines(self, start: int, end: int) -> npt.NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class Similar:
    """`related` is among the skills most like `concept`. Parts are 0 to 1; None: the build has no such source."""

    concept: str
    related: str
    score: float
    occupations: float | None
    advertisements: float | None
    meaning: float | None
    hierarchy: float


@dataclass(frozen=True)
class Sources:
    """What a build can compare skills by."""

    occupations: Cooccurrence | None = None
    advertisements: Cooccurrence | None = None
    meaning: Meaning | None = None

    @property
    def weights(self) -> dict[str, float]:
        """The weights of the parts that there are, in the order of `WEIGHTS`, with a sum of 1."""
        there = {name: w for name, w in WEIGHTS.items() if name == "hierarchy" or getattr(self, name) is not None}
        total = sum(there.values())
        return {name: round(weight / total, 6) for name, weight in there.items()}


def similar_skills(ontology: Ontology, sources: Sources) -> Iterator[Similar]:
    """The most similar skills of each concept, best first; concepts in the order of their ids."""
    hierarchy = _Hierarchy(ontology)
    number = len(ontology.concepts)
    for start in range(0, number, ROWS_AT_ONCE):
        end = min(start + ROWS_AT_ONCE, number)
        parts = _parts(sources, hierarchy, start, end)
        yield from _ranked(ontology, parts, sources.weights, start)


def discounted_cosine(together: Counts, totals: Counts, start: int, discount: float) -> Scores:
    """The Ochiai coefficient with its discount, of the rows from `start` on with all concepts; 0 where nothing is."""
    counts = together.astype(np.float64)
    rows = totals[start : start + len(counts)].astype(np.float64)
    scale = np.sqrt(rows[:, None] * totals.astype(np.float64)[None, :])
    with np.errstate(invalid="ignore", divide="ignore"):
        cosine: Scores = np.where(counts > 0, counts / scale * counts / (counts + discount), 0.0)
    return cosine


def _parts(sources: Sources, hierarchy: "_Hierarchy", start: int, end: int) -> dict[str, Scores]:
    parts: dict[str, Scores] = {}
    for name, source in (("occupations", sources.occupations), ("advertisements", sources.advertisements)):
        if source is not None:
            parts[name] = discounted_cosine(source.together(start, end), source.totals, start, DISCOUNT[name])
    if sources.meaning is not None:
        cosines = sources.meaning.cosines(start, end).astype(np.float64)
        parts["meaning"] = np.clip((cosines - MEANING_FLOOR) / (1 - MEANING_FLOOR), 0.0, 1.0)
    parts["hierarchy"] = hierarchy.rows(start, end)
    return parts


def _ranked(
    ontology: Ontology, parts: Mapping[str, Scores], weights: Mapping[str, float], start: int
) -> Iterator[Similar]:
    total = np.zeros_like(parts["hierarchy"])
    for name, weight in weights.items():
        total += weight * parts[name]
    # A shelf of a shop is no likeness: what only the classification puts together has to be parent and child.
    others = sum((parts[name] for name in weights if name != "hierarchy"), np.zeros_like(total))
    total[(others == 0) & (parts["hierarchy"] < 1)] = 0.0
    total = np.round(total, DIGITS)
    for row, scores in enumerate(total):
        scores[start + row] = 0.0  # itself
        for place in best_places(scores, NEIGHBOURS, LEAST_SCORE):
            values = {name: round(float(part[row, place]), DIGITS) for name, part in parts.items()}
            yield Similar(
                concept=ontology.concepts[start + row].id,
                related=ontology.concepts[place].id,
                score=float(scores[place]),
                occupations=values.get("occupations"),
                advertisements=values.get("advertisements"),
                meaning=values.get("meaning"),
                hierarchy=values["hierarchy"],
            )


def best_places(scores: Scores, number: int, least: float) -> Sequence[int]:
    """The places of the best scores of at least `least`, best first; of equal ones the first place."""
    places = np.flatnonzero(scores >= least)
    order = np.argsort(-scores[places], kind="stable")[:number]
    return [int(place) for place in places[order]]


class _Hierarchy:
    """1 / distance in the hierarchy: parent and child 1, siblings 1/2 (path length: Rada et al. 1989).

    Technologies of one UNSPSC commodity are siblings under it.
    """

    def __init__(self, ontology: Ontology) -> None:
        place = {concept.id: number for number, concept in enumerate(ontology.concepts)}
        codes = sorted({c.onet_commodity for c in ontology.concepts if c.onet_commodity is not None})
        code_of = {code: number for number, code in enumerate(codes)}
        self._parents = _numbers([place.get(c.broader or "") for c in ontology.concepts])
        self._commodities = _numbers([code_of.get(c.onet_commodity or "") for c in ontology.concepts])

    def rows(self, start: int, end: int) -> Scores:
        nearness = np.zeros((end - start, len(self._parents)))
        for shared in (self._commodities, self._parents):
            own = shared[start:end, None]
            nearness[(own >= 0) & (own == shared[None, :])] = 0.5
        here = np.arange(start, end)
        nearness[here[:, None] == self._parents[None, :]] = 1.0
        nearness[self._parents[start:end, None] == np.arange(len(self._parents))[None, :]] = 1.0
        return nearness


def _numbers(values: Sequence[int | None]) -> npt.NDArray[np.int64]:
    """-1 for None."""
    return np.array([-1 if value is None else value for value in values], dtype=np.int64)
