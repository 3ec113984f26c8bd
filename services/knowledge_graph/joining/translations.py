"""Statements of documents in two languages that say one thing.

Words hardly tell: what remains is where a statement stands, the numbers in it, and the names and international words
that both languages write alike. Two statements are one where they belong to one job, this evidence suffices, and
neither has another counterpart that comes near. Where lists are seen to be translations of each other, the rest of
their lines follows by its place (`parallel_lists`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from services.knowledge_graph.joining.alignment import align, weight_of
from services.knowledge_graph.joining.parallel_lists import in_parallel
from services.knowledge_graph.joining.paraphrases import Relation, Statement, may_relate
from services.knowledge_graph.normalise.directions import are_opposite
from services.knowledge_graph.normalise.measures import NumbersAcross, numbers_across
from services.knowledge_graph.normalise.teams import team_size

ENOUGH = 1.0
"""Evidence for one statement: a telling number, or two words alike (set on the development half)."""
ENOUGH_TO_CONTRADICT = 1.2
"""Evidence beside the numbers that differ, before a person is asked."""
WORD_ALIKE = 0.5
MARGIN = 0.3
"""How much less evidence any other counterpart must have."""
LARGEST_PLACE = 40
"""Statements of one job up to which each is compared with each: it bounds the work."""


@dataclass(frozen=True, slots=True)
class _Match:
    one: Statement
    other: Statement
    evidence: float
    is_conflict: bool


def translations(statements: Sequence[Statement]) -> list[Relation]:
    """The related pairs of statements in different languages, best first. The order of the statements does not
    matter."""
    by_place: dict[tuple[str, str], list[Statement]] = {}
    for one in sorted(statements, key=lambda s: s.key):
        if one.language:
            for place in sorted(one.places):
                by_place.setdefault((one.family, place), []).append(one)
    matches: dict[tuple[str, str], _Match] = {}
    for placed in by_place.values():
        if len(placed) <= LARGEST_PLACE and len({s.language for s in placed}) > 1:
            matches.update({(m.one.key, m.other.key): m for m in _matches(placed)})
    ranked = [matches[keys] for keys in sorted(matches)]
    found = [
        Relation(round(match.evidence, 6), match.one.key, match.other.key, match.is_conflict)
        for match in ranked
        if match.evidence >= (ENOUGH_TO_CONTRADICT if match.is_conflict else ENOUGH) and _is_alone(match, ranked)
    ]
    return [*sorted(found, reverse=True), *sorted(in_parallel(statements, found), reverse=True)]


def _matches(placed: Sequence[Statement]) -> Iterable[_Match]:
    for number, one in enumerate(placed):
        for other in placed[number + 1 :]:
            if one.language != other.language and may_relate(one, other):
                numbers = numbers_across(one.numbers, other.numbers)
                evidence = _evidence(one, other, numbers)
                if evidence > 0:
                    yield _Match(one, other, evidence, numbers.differ)


def _evidence(one: Statement, other: Statement, numbers: NumbersAcross) -> float:
    if are_opposite(one.text, other.text):
        return 0.0
    alignment = align(one.text, other.text)
    alike = weight_of(alignment.shared) + sum(nearness for _, _, nearness in alignment.near)
    size = team_size(one.text)
    is_one_team = size is not None and size == team_size(other.text)
    return WORD_ALIKE * (alike + is_one_team) + numbers.agreed


def _is_alone(match: _Match, ranked: Sequence[_Match]) -> bool:
    """Whether no other statement of the same documents is nearly as good a counterpart of either side."""
    for other in ranked:
        if other is match or other.evidence <= match.evidence - MARGIN:
            continue
        rivals = (
            (other.other, match.other) if other.one is match.one else
            (other.one, match.one) if other.other is match.other else
            (other.one, match.other) if other.other is match.one else
            (other.other, match.one) if other.one is match.other else None
        )  # fmt: skip
        if rivals is not None and rivals[0].documents & rivals[1].documents:
            return False
    return True
