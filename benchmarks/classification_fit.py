"""Fits what the classifier knows of documents to the development half of `benchmarks.classification_corpus`.

    python -m benchmarks.classification_fit [--write]

Three tables: the weights of the rules, which begin at what `services/classifier/evidence.py` says by hand, the weights
of words, which begin at 0, and the directions of the kinds among sentence vectors (`services.classifier.fitted` says
what they mean). It is multinomial logistic regression, with restraints because there are few documents for so many
weights: the square of every change costs, and no rule changes its sign. `FOLDS` rounds that each leave a part of the
documents away say what the sentence model adds. Rules were mended after the mistakes of this half were read, so it
knows too little of doubt: the temperature, one number, is the one at which the kinds of the other half's documents are
likeliest, those of the newest round left away, whose reliability the page then shows.

`--write` puts the tables where the classifier reads them; without it, the figures of the unseen parts are printed.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.classification_corpus import Document, documents
from benchmarks.classification_directions import fit_directions, vectors_of, write_directions
from benchmarks.classification_optimiser import Adam, Array, softmax
from careergraph.local.home import default_cache
from services.classifier import fitted
from services.classifier.evidence import KINDS, RULES
from services.classifier.judge import ASK_BELOW
from services.classifier.phrases import words_of
from services.classifier.rules import OPINION_WEIGHT, UNSURE_BELOW
from services.classifier.signals import signals_of
from services.ingest.reading.sealed.pool import ReaderPool
from shared.embeddings.backends import open_minilm

HEAD_START_OF_OTHER = 4.0  # by hand
FEWEST_DOCUMENTS = 3  # that hold a term, in different texts
PULL_OF_RULES = 0.003  # what the square of a change of a logit costs
PULL_OF_WORDS = 0.00001
FOLDS = 5
STEPS = 600
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


def evidence_of(listed: Iterable[Document], pool: ReaderPool) -> Evidence:
    """What the rules and the words say of documents."""
    held, terms, kinds = [], [], []
    for document in listed:
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
    rules, words = Adam(_BY_HAND.copy()), Adam(np.zeros((len(terms), len(KINDS))))
    for step in range(1, STEPS + 1):
        wrong = softmax((evidence.held * rules.weights) @ _SPEAKS_FOR + shares @ words.weights) - evidence.kinds
        rule_slope = (evidence.held * (wrong @ _SPEAKS_FOR.T)).mean(axis=0)
        rules.step(step, rule_slope + PULL_OF_RULES * (rules.weights - _BY_HAND))
        rules.weights = np.where(rules.weights * _BY_HAND < 0, 0.0, rules.weights)
        words.step(step, shares.T @ wrong / len(wrong) + PULL_OF_WORDS * words.weights)
    return Fit(rules.weights, terms, words.weights)


def temperature(scores: Array, kinds: Array) -> float:
    """The temperature at which the kinds of documents with these scores are likeliest."""
    likely = [float(np.log(softmax(scores / tried)[kinds > 0] + 1e-12).mean()) for tried in _TEMPERATURES]
    return round(float(_TEMPERATURES[int(np.argmax(likely))]), 2)


def unseen_scores(evidence: Evidence) -> Array:
    """The scores of each document by a fit to the others, one in `FOLDS` left away at a time: (documents, kinds)."""
    scores = np.zeros_like(evidence.kinds)
    for unseen in _folds(len(scores)):
        scores[unseen] = fit(evidence.part(~unseen)).scores(evidence.part(unseen))
    return scores


def unseen_opinions(vectors: Array, kinds: Array) -> Array:
    """What the sentence model says of each document by directions that are fitted to the others: (documents, kinds)."""
    opinions = np.zeros_like(kinds)
    for unseen in _folds(len(kinds)):
        opinions[unseen] = vectors[unseen] @ fit_directions(vectors[~unseen], kinds[~unseen])
    return opinions


def _folds(count: int) -> Iterator[npt.NDArray[np.bool_]]:
    for left_away in range(FOLDS):
        yield np.arange(count) % FOLDS == left_away


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


def _shares(found: Sequence[frozenset[str]], terms: Sequence[str]) -> Array:
    """One by the root of how many known terms a document has, where it has the term: (documents, terms)."""
    place = {term: number for number, term in enumerate(terms)}
    shares = np.zeros((len(found), len(terms)))
    for row, of_document in enumerate(found):
        known = sorted(place[term] for term in of_document if term in place)
        shares[row, known] = 1.0 / np.sqrt(max(len(known), 1))
    return shares


def _figures(label: str, shares: Array, kinds: Array) -> str:
    sure = shares.max(axis=1) >= UNSURE_BELOW
    right = (shares.argmax(axis=1) == kinds.argmax(axis=1)) & sure
    return f"{label}: {right.mean():.1%} right, {1 - sure.mean():.1%} unsure, {(sure & ~right).mean():.1%} wrong\n"


def main() -> None:
    """Print how documents fare that a fit has not seen; write the tables of a fit to all, if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with ReaderPool() as pool:
        evidence = evidence_of(documents("development"), pool)
        calibrating = evidence_of((document for document in documents("held_out") if not document.newest), pool)
    vectors = vectors_of(list(documents("development")), open_minilm(default_cache()))
    made = fit(evidence)
    at = temperature(made.scores(calibrating), calibrating.kinds)
    scores = unseen_scores(evidence)
    shares = softmax(scores / at)
    sys.stdout.write(f"{len(shares)} documents, each by a fit to others; temperature {at}\n")
    sys.stdout.write(_figures("rules alone", shares, evidence.kinds))
    asked = shares.max(axis=1) < ASK_BELOW
    opinions = unseen_opinions(vectors, evidence.kinds)
    shares[asked] = softmax((scores + OPINION_WEIGHT * opinions)[asked] / at)
    sys.stdout.write(_figures(f"with the sentence model, asked of {asked.sum()}", shares, evidence.kinds))
    if options.write:
        folder = Path(str(resources.files(fitted)))
        write(made, at, folder)
        write_directions(fit_directions(vectors, evidence.kinds), folder)
        sys.stdout.write(f"{len(RULES)} rules and {len(made.terms)} terms written\n")


if __name__ == "__main__":
    main()
