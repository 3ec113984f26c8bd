"""Numbers, spans and lists as words, and statements with the facts that they rest on."""

from collections.abc import Iterable, Sequence

from services.knowledge_graph.canonical_json import content_hash
from services.knowledge_graph.career import Entry
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import Insight, InsightKind, Statement

ID_LENGTH = 32
LONGEST_QUOTE = 160
"""Code points of a statement's own words that are quoted; longer ones are cut at a word."""


def duration(months: int, *, by_years: bool = False) -> str:
    """`4 years and 8 months`; `about 5 years` where only years are known."""
    if by_years:
        return f"about {counted(max(1, round(months / 12)), 'year')}" if months else "less than two years"
    years, rest = divmod(months, 12)
    parts = [counted(years, "year")] if years else []
    if rest or not years:
        parts.append(counted(rest, "month"))
    return " and ".join(parts)


def counted(number: int, noun: str) -> str:
    """`1 year`, `3 years`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def quote(text: str) -> str:
    """The words in quotation marks, cut where they are long, without a full stop at the end."""
    bare = " ".join(text.split()).rstrip(".")
    if len(bare) > LONGEST_QUOTE:
        bare = bare[: LONGEST_QUOTE + 1].rsplit(" ", 1)[0].rstrip(" ,;") + " …"
    return f"“{bare}”"


def job_name(job: Entry) -> str:
    """`Staff Engineer at Acme`, with what is known of the two."""
    title, employer = job.text(FactType.WORK_TITLE), job.text(FactType.WORK_EMPLOYER)
    if title and employer:
        return f"{title} at {employer}"
    return title or (f"a role at {employer}" if employer else "a role without title and employer")


def name_facts(entry: Entry) -> tuple[CanonicalFact, ...]:
    """The facts that name an entry; all of its facts where none does."""
    types = (
        FactType.WORK_TITLE,
        FactType.WORK_EMPLOYER,
        FactType.EDUCATION_SCHOOL,
        FactType.EDUCATION_DEGREE,
        FactType.PROJECT_NAME,
    )
    best = [fact for type_ in types if (fact := entry.best(type_)) is not None]
    return tuple(best) or entry.facts


def span(entry: Entry) -> str:
    """`from June 2015 to January 2020`, `since February 2020`."""
    if entry.start and entry.is_ongoing:
        return f"since {entry.start.words}"
    if entry.start and entry.end:
        return f"from {entry.start.words} to {entry.end.words}"
    if entry.start:
        return f"from {entry.start.words}"
    return f"until {entry.end.words}" if entry.end else ""


def statement(text: str, facts: Iterable[CanonicalFact]) -> Statement:
    """A sentence with the facts it rests on, each once, in their order. There has to be one."""
    return Statement(text=text, fact_ids=tuple(dict.fromkeys(fact.id for fact in facts)))


def insight(kind: InsightKind, title: str, statements: Sequence[Statement], confidence: float) -> Insight | None:
    """The insight of a kind, of which there is one a person; None where there is nothing to say."""
    if not statements:
        return None
    return Insight(
        id=content_hash(["insight", kind])[:ID_LENGTH],
        kind=kind,
        title=title,
        statements=tuple(statements),
        confidence=round(min(max(confidence, 0.0), 1.0), 3),
    )


def mean_confidence(facts: Iterable[CanonicalFact]) -> float:
    """The mean of the facts' confidences; 0 for none."""
    values = [fact.confidence for fact in facts]
    return sum(values) / len(values) if values else 0.0
