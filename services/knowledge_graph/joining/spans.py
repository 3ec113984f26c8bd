"""Which statement stands where: to find the sentence that a claim was read from."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar
from uuid import UUID

from shared.schemas.facts import Evidence

T = TypeVar("T")


class Spans(Generic[T]):
    """Values by the place in which they stand. Statements of one document hardly overlap each other."""

    def __init__(self, placed: Iterable[tuple[Evidence, T]]) -> None:
        found: dict[UUID, list[tuple[int, int, int, T]]] = {}
        for number, (evidence, value) in enumerate(placed):
            found.setdefault(evidence.document_id, []).append((evidence.start, evidence.end, number, value))
        for places in found.values():
            places.sort(key=lambda place: place[:3])
        self._places: Mapping[UUID, list[tuple[int, int, int, T]]] = found
        self._starts = {id_: [place[0] for place in places] for id_, places in found.items()}

    def at(self, evidence: Evidence) -> T | None:
        """The value of the last place that begins before `evidence` ends, where the two overlap."""
        starts = self._starts.get(evidence.document_id)
        if not starts:
            return None
        before = bisect_left(starts, evidence.end) - 1
        if before < 0:
            return None
        _, end, _, value = self._places[evidence.document_id][before]
        return value if end > evidence.start else None
