"""What two contradicting facts are about, in a few words for the person."""

from collections.abc import Mapping

from services.knowledge_graph.normalise.dates import is_ongoing, point
from services.knowledge_graph.normalise.languages import language_level, skill_level
from services.knowledge_graph.normalise.measures import differing
from services.knowledge_graph.normalise.quantities import quantities
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact

_TOPICS: Mapping[str, str] = {
    FactType.WORK_TITLE: "job title",
    FactType.WORK_START: "start of the job",
    FactType.WORK_END: "end of the job",
    FactType.VOLUNTEER_ROLE: "role as a volunteer",
    FactType.VOLUNTEER_START: "start as a volunteer",
    FactType.VOLUNTEER_END: "end as a volunteer",
    FactType.EDUCATION_DEGREE: "degree",
    FactType.EDUCATION_GRADE: "grade",
    FactType.EDUCATION_START: "start of the education",
    FactType.EDUCATION_END: "end of the education",
    FactType.PROJECT_START: "start of the project",
    FactType.PROJECT_END: "end of the project",
    FactType.CERTIFICATE_DATE: "date of the certificate",
    FactType.AWARD_DATE: "date of the award",
    FactType.PUBLICATION_DATE: "date of the publication",
    FactType.REVIEW_TITLE: "job title",
}


def topic(one: Fact, other: Fact) -> str:
    """What differs, and what each says: `job title: Engineer / Senior Engineer`, `number: 40 % / 45 %`."""
    return f"{_name(one, other)}: {_said(one, other)} / {_said(other, one)}"


def _name(one: Fact, other: Fact) -> str:
    for fact in (one, other):
        if isinstance(fact.value, Mapping) and fact.type == FactType.LANGUAGE:
            return f"level of {fact.value.get('name')}"
        if isinstance(fact.value, Mapping) and fact.type == FactType.SKILL_LEVEL:
            return f"level in {fact.value.get('skill')}"
    return next((_TOPICS[fact.type] for fact in (one, other) if fact.type in _TOPICS), "number")


def _said(fact: Fact, beside: Fact) -> str:
    if fact.type == FactType.LANGUAGE:
        return language_level(fact.value) or fact.text
    if fact.type == FactType.SKILL_LEVEL:
        return skill_level(fact.value) or fact.text
    if is_ongoing(fact.value):
        return "present"
    when = point(fact.value) if isinstance(fact.value, Mapping) else None
    if when is not None:
        return when.iso
    return " and ".join(q.words for q in differing(quantities(fact.text), quantities(beside.text))) or fact.text
