"""Linear discriminant analysis of titles by their word vectors: which meanings set one occupation apart from others."""

import numpy as np
import numpy.typing as npt

from shared.skills.titles.words import Scores

# Of the mean variance, added in every direction, so that no direction of little variance decides alone (Friedman,
# "Regularized Discriminant Analysis", 1989); and titles of the mean of all that each class is given. Results hardly
# depend on either.
SHRINKAGE = 0.1
PRIOR_TITLES = 1.0
BLOCK = 1024  # vectors that are added up at once


class Discriminant:
    """Scores of classes for a vector: logarithms of likelihoods up to a constant, all classes spread alike."""

    def __init__(self, vectors: npt.NDArray[np.float32], classes: npt.NDArray[np.intp], size: int) -> None:
        """`vectors` (titles, dimension); `classes`: that of each, ascending, 0 to `size` - 1, each at least once."""
        counts = np.bincount(classes, minlength=size).astype(np.float64)[:, None]
        starts = np.searchsorted(classes, np.arange(size))
        sums = np.add.reduceat(vectors, starts, axis=0, dtype=np.float64)
        # The spread within classes is that of all vectors less that of the classes' means.
        spread = -(sums / counts).T @ sums
        for start in range(0, len(vectors), BLOCK):
            block = vectors[start : start + BLOCK].astype(np.float64)
            spread += block.T @ block
        spread /= max(1, len(vectors) - size)
        spread += (SHRINKAGE * np.trace(spread) / len(spread) + np.finfo(np.float64).eps) * np.eye(len(spread))
        means = (sums + PRIOR_TITLES * sums.sum(axis=0) / len(vectors)) / (counts + PRIOR_TITLES)
        self._directions: npt.NDArray[np.float64] = np.linalg.solve(spread, means.T)
        self._offsets: npt.NDArray[np.float64] = -0.5 * (means.T * self._directions).sum(axis=0)

    def scores(self, vector: npt.NDArray[np.float64]) -> Scores:
        """For each class; `vector` (dimension,)."""
        scores: Scores = vector @ self._directions + self._offsets
        return scores
