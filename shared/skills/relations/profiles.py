"""What each occupation asks for: rated elements, technologies, tools, tasks, job zone. A snapshot beside the ontology.

It is what relations between skills are built from; the ontology itself says nothing of occupations.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from shared.skills.normalise import key_of
from shared.skills.onet.records import ListedRelation, Rating, Release, Task, UsedTool
from shared.skills.ontology.ontology import Ontology
from shared.skills.ontology.snapshot_format import pack_snapshot, unpack_snapshot

FORMAT = 2
_Row = TypeVar("_Row", UsedTool, Task, ListedRelation)
IMPORTANT = 3.0
"""From this importance (IM, 1-5) on an element counts as needed: O*NET's word for 3 is "important"."""
NOT_RELEVANT_LEVEL = 0.0
"""O*NET marks a level as not relevant where most of those asked said that the work does not need the element."""


@dataclass(frozen=True, slots=True)
class RatedElement:
    """How much an occupation needs a skill or a field of knowledge. None: not rated, or too uncertain to be shown."""

    element_id: str
    importance: float | None  # O*NET's scale IM, 1 to 5
    level: float | None  # O*NET's scale LV, 0 to 7
    importance_bounds: tuple[float, float] | None = None  # 95 % confidence, where the release states it
    level_bounds: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class UsedTechnology:
    """A technology that an occupation uses, by the title of the release."""

    title: str
    hot: bool
    in_demand: bool  # in some occupation


@dataclass(frozen=True, slots=True)
class OccupationProfile:
    """One occupation with what it asks for; elements and tasks by id, technologies and tools by title."""

    soc: str
    title: str
    description: str
    job_zone: int | None
    elements: tuple[RatedElement, ...]
    technologies: tuple[UsedTechnology, ...]
    tools: tuple[UsedTool, ...] = ()
    tasks: tuple[Task, ...] = ()
    related: tuple[ListedRelation, ...] = ()


@dataclass(frozen=True)
class OccupationProfiles:
    """The occupations of one release, by code. `version` is that of the ontology of the same release."""

    version: str
    names: Mapping[str, str]  # element id to its name
    profiles: tuple[OccupationProfile, ...]
    activities: Mapping[str, str] = field(default_factory=dict)  # id of a detailed work activity to its title

    @classmethod
    def of_release(cls, release: Release) -> "OccupationProfiles":
        """The profiles of a release; ratings that it recommends to suppress are left out."""
        rated = _rated(release)
        tools, tasks, related = _by_soc(release.tools), _by_soc(release.tasks), _by_soc(release.related)
        used: dict[str, list[UsedTechnology]] = {}
        for technology in release.technologies:
            for soc in technology.occupations:
                use = UsedTechnology(technology.title, technology.hot, technology.in_demand)
                used.setdefault(soc, []).append(use)
        return cls(
            version=f"onet-{release.version}",
            names={element.id: element.name for element in release.elements},
            profiles=tuple(
                OccupationProfile(
                    soc=occupation.soc,
                    title=occupation.title,
                    description=occupation.description,
                    job_zone=occupation.job_zone,
                    elements=tuple(rated.get(occupation.soc, ())),
                    technologies=tuple(sorted(used.get(occupation.soc, ()), key=lambda use: use.title)),
                    tools=tuple(tools.get(occupation.soc, ())),
                    tasks=tuple(tasks.get(occupation.soc, ())),
                    related=tuple(related.get(occupation.soc, ())),
                )
                for occupation in sorted(release.occupations, key=lambda occupation: occupation.soc)
            ),
            activities=release.activities,
        )

    @cached_property
    def by_soc(self) -> Mapping[str, OccupationProfile]:
        """O*NET-SOC code to its profile."""
        return {profile.soc: profile for profile in self.profiles}

    def to_bytes(self) -> bytes:
        """As zstd-compressed canonical JSON: equal content, equal bytes."""
        return pack_snapshot({"format": FORMAT, **asdict(self)})

    @classmethod
    def from_bytes(cls, data: bytes) -> "OccupationProfiles":
        """The inverse of `to_bytes`. Raises OntologyError as `unpack_snapshot` does."""
        return unpack_snapshot(
            data,
            FORMAT,
            lambda document: cls(
                version=document["version"],
                names=dict(document["names"]),
                profiles=tuple(_profile(record) for record in document["profiles"]),
                activities=dict(document["activities"]),
            ),
        )


def concept_of_technology(ontology: Ontology) -> Mapping[str, str]:
    """Folded technology title to the id of the one concept that bears it; of several, the one whose name it is.

    An import makes each title a name of exactly one concept, so the second case is a later alias.
    """
    found: dict[str, str] = {}
    for key, concepts in ontology.by_key.items():
        named = [concept for concept in concepts if key_of(concept.name) == key] or list(concepts)
        found[key] = named[0].id
    return found


def _rated(release: Release) -> dict[str, list[RatedElement]]:
    """The elements of each occupation by id."""
    kept: dict[tuple[str, str], dict[str, Rating]] = {}
    for rating in release.ratings:
        if not rating.recommend_suppress:
            kept.setdefault((rating.soc, rating.element_id), {})[rating.scale] = rating
    found: dict[str, list[RatedElement]] = {}
    for (soc, element), scales in sorted(kept.items()):
        importance, level = scales.get("IM"), scales.get("LV")
        found.setdefault(soc, []).append(
            RatedElement(element, _value(importance), _value(level), _bounds(importance), _bounds(level))
        )
    return found


def _by_soc(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    """The rows of each occupation, in their order."""
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(row.soc, []).append(row)
    return found


def _value(rating: Rating | None) -> float | None:
    if rating is None:
        return None
    return NOT_RELEVANT_LEVEL if _is_not_relevant(rating) else rating.value


def _bounds(rating: Rating | None) -> tuple[float, float] | None:
    if rating is None or rating.lower is None or rating.upper is None or _is_not_relevant(rating):
        return None
    return rating.lower, rating.upper


def _is_not_relevant(rating: Rating) -> bool:
    return rating.not_relevant and rating.scale == "LV"


def _profile(record: dict[str, Any]) -> OccupationProfile:
    parts: dict[str, tuple[Any, ...]] = {
        "elements": tuple(_element(element) for element in record["elements"]),
        "technologies": tuple(UsedTechnology(**technology) for technology in record["technologies"]),
        "tools": tuple(UsedTool(**tool) for tool in record["tools"]),
        "tasks": tuple(Task(**{**task, "activities": tuple(task["activities"])}) for task in record["tasks"]),
        "related": tuple(ListedRelation(**relation) for relation in record["related"]),
    }
    return OccupationProfile(**{**record, **parts})


def _element(record: dict[str, Any]) -> RatedElement:
    bounds = {name: record[name] and tuple(record[name]) for name in ("importance_bounds", "level_bounds")}
    return RatedElement(**{**record, **bounds})
