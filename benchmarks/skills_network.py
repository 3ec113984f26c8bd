"""`python -m benchmarks.skills_network`: train the network beside the tagger on SkillSpan's training part; two minutes.

Adam (Kingma and Ba, ICLR 2015) with decoupled weight decay, falling steps and dropout; one seed and one thread, so
the file is the same each time on one machine. SHARE and OUTSIDE were chosen by `--choose`: five times a fifth of the
advertisements of the training part is tagged by what the others gave (ten minutes). The development part has no say.
"""

import argparse
import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when numpy is loaded: sums of two threads come in another order

import numpy as np
import numpy.typing as npt

from benchmarks.skills_data import TaggedSentence, data_folder, tagged_sentences
from benchmarks.skills_tagger import MATCHER, tags_of, train
from careergraph.local.home import default_cache
from shared.embeddings.backends import open_minilm
from shared.skills.mentions.find import category_spans, find_mentions
from shared.skills.mentions.span_tagger import Tagger, Token, features, tokens_of
from shared.skills.mentions.token_network import (
    LEVEL,
    NETWORK_FILE,
    ModelTagger,
    States,
    TokenNetwork,
    WordStates,
    inputs,
)

HIDDEN = 128
ROUNDS = 8
BATCH = 256  # tokens
STEP, DECAY = 1e-3, 1e-2
INPUT_DROPOUT, HIDDEN_DROPOUT = 0.3, 0.5
SHARE = 25_000  # in the perceptron's unit: what one natural logarithm of the network counts
OUTSIDE = -0.25  # added to the logarithm of "outside": both taggers together leave too much untagged
SHARES, OUTSIDES = (20_000, 25_000, 33_000), (0.0, -0.25, -0.5)
FOLDS = 5

Floats = npt.NDArray[np.float32]
Layers = list[Floats]
Counts = tuple[int, int, int]


@dataclass(frozen=True)
class Sentence:
    """A tagged sentence with what the sentence model says of its words."""

    marked: TaggedSentence
    tokens: list[Token]
    tags: list[int]
    states: States


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.skills_network", description=__doc__)
    parser.add_argument("--choose", action="store_true", help="print F1 for shares of the network, and write nothing")
    sentences = read_sentences()
    if parser.parse_args().choose:
        choose(sentences)
        return
    network = weighed(train_network(sentences), SHARE, OUTSIDE)
    Path(NETWORK_FILE).write_bytes(network.to_bytes())
    print(f"{NETWORK_FILE.name}: {network.first.size} weights, {NETWORK_FILE.stat().st_size} bytes")


def read_sentences() -> list[Sentence]:
    model = open_minilm(default_cache())
    found = []
    for marked in tagged_sentences(data_folder(), "train"):
        tokens = tokens_of(marked.text, category_spans(MATCHER, marked.text))
        states = model.word_states(marked.text, [(token.start, token.end) for token in tokens])
        found.append(Sentence(marked, tokens, tags_of(tokens, marked), states))
    return found


def train_network(sentences: list[Sentence]) -> TokenNetwork:
    """The network as whole numbers; its scores are natural logarithms, up to a number for each token."""
    states = np.concatenate([sentence.states for sentence in sentences])
    said = states[states.any(axis=1)].astype(np.float64)
    centre, spread = said.mean(axis=0).astype(np.float32), said.std(axis=0).astype(np.float32)
    seen = np.concatenate([inputs(s.tokens, s.states, centre, spread) for s in sentences])
    first, first_bias, last, last_bias = fit(seen, np.array([tag for s in sentences for tag in s.tags]))
    # A hidden unit's weights may be stretched if what it adds is shrunk: each uses all of its eight bits.
    stretch = np.iinfo(np.int8).max / np.abs(first).max(axis=0)
    shrunk = last / stretch[:, None]
    unit = np.abs(shrunk).max() / np.iinfo(np.int16).max / LEVEL
    return TokenNetwork(
        centre,
        spread,
        _whole(first * stretch),
        _whole(first_bias * stretch * LEVEL),
        _whole(shrunk / unit / LEVEL),
        _whole(last_bias / unit),
        float(unit),
    )


def weighed(network: TokenNetwork, share: float, outside: float) -> TokenNetwork:
    """The network with its scores in the perceptron's unit, and with `outside` added to those of that tag."""
    bias = network.last_bias + np.array([np.rint(outside / network.unit), 0.0, 0.0])
    return replace(network, last_bias=bias, unit=network.unit * share)


def choose(sentences: list[Sentence]) -> None:
    """Print F1 over all folds for shares of the network and scores of "outside"."""
    advertisements = sorted({sentence.marked.advertisement for sentence in sentences})
    random.Random(0).shuffle(advertisements)
    grid: dict[tuple[float, float], list[Counts]] = {(share, outside): [] for share in SHARES for outside in OUTSIDES}
    model = _Remembering(open_minilm(default_cache()))
    for fold in range(FOLDS):
        held_out = frozenset(advertisements[fold::FOLDS])
        learnt = [sentence for sentence in sentences if sentence.marked.advertisement not in held_out]
        asked = [sentence for sentence in sentences if sentence.marked.advertisement in held_out]
        words, network = train([(features(s.tokens), s.tags) for s in learnt]), train_network(learnt)
        print(f"fold {fold}: perceptron alone {f1([count(words, asked)]):.3f}", flush=True)
        for share, outside in grid:
            tagger = ModelTagger(words, weighed(network, share, outside), model)
            grid[share, outside].append(count(tagger, asked))
    for (share, outside), counts in grid.items():
        folds = " ".join(f"{f1([one]):.3f}" for one in counts)
        print(f"share {share}, outside {outside}: F1 {f1(counts):.4f} ({folds})")


def count(tagger: Tagger, sentences: list[Sentence]) -> Counts:
    """Hits, spans found and spans marked."""
    hits = found = marked = 0
    for sentence in sentences:
        mentions = find_mentions(MATCHER, sentence.marked.text, tagger)
        spans = {(mention.start, mention.end) for mention in mentions if mention.kind == "knowledge"}
        hits += len(spans & sentence.marked.knowledge)
        found += len(spans)
        marked += len(sentence.marked.knowledge)
    return hits, found, marked


def f1(counts: list[Counts]) -> float:
    hits, found, marked = (sum(column) for column in zip(*counts, strict=True))
    return float(2 * hits / max(1, found + marked))


class _Remembering:
    """The sentence model, asked once for each sentence."""

    def __init__(self, model: WordStates) -> None:
        self._model = model
        self._said: dict[str, States] = {}

    def word_states(self, text: str, places: Sequence[tuple[int, int]]) -> States:
        if text not in self._said:
            self._said[text] = self._model.word_states(text, places)
        return self._said[text]


def fit(seen: npt.NDArray[np.int8], tags: npt.NDArray[np.int64]) -> Layers:
    """Weights and biases of both layers, for inputs in standard deviations."""
    chance = np.random.default_rng(0)
    layers = [
        _drawn(chance, seen.shape[1], HIDDEN, 2),
        np.zeros(HIDDEN, np.float32),
        _drawn(chance, HIDDEN, 3, 1),
        np.zeros(3, np.float32),
    ]
    means, squares = ([np.zeros_like(layer) for layer in layers] for _ in range(2))
    batches = -(-len(tags) // BATCH)
    time = 0
    for _ in range(ROUNDS):
        order = chance.permutation(len(tags))
        for start in range(0, len(tags), BATCH):
            chosen = order[start : start + BATCH]
            slopes = _slopes(layers, seen[chosen].astype(np.float32) / np.float32(LEVEL), tags[chosen], chance)
            time += 1
            step = STEP * (1 - time / (ROUNDS * batches))
            for layer, slope, mean, square in zip(layers, slopes, means, squares, strict=True):
                mean += 0.1 * (slope - mean)
                square += 0.001 * (slope**2 - square)
                change = mean / (1 - 0.9**time) / (np.sqrt(square / (1 - 0.999**time)) + 1e-8)
                layer -= np.float32(step) * (change + (DECAY * layer if layer.ndim == 2 else 0))
    return layers


def _slopes(layers: Layers, rows: Floats, tags: npt.NDArray[np.int64], chance: np.random.Generator) -> Layers:
    """The slopes of the mean cross-entropy of a batch."""
    first, first_bias, last, last_bias = layers
    rows = rows * _kept(chance, rows.shape, INPUT_DROPOUT)
    hidden = rows @ first + first_bias
    alive = (hidden > 0) * _kept(chance, hidden.shape, HIDDEN_DROPOUT)
    hidden *= alive
    scores = hidden @ last + last_bias
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    shares[np.arange(len(tags)), tags] -= 1
    shares /= len(tags)
    back = (shares @ last.T) * alive
    return [rows.T @ back, back.sum(axis=0), hidden.T @ shares, shares.sum(axis=0)]


def _whole(values: Floats) -> npt.NDArray[np.float64]:
    return np.rint(values.astype(np.float64))


def _kept(chance: np.random.Generator, dimensions: tuple[int, ...], dropped: float) -> Floats:
    return (chance.random(dimensions, dtype=np.float32) > dropped).astype(np.float32) / np.float32(1 - dropped)


def _drawn(chance: np.random.Generator, before: int, after: int, gain: float) -> Floats:
    """Normal weights that keep the variance of what goes through them (He et al., ICCV 2015)."""
    drawn: Floats = (chance.standard_normal((before, after)) * np.sqrt(gain / before)).astype(np.float32)
    return drawn


if __name__ == "__main__":
    main()
