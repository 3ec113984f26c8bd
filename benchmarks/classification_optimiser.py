"""How weights are fitted: steps of Adam (Kingma and Ba, 2015) down the slope of a softmax."""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
STEP = 0.03
_FIRST, _SECOND = 0.9, 0.999  # how long the gradient is remembered, and its square


class Adam:
    """Weights that walk down a slope."""

    def __init__(self, weights: Array) -> None:
        self.weights = weights
        self._mean, self._square = np.zeros_like(weights), np.zeros_like(weights)

    def step(self, number: int, slope: Array) -> None:
        """Go on by one step, the `number`th from 1, against a slope of the shape of the weights."""
        self._mean = _FIRST * self._mean + (1 - _FIRST) * slope
        self._square = _SECOND * self._square + (1 - _SECOND) * slope**2
        size = np.sqrt(self._square / (1 - _SECOND**number)) + 1e-8
        self.weights = self.weights - STEP * (self._mean / (1 - _FIRST**number)) / size


def softmax(scores: Array) -> Array:
    """Shares of each row that sum up to 1: (rows, columns)."""
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    normed: Array = shares / shares.sum(axis=1, keepdims=True)
    return normed
