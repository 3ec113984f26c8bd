"""Fits what the classifier knows of documents to the development half of `benchmarks.classification_corpus`.

    python -m benchmarks.classification_fit [--write]

Two tables: the weights of the rules, which begin at what `services/classifier/evidence.py` says by hand, and the
weights of words, which begin at 0 (`services.classifier.fitted` says what they mean). It is multinomial logistic
regression, with restraints because there are few documents for so many weights: the square of every change costs, and
no rule changes its sign. Steps are Adam's (Kingma and Ba, 2015). The temperature is the one at which the confidences
of documents that a fit has not seen are likeliest, in `FOLDS` rounds that each leave a part of the documents away.

`--write` puts the tables where the classifier reads them; without it, the figures of the unseen parts are printed.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.classification_corpus import documents
from services.classifier import fitted
from services.classifier.evidence import KINDS, RULES
from services.classifier.phrases import words_of
from services.classifier.rules import UNSURE_BELOW
from services.classifier.signals import signals_of
from services.ingest.reading.pool import ReaderPool

Array = npt.NDArray[np.float64]
HEAD_START_OF_OTHER = 4.0  # by hand
FEWEST_DOCUMENTS = 4  # that hold a term, in different texts
PULL_OF_RULES = 0.01  # what the square of a change of a logit costs
PULL_OF_WORDS = 0.0006
FOLDS = 5
STEPS, STEP = 600, 0.03
_FIRST, _SECOND = 0.9, 0.999  # how long Adam remembers the gradient, and its square
_TEMPERATURES = np.arange(0.8, 3.01, 0.05)
_SPEAKS_FOR = np.eye(len(KINDS))[[*(KINDS.index(rule.kind) for rule in RULES), KINDS.index("other")]]
_BY_HAND = np.array([*(rule.by_hand for rule in RULES), HEAD_START_OF_OTHER])


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules hold of every document and, last, a one: (documents, rules + 1); its terms; its kind, one-hot."""

    held: Array
    terms: Sequence[frozenset[str]]
    kinds: Array

    def part(self, chosen: npt.NDArray[np.bool_]) -> "Evidence":
        """The chosen documents alone."""
        terms = [found for found, is_chosen in zip(self.terms, chosen, strict=True) if is_chosen]
        return Evidence(self.held[chosen], terms, self.kinds[chosen])


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights of the rules and the head start: (rules + 1,); terms in order with their weights: (terms, kinds)."""

    rules: Array
    terms: Sequence[str]
    words: Array

    def scores(self, evidence: Evidence) -> Array:
        """The scores of every document: (documents, kinds)."""
        return (evidence.held * self.rules) @ _SPEAKS_FOR + _shares(evidence.terms, self.terms) @ self.words


def evidence_of(pool: ReaderPool) -> Evidence:
    """What the rules and the words say of the development half."""
    held, terms, kinds = [], [], []
    for document in documents("development"):
        reading = pool.read(document.text.encode(), "text/plain")
        signals = signals_of(reading)
        held.append([*(rule.holds(signals) for rule in RULES), 1.0])
        terms.append(frozenset(fitted.terms_of(words_of(reading.text))))
        kinds.append([float(kind == document.kind) for kind in KINDS])
    return Evidence(np.array(held), terms, np.array(kinds))


def fit(evidence: Evidence) -> Fit:
    """The weights that make the kinds likeliest."""
    counts = Counter(term for found in evidence.terms for term in found)
    terms = sorted(term for term, count in counts.items() if count >= FEWEST_DOCUMENTS)
    shares = _shares(evidence.terms, terms)
    rules, words = _Adam(_BY_HAND.copy()), _Adam(np.zeros((len(terms), len(KINDS))))
    for step in range(1, STEPS + 1):
        wrong = _softmax((evidence.held * rules.weights) @ _SPEAKS_FOR + shares @ words.weights) - evidence.kinds
        rule_slope = (evidence.held * (wrong @ _SPEAKS_FOR.T)).mean(axis=0)
        rules.step(step, rule_slope + PULL_OF_RULES * (rules.weights - _BY_HAND))
        rules.weights = np.where(rules.weights * _BY_HAND < 0, 0.0, rules.weights)
        words.step(step, shares.T @ wrong / len(wrong) + PULL_OF_WORDS * words.weights)
    return Fit(rules.weights, terms, words.weights)


def temperature(scores: Array, kinds: Array) -> float:
    """The temperature at which the kinds of documents with these scores are likeliest."""
    likely = [float(np.log(_softmax(scores / tried)[kinds > 0] + 1e-12).mean()) for tried in _TEMPERATURES]
    return round(float(_TEMPERATURES[int(np.argmax(likely))]), 2)


def unseen_scores(evidence: Evidence) -> Array:
    """The scores of each document by a fit to the others, one in `FOLDS` left away at a time: (documents, kinds)."""
    scores = np.zeros_like(evidence.kinds)
    fold = np.arange(len(scores)) % FOLDS
    for left_away in range(FOLDS):
        unseen = fold == left_away
        scores[unseen] = fit(evidence.part(~unseen)).scores(evidence.part(unseen))
    return scores


def write(made: Fit, at: float, folder: Path) -> None:
    """The two files that the classifier reads."""
    lines = ["# By python -m benchmarks.classification_fit --write; see services/classifier/fitted/__init__.py"]
    weights = [f"{rule.name} = {weight:.2f}" for rule, weight in zip(RULES, made.rules, strict=False)]
    head = [f"head_start_of_other = {made.rules[-1]:.2f}", f"temperature = {at}"]
    text = "\n".join([*lines, *head, "", "[weights]", *weights, ""])
    (folder / fitted.RULES_FILE).write_text(text, encoding="utf-8")
    rows = [
        "\t".join([term, *map(str, row)])
        for term, row in zip(made.terms, np.rint(made.words * 100).astype(int), strict=True)
    ]
    (folder / fitted.WORDS_FILE).write_text("\n".join([f"{lines[0]}\t{' '.join(KINDS)}", *rows, ""]), encoding="utf-8")


class _Adam:
    """Weights that walk down a slope."""

    def __init__(self, weights: Array) -> None:
        self.weights = weights
        self._mean, self._square = np.zeros_like(weights), np.zeros_like(weights)

    def step(self, number: int, slope: Array) -> None:
        self._mean = _FIRST * self._mean + (1 - _FIRST) * slope
        self._square = _SECOND * self._square + (1 - _SECOND) * slope**2
        size = np.sqrt(self._square / (1 - _SECOND**number)) + 1e-8
        self.weights = self.weights - STEP * (self._mean / (1 - _FIRST**number)) / size


def _softmax(scores: Array) -> Array:
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    normed: Array = shares / shares.sum(axis=1, keepdims=True)
    return normed


def _shares(found: Sequence[frozenset[str]], terms: Sequence[str]) -> Array:
    """One by the root of how many known terms a document has, where it has the term: (documents, terms)."""
    place = {term: number for number, term in enumerate(terms)}
    shares = np.zeros((len(found), len(terms)))
    for row, of_document in enumerate(found):
        known = sorted(place[term] for term in of_document if term in place)
        shares[row, known] = 1.0 / np.sqrt(max(len(known), 1))
    return shares


def main() -> None:
    """Print how documents fare that a fit has not seen; write the tables of a fit to all, if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with ReaderPool() as pool:
        evidence = evidence_of(pool)
    scores = unseen_scores(evidence)
    at = temperature(scores, evidence.kinds)
    shares = _softmax(scores / at)
    sure = shares.max(axis=1) >= UNSURE_BELOW
    right = (shares.argmax(axis=1) == evidence.kinds.argmax(axis=1)) & sure
    sys.stdout.write(
        f"{len(sure)} documents, each by a fit to others: {right.mean():.1%} right, {1 - sure.mean():.1%} unsure, "
        f"{(sure & ~right).mean():.1%} wrong; temperature {at}\n"
    )
    if options.write:
        made = fit(evidence)
        write(made, at, Path(str(resources.files(fitted))))
        sys.stdout.write(f"{len(RULES)} rules and {len(made.terms)} terms written\n")


if __name__ == "__main__":
    main()
