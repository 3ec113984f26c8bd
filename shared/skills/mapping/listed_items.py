"""What an item of a list of skills means, and how that was found out."""

from dataclasses import dataclass

from shared.skills.mapping.matcher import Candidate, Mention


@dataclass(frozen=True, slots=True)
class Searched:
    """How the search for an item went, in the words of `gate.GateSignals`.

    `by_name`: names alone left it open, as they stand for several things, and nothing was searched.
    `assumption`: what was assumed instead of asking the person; None where all was clear.
    """

    passed: bool
    by_name: bool = False
    recipe: str | None = None
    retries: int = 0
    accepted_count: int = 0
    margin: float = 0.0
    literal_reject_rate: float = 0.0
    assumption: str | None = None


@dataclass(frozen=True, slots=True)
class ListedItem:
    """What an item means.

    Attributes:
        concept_id: None for what stays unmapped as a whole.
        method: a value of `matcher.Method`, or `dense` or `fuzzy` for what was found by search.
        score: 0 to 1; of what was searched, the calibrated confidence.
        candidates: best first, with the chosen one; of a search, at most three and their likeness.
        searched: None where names decided.
        parts: names inside an item that stays unmapped as a whole ("QuickBooks Pro").
    """

    concept_id: str | None
    method: str
    score: float
    candidates: tuple[Candidate, ...]
    searched: Searched | None = None
    parts: tuple[Mention, ...] = ()
