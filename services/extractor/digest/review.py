"""The sentences that sum up a performance review."""

from collections.abc import Iterator

from services.extractor.digest.point import Facts, Point, date_of, present, quoted
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact

_STATEMENTS = (
    (FactType.REVIEW_ACCOMPLISHMENT, "Achieved"),
    (FactType.REVIEW_STRENGTH, "Strength"),
    (FactType.REVIEW_CONCERN, "To improve"),
    (FactType.REVIEW_GOAL, "Goal"),
    (FactType.REVIEW_FEEDBACK, "Feedback"),
)


def review_points(facts: Facts) -> Iterator[Point]:
    """Whom it is about and by whom, the rating, and the first statement of each sort with who says it."""
    name, title = facts.first(FactType.NAME), facts.first(FactType.REVIEW_TITLE)
    reviewer, period = facts.first(FactType.REVIEW_REVIEWER), facts.first(FactType.REVIEW_PERIOD)
    whom = ", ".join(str(fact.value) for fact in present(name, title))
    by = f"reviewed by {reviewer.value}" if reviewer is not None else ""
    when = f"for {_period(period)}" if period is not None else ""
    about = " ".join(words for words in (f"{whom}:" if whom and (by or when) else whom, by, when) if words)
    if about:
        yield Point(f"{about}.", present(name, title, reviewer, period))
    rating = facts.first(FactType.REVIEW_RATING)
    if rating is not None:
        yield Point(f"Rating: {rating.value}.", (rating,))
    for type_, words in _STATEMENTS:
        statement = facts.first(type_, held=False)
        if statement is not None:
            said = f" ({statement.author_role})" if statement.author_role else ""
            yield Point(f"{words}{said}: {quoted(statement)}.", (statement,))


def _period(fact: Fact) -> str:
    if not isinstance(fact.value, dict):
        return str(fact.value)
    start, end = date_of(fact.value.get("start")), date_of(fact.value.get("end"))
    return f"{start} to {end}" if start and end else fact.text
