"""The gate: how far a search for a concept goes, and when it ends with "unmapped".

A search is tried, its outcome is measured by three signals, and each weak signal changes something in the next try:
few hits, a larger top-k; a small margin, the other recipe (once); many literal rejects among few hits, a lower floor.
It is a pure function of the searches that it is given and ends after `max_retries` further tries.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

FLOOR_STEP = 0.02  # by how much many literal rejects lower the score floor, each time
MAX_LITERAL_REJECT_RATE = 0.5  # of the candidates; above, the floor seems to be the obstacle


class Recipe(StrEnum):
    """What is compared with what."""

    SKILL_FIRST = "skill_first"  # the phrase with names and aliases of concepts
    TASK_FIRST = "task_first"  # the phrase in its sentence with what is said of the concepts


class Hit(NamedTuple):
    """A concept that a search found; `shares_stem`: one of its names has a word stem of the phrase."""

    concept_id: str
    score: float  # 0..1
    shares_stem: bool


@dataclass(frozen=True, slots=True)
class GateSettings:
    """`score_floor` is the least score of a hit; it depends on what scores are made of (see `retrieval`)."""

    score_floor: float
    min_hits: int = 2
    min_margin: float = 0.08
    max_retries: int = 3
    max_topk: int = 20
    bump_topk_by: int = 4
    allow_recipe_switch: bool = True
    initial_topk: int = 8


class GateSignals(NamedTuple):
    """How clear a search's outcome is.

    `margin` is the best score less the second best (less nothing where there is one hit only);
    `literal_reject_rate` the share of the hits that are below the floor and share no stem with the phrase.
    """

    accepted_count: int
    margin: float
    literal_reject_rate: float


@dataclass(frozen=True, slots=True)
class GateOutcome:
    """`chosen` is None for an unmapped phrase; `hits` are those of the last search, best first."""

    chosen: Hit | None
    hits: tuple[Hit, ...]
    summary: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Attempt:
    recipe: Recipe
    topk: int
    floor: float
    switched: bool = False


Search = Callable[[Recipe, int], Sequence[Hit]]


def run_gate(search: Search, settings: GateSettings, *, can_switch: bool) -> GateOutcome:
    """Search, and search again as long as the signals ask for it.

    `search(recipe, top_k)` gives hits, best first; `can_switch` says whether the second recipe has anything to
    compare with. The summary holds every try, the signals of the last, and, where the gate had to decide without
    clear signals, `hitl.skipped` with the assumption made: nothing here asks the person.
    """
    attempt = _Attempt(Recipe.SKILL_FIRST, settings.initial_topk, settings.score_floor)
    tries: list[dict[str, Any]] = []
    while True:
        hits = tuple(search(attempt.recipe, attempt.topk))
        signals = signals_of(hits, attempt.floor)
        changed, why = _next(attempt, signals, settings, can_switch and settings.allow_recipe_switch)
        tries.append({"recipe": attempt.recipe.value, "top_k": attempt.topk, "floor": round(attempt.floor, 4)})
        if changed is None or len(tries) > settings.max_retries:
            break
        tries[-1]["retried_for"] = why
        attempt = changed
    return _decide(hits, signals, attempt, settings, tries)


def signals_of(hits: Sequence[Hit], floor: float) -> GateSignals:
    """The signals of one search."""
    if not hits:
        return GateSignals(0, 0.0, 0.0)
    second = hits[1].score if len(hits) > 1 else 0.0
    rejects = len([hit for hit in hits if hit.score < floor and not hit.shares_stem])
    return GateSignals(
        accepted_count=len([hit for hit in hits if hit.score >= floor]),
        margin=round(hits[0].score - second, 6),
        literal_reject_rate=round(rejects / len(hits), 6),
    )


def _next(
    attempt: _Attempt, signals: GateSignals, settings: GateSettings, can_switch: bool
) -> tuple[_Attempt | None, list[str]]:
    """What to try next and which signals asked for it; None when all are clear or nothing is left to change."""
    changed, why = attempt, []
    few = signals.accepted_count < settings.min_hits
    if few and attempt.topk < settings.max_topk:
        changed = replace(changed, topk=min(settings.max_topk, attempt.topk + settings.bump_topk_by))
        why.append("few_hits")
    if signals.margin < settings.min_margin and can_switch and not attempt.switched:
        changed = replace(changed, recipe=Recipe.TASK_FIRST, switched=True)
        why.append("small_margin")
    if few and signals.literal_reject_rate > MAX_LITERAL_REJECT_RATE:
        changed = replace(changed, floor=attempt.floor - FLOOR_STEP)
        why.append("literal_rejects")
    return (changed if why else None), why


def _decide(
    hits: tuple[Hit, ...],
    signals: GateSignals,
    attempt: _Attempt,
    settings: GateSettings,
    tries: list[dict[str, Any]],
) -> GateOutcome:
    reached = bool(hits) and hits[0].score >= attempt.floor
    clear = signals.margin >= settings.min_margin
    chosen = hits[0] if reached and clear else None
    summary: dict[str, Any] = {
        "passed": chosen is not None and signals.accepted_count >= settings.min_hits,
        "recipe": attempt.recipe.value,
        "top_k": attempt.topk,
        "floor": round(attempt.floor, 4),
        "retries": len(tries) - 1,
        "tries": tries,
        "signals": signals._asdict(),
    }
    if not summary["passed"]:
        assumption = "the only candidate in reach is meant" if chosen else _why_unmapped(hits, reached)
        summary["hitl"] = {"skipped": True, "assumption": assumption}
    return GateOutcome(chosen, hits, summary)


def _why_unmapped(hits: tuple[Hit, ...], reached: bool) -> str:
    if not hits:
        return "unmapped: nothing is like the phrase"
    return "unmapped: two candidates are too near each other" if reached else "unmapped: no candidate is near enough"
