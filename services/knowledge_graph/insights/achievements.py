"""What the person did that has a number."""

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
    FactType.REVIEW_ACCOMPLISHMENT,
)


def quantified_achievements(career: Career) -> Insight | None:
    """One sentence an achievement, in the order of the documents. Confidence: the mean of the facts."""
    read_from: dict[str, list[CanonicalFact]] = {}
    for fact in career.all(FactType.ACHIEVEMENT):
        if fact.id in career.derived:
            read_from.setdefault(career.derived[fact.id], []).append(fact)
    statements, used = [], []
    for fact in career.all(*STATED_IN):
        measures = read_from.get(fact.id, [])
        if fact.id not in career.derived and (measures or _measures(fact)):
            statements.append(statement(f"{_where(career, fact)}{quote(fact.text)}{_support(fact)}", [fact, *measures]))
            used.append(fact)
    return insight("quantified_achievements", "Results with numbers", statements, mean_confidence(used))


def _where(career: Career, fact: CanonicalFact) -> str:
    entry = career.by_entry.get(fact.entry_id or "")
    if entry is None:
        return ""
    return f"{job_name(entry)}: " if entry.kind == "work" else f"{entry.text(FactType.PROJECT_NAME)}: "


def _measures(fact: CanonicalFact) -> bool:
    if fact.type == FactType.ACHIEVEMENT and isinstance(fact.value, dict) and fact.value.get("value") is not None:
        return True
    return any(quantity.unit != "year" for quantity in quantities(fact.text))


def _support(fact: CanonicalFact) -> str:
    others = len({evidence.document_id for evidence in fact.evidence})
    return f" (in {others} documents)" if others > 1 else ""
