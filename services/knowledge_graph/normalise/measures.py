"""How the numbers of two statements compare."""

from collections.abc import Iterable, Mapping
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


def agreed_weight(one: Iterable[Quantity], other: Iterable[Quantity]) -> float:
    """How much the numbers that two statements share say: 1 each, half for the smallest counts and for years."""
    theirs = tuple(other)
    weight = 0.0
    for quantity in one:
        if any(q.unit == quantity.unit and _is_equal(quantity, q) for q in theirs):
            is_common = quantity.unit == "year" or (quantity.unit == "count" and quantity.number <= SMALL_COUNT)
            weight += 0.5 if is_common else 1.0
    return weight


def differing(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The numbers of the one that the other has of the same thing, and otherwise."""
    return tuple(
        q
        for q in one
        if (rivals := [rival for rival in other if _is_comparable(q, rival)])
        and not any(_is_equal(q, rival) for rival in rivals)
    )


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
    """Whether both hold one number of which only one says what it counts, or which ends the other's range."""
    for a in one:
        for b in other:
            if a.unit != b.unit or not _is_equal(a, b):
                continue
            if not (a.of and b.of) and (a.unit == "count" or {a.of, b.of} & {FROM, TO}):
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
