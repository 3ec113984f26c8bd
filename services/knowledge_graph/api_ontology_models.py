"""Bodies of the ontology's endpoints."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.http.paging import PageQuery


class SkillSearch(BaseModel):
    """What to look for among the concepts."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(min_length=1, max_length=200, description="a name, the beginning of one, or other words for it")
    limit: int = Field(20, ge=1, le=100)


class ConceptRef(BaseModel):
    """A concept by its id and name."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: str


class ConceptHit(ConceptRef):
    """A concept that was found."""

    category: str
    kind: str
    score: float = Field(description="0 to 1, by the name or by the cosine of vectors; ranks, and measures nothing")


class ConceptHits(BaseModel):
    """What was found, best first."""

    ontology_version: str
    searched_by: Literal["meaning", "words"] = Field(
        description="meaning: by the vectors of names, beside the names as they are written; words: by these alone"
    )
    model: str | None = Field(description="whose vectors were compared; null: none were")
    fallback: Literal["no_backend", "not_indexed"] | None = Field(
        description="why no vectors were compared: no backend that knows meanings answers, or the names of this "
        "version have no vectors yet"
    )
    items: list[ConceptHit]


class RelationsSource(BaseModel):
    """Where relations come from: `ontology_version` is the one that they were built for."""

    model_config = ConfigDict(from_attributes=True)

    ontology_version: str
    content_hash: str
    provenance: dict[str, Any]


class RelatedSkill(ConceptRef):
    """A skill that is alike, with the parts of its score; null: the build had no such source."""

    score: float
    occupations: float | None
    advertisements: float | None
    meaning: float | None
    hierarchy: float


class ProgressionStep(ConceptRef):
    """A skill that usually comes before or after, and why that is said."""

    score: float
    source: str = Field(description="occupations or advertisements")
    together: int = Field(description="of the source, that name both skills")
    share_of_after: float = Field(description="of those with the later skill, that have the earlier one")
    share_of_before: float = Field(description="of those with the earlier skill, that have the later one")
    zone_difference: float | None = Field(description="job zones (1-5) that the later one's occupations lie higher")
    level_difference: float | None = Field(description="skill levels (0-7) that they lie higher")


class Progression(BaseModel):
    """What usually precedes what. `path` is the strongest chain through the skill, the earliest first."""

    before: list[ProgressionStep]
    after: list[ProgressionStep]
    path: list[ConceptRef]


class SkillCluster(BaseModel):
    """Skills that are used together, and where."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: str
    function: str | None
    function_share: float
    industry: str | None
    industry_share: float
    size: int


class ClusterWithMembers(SkillCluster):
    """A cluster and its skills, the most central first."""

    members: list[ConceptRef]


class ClusterQuery(PageQuery):
    """Filters of the list of clusters."""

    function: str | None = Field(None, max_length=100)
    industry: str | None = Field(None, max_length=100)


class OccupationUse(BaseModel):
    """An occupation that needs a skill or uses a technology. Importance and level are of rated elements."""

    model_config = ConfigDict(from_attributes=True)

    soc: str
    title: str
    importance: float | None
    level: float | None
    in_demand: bool


class ConceptView(ConceptRef):
    """A concept and what is around it. `relations` is null until relations were built."""

    category: str
    kind: str
    aliases: list[str]
    onet_element_id: str | None
    onet_commodity: str | None
    hot: bool
    in_demand: bool
    retired: bool
    broader: list[ConceptRef] = Field(description="the next above first")
    narrower: list[ConceptRef]
    related: list[RelatedSkill]
    progression: Progression
    cluster: SkillCluster | None
    occupations: list[OccupationUse]
    ontology_version: str
    relations: RelationsSource | None


class OccupationQuery(BaseModel):
    """What to compare an occupation with."""

    model_config = ConfigDict(extra="forbid")

    origin: str | None = Field(
        None, alias="from", pattern=r"^\d{2}-\d{4}\.\d{2}$", description="code of the occupation that one comes from"
    )


class OccupationElement(BaseModel):
    """A skill or field of knowledge, with importance (1-5) and level (0-7), and their bounds with 95 % confidence."""

    model_config = ConfigDict(from_attributes=True)

    element_id: str
    name: str
    concept_id: str | None
    importance: float | None
    importance_low: float | None
    importance_high: float | None
    level: float | None
    level_low: float | None
    level_high: float | None


class OccupationTechnology(BaseModel):
    """A technology that the occupation uses."""

    model_config = ConfigDict(from_attributes=True)

    title: str
    concept_id: str | None
    hot: bool
    in_demand: bool


class OccupationTool(BaseModel):
    """A machine, instrument or piece of equipment that the occupation uses."""

    model_config = ConfigDict(from_attributes=True)

    title: str
    commodity: str = Field(description="what it is, in the words of UNSPSC")


class OccupationTaskView(BaseModel):
    """What people in the occupation do."""

    model_config = ConfigDict(from_attributes=True)

    text: str
    core: bool | None = Field(description="important and usual in the occupation; null: the release does not say")
    activities: list[str] = Field(description="detailed work activities that it belongs to")


class RelatedOccupationView(BaseModel):
    """An occupation that is near: the release says so, or it asks for much the same."""

    model_config = ConfigDict(from_attributes=True)

    soc: str
    title: str
    likeness: float = Field(description="0 to 1: of what both ask for")
    tier: str | None = Field(description="how near the release calls it; null: it does not name it")


class ElementTransferView(BaseModel):
    """One element of the target, and the level at which the origin has it."""

    model_config = ConfigDict(from_attributes=True)

    element_id: str
    importance: float
    wanted_level: float
    held_level: float
    transfers: bool


class TransferView(BaseModel):
    """What transfers from one occupation to another. Coverages are 0 to 1; null: nothing to cover is named."""

    model_config = ConfigDict(from_attributes=True)

    origin: str
    target: str
    coverage: float | None
    technology_coverage: float | None
    elements: list[ElementTransferView]
    technologies: list[str]
    missing_technologies: list[str]


class HeldSkill(ConceptRef):
    """A skill of the occupation that the person's facts name."""

    fact_ids: list[str]


class NearSkill(ConceptRef):
    """A skill of the occupation that is like one of the person's."""

    through: ConceptRef
    score: float


class Mine(BaseModel):
    """What the person brings to the occupation."""

    held: list[HeldSkill]
    near: list[NearSkill]
    missing: list[ConceptRef] = Field(description="the most important first, then technologies in demand")


class OccupationView(BaseModel):
    """An occupation, what it asks for, and what the person brings; `mine` is null for operators."""

    soc: str
    title: str
    description: str
    job_zone: int | None
    skills: list[OccupationElement]
    technologies: list[OccupationTechnology]
    tools: list[OccupationTool]
    tasks: list[OccupationTaskView] = Field(description="core tasks first")
    related: list[RelatedOccupationView]
    transfer: TransferView | None = Field(description="from the occupation that was named")
    mine: Mine | None
    relations: RelationsSource
