"""What kind of document a text is: weighted rules, added up, and turned into a confidence by softmax.

`other` starts with a head start, so that a document that shows nothing of a career is not forced into a kind.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from services.classifier.evidence import KINDS, RULES, Kind
from services.classifier.fitted import fitted_rules
from services.classifier.signals import Signals, signals_of
from shared.schemas.reading import Reading

# Below this share of the softmax nobody can tell, and a person is asked.
UNSURE_BELOW = 0.6
# A text of fewer words shows too little of any kind.
MIN_WORDS = 12
JSON_RESUME = " json-resume"
"""How the reader of a format ends whose documents are résumés and nothing else."""
# What a logit of the sentence model is worth beside one of the rules. Of 188 documents of the development half of which
# a fit to others was less sure than 0.95, it has 146 right and 23 wrong at this weight, and 138 and 27 without a model.
OPINION_WEIGHT = 0.35


@dataclass(frozen=True, slots=True)
class Guess:
    """A kind with its confidence (0 to 1) and the names of the rules that spoke for it, strongest first."""

    kind: Kind
    confidence: float
    reasons: tuple[str, ...]


def classify(reading: Reading) -> Guess:
    """The kind of a document; `unsure` where the best kind's share is below `UNSURE_BELOW`.

    Pure: the same reading gives the same guess. Reasons are rule names and never words of the document.
    """
    if reading.reader.endswith(JSON_RESUME):
        return Guess("resume", 1.0, ("json_resume",))
    return _guess(signals_of(reading), {})


def classify_with(reading: Reading, opinion: Mapping[str, float]) -> Guess:
    """The same with a second opinion: what the sentence model says of the kinds, in logits, by kind.

    Only the differences between the kinds count, `OPINION_WEIGHT` each.
    """
    mean = math.fsum(opinion.values()) / max(len(opinion), 1)
    second = {kind: OPINION_WEIGHT * (opinion.get(kind, mean) - mean) for kind in KINDS}
    guess = _guess(signals_of(reading), second)
    return replace(guess, reasons=("meaning", *guess.reasons))


def _guess(signals: Signals, second: Mapping[Kind, float]) -> Guess:
    if signals.words < MIN_WORDS:
        return Guess("unsure", 0.0, ("too_few_words",))
    fitted = fitted_rules()
    scores: dict[Kind, float] = {kind: second.get(kind, 0.0) for kind in KINDS}
    scores["other"] += fitted.head_start_of_other
    spoke: dict[Kind, list[tuple[float, str]]] = {kind: [] for kind in KINDS}
    said = ((kind, "its_words", amount) for kind, amount in zip(KINDS, signals.said, strict=True))
    held = ((rule.kind, rule.name, fitted.weights.get(rule.name, rule.by_hand) * rule.holds(signals)) for rule in RULES)
    for kind, name, amount in (*said, *held):
        scores[kind] += amount
        if amount > 0:
            spoke[kind].append((-amount, name))
    kind, confidence = _best(scores, fitted.temperature)
    reasons = tuple(name for _, name in sorted(spoke[kind])) or ("nothing_of_a_career",)
    if confidence < UNSURE_BELOW:
        return Guess("unsure", round(confidence, 4), reasons)
    return Guess(kind, round(confidence, 4), reasons)


def _best(scores: dict[Kind, float], temperature: float) -> tuple[Kind, float]:
    """The kind with the highest score and its softmax share; the order of `KINDS` breaks ties from the end.

    Rules and words share what they see, so their sum is too sure of itself; the temperature makes up for it (Guo et
    al., "On Calibration of Modern Neural Networks", 2017).
    """
    top = max(scores.values())
    total = math.fsum(math.exp((scores[kind] - top) / temperature) for kind in KINDS)
    best = next(kind for kind in reversed(KINDS) if scores[kind] == top)
    return best, 1.0 / total
