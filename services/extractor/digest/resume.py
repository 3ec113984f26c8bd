"""The sentences that sum up a résumé."""

from collections.abc import Iterator

from services.extractor.digest.point import Facts, Point, date_of, distinct, listed, present, quoted
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact

FEWEST = 3
MOST_SKILLS = 8
MOST_EMPLOYERS = 5
MOST_LANGUAGES = 6


def resume_points(facts: Facts) -> Iterator[Point]:
    """The newest job, the others, the highest school, a result, skills, languages, certificates.

    Where that is less than three sentences, who it is comes first.
    """
    points = list(_career(facts))
    who = present(facts.first(FactType.NAME), facts.first(FactType.HEADLINE), facts.first(FactType.LOCATION))
    if len(points) < FEWEST and who:
        yield Point(f"{', '.join(str(fact.value) for fact in who)}.", who)
    yield from points


def _career(facts: Facts) -> Iterator[Point]:
    jobs = _jobs(facts)
    if jobs:
        yield _newest(facts, jobs[0])
    if len(jobs) > 1:
        yield _earlier(facts, jobs[1:])
    yield from _school(facts)
    yield from _result(facts)
    skills = distinct(facts.of(FactType.SKILL))
    if skills:
        more = f" and {len(skills) - MOST_SKILLS} more" if len(skills) > MOST_SKILLS else ""
        shown = skills[:MOST_SKILLS]
        names = [str(fact.value) for fact in shown]
        cited = skills if more else shown
        yield Point(f"Skills: {', '.join(names)}{more}." if more else f"Skills: {listed(names)}.", tuple(cited))
    languages = distinct(facts.of(FactType.LANGUAGE), "name")[:MOST_LANGUAGES]
    if languages:
        named = [f"{f.value['name']} ({f.value['level']})" if f.value["level"] else f.value["name"] for f in languages]
        yield Point(f"Languages: {listed(named)}.", tuple(languages))
    certificates = distinct(facts.of(FactType.CERTIFICATE))[:3]
    if certificates:
        yield Point(f"Certificates: {listed([str(f.value) for f in certificates])}.", tuple(certificates))


def _jobs(facts: Facts) -> list[Fact]:
    """The employer or title that stands for each job, the newest first; jobs without dates as they stand."""
    anchors: dict[str, Fact] = {}
    for fact in facts.of(FactType.WORK_TITLE, FactType.WORK_EMPLOYER):
        anchors.setdefault(str(fact.entry_id), fact)

    def newest_first(anchor: Fact) -> tuple[str, str]:
        end = facts.of_entry(anchor.entry_id, FactType.WORK_END)
        start = facts.of_entry(anchor.entry_id, FactType.WORK_START)
        ongoing = end is not None and end.value.get("ongoing")
        last = "9999" if ongoing else (date_of(end.value) if end else None) or ""
        return last, (date_of(start.value) if start else None) or ""

    return sorted(anchors.values(), key=newest_first, reverse=True)


def _newest(facts: Facts, anchor: Fact) -> Point:
    title = facts.of_entry(anchor.entry_id, FactType.WORK_TITLE)
    employer = facts.of_entry(anchor.entry_id, FactType.WORK_EMPLOYER)
    start = facts.of_entry(anchor.entry_id, FactType.WORK_START)
    end = facts.of_entry(anchor.entry_id, FactType.WORK_END)
    what = " at ".join(str(fact.value) for fact in present(title, employer))
    since, until = date_of(start.value) if start else None, date_of(end.value) if end else None
    if end is not None and end.value.get("ongoing"):
        return Point(f"{what}{f' since {since}' if since else ''}.", present(title, employer, start, end))
    when = f", {since} to {until}" if since and until else f", {since or until}" if since or until else ""
    return Point(f"Last: {what}{when}.", present(title, employer, start, end))


def _earlier(facts: Facts, anchors: list[Fact]) -> Point:
    shown = []
    cited: list[Fact] = []
    for anchor in anchors[:MOST_EMPLOYERS]:
        title = facts.of_entry(anchor.entry_id, FactType.WORK_TITLE)
        employer = facts.of_entry(anchor.entry_id, FactType.WORK_EMPLOYER)
        shown.append(" at ".join(str(fact.value) for fact in present(title, employer)))
        cited.extend(present(title, employer))
    more = len(anchors) - MOST_EMPLOYERS
    cited.extend(anchors[MOST_EMPLOYERS:])
    return Point(f"Before: {'; '.join(shown)}{f'; and {more} more' if more > 0 else ''}.", tuple(cited))


_LEVELS = ("school", "vocational", "associate", "bachelor", "master", "doctorate")


def _school(facts: Facts) -> Iterator[Point]:
    """The school of the highest level; the first where none is stated."""

    def level(anchor: Fact) -> int:
        stated = facts.of_entry(anchor.entry_id, FactType.EDUCATION_LEVEL)
        return _LEVELS.index(stated.value) if stated is not None and stated.value in _LEVELS else -1

    anchors = facts.of(FactType.EDUCATION_DEGREE, FactType.EDUCATION_SCHOOL)
    if not anchors:
        return
    best = max(anchors, key=lambda fact: (level(fact), -fact.evidence.start))
    degree = facts.of_entry(best.entry_id, FactType.EDUCATION_DEGREE)
    field = facts.of_entry(best.entry_id, FactType.EDUCATION_FIELD)
    school = facts.of_entry(best.entry_id, FactType.EDUCATION_SCHOOL)
    end = facts.of_entry(best.entry_id, FactType.EDUCATION_END)
    if not present(degree, field, school):
        degree = best
    year = date_of(end.value) if end is not None else None
    named = ", ".join(str(fact.value) for fact in present(degree, field, school))
    cited = present(degree, field, school, end if year else None)
    yield Point(f"Education: {named}{f' ({year})' if year else ''}.", cited)


def _result(facts: Facts) -> Iterator[Point]:
    """The first claim with a direction, else the first with a number, in the words of its line."""
    results = facts.of(FactType.ACHIEVEMENT)
    result = next((f for f in results if f.value.get("direction")), next(iter(results), None))
    if result is None:
        return
    around = next(
        (
            fact
            for fact in facts.of(FactType.WORK_BULLET, FactType.PROJECT_BULLET, FactType.WORK_DESCRIPTION)
            if fact.evidence.start <= result.evidence.start and result.evidence.end <= fact.evidence.end
        ),
        result,
    )
    yield Point(f"A result with a number: {quoted(around)}.", present(around, result if around is not result else None))
