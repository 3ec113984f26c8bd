"""What the documents disagree about: a question to the person."""

from collections.abc import Mapping

from services.knowledge_graph.career import Career
from services.knowledge_graph.insights.wording import insight, job_name, mean_confidence, quote, statement
from services.knowledge_graph.normalise.dates import is_ongoing, point
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import Insight

_ABOUT: Mapping[str, str] = {
    FactType.WORK_TITLE: "your title",
    FactType.WORK_START: "when you began",
    FactType.WORK_END: "when you left",
    FactType.EDUCATION_START: "when you began",
    FactType.EDUCATION_END: "when you finished",
    FactType.EDUCATION_DEGREE: "your degree",
    FactType.EDUCATION_GRADE: "your grade",
}


def open_contradictions(career: Career) -> Insight | None:
    """Each pair of facts that both still stand. Confidence: the mean of the facts."""
    by_id = {fact.id: fact for fact in career.facts}
    order = {fact.id: place for place, fact in enumerate(career.facts)}
    pairs = [
        (fact, by_id[other])
        for fact in career.facts
        for other in fact.conflicts_with
        if other in by_id and order[fact.id] < order[other]
    ]
    statements = [statement(_question(career, one, other), (one, other)) for one, other in pairs]
    used = [fact for pair in pairs for fact in pair]
    return insight("open_contradictions", "Where your documents disagree", statements, mean_confidence(used))


def _question(career: Career, one: CanonicalFact, other: CanonicalFact) -> str:
    ours, theirs = _words(one), _words(other)
    entry = career.by_entry.get(one.entry_id or "") or career.by_entry.get(other.entry_id or "")
    if one.type == FactType.SKILL_LEVEL and isinstance(one.value, dict):
        return f"How well do you know {one.value.get('skill')}? One document says {ours}, another {theirs}."
    about = _ABOUT.get(one.type)
    if one.type == FactType.LANGUAGE and isinstance(one.value, dict):
        return f"How well do you speak {one.value.get('name')}? One document says {ours}, another {theirs}."
    if about and entry is not None:
        where = f" ({job_name(entry)})" if entry.kind == "work" else f" ({entry.text(FactType.EDUCATION_SCHOOL)})"
        return f"Your documents disagree about {about}{where}: {ours} or {theirs}?"
    return f"Two documents tell this differently: {ours} and {theirs}. Which is right?"


def _words(fact: CanonicalFact) -> str:
    if fact.type in (FactType.LANGUAGE, FactType.SKILL_LEVEL) and isinstance(fact.value, dict):
        return str(fact.value.get("level") or "no level")
    if is_ongoing(fact.value):
        return "still there"
    date = point(fact.value) if isinstance(fact.value, dict) else None
    return date.words if date else quote(fact.text)
