"""From a document's text to facts: pure rules, the same result for the same reading on every machine."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from services.extractor.context import Document
from services.extractor.digest.compose import summary_of
from services.extractor.drafts import Draft, facts_of
from services.extractor.job_ad.read import read_job_ad
from services.extractor.json_resume.read import is_json_resume, read_json_resume
from services.extractor.letter.read import read_letter
from services.extractor.resume.read import read_resume
from services.extractor.review.read import read_review
from services.extractor.structure.rows import rows_of
from shared.schemas.facts import Fact
from shared.schemas.reading import Line, Reading

_READERS: dict[str, Callable[[Document], list[Draft]]] = {
    "resume": read_resume,
    "job_ad": read_job_ad,
    "performance_review": read_review,
    "cover_letter": read_letter,
}


class Part(Protocol):
    """A document inside a file, `text[start:end]`, as the classifier tells them apart."""

    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def extract(
    document_id: UUID, reading: Reading, kind: str, parts: Sequence[Part] = (), *, calibrate: bool = True
) -> tuple[Fact, ...]:
    """The facts that a document of `kind` states, ordered by (start, end, type).

    `kind` is resume, job_ad, performance_review or cover_letter; any other kind states nothing that is ours
    and gives (). Where the file holds several documents, each of the `parts` is read by the rules of its own kind, and
    all facts cite the one text. Sentences of type `document.summary` sum up the document, or of several the one that is
    of `kind`. For every fact `reading.text[start:end]` is its quote. Without `calibrate` confidences
    are as the rules state them, which is what calibration is fitted to.
    """
    # What a format states is no guess of rules, and the table that rules are calibrated by says nothing of it.
    stated = kind == "resume" and is_json_resume(reading)
    if stated:
        drafts = read_json_resume(Document(reading, ()))
    elif len(parts) < 2:
        drafts = _drafts(reading, kind)
    else:
        drafts = [draft for part in parts for draft in _drafts(_within(reading, part), part.kind)]
    facts = facts_of(document_id, reading, drafts, calibrate=calibrate and not stated)
    main = next((part for part in parts if part.kind == kind), None) if len(parts) > 1 else None
    of_main = facts if main is None else [f for f in facts if main.start <= f.evidence.start < main.end]
    summary = summary_of(document_id, kind, of_main)
    return tuple(sorted((*facts, *summary), key=lambda fact: (fact.evidence.start, fact.evidence.end, fact.type)))


def _drafts(reading: Reading, kind: str) -> list[Draft]:
    read = _READERS.get(kind)
    return [] if read is None else read(Document(reading, rows_of(reading)))


def _within(reading: Reading, part: Part) -> Reading:
    """The lines of a part, with pages counted from its own first; offsets are those of the whole text."""
    lines = [line for line in reading.lines if part.start <= line.start and line.end <= part.end]
    first = min((line.page for line in lines), default=1)
    return reading.model_copy(
        update={
            "lines": tuple(_on_page(line, line.page - first + 1) for line in lines),
            "links": tuple(link for link in reading.links if part.start <= link.start and link.end <= part.end),
        }
    )


def _on_page(line: Line, page: int) -> Line:
    return line if line.page == page else line.model_copy(update={"page": page})
