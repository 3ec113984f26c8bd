"""The four stages in a row over a real database, without broker: what one input of a person causes."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID, uuid5

from services.knowledge_graph.settings import LevelSettings
from services.knowledge_graph.stages.dedupe import DEDUPE
from services.knowledge_graph.stages.generate_insights import GENERATE_INSIGHTS
from services.knowledge_graph.stages.map_skills import MAP_SKILLS, ONTOLOGY_ASKED
from services.knowledge_graph.stages.update_graph import LEVEL_ASKED, UPDATE_GRAPH
from shared.db.database import Database
from shared.embeddings.embedder import Embedder
from shared.embeddings.hashing import HashingEmbedder
from shared.runtime.stage import Context, Outcome, Stage
from shared.schemas.documents import FactsExtracted
from shared.schemas.event import Event
from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mapping.skill_mapper import SkillMapper
from shared.skills.ontology.catalogue import OntologyCatalogue, version_used
from shared.skills.ontology.concepts import Concept, Kind
from shared.skills.ontology.ontology import Ontology
from tests.services.knowledge_graph.building import Document, id_of

T = TypeVar("T")

ONTOLOGY = Ontology(
    "test-1",
    [
        Concept("cg:python", "Python", "programming_language", aliases=("Python 3",)),
        Concept("cg:sql", "SQL", "database"),
        Concept("cg:kafka", "Apache Kafka", "data", Kind.TOOL, aliases=("Kafka",)),
        Concept("cg:kubernetes", "Kubernetes", "devops", aliases=("K8s",)),
    ],
)


class OneVersion:
    """A catalogue of one ontology, which is always in force."""

    def __init__(self, mapper: SkillMapper) -> None:
        self._mapper = mapper

    def in_force(self) -> dict[str, str]:
        return version_used(self._mapper.ontology)

    def mapper(self, used: dict[str, str]) -> SkillMapper:
        assert used == self.in_force()
        return self._mapper


class Resources:
    """The part of `Tools` that these stages use."""

    def __init__(self, owner_id: UUID, matcher: SkillMatcher | None = None) -> None:
        self.owner_id = owner_id
        self._resources: dict[Any, Any] = {
            OntologyCatalogue: OneVersion(SkillMapper(matcher or SkillMatcher(ONTOLOGY))),
            Embedder: HashingEmbedder(),
            LevelSettings: LevelSettings(),
        }

    def resource(self, kind: type[T]) -> T:
        """The resource of a kind."""
        found: T = self._resources[kind]
        return found

    def ask(self, name: str, call: Callable[[], T]) -> T:
        """Only the ontology version and the default level are asked for here."""
        assert name in (ONTOLOGY_ASKED, LEVEL_ASKED)
        return call()


class Pipeline:
    """Runs events of one person through the stages, each in a transaction of its own."""

    def __init__(self, database: Database, owner_id: UUID, resources: Resources | None = None) -> None:
        self.database = database
        self.owner_id = owner_id
        self.resources: Any = resources or Resources(owner_id)
        self.position = 0

    def run(self, stage: Stage[Any, Any], event: Event, event_id: UUID, position: int = 0) -> Outcome:
        """One event at one stage."""
        prepared = stage.prepare(event, self.resources) if stage.prepare else None
        with self.database.transaction("app", self.owner_id) as connection:
            store = stage.store(connection, self.owner_id)
            document_id = getattr(event, "document_id", None)
            return stage.handle(event, Context(event_id, self.owner_id, document_id, position, prepared, store))

    def take(self, event: Event, name: str | None = None) -> list[Outcome]:
        """One input through the front door and all stages behind it; every outcome, in order."""
        self.position += 1
        event_id = id_of(name or f"event {self.position}")
        outcomes = [self.run(DEDUPE, event, event_id, self.position)]
        for stage in (MAP_SKILLS, UPDATE_GRAPH, GENERATE_INSIGHTS):
            if not isinstance(outcomes[-1], Event):
                break
            event_id = uuid5(event_id, stage.name)
            outcomes.append(self.run(stage, outcomes[-1], event_id))
        return outcomes


def extracted(document: Document, revision: int = 1) -> FactsExtracted:
    """The event that brings a document's facts."""
    return FactsExtracted(document_id=document.id, revision=revision, kind=document.kind, facts=tuple(document.facts))
