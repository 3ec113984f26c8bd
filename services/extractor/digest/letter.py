"""The sentences that sum up a cover letter."""

from collections.abc import Iterator

from services.extractor.digest.point import Facts, Point, distinct, listed, present, quoted
from services.extractor.spans import any_within
from shared.schemas.fact_types import FactType

MOST_CLAIMS = 2


def letter_points(facts: Facts) -> Iterator[Point]:
    """What is applied for, the claims (those with a number first), a motive, a wish, languages."""
    title, employer = facts.first(FactType.LETTER_TITLE, held=False), facts.first(FactType.LETTER_EMPLOYER, held=False)
    if title or employer:
        what = f" as {title.value}" if title else ""
        yield Point(f"Applies{what}{f' at {employer.value}' if employer else ''}.", present(title, employer))
    numbers = sorted(fact.evidence.start for fact in facts.of(FactType.ACHIEVEMENT))
    claims = sorted(
        facts.of(FactType.LETTER_CLAIM),
        key=lambda claim: (
            not any_within(numbers, claim.evidence.start, claim.evidence.end),
            claim.evidence.start,
        ),
    )
    for claim in claims[:MOST_CLAIMS]:
        yield Point(f"Claims: {quoted(claim)}.", (claim,))
    motive = facts.first(FactType.LETTER_MOTIVE, held=False)
    if motive is not None:
        yield Point(f"Motive: {quoted(motive)}.", (motive,))
    wish = facts.first(FactType.LETTER_INTENT, held=False)
    if wish is not None:
        yield Point(f"Wants: {quoted(wish)}.", (wish,))
    languages = distinct(facts.of(FactType.LANGUAGE), "name")
    if languages:
        yield Point(f"Languages: {listed([str(f.value['name']) for f in languages])}.", tuple(languages))
