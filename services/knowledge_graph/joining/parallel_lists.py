"""Lists of two documents that are translations of each other, line by line.

A résumé in a second language keeps the lines of a job in their order. Where several lines of two documents have been
matched by what they say, all of them at equal places of lists of equal length, the lines in between are matched by
their place alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from uuid import UUID

from services.knowledge_graph.joining.paraphrases import Relation, Statement
from services.knowledge_graph.normalise.directions import are_opposite
from services.knowledge_graph.normalise.measures import numbers_across

FEWEST_MATCHES = 2
"""Lines of two documents that must have been matched by what they say."""
FEWEST_OF_LIST = 0.5
"""Share of the lines of one job that must have been."""
EVIDENCE = 0.5
"""The score of a match by place: it comes after every other."""
_Lists = dict[tuple[UUID, str], list[Statement]]


def in_parallel(statements: Sequence[Statement], found: Iterable[Relation]) -> Iterator[Relation]:
    """The pairs that follow from their places, given those that were found by what they say."""
    matched = {frozenset((relation.one, relation.other)) for relation in found if not relation.is_conflict}
    if len(matched) < FEWEST_MATCHES:
        return
    lists = _lists(statements)
    documents = sorted({document for document, _ in lists})
    for one, other in combinations(documents, 2):
        jobs = sorted(entry for document, entry in lists if document == one and (other, entry) in lists)
        pairs = [(lists[one, job], lists[other, job]) for job in jobs]
        if all(ours[0].language != theirs[0].language for ours, theirs in pairs):
            yield from _followers(pairs, matched)


def _followers(
    pairs: Sequence[tuple[list[Statement], list[Statement]]], matched: set[frozenset[str]]
) -> Iterator[Relation]:
    places = [
        (number, place, other_place)
        for number, (ours, theirs) in enumerate(pairs)
        for (place, a), (other_place, b) in product(enumerate(ours), enumerate(theirs))
        if frozenset((a.key, b.key)) in matched
    ]
    if len(places) < FEWEST_MATCHES or any(place != other_place for _, place, other_place in places):
        return
    for number, (ours, theirs) in enumerate(pairs):
        known = {place for job, place, _ in places if job == number}
        if len(ours) == len(theirs) and len(known) >= FEWEST_OF_LIST * len(ours):
            for place, (a, b) in enumerate(zip(ours, theirs, strict=True)):
                if place not in known and _may_be_one(a, b):
                    yield Relation(EVIDENCE, min(a.key, b.key), max(a.key, b.key), False)


def _may_be_one(one: Statement, other: Statement) -> bool:
    """Whether neither numbers nor directions speak against it."""
    return (
        len(one.numbers) == len(other.numbers)
        and not are_opposite(one.text, other.text)
        and not numbers_across(one.numbers, other.numbers).differ
    )


def _lists(statements: Iterable[Statement]) -> _Lists:
    """The lines of each job in each document, in their order."""
    found: _Lists = {}
    for statement in sorted(statements, key=lambda s: (s.start, s.key)):
        if statement.entry is not None and statement.language:
            for document in sorted(statement.documents):
                found.setdefault((document, statement.entry), []).append(statement)
    return found
