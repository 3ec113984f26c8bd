"""From what a rule read to a fact: identity, page, boxes and the exact quote are added in one place."""

import bisect
import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from services.extractor.calibration import calibrated
from services.extractor.structure.rows import Row
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Evidence, Fact, Holding, Subject
from shared.schemas.reading import Box, Line, Reading

EXTRACTOR = "rules/2"
"""Which rules made a fact. The number is that of `shared.runtime.stage.Stage.version`: raised with a release."""
_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule read in `reading.text[start:end]`. `entry` is (kind, start of the entry) or None."""

    type: FactType
    start: int
    end: int
    value: Any
    confidence: float
    entry: tuple[str, int] | None = None
    section: str | None = None
    holding: Holding = "held"
    subject: Subject = "person"
    author_role: str | None = None
    text: str | None = None  # where it is not the quote on one line: an item that goes on behind a page header


def in_row(
    type_: FactType,
    row: Row,
    span: tuple[int, int],
    confidence: float,
    entry: tuple[str, int] | None,
    section: str,
    *,
    value: Any = None,
    subject: Subject = "person",
    author_role: str | None = None,
) -> Draft:
    """What `row.text[a:b]` states, for `span` = (a, b). Without a `value` it is those words, with single spaces."""
    start, end = span
    words = " ".join(row.text[start:end].split()) if value is None else value
    span = row.start + start, row.start + end
    return Draft(type_, *span, words, confidence, entry, section, subject=subject, author_role=author_role)


def facts_of(
    document_id: UUID, reading: Reading, drafts: Iterable[Draft], *, calibrate: bool = True
) -> tuple[Fact, ...]:
    """The drafts as facts, each once, ordered by (start, end, type).

    A draft whose span is empty or outside the text is a bug of a rule, and an error.
    """
    lines = sorted(reading.lines, key=lambda line: line.start)
    starts = [line.start for line in lines]
    facts: dict[UUID, Fact] = {}
    for draft in sorted(drafts, key=_order):
        fact = _fact(document_id, reading, draft, lines, starts, calibrate)
        if fact.id in facts and facts[fact.id].entry_id != fact.entry_id:
            # One line names the employer of several positions: the same words, a fact of each of them.
            fact = fact.model_copy(update={"id": uuid5(fact.id, f"entry:{fact.entry_id}")})
        facts.setdefault(fact.id, fact)
    return tuple(facts.values())


def _order(draft: Draft) -> tuple[int, int, str, tuple[str, int], str]:
    return (draft.start, draft.end, draft.type.value, draft.entry or ("", -1), canonical(draft.value))


def _fact(
    document_id: UUID, reading: Reading, draft: Draft, lines: list[Line], starts: list[int], calibrate: bool
) -> Fact:
    if not 0 <= draft.start < draft.end <= len(reading.text):
        raise ValueError("a fact needs a span inside the text")
    quote = reading.text[draft.start : draft.end]
    page, boxes = _place(draft, lines, starts)
    confidence = calibrated(draft.type.value, draft.confidence) if calibrate else draft.confidence
    entry_id = _entry_id(document_id, *draft.entry) if draft.entry else None
    return Fact(
        id=uuid5(document_id, f"{draft.type.value}:{draft.start}:{draft.end}:{canonical(draft.value)}"),
        entry_id=entry_id,
        subject=draft.subject,
        type=draft.type,
        text=draft.text if draft.text is not None else " ".join(quote.split()),
        value=draft.value,
        evidence=Evidence(
            document_id=document_id, page=page, start=draft.start, end=draft.end, quote=quote, boxes=boxes
        ),
        section=draft.section,
        confidence=round(min(max(confidence, 0.0), 1.0), 3),
        extractor=EXTRACTOR,
        as_of=reading.document_date.date if reading.document_date else None,
        holding=draft.holding,
        author_role=draft.author_role,
    )


@functools.lru_cache(maxsize=256)  # of the last entries: one has a dozen facts
def _entry_id(document_id: UUID, kind: str, start: int) -> UUID:
    return uuid5(document_id, f"entry:{kind}:{start}")


def _place(draft: Draft, lines: list[Line], starts: list[int]) -> tuple[int, tuple[Box, ...]]:
    """The page of the first line under a span, and the boxes of all its lines."""
    position = max(bisect.bisect_right(starts, draft.start) - 1, 0)
    covered: list[Line] = []
    while position < len(lines) and lines[position].start < draft.end:
        if lines[position].end > draft.start:
            covered.append(lines[position])
        position += 1
    page = covered[0].page if covered else 1
    return page, tuple(line.box for line in covered if line.box is not None)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: equal values are equal strings."""
    return _CANONICAL.encode(value)
