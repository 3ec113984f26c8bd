"""What the person did that has a number."""

from bisect import bisect_left
from collections.abc import Mapping
from uuid import UUID

from services.knowledge_graph.career import Career
from services.knowledge_graph.insights.wording import insight, job_name, mean_confidence, quote, statement
from services.knowledge_graph.normalise.quantities import quantities
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import Insight

STATED_IN = (
    FactType.ACHIEVEMENT,
    FactType.WORK_BULLET,
    FactType.PROJECT_BULLET,
    FactType.LETTER_CLAIM,
    FactType.REVIEW_STRENGTH,
)


def quantified_achievements(career: Career) -> Insight | None:
    """One sentence an achievement, in the order of the documents. Confidence: the mean of the facts."""
    facts = numbered_facts(career)
    statements = []
    for fact in facts:
        entry = career.by_entry.get(fact.entry_id or "")
        where = ""
        if entry is not None:
            where = f"{job_name(entry)}: " if entry.kind == "work" else f"{entry.text(FactType.PROJECT_NAME)}: "
        statements.append(statement(f"{where}{quote(fact.text)}{_support(fact)}", [fact]))
    return insight("quantified_achievements", "Results with numbers", statements, mean_confidence(facts))


def numbered_facts(career: Career) -> list[CanonicalFact]:
    """Statements with a number that measures something, in their order; a statement that stands where an
    achievement was read says the same once more and is left out."""
    spans: dict[UUID, list[tuple[int, int]]] = {}
    for fact in career.all(FactType.ACHIEVEMENT):
        for evidence in fact.evidence:
            spans.setdefault(evidence.document_id, []).append((evidence.start, evidence.end))
    for places in spans.values():
        places.sort()
    return [
        fact
        for fact in career.all(*STATED_IN)
        if _measures(fact) and (fact.type is FactType.ACHIEVEMENT or not _repeats(fact, spans))
    ]


def _measures(fact: CanonicalFact) -> bool:
    if fact.type is FactType.ACHIEVEMENT and isinstance(fact.value, dict) and fact.value.get("value") is not None:
        return True
    return any(quantity.unit != "year" for quantity in quantities(fact.text))


def _repeats(fact: CanonicalFact, spans: Mapping[UUID, list[tuple[int, int]]]) -> bool:
    for evidence in fact.evidence:
        places = spans.get(evidence.document_id, [])
        at = bisect_left(places, (evidence.end, 0)) - 1  # the last one that starts before this one ends
        if at >= 0 and places[at][1] > evidence.start:
            return True
    return False


def _support(fact: CanonicalFact) -> str:
    others = len({evidence.document_id for evidence in fact.evidence})
    return f" (in {others} documents)" if others > 1 else ""
