"""How skills came and went over the jobs in which they are named."""

from collections.abc import Iterable
from dataclasses import dataclass

from services.knowledge_graph.career import Career, Entry
from services.knowledge_graph.insights.wording import insight, job_name, listed, mean_confidence, statement
from services.knowledge_graph.normalise.dates import Point
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import Insight, SkillMapping, Statement

MOST_SKILLS = 12
"""Skills named in one sentence; the rest are in the graph."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A skill and the dated jobs in whose facts it is named, in the order of their dates."""

    name: str
    jobs: tuple[Entry, ...]
    facts: tuple[CanonicalFact, ...]

    @property
    def proof(self) -> tuple[CanonicalFact, ...]:
        return (*self.facts, *(fact for job in self.jobs for fact in job.dates))


def skill_evolution(career: Career, skills: Iterable[SkillMapping]) -> Insight | None:
    """Confidence: the mean of the facts used. Skills that no dated job names say nothing about time."""
    uses = _uses(career, skills)
    dated = [job for job in career.jobs if job.start and (job.end or job.is_ongoing)]
    if not uses or not dated:
        return None
    last = max(dated, key=lambda job: (job.end or job.start or (0,), job.id))
    statements = [*_lasting(uses), *_new(uses, last, len(dated)), *_left_behind(uses, last)]
    used = [fact for use in uses for fact in use.proof]
    return insight("skill_evolution", "How your skills developed", statements, mean_confidence(used))


def _uses(career: Career, skills: Iterable[SkillMapping]) -> list[_Use]:
    by_id = {fact.id: fact for fact in career.facts}
    jobs = {job.id: place for place, job in enumerate(career.jobs) if job.start and job.end}
    found: dict[str, tuple[str, dict[str, CanonicalFact]]] = {}
    for skill in skills:
        fact = by_id.get(skill.fact_id)
        if skill.concept_id and skill.name and fact and fact.entry_id in jobs:
            found.setdefault(skill.concept_id, (skill.name, {}))[1][fact.id] = fact
    uses = []
    for _, (name, facts) in sorted(found.items(), key=lambda item: (item[1][0].casefold(), item[0])):
        places = sorted({jobs[fact.entry_id] for fact in facts.values() if fact.entry_id})
        uses.append(_Use(name, tuple(career.jobs[place] for place in places), tuple(facts.values())))
    return uses


def _lasting(uses: list[_Use]) -> list[Statement]:
    """A skill that several jobs name."""
    found = []
    for use in sorted(uses, key=lambda u: -len(u.jobs))[:MOST_SKILLS]:
        first, last = use.jobs[0], use.jobs[-1]
        if len(use.jobs) >= 2 and first.start and last.end:
            until = "until today" if last.is_ongoing else f"to {last.end.words}"
            text = f"{use.name} runs through {len(use.jobs)} of your roles, from {first.start.words} {until}."
            if last.is_ongoing:
                text = f"{use.name} runs through {len(use.jobs)} of your roles, since {first.start.words}."
            found.append(statement(text, use.proof))
    return found


def _new(uses: list[_Use], last: Entry, dated: int) -> list[Statement]:
    """What only the newest job names."""
    fresh = [use for use in uses if [job.id for job in use.jobs] == [last.id]][:MOST_SKILLS]
    if not fresh or not last.start:
        return []
    names = listed([use.name for use in fresh])
    since = f" (since {last.start.words})" if last.is_ongoing else f" (from {last.start.words})"
    what = "New in your latest role" if dated > 1 else "Your role"
    text = f"{what}, {job_name(last)}{since}: {names}." if dated > 1 else f"{what} as {job_name(last)} uses {names}."
    return [statement(text, [fact for use in fresh for fact in use.proof])]


def _left_behind(uses: list[_Use], last: Entry) -> list[Statement]:
    """What no job names that is as new as the last one: a sentence for each job that named it last."""
    of_job: dict[str, list[_Use]] = {}
    for use in uses:
        newest = use.jobs[-1]
        if last.start and newest.end and not newest.is_ongoing and newest.id != last.id and newest.end <= last.start:
            of_job.setdefault(newest.id, []).append(use)
    jobs = {use.jobs[-1].id: use.jobs[-1] for use in uses}
    found = []
    for id_ in sorted(of_job, key=lambda i: (-(jobs[i].end or Point(1)).months, i)):
        job, shown = jobs[id_], of_job[id_][:MOST_SKILLS]
        until = f" (until {job.end.words})" if job.end else ""
        text = f"Last named as {job_name(job)}{until}: {listed([use.name for use in shown])}."
        found.append(statement(text, [fact for use in shown for fact in use.proof]))
    return found
