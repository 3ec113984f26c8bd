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
# Of the 22 documents of the development half of which a fit to the others was unsure, 4 became right and 1 wrong at
# this weight; 8 and 5 at three times as much. Cosines of kinds differ by 0.1 to 0.3.
SIMILARITY_WEIGHT = 4.0


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


def classify_with(reading: Reading, similarities: Mapping[str, float]) -> Guess:
    """The same with a second opinion: cosines (-1 to 1) of the text with descriptions of the kinds, by kind.

    Only the differences between the kinds count, `SIMILARITY_WEIGHT` logits for each 1.0.
    """
    mean = sum(similarities.values()) / max(len(similarities), 1)
    second = {kind: SIMILARITY_WEIGHT * (similarities.get(kind, mean) - mean) for kind in KINDS}
    guess = _guess(signals_of(reading), second)
    return replace(guess, reasons=("similar_to_description", *guess.reasons))


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
