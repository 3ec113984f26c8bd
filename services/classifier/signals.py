"""What the rules look at, counted once over the lines of a document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from services.classifier import vocabulary as v
from services.classifier import vocabulary_other as other
from shared.schemas.reading import Reading

MAX_LINES = 600
MAX_LINE = 1_500  # characters of a line that are looked at: keeps every pattern linear in practice
MAX_TEXT = 60_000
HEAD_LINES = 8
HEADING_WORDS = 8
_SPACED = re.compile(r"^(?:\w ){3,}\w$")


@dataclass(frozen=True, slots=True)
class Signals:
    """Counts (int) and yes-or-no (0.0 or 1.0) of one document."""

    words: int
    work_headings: int
    education_headings: int
    skills_headings: int
    other_resume_headings: int
    resume_title: float
    contact_in_head: float
    date_ranges: int
    job_headings: int
    job_address: int
    job_gender: float
    job_labels: int
    job_pay: int
    job_asks: int
    review_title: float
    review_labels: int
    review_headings: int
    review_scale: int
    review_voice: int
    greeting: float
    closing: float
    application: int
    first_person_share: float
    invoice: int
    recipe: int
    contract: int
    minutes: int
    answer: int


def signals_of(reading: Reading) -> Signals:
    """Count the signals of a reading; an instruction to a machine counts for nothing."""
    lines = _lines(reading)
    body = "\n".join(lines)[:MAX_TEXT]
    plain = body.lower()
    short = [line for line in lines if len(line.split()) <= HEADING_WORDS]
    words = body.split()
    head = lines[:HEAD_LINES]
    return Signals(
        words=len(words),
        work_headings=_count(v.WORK_HEADING, short),
        education_headings=_count(v.EDUCATION_HEADING, short),
        skills_headings=_count(v.SKILLS_HEADING, short),
        other_resume_headings=_count(v.OTHER_RESUME_HEADING, short),
        resume_title=_any(v.RESUME_TITLE, head),
        contact_in_head=max(_any(v.EMAIL_MARK, head, search=True), _any(v.PHONE, head, search=True)),
        date_ranges=sum(1 for line in lines if len(line) < 200 and v.YEAR_RANGE.search(line)),
        job_headings=_count(v.JOB_HEADING, short) + _found(v.JOB_HEADING_INLINE, plain),
        job_address=_found(v.JOB_ADDRESS, plain),
        job_gender=1.0 if v.JOB_GENDER.search(body[:5_000]) else 0.0,
        job_labels=_count(v.JOB_LABEL, lines[:60]),
        job_pay=_found(v.JOB_PAY, plain),
        job_asks=_found(v.JOB_ASKS, plain),
        review_title=_any(v.REVIEW_TITLE, [line.lower() for line in lines[:6]], search=True),
        review_labels=sum(len(v.REVIEW_LABEL.findall(line)) for line in lines[:20]),
        review_headings=_count(v.REVIEW_HEADING, short),
        review_scale=_found(v.REVIEW_SCALE, plain),
        review_voice=_found(v.REVIEW_VOICE, plain),
        greeting=_any(v.GREETING, [line for line in lines[:30] if len(line.split()) <= 12]),
        closing=_any(v.CLOSING, [line for line in lines[-15:] if len(line.split()) <= 8]),
        application=_found(v.APPLICATION, plain),
        first_person_share=_found(v.FIRST_PERSON, plain) / max(len(words), 1),
        invoice=_found(other.INVOICE, plain),
        recipe=_found(other.RECIPE, plain),
        contract=_found(other.CONTRACT, plain),
        minutes=_found(other.MINUTES, plain),
        answer=_found(other.ANSWER, plain),
    )


def _lines(reading: Reading) -> list[str]:
    lines: list[str] = []
    for line in reading.lines:
        if len(lines) >= MAX_LINES:
            break
        text = reading.text[line.start : min(line.end, line.start + MAX_LINE)].strip(" \t\r\n#*_>|")
        if text and not v.INSTRUCTION.search(text.lower()):
            lines.append(text.replace(" ", "") if _SPACED.match(text[:80]) else text)
    return lines


def _count(pattern: re.Pattern[str], lines: Iterable[str]) -> int:
    return sum(1 for line in lines if pattern.match(line))


def _any(pattern: re.Pattern[str], lines: Iterable[str], search: bool = False) -> float:
    match = pattern.search if search else pattern.match
    return 1.0 if any(match(line) for line in lines) else 0.0


def _found(pattern: re.Pattern[str], text: str) -> int:
    """Distinct wordings found, so that one word repeated does not decide."""
    return len({found.group(0) for found in pattern.finditer(text)})
