"""A job advertisement: what the job is, asks for and offers. Every fact has the subject `job`."""

from collections.abc import Iterable, Sequence

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.job_ad_address import address_drafts
from services.extractor.job_ad_head import (
    employer_line,
    employment,
    labelled,
    opening_title,
    places,
    title_and_employer,
)
from services.extractor.job_ad_level import level_drafts
from services.extractor.job_ad_names import drafted, employer_in_text, title_in_text
from services.extractor.job_ad_parts import part_drafts
from services.extractor.job_ad_skills import skill_drafts
from services.extractor.job_ad_terms import terms_in
from services.extractor.negatives import is_noise
from services.extractor.rows import Row
from services.extractor.salary import salaries_in
from shared.schemas.fact_types import FactType

MAX_SALARY_ROW = 1_500
ONE_OF_AN_AD = (
    FactType.JOB_TITLE, FactType.JOB_EMPLOYER, FactType.JOB_SENIORITY, FactType.JOB_EMPLOYMENT_TYPE,
)  # fmt: skip


def read_job_ad(document: Document) -> list[Draft]:
    """The facts of a job advertisement."""
    everything = [row for row in document.rows if not is_noise(row.text)]
    rows = [row for row in everything if not row.text.startswith(("http", "URL:"))]
    entry = ("job", everything[0].start if everything else 0)
    drafts = [*labelled(rows, entry), *title_and_employer(rows, entry), *address_drafts(everything, entry)]
    if not any(d.type is FactType.JOB_TITLE and d.confidence > 0.6 for d in drafts):
        drafts += drafted(title_in_text(rows), entry)
    if not any(d.type is FactType.JOB_TITLE for d in drafts):
        drafts += opening_title(rows, entry)
    drafts += employer_line(rows, entry)
    drafts += _mentioned_employer(rows, entry)
    if not any(d.type is FactType.JOB_LOCATION for d in drafts):
        drafts += places(rows, entry)
    drafts += employment(rows, entry)
    drafts += _salaries(document.text, rows, entry)
    drafts += terms_in(rows, entry)
    drafts += level_drafts(rows, drafts, entry)
    drafts += part_drafts(document.text, rows, entry, drafts)
    drafts += skill_drafts(document.text, rows, drafts, entry)
    return _once(drafts)


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """One title and employer an ad; the surest, then the first."""
    result: list[Draft] = []
    for type_ in ONE_OF_AN_AD:
        found = sorted((d for d in drafts if d.type is type_), key=lambda d: (-d.confidence, d.start))
        result.extend(found[:1])
    return result + [d for d in drafts if d.type not in ONE_OF_AN_AD]


def _mentioned_employer(rows: Sequence[Row], entry: tuple[str, int]) -> Iterable[Draft]:
    for row, start, end, weight in employer_in_text(rows):
        value = " ".join(row.text[start:end].split())
        yield Draft(
            FactType.JOB_EMPLOYER, row.start + start, row.start + end, value, 0.5 + 0.25 * weight, entry, "text",
            subject="job",
        )  # fmt: skip


def _salaries(text: str, rows: Sequence[Row], entry: tuple[str, int]) -> list[Draft]:
    """Every amount once: what a head and a closing line repeat is one statement."""
    found: list[Draft] = []
    for row in rows:
        for draft in salaries_in(text, row.start, min(row.end, row.start + MAX_SALARY_ROW), entry):
            if all(draft.value != other.value for other in found):
                found.append(draft)
    return found
