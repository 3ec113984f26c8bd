"""All insights of a person, from the facts and the mapped skills of one snapshot."""

from collections.abc import Sequence

from services.knowledge_graph.career import career_of
from services.knowledge_graph.insights.achievements import quantified_achievements
from services.knowledge_graph.insights.contradictions import open_contradictions
from services.knowledge_graph.insights.evolution import skill_evolution
from services.knowledge_graph.insights.gaps import missing_information
from services.knowledge_graph.insights.intents import intents
from services.knowledge_graph.insights.strengths import supported_strengths
from services.knowledge_graph.insights.trajectory import career_trajectory
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import Insight, SkillMapping


def generate(facts: Sequence[CanonicalFact], skills: Sequence[SkillMapping]) -> tuple[Insight, ...]:
    """The insights, at most one a kind, in the order in which a person would read them.

    Of the skills only those count whose phrases certainly mean them (`SkillMapping.is_sure`). Rejected and overtaken
    facts count for nothing. "Today" is the newest date in the facts.
    """
    career = career_of(facts)
    sure = [skill for skill in skills if skill.is_sure]
    found = (
        career_trajectory(career),
        skill_evolution(career, sure),
        quantified_achievements(career),
        supported_strengths(career, sure),
        open_contradictions(career),
        missing_information(career),
        intents(facts),
    )
    return tuple(insight for insight in found if insight is not None)
