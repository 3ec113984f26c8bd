"""The sentences that sum up a job ad."""

from collections.abc import Iterator
from typing import Any

from services.extractor.digest.point import Facts, Point, distinct, listed, present, quoted
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact

MOST_SKILLS = 10


def job_ad_points(facts: Facts) -> Iterator[Point]:
    """The job, its terms, what is asked for, what is wished for, the pay, and what else is offered."""
    title, employer = facts.first(FactType.JOB_TITLE), facts.first(FactType.JOB_EMPLOYER)
    place = facts.first(FactType.JOB_LOCATION)
    if title or employer:
        what = " at ".join(str(fact.value) for fact in present(title, employer))
        yield Point(f"{what}{f', {place.value}' if place else ''}.", present(title, employer, place))
    types = (FactType.JOB_SENIORITY, FactType.JOB_REMOTE, FactType.JOB_EMPLOYMENT_TYPE)
    terms = present(*(facts.first(type_) for type_ in types))
    if terms:
        yield Point(f"Terms: {', '.join(str(fact.value) for fact in terms)}.", terms)
    yield from _skills(facts, "must", "Asks for", FactType.JOB_REQUIREMENT)
    yield from _skills(facts, "nice", "Would like", FactType.JOB_NICE_TO_HAVE)
    salary, grade = facts.first(FactType.JOB_SALARY), facts.first(FactType.JOB_PAY_GRADE)
    if salary is not None:
        yield Point(f"Pays {_amount(salary.value)}.", (salary,))
    elif grade is not None:
        yield Point(f"Pays by {_grade(grade.value)}.", (grade,))
    benefits = [fact for fact in distinct(facts.of(FactType.JOB_BENEFIT)) if len(fact.text) <= 80][:3]
    duty = facts.first(FactType.JOB_DUTY)
    if benefits:
        yield Point(f"Offers: {'; '.join(quoted(fact) for fact in benefits)}.", tuple(benefits))
    elif duty is not None:
        yield Point(f"Tasks, for one: {quoted(duty)}.", (duty,))


def _skills(facts: Facts, need: str, words: str, otherwise: FactType) -> Iterator[Point]:
    """The skills of a need; where none was recognised, the first statement of it."""
    skills = distinct((f for f in facts.of(FactType.JOB_SKILL) if f.value["need"] == need), "skill")
    if skills:
        shown = skills[:MOST_SKILLS]
        yield Point(f"{words}: {listed([_skill(fact) for fact in shown])}.", tuple(shown))
        return
    statement = facts.first(otherwise)
    if statement is not None:
        yield Point(f"{words}: {quoted(statement)}.", (statement,))


def _skill(fact: Fact) -> str:
    years, level = fact.value["years"], fact.value["level"]
    told = ", ".join(word for word in (level, f"{years} years" if years is not None else None) if word)
    return f"{fact.value['skill']} ({told})" if told else str(fact.value["skill"])


def _amount(value: dict[str, Any]) -> str:
    low, high = value["min"], value["max"]
    numbers = f"up to {high:,}" if low is None else f"{low:,} to {high:,}" if high is not None else f"{low:,}"
    currency = f"{value['currency']} " if value["currency"] else ""
    return f"{currency}{numbers}{' a ' + value['period'] if value['period'] else ''}"


def _grade(value: dict[str, Any]) -> str:
    least, most = value["grade"], value["most"]
    ends = f"up to {most}" if least is None else f"{least} to {most}" if most is not None else str(least)
    return f"{value['scheme']}, {ends}" if value["scheme"] else ends
