"""The directions in which the kinds lie among sentence vectors: fitted to the development half, one weight a dimension.

Multinomial logistic regression with a restraint, as `benchmarks.classification_fit` says of the other tables; it needs
all-MiniLM-L6-v2. `services.classifier.sentence_opinion` says what the directions are for.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.classification_corpus import Document
from benchmarks.classification_optimiser import Adam, Array, softmax
from services.classifier.evidence import KINDS
from services.classifier.fitted import DIRECTIONS_FILE
from services.classifier.sentence_opinion import Embedding, mean_of, pieces_of

PULL = 0.001  # what the square of a weight costs
STEPS = 300
LENGTH = 3.0
"""What vectors of length 1 are multiplied by, so that steps of one size suit them."""


def vectors_of(listed: Sequence[Document], model: Embedding) -> Array:
    """The vectors of documents, each with a one behind it: (documents, dimensions + 1)."""
    rows = [mean_of(model.embed(pieces_of(document.text) or ["."])) for document in listed]
    return np.concatenate([np.array(rows), np.ones((len(rows), 1))], axis=1)


def fit_directions(vectors: Array, kinds: Array) -> Array:
    """The weights that make the kinds (documents, kinds; one-hot) likeliest: (dimensions + 1, kinds)."""
    scale = np.full(vectors.shape[1], LENGTH)
    scale[-1] = 1.0
    scaled, weights = vectors * scale, Adam(np.zeros((vectors.shape[1], kinds.shape[1])))
    for step in range(1, STEPS + 1):
        wrong = softmax(scaled @ weights.weights) - kinds
        weights.step(step, scaled.T @ wrong / len(wrong) + PULL * weights.weights)
    unscaled: Array = weights.weights * scale[:, None]
    return unscaled


def write_directions(weights: Array, folder: Path) -> None:
    """The file that the classifier reads."""
    rows = ["\t".join(map(str, row)) for row in np.rint(weights * 100).astype(int)]
    head = "# By python -m benchmarks.classification_fit --write; see services/classifier/fitted/__init__.py"
    (folder / DIRECTIONS_FILE).write_text("\n".join([f"{head}\t{' '.join(KINDS)}", *rows, ""]), encoding="utf-8")
