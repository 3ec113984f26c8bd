"""What came out of a demonstration, as data: documents, facts by type, skills by category, insights with sources."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from careergraph.demo_client import PersonClient
from careergraph.demo_progress import DocumentWay


@dataclass(frozen=True)
class DocumentResult:
    """What one document is. `facts`: how many facts of the person it supports."""

    name: str
    document_id: str | None
    status: str
    kind: str | None = None
    confidence: float | None = None
    pages: int | None = None
    facts: int = 0
    warnings: tuple[str, ...] = ()
    code: str | None = None
    detail: str | None = None


@dataclass(frozen=True)
class Source:
    """What a statement rests on in one page of one document."""

    document: str
    page: int
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class SkillResult:
    """A skill, how well it is known (0 to 7), and what shows it. `months` of use where dated jobs name it."""

    name: str
    category: str
    level: float
    level_word: str
    months: int | None
    last_used: str | None
    is_assumed: bool
    proofs: tuple[Source, ...]


@dataclass(frozen=True)
class StatementResult:
    """A sentence and its sources."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class InsightResult:
    """An insight."""

    title: str
    kind: str
    confidence: float
    statements: tuple[StatementResult, ...]


@dataclass(frozen=True)
class Result:
    """Everything that the person can see.

    Attributes:
        facts: type to the texts of the facts, in the order of the documents.
        skills: each concept once, the best known first.
        unmapped: skills as written that the ontology does not know.
    """

    documents: tuple[DocumentResult, ...]
    facts: Mapping[str, Sequence[str]]
    skills: Sequence[SkillResult]
    unmapped: Sequence[str] = field(default_factory=tuple)
    insights: tuple[InsightResult, ...] = ()


def collect(client: PersonClient, ways: Sequence[DocumentWay]) -> Result:
    """Fetch the person's facts, skills and insights."""
    facts, skills = client.all_of("facts"), client.all_of("skills")
    by_id = {fact["id"]: fact for fact in facts}
    names = {way.document_id: way.name for way in ways if way.document_id is not None}
    order = list(names)
    supported = Counter(
        document_id
        for fact in facts
        for document_id in sorted({evidence["document_id"] for evidence in fact["evidence"]})
    )
    texts: dict[str, list[str]] = {}
    for fact in facts:
        texts.setdefault(fact["type"], []).append(fact["text"])
    return Result(
        documents=tuple(_document(way, supported) for way in ways),
        facts=texts,
        skills=_skills(skills, by_id, names, order),
        unmapped=sorted({skill["phrase"] for skill in skills if skill["concept_id"] is None}, key=str.casefold),
        insights=tuple(_insight(insight, by_id, names, order) for insight in client.all_of("insights")),
    )


def _document(way: DocumentWay, supported: Mapping[str, int]) -> DocumentResult:
    if way.refused is not None:
        return DocumentResult(way.name, None, way.status, code=way.refused.code, detail=way.refused.detail)
    seen = way.seen
    return DocumentResult(
        name=way.name,
        document_id=way.document_id,
        status=way.status,
        kind=seen.get("kind"),
        confidence=seen.get("confidence"),
        pages=seen.get("pages"),
        facts=supported[way.document_id or ""],
        warnings=tuple(seen.get("warnings", ())),
        code=seen.get("code"),
        detail=seen.get("detail"),
    )


def _skills(
    skills: Sequence[Mapping[str, Any]],
    facts: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, str],
    order: Sequence[str],
) -> tuple[SkillResult, ...]:
    """Each concept once, with all facts that name it."""
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for skill in skills:
        if skill["concept_id"] is not None and skill["level"] is not None:
            rows.setdefault(skill["concept_id"], []).append(skill)
    found = [
        SkillResult(
            name=same[0]["name"],
            category=same[0]["category"] or "other",
            level=same[0]["level"],
            level_word=same[0]["level_word"],
            months=same[0]["months"],
            last_used=same[0]["last_used"],
            is_assumed=same[0]["assumption"] is not None,
            proofs=_sources([skill["fact_id"] for skill in same], facts, names, order),
        )
        for same in rows.values()
    ]
    return tuple(sorted(found, key=lambda skill: (-skill.level, -(skill.months or 0), skill.name.casefold())))


def _insight(
    insight: Mapping[str, Any],
    facts: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, str],
    order: Sequence[str],
) -> InsightResult:
    return InsightResult(
        title=insight["title"],
        kind=insight["kind"],
        confidence=insight["confidence"],
        statements=tuple(
            StatementResult(statement["text"], _sources(statement["fact_ids"], facts, names, order))
            for statement in insight["statements"]
        ),
    )


def _sources(
    fact_ids: Sequence[str],
    facts: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, str],
    order: Sequence[str],
) -> tuple[Source, ...]:
    """Documents in the order of their upload, pages ascending, quotes in the order of the cited facts."""
    quotes: dict[tuple[int, int], dict[str, None]] = {}
    for fact_id in fact_ids:
        for evidence in facts[fact_id]["evidence"] if fact_id in facts else ():
            place = (order.index(evidence["document_id"]), evidence["page"])
            quotes.setdefault(place, {})[evidence["quote"]] = None
    return tuple(
        Source(names[order[document]], page, tuple(quotes[document, page])) for document, page in sorted(quotes)
    )
