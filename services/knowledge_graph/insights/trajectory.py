"""The way through the jobs: from where to where, how long, and the steps up."""

from itertools import pairwise

from services.knowledge_graph.career import Career, Entry
from services.knowledge_graph.insights.wording import (
    counted,
    duration,
    insight,
    job_name,
    mean_confidence,
    name_facts,
    span,
    statement,
)
from services.knowledge_graph.normalise.organisations import organisation
from services.knowledge_graph.normalise.titles import seniority
from shared.schemas.fact_types import FactType
from shared.schemas.snapshots import Insight, Statement


def career_trajectory(career: Career) -> Insight | None:
    """Confidence: the mean of the names and dates used, times the share of jobs that have both dates."""
    if not career.jobs:
        return None
    dated = [job for job in career.jobs if job.months is not None]
    statements = [*_whole(career.jobs, dated), *(_one(job) for job in career.jobs), *_steps_up(career.jobs)]
    used = [fact for job in career.jobs for fact in (*name_facts(job), *job.dates)]
    share = len(dated) / len(career.jobs)
    return insight("career_trajectory", "Your career so far", statements, mean_confidence(used) * share)


def _whole(jobs: tuple[Entry, ...], dated: list[Entry]) -> list[Statement]:
    """First and last job, and the months worked in all, months in two jobs counted once."""
    if len(jobs) < 2 or not dated:
        return []
    first, last = dated[0], max(dated, key=lambda job: (job.end or job.start or (0,), job.id))
    employers = {organisation(name) for job in jobs if (name := job.text(FactType.WORK_EMPLOYER))}
    months = months_worked(dated)
    length = duration(months, by_years=any(job.is_dated_by_years for job in dated))
    where = f" with {counted(len(employers), 'employer')}" if employers else ""
    text = f"Your documents show {counted(len(jobs), 'role')}{where} and {length} of work"
    if first is not last:
        text += f": from {job_name(first)} to {job_name(last)}"
    facts = [
        *name_facts(first),
        *name_facts(last),
        *(f for job in jobs for f in job.all(FactType.WORK_EMPLOYER)),
    ]
    return [statement(f"{text}.", [*facts, *(fact for job in dated for fact in job.dates)])]


def months_worked(jobs: list[Entry]) -> int:
    """The months covered by any of the jobs, which have dates; overlapping months count once."""
    total, covered_to = 0, -1
    for start, length in sorted((job.start.months, job.months or 0) for job in jobs if job.start):
        begin = max(start, covered_to)
        total += max(0, start + length - begin)
        covered_to = max(covered_to, start + length)
    return total


def _one(job: Entry) -> Statement:
    text = f"{job_name(job)[0].upper()}{job_name(job)[1:]}"
    if span(job):
        text += f", {span(job)}"
    if job.months:
        text += f" ({duration(job.months, by_years=job.is_dated_by_years)})"
    return statement(f"{text}.", [*name_facts(job), *job.dates])


def _steps_up(jobs: tuple[Entry, ...]) -> list[Statement]:
    """Where the next job's title is of higher rank (see `normalise.titles.SENIORITY`)."""
    found = []
    for before, after in pairwise(jobs):
        old, new = before.text(FactType.WORK_TITLE), after.text(FactType.WORK_TITLE)
        if old and new and after.start and seniority(new) > seniority(old):
            inside = organisation(before.text(FactType.WORK_EMPLOYER)) == organisation(
                after.text(FactType.WORK_EMPLOYER)
            )
            how = "promotion" if inside and before.text(FactType.WORK_EMPLOYER) else "step up"
            text = f"A {how} in {after.start.words}: from {old} to {new}."
            found.append(statement(text, [*name_facts(before), *name_facts(after), *after.dates]))
    return found
