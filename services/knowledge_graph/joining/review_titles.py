"""The job that a review names: one of those that a résumé holds at that time, or a title that contradicts it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.knowledge_graph.joining.keys import KeyedFact
from services.knowledge_graph.normalise.dates import Point, point
from services.knowledge_graph.normalise.titles import SENIORITY, same_title, title_words
from shared.schemas.fact_types import FactType

Statements = Mapping[str, list[KeyedFact]]
"""Duplicate key to the statements that have it, in the order of the keys."""


@dataclass(frozen=True, slots=True)
class ReviewedTitle:
    """A review's title, and the title of a résumé that it means; they agree or contradict each other."""

    review: str
    job: str
    agrees: bool


def reviewed_titles(statements: Statements, entry_ids: Mapping[str, str]) -> Iterable[ReviewedTitle]:
    """What each title of a review means among the jobs that were held in its period.

    A contradiction needs one job alone in that time, however many documents tell of it, and a word of trade in common:
    what a review calls by another name altogether is no other rank.

    Args:
        entry_ids: entry key of a statement to the id of the person's entry.
    """
    jobs = [
        (key, found[0])
        for key, found in statements.items()
        if found[0].fact.type == FactType.WORK_TITLE and found[0].fact.holding == "held" and found[0].entry
    ]
    periods = _periods(statements)
    for key, found in statements.items():
        review = found[0].fact
        if review.type != FactType.REVIEW_TITLE:
            continue
        documents = {k.fact.evidence.document_id for k in found}
        held = [
            (job, other.fact.text, entry_ids[other.entry.key])
            for job, other in jobs
            if other.entry is not None
            and other.fact.evidence.document_id not in documents
            and _was_held(other, periods.get(review.evidence.document_id))
        ]
        same = [job for job, title, _ in held if same_title(title, review.text)]
        if same:
            yield ReviewedTitle(key, same[0], agrees=True)
        elif len({entry for _, _, entry in held}) == 1:
            other = next((job for job, title, _ in held if _trade(title) & _trade(review.text)), None)
            if other is not None:
                yield ReviewedTitle(key, other, agrees=False)


def _periods(statements: Statements) -> dict[object, tuple[Point | None, Point | None]]:
    """Document to the start and end of the period that it reviews."""
    found: dict[object, tuple[Point | None, Point | None]] = {}
    for _, same in statements.items():
        for keyed in same:
            value = keyed.fact.value
            if keyed.fact.type == FactType.REVIEW_PERIOD and isinstance(value, Mapping):
                found[keyed.fact.evidence.document_id] = (point(value.get("start")), point(value.get("end")))
    return found


def _was_held(job: KeyedFact, period: tuple[Point | None, Point | None] | None) -> bool:
    """Whether a job lasted through the end of a period; without a period, whether it goes on."""
    assert job.entry is not None
    _, end = period or (None, None)
    if end is None:
        return job.entry.end is None
    begun = job.entry.start is None or job.entry.start.months <= end.months
    return begun and (job.entry.end is None or _last_month(job.entry.end) >= end.months)


def _last_month(end: Point) -> int:
    return end.months if end.month else end.months + 11


def _trade(title: str) -> set[str]:
    return {word for word in title_words(title) if word not in SENIORITY and not word.isdigit()}
