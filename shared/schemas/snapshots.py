"""Person snapshots: the whole current state of a person after a stage.

They are derived. A stage's state follows from the newest snapshot alone, so losing, repeating or reordering them
cannot corrupt anything; an older one is skipped.
"""

from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from shared.schemas.base import Schema
from shared.schemas.documents import DocumentKind
from shared.schemas.event import Event, KeyedBy, Retention, SealedBy
from shared.schemas.facts import CanonicalFact

DocumentState = Literal["joined", "job_ad", "no_facts", "needs_kind", "needs_confirmation"]
InsightKind = Annotated[str, Field(pattern=r"^[a-z_]+$", max_length=60)]
"""Open on the wire, as fact types are: a newer release may have more kinds."""


class SnapshotDocument(Schema):
    """A document that the snapshot holds, at which revision, and whether its facts joined the graph."""

    document_id: UUID
    revision: int
    kind: DocumentKind
    state: DocumentState


class Changes(Schema):
    """What is different from the person's snapshot before."""

    added: int = 0
    removed: int = 0
    changed: int = 0


class Snapshot(Event):
    """Base of the four snapshots."""

    KEYED_BY: ClassVar[KeyedBy] = "person"
    SEALED_BY: ClassVar[SealedBy | None] = "snapshot"
    RETENTION: ClassVar[Retention] = "compacted"

    position: int = Field(ge=1, description="of the input at the front door that this snapshot follows")
    documents: tuple[SnapshotDocument, ...]
    changes: Changes
    facts: tuple[CanonicalFact, ...]


class SkillCandidate(Schema):
    """A concept that a phrase may mean."""

    concept_id: str
    name: str
    score: float


class SkippedQuestion(Schema):
    """Nobody was asked: what was assumed instead."""

    skipped: bool = True
    assumption: str


class GateSummary(Schema):
    """How sure a mapping is that names alone did not decide: the last search's signals, and what the gate made of them.

    Names decide most phrases, and then there is no summary: a person has a thousand of them.
    """

    passed: bool = Field(description="the signals were clear, and phrase and name are the same words")
    by_name: bool = Field(default=False, description="the name stands for several things; nothing was searched")
    recipe: str | None = Field(default=None, description="what was compared in the end: skill_first, task_first")
    retries: int = Field(default=0, ge=0)
    accepted_count: int = Field(default=0, ge=0, description="candidates that reach the floor")
    margin: float = Field(default=0.0, description="the best candidate's likeness less the second one's")
    literal_reject_rate: float = Field(default=0.0, ge=0, le=1)
    hitl: SkippedQuestion | None = Field(default=None, description="human in the loop; null where all was clear")


SURE_SCORE = 0.8
"""From here on a mapping counts as certain: all that names decide. What is below is shown with its score, and neither
the graph nor an insight rests on it."""


class SkillMapping(Schema):
    """What a skill fact means in the ontology; `concept_id` is null when nothing was found.

    `method` is exact, alias, acronym or normalised where a name decided, dense or fuzzy where a search did, person
    where the person said so, and unmapped.
    """

    fact_id: str
    phrase: str
    concept_id: str | None
    name: str | None
    category: str | None = None
    onet_id: str | None = Field(default=None, description="O*NET element or commodity, where there is one")
    method: str
    score: float = Field(ge=0, le=1)
    candidates: tuple[SkillCandidate, ...] = ()
    gate_summary: GateSummary | None = Field(
        default=None,
        exclude_if=lambda summary: summary is None,  # of a thousand phrases, nine hundred have none
        description="absent where names decided",
    )

    @property
    def is_sure(self) -> bool:
        """Whether the phrase certainly means the concept."""
        return self.concept_id is not None and self.score >= SURE_SCORE


class LevelReason(Schema):
    """One step to the level of a skill: the rule, what it gives or by how much it moves, and the facts behind it."""

    rule: str = Field(description="stated, years, default, scope, others, recency")
    effect: float
    text: str
    fact_ids: tuple[str, ...] = Field(min_length=1)


class SkillLevel(Schema):
    """How well the person knows a skill, on O*NET's scale from 0 to 7: the sum of what the reasons
    give, kept within it."""

    concept_id: str
    name: str
    level: float = Field(ge=0, le=7)
    level_word: str
    months: int | None = Field(default=None, description="of use; null where no dated job or project names it")
    last_used: str | None = Field(default=None, description="year, or year and month")
    reasons: tuple[LevelReason, ...] = Field(min_length=1)
    assumption: str | None = Field(default=None, description="what was assumed, where nothing is said of the level")


class Statement(Schema):
    """One sentence of an insight with the facts that it rests on: there is always one."""

    text: str
    fact_ids: tuple[str, ...] = Field(min_length=1)


class Insight(Schema):
    """Something that follows from the person's facts."""

    id: str
    kind: InsightKind
    title: str
    statements: tuple[Statement, ...] = Field(min_length=1)
    confidence: float = Field(ge=0, le=1)


class SkillName(Schema):
    """What a phrase, or one fact, means by the person's own word."""

    phrase: str | None = None
    keys: tuple[str, ...] = Field(default=(), description="of the fact, where one fact is meant")
    concept_id: str


class FactsDeduplicated(Snapshot):
    """The front door's answer to every input: the person's facts, joined across documents."""

    TYPE: ClassVar[str] = "facts.deduplicated"

    skill_names: tuple[SkillName, ...] = Field(default=(), description="the person's own, that hold now")


class SkillsMapped(Snapshot):
    """The facts, and what each skill among them means."""

    TYPE: ClassVar[str] = "skills.mapped"

    ontology_version: str
    ontology_hash: str
    skills: tuple[SkillMapping, ...]


class KnowledgeUpdated(Snapshot):
    """The graph holds these facts and skills."""

    TYPE: ClassVar[str] = "knowledge.updated"

    ontology_version: str
    skills: tuple[SkillMapping, ...]
    levels: tuple[SkillLevel, ...] = Field(default=(), description="of every mapped skill, by concept id")
    nodes: int
    edges: int


class InsightsGenerated(Snapshot):
    """The insights that follow. A document is done when the first of these holds it."""

    TYPE: ClassVar[str] = "insights.generated"

    insights: tuple[Insight, ...]
