"""Statements of different documents that say one thing in other words, and those that differ only in a
number.

The rule works on pairs, so what a third document says never changes how two statements relate. Words may be equal,
of one meaning, or near in the table of word vectors (`alignment.py`); nearness only ever adds to what two statements
share, and numbers, directions, negations, employers and jobs overrule it. Thresholds were set on pairs of our own
making and on the development persons of `benchmarks/joining_corpus`; `docs/accuracy-joining.md` has the figures.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcode

from services.knowledge_graph.joining.alignment import Alignment, align, weight_of
from services.knowledge_graph.joining.statement_places import Told
from services.knowledge_graph.normalise.directions import are_opposed
from services.knowledge_graph.normalise.measures import agreed_weight, agreement, counts_differ
from services.knowledge_graph.normalise.quantities import NUMBER_STEMS, Quantity, quantities
from services.knowledge_graph.normalise.teams import team_size
from services.knowledge_graph.normalise.text_language import TextLanguage
from services.knowledge_graph.normalise.words import COMMON_STEMS, content_stem, content_stems, plain, words
from shared.schemas.fact_types import FactType

DUPLICATE_SCORE = 0.60
CONFLICT_SCORE = 0.66
"""Higher than for a duplicate: a contradiction is a question to the person, and a false one is worse than
none."""
FEWEST_SHARED = 3.0
"""Weight of the stems that two statements have in common, unless the shorter one has no others."""
FEWEST_SHARED_IN_PLACE = 2.0
"""The same for statements of one job. On the development persons no pair of different statements of one job that
shares so much comes near the score of a duplicate."""
FEWEST_SHARED_BESIDE_NUMBERS = 2.5
"""The same where the numbers of both can be compared."""
ALIKE = 0.55
"""Share of equal words from which two statements count as one sentence with something exchanged."""
SAME_PLACE_BONUS = 0.06
NUMBERS_AGREE_BONUS = 0.05
ONE_TEAM_BONUS = 0.15
"""Where both say that the person leads that many people in one place: whatever else they say of them."""
TELLING_NUMBERS = 2.0
"""Weight of the numbers in common from which two sentences are one, though other words stand between these."""
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
    places: frozenset[str] = frozenset()
    """The entries that it belongs to, or most likely tells of."""
    is_named: bool = False
    """Whether it names the employer of these."""
    language: TextLanguage = ""
    """That of its document."""
    start: int = 0
    """Where it stands in its document."""

    @property
    def numbers(self) -> tuple[Quantity, ...]:
        """The numbers in its text."""
        return quantities(self.text)

    @property
    def signs(self) -> frozenset[str]:
        """Its stems and its numbers, by which statements that may be related find each other."""
        return self.stems | {f"{q.unit} {q.number:g}" for q in self.numbers}


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
    told: Told,
    language: TextLanguage = "",
    start: int = 0,
) -> Statement | None:
    """The statement to compare, or None where facts of this type are not compared by their words.

    Args:
        entry: what it belongs to; another entry keeps it apart.
        told: its words, and what they most likely tell of.
    """
    if type_ in STATEMENT_TYPES:
        family = "statement"
    elif type_ in LISTED_TYPES or type_ in OWN_TYPES:
        family = str(type_)
    else:
        return None
    places = told.entries if entry is None else frozenset({entry})
    stems = content_stems(told.text)
    return Statement(
        key,
        type_,
        f"{holding}:{family}",
        entry,
        frozenset(documents),
        told.text,
        stems,
        places,
        told.is_named,
        language,
        start,
    )


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
    """Pairs of one family that share at least two stems or numbers which are not everywhere."""
    blocks: dict[tuple[str, str], list[str]] = {}
    for key in sorted(by_key):
        for sign in by_key[key].signs:
            blocks.setdefault((by_key[key].family, sign), []).append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for block in blocks.values():
        if 2 <= len(block) <= LARGEST_BLOCK:
            shared.update(combinations(block, 2))
    for pair, count in shared.items():
        if count >= 2 and may_relate(by_key[pair[0]], by_key[pair[1]]):
            yield pair


def may_relate(one: Statement, other: Statement) -> bool:
    """No document may state both; two entries that are known to differ keep their statements apart, and so do two
    employers."""
    if one.documents & other.documents:
        return False
    if one.entry is not None and other.entry is not None:
        return one.entry == other.entry
    are_placed = all(s.entry is not None or s.is_named for s in (one, other))
    return not are_placed or bool(one.places & other.places)


def _relate(one: Statement, other: Statement) -> Relation | None:
    numbers = agreement(one.numbers, other.numbers)
    if numbers == "silent" and counts_differ(one.numbers, other.numbers, one.stems, other.stems):
        numbers = "disagree"
    if not one.stems or not other.stems or numbers == "other_event" or are_opposed(one.text, other.text):
        return None
    alignment = align(one.text, other.text)
    common = agreed_weight(one.numbers, other.numbers) if numbers == "agree" else 0.0
    weight = alignment.weight + common
    in_place = bool(one.places & other.places)
    fewest = FEWEST_SHARED_IN_PLACE if in_place else FEWEST_SHARED
    fewest = min(fewest, FEWEST_SHARED_BESIDE_NUMBERS) if numbers != "silent" else fewest
    is_one_team = numbers == "agree" and _is_one_team(one, other)
    if weight < fewest and not is_one_team and len(alignment.ours) < min(len(one.stems), len(other.stems)):
        return None
    if one.type in LISTED_TYPES:
        contained = alignment.shared in (one.stems, other.stems)
        return Relation(1.0, one.key, other.key, False) if contained and numbers != "disagree" else None
    score = _similarity(one, other, weight, common)
    if in_place:
        score += SAME_PLACE_BONUS
    if numbers == "agree":
        score += NUMBERS_AGREE_BONUS + is_one_team * ONE_TEAM_BONUS
    strange = min(len(one.stems - alignment.ours), len(other.stems - alignment.theirs))
    score -= STRANGERS_MALUS * max(0, strange - 1)
    if score >= DUPLICATE_SCORE and common < TELLING_NUMBERS and _is_exchanged(one, other, alignment):
        return None
    threshold = CONFLICT_SCORE if numbers == "disagree" else DUPLICATE_SCORE
    if score < threshold:
        return None
    bonus = SAME_TYPE_BONUS if one.type == other.type else 0.0
    return Relation(round(score + bonus, 6), one.key, other.key, numbers == "disagree")


def _is_one_team(one: Statement, other: Statement) -> bool:
    """Whether both say that so many people are led, in one job."""
    size = team_size(one.text)
    return size is not None and size == team_size(other.text) and bool(one.places & other.places)


def _similarity(one: Statement, other: Statement, shared: float, numbers: float) -> float:
    """0 to 1: how much of the shorter statement is in the longer (60 %), of both (20 %), and letter by
    letter (20 %).

    Args:
        shared: weight of the stems in common and of the numbers in common; `numbers`: of the latter alone.
    """
    ours, theirs = weight_of(one.stems) + numbers, weight_of(other.stems) + numbers
    containment = min(1.0, shared / min(ours, theirs))
    dice = 2 * shared / (ours + theirs)
    letters = fuzz.token_set_ratio(plain(one.text), plain(other.text)) / 100
    return 0.6 * containment + 0.2 * dice + 0.2 * letters


def _is_exchanged(one: Statement, other: Statement, alignment: Alignment) -> bool:
    """Whether the two are one sentence with its matter exchanged: `monthly financial reports for the
    board` and `monthly marketing reports for the board` are two things, alike as they are."""
    ours, theirs = words(one.text), words(other.text)
    blocks = Levenshtein.opcodes(ours, theirs)
    equal = sum(block.src_end - block.src_start for block in blocks if block.tag == "equal")
    if equal < ALIKE * min(len(ours), len(theirs)):
        return False
    merged = _changed_blocks(blocks)
    return any(
        _matter(ours, start, end) - alignment.ours - other.stems
        and _matter(theirs, other_start, other_end) - alignment.theirs - one.stems
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
