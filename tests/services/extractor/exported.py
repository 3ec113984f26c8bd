"""Documents as the JSON Resume that is made of them, every fact of which quotes its place."""

from typing import Any

from services.extractor.extract import extract
from services.extractor.json_resume.write import to_json_resume
from services.ingest.reading.read import TEXT, read_document
from tests.services.extractor.plain_text import DOCUMENT


def resume_of(source: str, media_type: str = TEXT) -> dict[str, Any]:
    reading = read_document(source.encode(), media_type)
    facts = extract(DOCUMENT, reading, "resume")
    for fact in facts:
        assert reading.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
    return to_json_resume(facts)


def jobs_of(resume: dict[str, Any]) -> list[tuple[Any, ...]]:
    """(employer, title, start, end) of each job."""
    keys = ("name", "position", "startDate", "endDate")
    return [tuple(job.get(key) for key in keys) for job in resume.get("work", [])]
