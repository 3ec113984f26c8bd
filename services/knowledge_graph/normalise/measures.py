"""How the numbers of two statements compare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from services.knowledge_graph.normalise.quantities import FROM, TO, Quantity
from services.knowledge_graph.normalise.words import folded

EXACT_TOLERANCE = 0.02
"""Relative: `a third` and `33 %` are the same number."""
HEDGED_TOLERANCE = 0.08
"""Relative, where one of the two says `about`, `nearly`, `some`."""
BOUND_TOLERANCE = 0.25
"""How far above its bound a number may be that one of the two only bounds: `over 200` and `230`."""
SMALL_COUNT = 3
"""Counts up to this are everywhere: that two statements share one says less."""

TELLING_COUNT = 10
"""From here on a count hardly stands in two statements of one job by chance."""
_SIDES_FREE_OF: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]] = {FROM: (FROM, ()), TO: (TO, ())}
"""One side of a range is not compared with the other."""

Agreement = Literal["agree", "disagree", "other_event", "silent"]


def agreement(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> Agreement:
    """How the numbers of two statements compare, thing by thing (and side by side of a range).

    `silent`: nothing to compare, as when they count different things. `disagree`: of some thing they have no number
    in common. `other_event`: they name different years, so they hardly tell of the same.
    """
    agreed = differed = False
    for quantity in one:
        rivals = [q for q in other if _is_comparable(quantity, q)]
        if not rivals:
            continue
        peers = [q for q in one if _is_comparable(q, quantity)]
        if any(_is_equal(peer, rival) for peer in peers for rival in rivals):
            agreed = True
        elif quantity.unit == "year":
            return "other_event"
        elif quantity.unit != "count" or quantity.of:
            differed = True
    if differed:
        return "disagree"
    return "agree" if agreed or _share_loosely(one, other) else "silent"


def counts_differ(
    one: tuple[Quantity, ...], other: tuple[Quantity, ...], ours: frozenset[str], theirs: frozenset[str]
) -> bool:
    """Whether each statement has one count, of what the other speaks of under another name: `a participant panel of
    2,500 volunteers` and `a volunteer panel of 3,100 participants`.

    Args:
        ours, theirs: what the words of the one and of the other are about.
    """
    if len(one) != 1 or len(other) != 1:
        return False
    (a,), (b,) = one, other
    if a.unit != "count" or b.unit != "count" or not a.of or not b.of or {a.of, b.of} & {FROM, TO}:
        return False
    return min(a.number, b.number) > SMALL_COUNT and not _is_equal(a, b) and a.of[-1] in theirs and b.of[-1] in ours


def agreed_weight(one: Iterable[Quantity], other: Iterable[Quantity]) -> float:
    """How much the numbers that two statements share say: 1 each, half for the smallest counts and for years."""
    theirs = tuple(other)
    weight = 0.0
    for quantity in one:
        if any(q.unit == quantity.unit and _is_equal(quantity, q) for q in theirs):
            is_common = quantity.unit == "year" or (quantity.unit == "count" and quantity.number <= SMALL_COUNT)
            weight += 0.5 if is_common else 1.0
    return weight


@dataclass(frozen=True, slots=True)
class NumbersAcross:
    """How the numbers of two statements in different languages compare.

    Attributes:
        agreed: how much the numbers in common say: 1 each, half for a count below `TELLING_COUNT`, a quarter for the
            smallest and for years.
        differ: whether some measure has another number in the one than in the other.
    """

    agreed: float
    differ: bool


def numbers_across(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> NumbersAcross:
    """Compare unit by unit: what is counted has other names in another language."""
    agreed, differ = 0.0, False
    for unit in sorted({quantity.unit for quantity in one} & {quantity.unit for quantity in other}):
        ours = [quantity for quantity in one if quantity.unit == unit]
        theirs = [quantity for quantity in other if quantity.unit == unit]
        common = [a for a in ours if any(a.of in _SIDES_FREE_OF.get(b.of, (a.of,)) and _is_equal(a, b) for b in theirs)]
        agreed += sum(_telling(quantity) for quantity in common)
        differ = differ or (unit != "year" and len(common) < min(len(ours), len(theirs)))
    return NumbersAcross(agreed, differ)


def _telling(quantity: Quantity) -> float:
    if quantity.unit == "year" or (quantity.unit == "count" and quantity.number <= SMALL_COUNT):
        return 0.25
    return 0.5 if quantity.unit == "count" and quantity.number < TELLING_COUNT else 1.0


def differing(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The numbers of the one that the other has of the same thing, and otherwise.

    Beside `ten new nurses`, `twelve nurses` is no counterpart of `eight new nurses`.
    """
    return tuple(
        q
        for q in one
        if (rivals := [rival for rival in other if _is_comparable(q, rival) and not _has_nearer(rival, q, one)])
        and not any(_is_equal(q, rival) for rival in rivals)
    )


def _has_nearer(rival: Quantity, quantity: Quantity, beside: Iterable[Quantity]) -> bool:
    """Whether a number counts the same as another one word by word, and the same as this one only by the noun."""
    return rival.of != quantity.of and any(q.unit == rival.unit and q.of == rival.of for q in beside)


def same_measure(one: Any, other: Any) -> bool:
    """Whether two values of achievements (`{"metric", "value", "unit", "direction"}`) hold one number of
    one unit."""
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return False
    ours, theirs = one.get("value"), other.get("value")
    if not isinstance(ours, (int, float)) or not isinstance(theirs, (int, float)):
        return False
    if folded(str(one.get("unit") or "")) != folded(str(other.get("unit") or "")):
        return False
    return abs(ours - theirs) <= EXACT_TOLERANCE * max(abs(ours), abs(theirs))


def _is_comparable(one: Quantity, other: Quantity) -> bool:
    """Whether both measure one thing: counts of one noun, or one unit at the same side of a range."""
    if one.unit != other.unit:
        return False
    if one.of == other.of:
        return True
    return bool(one.unit == "count" and one.of and other.of) and (one.of[-1] in other.of or other.of[-1] in one.of)


def _share_loosely(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> bool:
    """Whether both hold one number of which only one says what it counts, or which ends the other's range, or a count
    that two statements hardly share by chance."""
    for a in one:
        for b in other:
            if a.unit != b.unit or not _is_equal(a, b):
                continue
            if not (a.of and b.of) and (a.unit == "count" or {a.of, b.of} & {FROM, TO}):
                return True
            if a.unit == "count" and a.number >= TELLING_COUNT and {a.of, b.of}.isdisjoint({FROM, TO}):
                return True
    return False


def _is_equal(one: Quantity, other: Quantity) -> bool:
    if one.unit == "year":
        return one.number == other.number
    for bound, number in ((one, other), (other, one)):
        if bound.least and bound.number <= number.number <= (1 + BOUND_TOLERANCE) * bound.number:
            return True
    tolerance = HEDGED_TOLERANCE if one.hedged or other.hedged else EXACT_TOLERANCE
    return abs(one.number - other.number) <= tolerance * max(one.number, other.number)
