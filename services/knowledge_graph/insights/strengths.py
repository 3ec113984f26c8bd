"""What several documents, or other people, say the person is good at."""

from collections.abc import Iterable

from services.knowledge_graph.career import Career
from services.knowledge_graph.insights.wording import counted, insight, listed, quote, statement
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import Insight, SkillMapping, Statement

STATED_IN = (
    FactType.WORK_BULLET,
    FactType.PROJECT_BULLET,
    FactType.ACHIEVEMENT,
    FactType.REVIEW_STRENGTH,
    FactType.REVIEW_ACCOMPLISHMENT,
    FactType.LETTER_CLAIM,
    FactType.CERTIFICATE,
    FactType.AWARD,
)
OWN_WORD = frozenset({"self"})
MOST_SKILLS = 12


def supported_strengths(career: Career, skills: Iterable[SkillMapping]) -> Insight | None:
    """Statements and skills that two documents or another person support.

    Confidence: the mean over the strengths of 1 - (1 - c)^n for n documents, c the mean confidence of the
    facts.
    """
    found = [*_statements(career), *_skills(career, skills)]
    confidence = sum(c for _, c in found) / len(found) if found else 0.0
    return insight("supported_strengths", "Strengths that others or several documents support",
                   [text for text, _ in found], confidence)  # fmt: skip


def _statements(career: Career) -> list[tuple[Statement, float]]:
    found = []
    derived = career.derived
    for fact in career.all(*STATED_IN):
        if fact.id in derived:
            continue
        others = _others(fact)
        documents = {evidence.document_id for evidence in fact.evidence}
        if len(documents) < 2 and not others:
            continue
        who = f"your {listed(others)} " if others else ""
        if len(documents) > 1 and others:
            support = f"{counted(len(documents), 'document')}, one by your {listed(others)}, say"
        elif others:
            support = f"{who[0].upper()}{who[1:]}says" if len(others) == 1 else f"{who[0].upper()}{who[1:]}say"
        else:
            support = f"{counted(len(documents), 'document')} say"
        found.append((statement(f"{support}: {quote(fact.text)}", [fact]), _confidence([fact], len(documents))))
    return found


def _skills(career: Career, skills: Iterable[SkillMapping]) -> list[tuple[Statement, float]]:
    """Skills that most documents name first."""
    by_id = {fact.id: fact for fact in career.facts}
    named: dict[str, tuple[str, dict[str, CanonicalFact]]] = {}
    for skill in skills:
        fact = by_id.get(skill.fact_id)
        if skill.concept_id and skill.name and fact:
            named.setdefault(skill.concept_id, (skill.name, {}))[1][fact.id] = fact
    found = []
    for id_, (name, facts) in named.items():
        documents = {e.document_id for fact in facts.values() for e in fact.evidence}
        others = sorted({role for fact in facts.values() for role in _others(fact)})
        if len(documents) >= 2:
            text = f"{name} is named in {counted(len(documents), 'document')}"
            text += f", one of them by your {listed(others)}." if others else "."
            confidence = _confidence(list(facts.values()), len(documents))
            found.append((-len(documents), name.casefold(), id_, statement(text, facts.values()), confidence))
    return [(text, confidence) for *_, text, confidence in sorted(found, key=lambda f: f[:3])[:MOST_SKILLS]]


def _others(fact: CanonicalFact) -> list[str]:
    """Who else says so: manager, peer."""
    return sorted(set(fact.author_roles) - OWN_WORD)


def _confidence(facts: list[CanonicalFact], documents: int) -> float:
    mean = sum(fact.confidence for fact in facts) / len(facts)
    return 1.0 - (1.0 - mean) ** max(documents, 1) if len(facts) > 1 else mean
