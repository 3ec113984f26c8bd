"""What relations rest on: in which occupations and job advertisements each concept stands, and how demanding these are.

Counts are whole numbers in float32, which holds them exactly below 2**24, so every product is the same in whatever
order a library computes it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from shared.skills.normalise import key_of
from shared.skills.ontology.ontology import Ontology
from shared.skills.relations.profiles import (
    IMPORTANT,
    OccupationProfile,
    OccupationProfiles,
    RatedElement,
    concept_of_technology,
)

Counts = npt.NDArray[np.float32]

ROWS_AT_ONCE = 512
WIDEST_ADVERTISEMENT = 60
"""Concepts; a longer list names everything there is, and says nothing of what belongs together."""


@dataclass(frozen=True)
class Incidence:
    """Which concept (a row, in the order of the ontology's ids) stands in which group (a column)."""

    rows: Counts  # (concepts, groups), 0 or 1

    @cached_property
    def totals(self) -> Counts:
        """In how many groups each concept stands: (concepts,)."""
        total: Counts = self.rows.sum(axis=1, dtype=np.float32)
        return total

    def together(self, start: int, end: int) -> Counts:
        """In how many groups concepts `start` to `end` stand together with each concept: (end - start, concepts)."""
        counts: Counts = self.rows[start:end] @ self.rows.T
        return counts


@dataclass(frozen=True)
class Advertisements:
    """How many job advertisements name both of two concepts."""

    concepts: int  # of the ontology
    places: npt.NDArray[np.int64]  # of the concepts that are named at all, ascending
    counts: Counts  # (places, places); the diagonal holds how many name the concept
    used: int  # advertisements

    @cached_property
    def totals(self) -> Counts:
        """How many advertisements name each concept: (concepts,)."""
        totals = np.zeros(self.concepts, dtype=np.float32)
        totals[self.places] = self.counts.diagonal()
        return totals

    def together(self, start: int, end: int) -> Counts:
        """How many name concepts `start` to `end` together with each concept: (end - start, concepts)."""
        rows = np.zeros((end - start, self.concepts), dtype=np.float32)
        first, last = np.searchsorted(self.places, [start, end])
        rows[np.ix_(self.places[first:last] - start, self.places)] = self.counts[first:last]
        return rows


@dataclass(frozen=True)
class Demand:
    """How demanding the occupations are in which each concept stands; NaN for a concept in none that says so."""

    zones: npt.NDArray[np.float64]  # (concepts,) mean job zone, 1 to 5
    levels: npt.NDArray[np.float64]  # (concepts,) mean level of the skills that the occupations need, 0 to 7


def occupations_of(ontology: Ontology, profiles: OccupationProfiles) -> dict[str, tuple[str, ...]]:
    """Concept id to the codes of the occupations that need it, ascending; concepts in none are left out."""
    found: dict[str, list[str]] = {}
    concept_of = concept_of_technology(ontology)
    for profile in profiles.profiles:
        for concept in _needed(profile, ontology, concept_of):
            found.setdefault(concept, []).append(profile.soc)
    return {concept: tuple(codes) for concept, codes in sorted(found.items())}


def occupation_incidence(
    ontology: Ontology, profiles: OccupationProfiles, occupations: Mapping[str, Sequence[str]]
) -> Incidence:
    """Concepts by occupations, from what `occupations_of` found."""
    column = {profile.soc: place for place, profile in enumerate(profiles.profiles)}
    rows = np.zeros((len(ontology.concepts), len(column)), dtype=np.float32)
    for place, concept in enumerate(ontology.concepts):
        rows[place, [column[soc] for soc in occupations.get(concept.id, ())]] = 1.0
    return Incidence(rows)


def read_advertisements(
    ontology: Ontology, lists: Iterable[Sequence[str]], concept_of: Callable[[str], str | None]
) -> "Advertisements":
    """Count the concepts that job advertisements name together.

    Lists with fewer than two or more than `WIDEST_ADVERTISEMENT` concepts are left out.

    Args:
        lists: the phrases of each advertisement.
        concept_of: the id of the concept that a phrase names; asked once a spelling.
    """
    place = {concept.id: number for number, concept in enumerate(ontology.concepts)}
    known: dict[str, int | None] = {}
    used: list[list[int]] = []
    for phrases in lists:
        keys = {phrase: key_of(phrase) for phrase in phrases}
        for phrase, key in keys.items():
            if key not in known:
                found = concept_of(phrase)
                known[key] = None if found is None else place[found]
        named = sorted({number for key in keys.values() if (number := known[key]) is not None})
        if 2 <= len(named) <= WIDEST_ADVERTISEMENT:
            used.append(named)
    places = np.array(sorted({number for named in used for number in named}), dtype=np.int64)
    counts = np.zeros((len(places), len(places)), dtype=np.float32)
    for named in used:
        inside = np.searchsorted(places, named)
        counts[np.ix_(inside, inside)] += 1.0
    return Advertisements(len(place), places, counts, len(used))


def demand(profiles: OccupationProfiles, incidence: Incidence) -> Demand:
    """The mean job zone and skill level over the occupations of each concept."""
    zones = np.array([np.nan if p.job_zone is None else float(p.job_zone) for p in profiles.profiles])
    return Demand(_mean(incidence.rows, zones), _mean(incidence.rows, np.array([_level(p) for p in profiles.profiles])))


def _mean(rows: Counts, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The mean of the known values over each row's groups, summed one group after the other."""
    known = ~np.isnan(values)
    total = np.zeros(len(rows))
    for column in np.flatnonzero(known):
        total += rows[:, column] * values[column]
    number = rows[:, known].sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean: npt.NDArray[np.float64] = np.where(number > 0, total / number, np.nan)
    return mean


def _level(profile: OccupationProfile) -> float:
    levels = [element.level for element in profile.elements if element.level is not None and is_needed(element)]
    return float("nan") if not levels else sum(levels) / len(levels)


def is_needed(element: RatedElement) -> bool:
    """Whether an occupation needs an element: rated as important at least."""
    return element.importance is not None and element.importance >= IMPORTANT


def _needed(profile: OccupationProfile, ontology: Ontology, concept_of: Mapping[str, str]) -> list[str]:
    """Ids of the concepts that an occupation needs, ascending."""
    elements = [e.element_id for e in profile.elements if is_needed(e) and e.element_id in ontology.by_element]
    needed = {ontology.by_element[element].id for element in elements}
    keys = (key_of(technology.title) for technology in profile.technologies)
    return sorted(needed | {concept_of[key] for key in keys if key in concept_of})
