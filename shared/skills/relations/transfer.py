"""What somebody takes from one occupation to another: O*NET's importance and level profiles compared.

The measure is a directed coverage: of what the target asks for, weighted by how important it is there, the part that
the origin's level reaches. A nurse reaches most of what a medical secretary needs, and not the other way round.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shared.skills.normalise import key_of
from shared.skills.relations.profiles import IMPORTANT, OccupationProfile, OccupationProfiles, RatedElement

LEVEL_SLACK = 0.5
"""Levels (0-7) that are no difference: about twice the usual standard error of a rating."""
ELEMENT_WEIGHT = 0.7
"""Of skills and knowledge in the likeness of two occupations; technologies have the rest."""
RELATED = 10
DIGITS = 4


@dataclass(frozen=True, slots=True)
class ElementTransfer:
    """One skill or field of knowledge that the target needs, and what the origin brings."""

    element_id: str
    importance: float  # in the target, 1 to 5
    wanted_level: float  # 0 to 7
    held_level: float
    transfers: bool  # the origin reaches the wanted level, to `LEVEL_SLACK`


@dataclass(frozen=True, slots=True)
class Transfer:
    """From one occupation to another. Coverages are 0 to 1; None where the target names nothing to cover."""

    origin: str
    target: str
    coverage: float | None
    technology_coverage: float | None
    elements: tuple[ElementTransfer, ...]  # what matters most in the target first
    technologies: tuple[str, ...]  # titles that both use
    missing_technologies: tuple[str, ...]  # titles that only the target uses


@dataclass(frozen=True, slots=True)
class RelatedOccupation:
    """`related` is near to `soc`: the release says so (`tier`), or it asks for much the same (`likeness`).

    Likeness is 0 to 1, and the same in both directions.
    """

    soc: str
    related: str
    likeness: float
    tier: str | None = None


def transfer(origin: OccupationProfile, target: OccupationProfile) -> Transfer:
    """What transfers from `origin` to `target`, and what is missing."""
    held = {element.element_id: element.level or 0.0 for element in origin.elements}
    elements = tuple(
        ElementTransfer(
            element_id=element.element_id,
            importance=element.importance,
            wanted_level=element.level,
            held_level=held.get(element.element_id, 0.0),
            transfers=held.get(element.element_id, 0.0) >= element.level - LEVEL_SLACK,
        )
        for element in sorted(target.elements, key=_by_importance)
        if element.importance is not None and element.importance >= IMPORTANT and element.level
    )
    weights = [element.importance - 1 for element in elements]
    reached = [min(1.0, element.held_level / element.wanted_level) for element in elements]
    own = {key_of(used.title) for used in origin.technologies}
    shared = tuple(used.title for used in target.technologies if key_of(used.title) in own)
    missing = tuple(used.title for used in target.technologies if key_of(used.title) not in own)
    total = sum(weights)
    covered = sum(weight * part for weight, part in zip(weights, reached, strict=True))
    named = len(target.technologies)
    return Transfer(
        origin=origin.soc,
        target=target.soc,
        coverage=round(covered / total, DIGITS) if total else None,
        technology_coverage=round(len(shared) / named, DIGITS) if named else None,
        elements=elements,
        technologies=shared,
        missing_technologies=missing,
    )


def related_occupations(profiles: OccupationProfiles) -> tuple[RelatedOccupation, ...]:
    """For each occupation those that the release names, in its order, then others of the `RELATED` most like it.

    O*NET's own list comes first because it rests on more than ratings: on what people do and on titles too ("Related
    Occupations" in O*NET's documentation). Of equally like ones the smaller code comes first.
    Likeness is the mean of the coverages in both directions, over elements and over technologies (as the share of
    the smaller set would favour short lists: the Dice coefficient). Where one of two is not rated, technologies
    alone decide.
    """
    both = _coverage(profiles)
    rated = (both.sum(axis=0) > 0) & (both.sum(axis=1) > 0)
    weight = np.where(rated[:, None] & rated[None, :], ELEMENT_WEIGHT, 0.0)
    likeness = np.round(weight * (both + both.T) / 2 + (1 - weight) * _shared_technologies(profiles), DIGITS)
    np.fill_diagonal(likeness, 0.0)
    codes = [profile.soc for profile in profiles.profiles]
    place = {soc: number for number, soc in enumerate(codes)}
    found: list[RelatedOccupation] = []
    for profile, row in zip(profiles.profiles, likeness, strict=True):
        listed = {other.related: other.tier for other in profile.related if other.related in place}
        alike = [codes[other] for other in np.argsort(-row, kind="stable")[:RELATED] if row[other] > 0]
        found.extend(
            RelatedOccupation(profile.soc, other, float(row[place[other]]), listed.get(other))
            for other in dict.fromkeys((*listed, *alike))
        )
    return tuple(found)


def _coverage(profiles: OccupationProfiles) -> npt.NDArray[np.float64]:
    """[origin, target] as `transfer` has it; 0 where the target is not rated. Element by element, in order of ids."""
    ids = sorted({element.element_id for p in profiles.profiles for element in p.elements})
    column = {id_: number for number, id_ in enumerate(ids)}
    number = len(profiles.profiles)
    levels, weights = np.zeros((number, len(ids))), np.zeros((number, len(ids)))
    for row, profile in enumerate(profiles.profiles):
        for element in profile.elements:
            levels[row, column[element.element_id]] = element.level or 0.0
            if element.importance is not None and element.importance >= IMPORTANT and element.level:
                weights[row, column[element.element_id]] = element.importance - 1
    covered, total = np.zeros((number, number)), weights.sum(axis=1)
    for place in range(len(ids)):
        wanted = np.flatnonzero(weights[:, place])
        part = np.minimum(1.0, levels[:, place, None] / levels[None, wanted, place])
        covered[:, wanted] += part * weights[wanted, place]
    part_of: npt.NDArray[np.float64] = np.divide(
        covered, total[None, :], out=np.zeros_like(covered), where=total[None, :] > 0
    )
    return part_of


def _shared_technologies(profiles: OccupationProfiles) -> npt.NDArray[np.float64]:
    titles = _numbered(used.title for profile in profiles.profiles for used in profile.technologies)
    uses = np.zeros((len(profiles.profiles), len(titles)), dtype=np.float32)
    for row, profile in enumerate(profiles.profiles):
        uses[row, [titles[used.title] for used in profile.technologies]] = 1.0
    together = (uses @ uses.T).astype(np.float64)  # whole numbers: exact in float32
    sizes = uses.sum(axis=1, dtype=np.float64)
    both = sizes[:, None] + sizes[None, :]
    dice: npt.NDArray[np.float64] = np.divide(2 * together, both, out=np.zeros_like(together), where=both > 0)
    return dice


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(set(names)))}


def _by_importance(element: RatedElement) -> tuple[float, str]:
    return -(element.importance or 0.0), element.element_id
