"""Fits the weights of the classifier's rules to the development half of `benchmarks.classification_corpus`.

    python -m benchmarks.classification_fit [--pull 0.01]

Prints, for every rule, its weight as it stands and as the documents would have it; the second goes by hand into
`services/classifier/evidence.py` (the last line is `HEAD_START_OF_OTHER` of `rules.py`). It is multinomial logistic
regression on what the rules hold, where each rule speaks for its own kind alone, with two restraints, because there
are few documents for many rules: the square of every change costs `pull`, and no weight changes its sign. Steps are
Adam's (Kingma and Ba, 2015), from the weights as they stand.
"""

import argparse
import sys

import numpy as np
import numpy.typing as npt

from benchmarks.classification_corpus import documents
from services.classifier.evidence import KINDS, RULES
from services.classifier.rules import HEAD_START_OF_OTHER
from services.classifier.signals import signals_of
from services.ingest.reading.pool import ReaderPool

Array = npt.NDArray[np.float64]
STEPS = 4_000
STEP = 0.03
_FIRST, _SECOND = 0.9, 0.999  # how long Adam remembers the gradient, and its square


def evidence_of(pool: ReaderPool) -> tuple[Array, Array]:
    """What every rule holds of every document, and a last column of ones: (documents, rules + 1); kinds as one-hot."""
    rows, kinds = [], []
    for document in documents("development"):
        signals = signals_of(pool.read(document.text.encode(), "text/plain"))
        rows.append([*(rule.holds(signals) for rule in RULES), 1.0])
        kinds.append([float(kind == document.kind) for kind in KINDS])
    return np.array(rows), np.array(kinds)


def fitted(rows: Array, kinds: Array, pull: float) -> Array:
    """The weights of the rules and, last, the head start of `other`: (rules + 1,)."""
    speaks_for = [*(KINDS.index(rule.kind) for rule in RULES), KINDS.index("other")]
    belongs = np.eye(len(KINDS))[speaks_for]
    before = np.array([*(rule.weight for rule in RULES), HEAD_START_OF_OTHER])
    weights, mean, square = before.copy(), np.zeros_like(before), np.zeros_like(before)
    for step in range(1, STEPS + 1):
        scores = (rows * weights) @ belongs
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        gradient = (rows * ((shares - kinds) @ belongs.T)).mean(axis=0) + pull * (weights - before)
        mean = _FIRST * mean + (1 - _FIRST) * gradient
        square = _SECOND * square + (1 - _SECOND) * gradient**2
        weights = weights - STEP * (mean / (1 - _FIRST**step)) / (np.sqrt(square / (1 - _SECOND**step)) + 1e-8)
        weights = np.where(weights * before < 0, 0.0, weights)
    return weights


def main() -> None:
    """Print the weights, one line a rule."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pull", type=float, default=0.01)
    with ReaderPool() as pool:
        rows, kinds = evidence_of(pool)
    weights = fitted(rows, kinds, parser.parse_args().pull)
    for rule, weight in zip(RULES, weights, strict=False):
        sys.stdout.write(f"{rule.kind:20} {rule.name:26} {rule.weight:5.1f} {weight:6.2f}\n")
    sys.stdout.write(f"{'other':20} {'head start':26} {HEAD_START_OF_OTHER:5.1f} {weights[-1]:6.2f}\n")


if __name__ == "__main__":
    main()
