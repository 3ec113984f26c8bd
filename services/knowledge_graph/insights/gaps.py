"""What is missing or unclear, with the facts around it."""

from services.knowledge_graph.career import Career, Entry
from services.knowledge_graph.insights.wording import counted, insight, job_name, name_facts, statement
from services.knowledge_graph.normalise.dates import Point
from shared.schemas.fact_types import FactType
from shared.schemas.snapshots import Insight, Statement

LONGEST_GAP = 3
"""Months between two jobs that nobody asks about."""
CONFIDENCE = 0.9
"""That something which no document states is missing: the reader may have overlooked it."""

_FIELDS = (
    (FactType.WORK_LOCATION, "a place"),
    (FactType.WORK_BULLET, "a word on what you did there"),
)


def missing_information(career: Career) -> Insight | None:
    """Gaps between jobs, jobs without title, employer, dates, place or description, no contact, no education.

    Confidence is the constant `CONFIDENCE`: absence has no quote.
    """
    statements = [*_employment_gaps(career), *_bare_jobs(career.jobs), *_bare_person(career)]
    return insight("missing_information", "What your documents do not say", statements, CONFIDENCE)


def _employment_gaps(career: Career) -> list[Statement]:
    """Months that neither a job nor a school covers. Years alone are too coarse to show a gap below a
    year."""
    covered = sorted(
        (entry for entry in (*career.jobs, *career.schools) if entry.start and entry.end),
        key=lambda entry: (entry.start or Point(1), entry.id),
    )
    found = []
    last: Entry | None = None
    for entry in covered:
        if last is not None and last.end and entry.start and entry.kind == "work" and last.kind == "work":
            months = entry.start.months - last.end.months - 1
            exact = bool(entry.start.month and last.end.month)
            if (months > LONGEST_GAP) if exact else (entry.start.year - last.end.year > 1):
                length = counted(months, "month") if exact else "more than a year"
                text = (
                    f"Between {job_name(last)} (until {last.end.words}) and {job_name(entry)} "
                    f"(from {entry.start.words}) {length} are not accounted for."
                )
                if not exact:
                    text = text.replace(f"{length} are", f"{length} is")
                found.append(statement(text, [*name_facts(last), *last.dates, *name_facts(entry), *entry.dates]))
        if last is None or not last.end or (entry.end and entry.end.months >= last.end.months):
            last = entry
    return found


def _bare_jobs(jobs: tuple[Entry, ...]) -> list[Statement]:
    found = []
    for job in jobs:
        missing = [words for type_, words in _FIELDS if not job.all(type_)]
        if job.start is None:
            missing.insert(0, "a start")
        if job.end_fact is None:
            missing.insert(1 if job.start is None else 0, "an end")
        missing += [w for t, w in ((FactType.WORK_TITLE, "a title"), (FactType.WORK_EMPLOYER, "an employer"))
                    if not job.all(t)]  # fmt: skip
        if missing:
            what = missing[0] if len(missing) == 1 else f"{', '.join(missing[:-1])} and {missing[-1]}"
            name = job_name(job)
            found.append(statement(f"{name[0].upper()}{name[1:]} lacks {what}.", name_facts(job)))
    return found


def _bare_person(career: Career) -> list[Statement]:
    names = career.all(FactType.NAME)
    around = names[:1] or career.facts[:1]
    if not around:
        return []
    found = []
    if not career.all(FactType.EMAIL, FactType.PHONE):
        found.append(statement("No document holds an e-mail address or a telephone number of yours.", around))
    if not names:
        found.append(statement("No document names you.", around))
    if career.jobs and not career.schools:
        found.append(statement("No document names a school or a degree of yours.", name_facts(career.jobs[0])))
    return found
