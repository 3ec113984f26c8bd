"""From a document's text to facts: pure rules, the same result for the same reading on every machine."""

from collections.abc import Callable
from uuid import UUID

from services.extractor.context import Document
from services.extractor.drafts import Draft, facts_of
from services.extractor.job_ad import read_job_ad
from services.extractor.letter import read_letter
from services.extractor.resume import read_resume
from services.extractor.review import read_review
from services.extractor.rows import rows_of
from shared.schemas.facts import Fact
from shared.schemas.reading import Reading

_READERS: dict[str, Callable[[Document], list[Draft]]] = {
    "resume": read_resume,
    "job_ad": read_job_ad,
    "performance_review": read_review,
    "cover_letter": read_letter,
}


def extract(document_id: UUID, reading: Reading, kind: str, *, calibrate: bool = True) -> tuple[Fact, ...]:
    """The facts that a document of `kind` states, ordered by (start, end, type).

    `kind` is resume, job_ad, performance_review or cover_letter; any other kind states nothing that is ours
    and gives (). For every fact `reading.text[start:end]` is its quote. Without `calibrate` confidences are as the
    rules state them, which is what calibration is fitted to.
    """
    read = _READERS.get(kind)
    if read is None:
        return ()
    return facts_of(document_id, reading, read(Document(reading, rows_of(reading))), calibrate=calibrate)
