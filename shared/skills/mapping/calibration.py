"""From a score and its margin to a confidence: how often such a candidate was the right one."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic regression (Platt, "Probabilistic Outputs for Support Vector Machines", 1999) on two features."""

    constant: float
    per_score: float
    per_margin: float

    def confidence(self, score: float, margin: float) -> float:
        """0..1, to two digits: the data behind it carry no more."""
        logit = self.constant + self.per_score * score + self.per_margin * margin
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))), 2)


# Fitted by `python -m benchmarks.skills --fit` on the validation phrases of both domains, those without a fitting
# label among them.
WORDS = Calibration(constant=-5.68, per_score=5.8, per_margin=7.47)
WITH_MODEL = Calibration(constant=-4.87, per_score=5.51, per_margin=5.98)
