"""How well confidences fit what turned out right, and the fitting of them."""

from dataclasses import dataclass

import numpy as np

from shared.skills.mapping.calibration import Calibration

BINS = 10
STEPS = 50
RIDGE = 1e-2  # keeps the weights of some hundred phrases finite


@dataclass(frozen=True)
class Outcome:
    """The best candidate of a phrase, and whether it was right."""

    score: float
    margin: float
    right: bool


def fit(outcomes: list[Outcome]) -> Calibration:
    """Logistic regression by Newton's method."""
    rows = np.array([[1.0, outcome.score, outcome.margin] for outcome in outcomes])
    right = np.array([float(outcome.right) for outcome in outcomes])
    weights = np.zeros(3)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - likely) - RIDGE * weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + RIDGE * np.eye(3)
        weights = weights + np.linalg.solve(curve, slope)
    constant, per_score, per_margin = (round(float(weight), 2) for weight in weights)
    return Calibration(constant, per_score, per_margin)


def calibration_error(outcomes: list[Outcome], calibration: Calibration) -> float:
    """Expected calibration error over ten bins: how far confidence and share of right ones lie apart on average."""
    if not outcomes:
        return 0.0
    confidences = np.array([calibration.confidence(outcome.score, outcome.margin) for outcome in outcomes])
    right = np.array([float(outcome.right) for outcome in outcomes])
    bins = np.minimum((confidences * BINS).astype(int), BINS - 1)
    gaps = [
        abs(float(confidences[bins == one].mean() - right[bins == one].mean())) * float((bins == one).sum())
        for one in range(BINS)
        if (bins == one).any()
    ]
    return sum(gaps) / len(outcomes)
