"""What the person wants, plans, or is asked to do: apart from all that they have."""

from collections.abc import Mapping, Sequence

from services.knowledge_graph.front_door.commands import is_active
from services.knowledge_graph.insights.wording import insight, listed, mean_confidence, quote, statement
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import Insight

_INTRODUCTIONS: Mapping[str, str] = {
    FactType.LETTER_TITLE: "You aim for the position of",
    FactType.LETTER_EMPLOYER: "You wrote to",
    FactType.REVIEW_GOAL: "A goal from your review:",
    FactType.SKILL: "You want to learn",
}


def intents(facts: Sequence[CanonicalFact]) -> Insight | None:
    """Wishes and goals as written. Confidence: the mean of the facts."""
    wanted = [fact for fact in facts if fact.holding == "intent" and is_active(fact)]
    statements = []
    for fact in wanted:
        others = sorted(set(fact.author_roles) - {"self"})
        introduction = _INTRODUCTIONS.get(fact.type, "You plan or hope:")
        source = f" (from your {listed(others)})" if others else ""
        statements.append(statement(f"{introduction} {quote(fact.text)}{source}", [fact]))
    return insight("intents", "What you want next", statements, mean_confidence(wanted))
