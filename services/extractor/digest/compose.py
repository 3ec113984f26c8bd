"""A summary of a document in at most six sentences, each composed from facts that it cites.

No sentence says anything that no cited fact says, and the same facts give the same sentences. A document of which less
is known has fewer of them. A sentence is about the document, so it never joins what is known about the person.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from services.extractor.digest.job_ad import job_ad_points
from services.extractor.digest.letter import letter_points
from services.extractor.digest.point import Facts, Point
from services.extractor.digest.resume import resume_points
from services.extractor.digest.review import review_points
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact

MOST = 6
_POINTS: dict[str, Callable[[Facts], Iterator[Point]]] = {
    "resume": resume_points,
    "job_ad": job_ad_points,
    "performance_review": review_points,
    "cover_letter": letter_points,
}


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    cited: tuple[Fact, ...]


def summary_of(document_id: UUID, kind: str, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The summary's sentences as facts of type `document.summary`, in their order.

    The value is `{"place", "text", "facts"}`: 1 for the first sentence, and the ids of the facts that it is made of;
    the evidence is that of the first of them, and the confidence that of the least sure one.
    """
    points = _POINTS.get(kind)
    if points is None:
        return ()
    found = [_Sentence(" ".join(point.text.split()), point.cited) for point in points(Facts(facts)) if point.cited]
    return tuple(_as_fact(document_id, place, sentence) for place, sentence in enumerate(found[:MOST]))


def _as_fact(document_id: UUID, place: int, sentence: _Sentence) -> Fact:
    first = sentence.cited[0]
    value: dict[str, Any] = {
        "place": place + 1,
        "text": sentence.text,
        "facts": [str(fact.id) for fact in sentence.cited],
    }
    return first.model_copy(
        update={
            "id": uuid5(document_id, f"summary:{place}:{sentence.text}"),
            "entry_id": None,
            "type": FactType.DOCUMENT_SUMMARY.value,
            "value": value,
            "section": "summary",
            "confidence": min(fact.confidence for fact in sentence.cited),
            "holding": "held",
            "author_role": None,
        }
    )
