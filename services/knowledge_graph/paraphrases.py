"""Statements of different documents that say one thing in other words, and those that differ only in a
number.

The rule works on pairs, so what a third document says never changes how two statements relate.
Thresholds were set on pairs of our own making, and hold on the labelled pairs of
`tests/services/knowledge_graph/test_crossdoc.py`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcode

from services.knowledge_graph.normalise.measures import agreed_weight, agreement
from services.knowledge_graph.normalise.quantities import NUMBER_STEMS, Quantity, quantities
from services.knowledge_graph.normalise.words import COMMON_STEMS, content_stem, content_stems, plain, words
from shared.schemas.fact_types import FactType

DUPLICATE_SCORE = 0.60
CONFLICT_SCORE = 0.66
"""Higher than for a duplicate: a contradiction is a question to the person, and a false one is worse than
none."""
FEWEST_SHARED = 3.0
"""Weight of the stems that two statements have in common, unless the shorter one has no others."""
FEWEST_SHARED_BESIDE_NUMBERS = 2.5
"""The same where the numbers of both can be compared."""
COMMON_WEIGHT = 0.5
"""Of a noun that stands in every second statement."""
ALIKE = 0.55
"""Share of equal words from which two statements count as one sentence with something exchanged."""
SAME_PLACE_BONUS = 0.06
NUMBERS_AGREE_BONUS = 0.05
STRANGERS_MALUS = 0.06
"""For each word beyond the first that either statement has for itself alone."""
SAME_TYPE_BONUS = 0.01
"""Decides only between two candidates that are otherwise equal."""
LARGEST_BLOCK = 24
"""A stem that more statements share than this leads to no comparison: it bounds the work a statement
causes."""

STATEMENT_TYPES = frozenset(
    {
        FactType.WORK_BULLET,
        FactType.PROJECT_BULLET,
        FactType.ACHIEVEMENT,
        FactType.LETTER_CLAIM,
        FactType.REVIEW_STRENGTH,
        FactType.REVIEW_ACCOMPLISHMENT,
        FactType.WORK_DESCRIPTION,
        FactType.PROJECT_DESCRIPTION,
        FactType.VOLUNTEER_BULLET,
        FactType.VOLUNTEER_DESCRIPTION,
    }
)
"""Types that state what the person did; a letter's claim and a résumé's bullet can be one."""
LISTED_TYPES = frozenset({FactType.CERTIFICATE, FactType.AWARD, FactType.PUBLICATION})
"""Names with detail around: one is the other when it is contained in it."""
OWN_TYPES = frozenset({FactType.REVIEW_CONCERN, FactType.REVIEW_GOAL, FactType.LETTER_INTENT})
"""Compared within the type only: a concern is no strength."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement to compare: its key, and what a comparison needs of it."""

    key: str
    type: str
    family: str
    entry: str | None
    documents: frozenset[UUID]
    text: str
    stems: frozenset[str]
    place: str | None = None
    """The entry that it belongs to, or most likely tells of."""

    @property
    def numbers(self) -> tuple[Quantity, ...]:
        """The numbers in its text."""
        return quantities(self.text)


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """Two statements (smaller key first) that say the same, or the same with another number."""

    score: float
    one: str
    other: str
    is_conflict: bool


def statement(
    key: str,
    type_: str,
    holding: str,
    entry: str | None,
    documents: Iterable[UUID],
    text: str,
    place: str | None = None,
) -> Statement | None:
    """The statement to compare, or None where facts of this type are not compared by their words.

    Args:
        entry: what it belongs to; another entry keeps it apart.
        place: the same, or a mere hint.
    """
    if type_ in STATEMENT_TYPES:
        family = "statement"
    elif type_ in LISTED_TYPES or type_ in OWN_TYPES:
        family = str(type_)
    else:
        return None
    return Statement(key, type_, f"{holding}:{family}", entry, frozenset(documents), text, content_stems(text), place)


def relations(statements: Iterable[Statement]) -> list[Relation]:
    """The related pairs, best first. The order of the statements does not matter."""
    by_key = {s.key: s for s in statements}
    found = []
    for one, other in _candidates(by_key):
        relation = _relate(by_key[one], by_key[other])
        if relation is not None:
            found.append(relation)
    return sorted(found, reverse=True)


def _candidates(by_key: Mapping[str, Statement]) -> Iterator[tuple[str, str]]:
    """Pairs of one family that share at least two stems which are not everywhere."""
    blocks: dict[tuple[str, str], list[str]] = {}
    for key in sorted(by_key):
        for stem in by_key[key].stems:
            blocks.setdefault((by_key[key].family, stem), []).append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for block in blocks.values():
        if 2 <= len(block) <= LARGEST_BLOCK:
            shared.update(combinations(block, 2))
    for pair, count in shared.items():
        if count >= 2 and _may_relate(by_key[pair[0]], by_key[pair[1]]):
            yield pair


def _may_relate(one: Statement, other: Statement) -> bool:
    """No document may state both, and two entries that are known to differ keep their statements apart."""
    if one.documents & other.documents:
        return False
    return one.entry is None or other.entry is None or one.entry == other.entry


def _relate(one: Statement, other: Statement) -> Relation | None:
    shared = one.stems & other.stems
    numbers = agreement(one.numbers, other.numbers)
    if numbers == "other_event":
        return None
    common = agreed_weight(one.numbers, other.numbers) if numbers == "agree" else 0.0
    weight = _weight(shared) + common
    fewest = FEWEST_SHARED if numbers == "silent" else FEWEST_SHARED_BESIDE_NUMBERS
    if weight < fewest and len(shared) < min(len(one.stems), len(other.stems)):
        return None
    if one.type in LISTED_TYPES:
        contained = shared in (one.stems, other.stems)
        return Relation(1.0, one.key, other.key, False) if contained and numbers != "disagree" else None
    score = _similarity(one, other, weight, common)
    if one.place is not None and one.place == other.place:
        score += SAME_PLACE_BONUS
    if numbers == "agree":
        score += NUMBERS_AGREE_BONUS
    strange = min(len(one.stems - other.stems), len(other.stems - one.stems))
    score -= STRANGERS_MALUS * max(0, strange - 1)
    if score >= DUPLICATE_SCORE and _is_exchanged(one, other):
        return None
    threshold = CONFLICT_SCORE if numbers == "disagree" else DUPLICATE_SCORE
    if score < threshold:
        return None
    bonus = SAME_TYPE_BONUS if one.type == other.type else 0.0
    return Relation(round(score + bonus, 6), one.key, other.key, numbers == "disagree")


def _similarity(one: Statement, other: Statement, shared: float, numbers: float) -> float:
    """0 to 1: how much of the shorter statement is in the longer (60 %), of both (20 %), and letter by
    letter (20 %).

    Args:
        shared: weight of the stems in common and of the numbers in common; `numbers`: of the latter alone.
    """
    ours, theirs = _weight(one.stems) + numbers, _weight(other.stems) + numbers
    containment = shared / min(ours, theirs)
    dice = 2 * shared / (ours + theirs)
    letters = fuzz.token_set_ratio(plain(one.text), plain(other.text)) / 100
    return 0.6 * containment + 0.2 * dice + 0.2 * letters


def _is_exchanged(one: Statement, other: Statement) -> bool:
    """Whether the two are one sentence with its matter exchanged: `monthly financial reports for the
    board` and `monthly marketing reports for the board` are two things, alike as they are."""
    ours, theirs = words(one.text), words(other.text)
    blocks = Levenshtein.opcodes(ours, theirs)
    equal = sum(block.src_end - block.src_start for block in blocks if block.tag == "equal")
    if equal < ALIKE * min(len(ours), len(theirs)):
        return False
    merged = _changed_blocks(blocks)
    return any(
        _matter(ours, start, end) - other.stems and _matter(theirs, other_start, other_end) - one.stems
        for start, end, other_start, other_end in merged
    )


def _changed_blocks(blocks: Iterable[Opcode]) -> list[tuple[int, int, int, int]]:
    """Neighbouring changes as one: (start, end) in the one and in the other."""
    merged: list[tuple[int, int, int, int]] = []
    for block in blocks:
        if block.tag == "equal":
            continue
        if merged and merged[-1][1] == block.src_start and merged[-1][3] == block.dest_start:
            merged[-1] = (merged[-1][0], block.src_end, merged[-1][2], block.dest_end)
        else:
            merged.append((block.src_start, block.src_end, block.dest_start, block.dest_end))
    return merged


def _matter(found: tuple[str, ...], start: int, end: int) -> set[str]:
    """What the words of a block are about, without the verb that opens a statement and without common
    nouns."""
    stems = {content_stem(found[place], first=place == 0) for place in range(max(start, 1), end)}
    return stems - COMMON_STEMS - {""} - NUMBER_STEMS


def _weight(stems: frozenset[str]) -> float:
    return len(stems) - (1 - COMMON_WEIGHT) * len(stems & COMMON_STEMS)
