"""The contract that an ad offers: full-time, permanent, freelance and the like."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import EMPLOYMENT_WORD
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.job_ads import EMPLOYMENT
from shared.schemas.fact_types import FactType

MAX_ROWS, MAX_SCANNED = 200, 1_500
MAX_HEAD_ROWS, MAX_HEAD_WORDS = 40, 14
# In a sentence the word is the contract's where it belongs to the job: "This is a full-time position".
_SAID = re.compile(
    rf"(?:(?:position|role|job|post|stelle|poste|puesto|functie|vaga) (?:is|ist|est|es|é)(?: an?| un| une)? |"
    rf"(?:looking for|seeking|hiring|suchen|recherchons|buscamos) (?:an? |eine?n? |une? )?|"
    rf"(?:in|en|à|als) (?=(?:vollzeit|teilzeit|cdi|cdd|jornada)))(?P<after>{EMPLOYMENT.pattern})|"
    rf"(?P<before>{EMPLOYMENT.pattern})(?: (?:position|role|job|post|contract|employment|opportunity|hours)\b)",
    re.IGNORECASE,
)


def employment(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The words for a contract in short rows near the top and between bars, and in sentences that speak of the job."""
    for number, row in enumerate(rows[:MAX_ROWS]):
        span = _of_row(row, number)
        if span is not None:
            yield in_row(FactType.JOB_EMPLOYMENT_TYPE, row, span, EMPLOYMENT_WORD, entry, "header", subject="job")


def _of_row(row: Row, number: int) -> tuple[int, int] | None:
    text = row.text[:MAX_SCANNED]
    if number < MAX_HEAD_ROWS and (row.words <= MAX_HEAD_WORDS or text.count(" | ") > 1):
        found = EMPLOYMENT.search(text)
        return found.span() if found is not None else None
    said = _SAID.search(text)
    return said.span("after" if said.group("after") else "before") if said is not None else None
