"""Documents as the JSON Resume that is made of them, every fact of which quotes its place."""

from typing import Any

from services.extractor.extract import extract
from services.extractor.json_resume.write import to_json_resume
from services.ingest.reading.read import TEXT, read_document
from shared.schemas.facts import Fact
from tests.services.extractor.plain_text import DOCUMENT


def facts_read(source: str, media_type: str = TEXT) -> tuple[Fact, ...]:
    """The facts of a résumé as it is uploaded; every quote is checked against the text that was read."""
    reading = read_document(source.encode(), media_type)
    facts = extract(DOCUMENT, reading, "resume")
    for fact in facts:
        assert reading.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
    return facts


def resume_of(source: str, media_type: str = TEXT) -> dict[str, Any]:
    return to_json_resume(facts_read(source, media_type))


def jobs_of(resume: dict[str, Any]) -> list[tuple[Any, ...]]:
    """(employer, title, start, end) of each job."""
    keys = ("name", "position", "startDate", "endDate")
    return [tuple(job.get(key) for key in keys) for job in resume.get("work", [])]
