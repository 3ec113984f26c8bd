"""Settings of the knowledge graph; the composition root fills them."""

from dataclasses import dataclass

from services.knowledge_graph.levels.skill_levels import DEFAULT_LEVEL


@dataclass(frozen=True, slots=True)
class LevelSettings:
    """How skills are judged.

    Attributes:
        default_level: of a skill of which nothing else is known, on O*NET's scale from 0 to 7.
    """

    default_level: float = DEFAULT_LEVEL
