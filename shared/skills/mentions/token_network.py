"""What the sentence model adds to the tagger of knowledge: a small network over its states of the words.

One hidden layer with rectified units over the states (`MiniLmEmbedder.word_states`) of a word, the two before and the
two after it, with the shapes of these words, which the model does not see, and whether the dictionary knows them. Its
scores are added to the perceptron's before the best tags are looked for. States are rounded and weights are whole
numbers, so every sum is exact (below 2^53) and the same in any order. `python -m benchmarks.skills_network` trains it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar, Protocol

import numpy as np
import numpy.typing as npt
import zstandard

from shared.skills.mentions.span_tagger import TaggerModel, Token, best_tags, features, knowledge_tagger, shape

NETWORK_FILE = Path(__file__).with_name("knowledge_network.bin")
STATES = 384  # the width of the sentence model
SHAPES = ("XX", "xX", "X", "9", "x")  # of a word; any other is a sign
MARKS = len(SHAPES) + 1 + 2  # its shape, and whether a name of the dictionary begins or goes on here
REACH = 2  # words on either side
INPUTS = (2 * REACH + 1) * (STATES + MARKS)
LEVEL = 16  # of a state, in its standard deviations: eight bits hold eight of them
MARK = 4 * LEVEL
_LARGEST = 127
_MAX_FILE_BYTES = 16 * 1024 * 1024

States = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class TokenNetwork:
    """`centre` and `spread` of each state (384), then the layers: (INPUTS, hidden), (hidden), (hidden, 3), (3).

    `unit` brings a sum of the last layer to the unit of the perceptron's weights.
    """

    centre: npt.NDArray[np.float32]
    spread: npt.NDArray[np.float32]
    first: npt.NDArray[np.float64]
    first_bias: npt.NDArray[np.float64]
    last: npt.NDArray[np.float64]
    last_bias: npt.NDArray[np.float64]
    unit: float

    def scores(self, tokens: Sequence[Token], states: States) -> list[list[int]]:
        """A score of each tag for each token; `states`: (tokens, 384), zeros where the model says nothing."""
        rows = inputs(tokens, states, self.centre, self.spread).astype(np.float64)
        hidden = np.maximum(rows @ self.first + self.first_bias, 0.0)
        scores: list[list[int]] = np.rint((hidden @ self.last + self.last_bias) * self.unit).astype(np.int64).tolist()
        return scores

    def to_bytes(self) -> bytes:
        """The hidden units, `unit`, then the arrays in their order, little-endian, zstd-compressed."""
        parts = [np.array([len(self.first_bias)], "<i4").tobytes(), np.array([self.unit], "<f8").tobytes()]
        parts += [values.astype(kind).tobytes() for values, (kind, _) in zip(self._arrays(), _layout(0), strict=True)]
        return zstandard.ZstdCompressor(level=19).compress(b"".join(parts))

    @classmethod
    def from_bytes(cls, data: bytes) -> "TokenNetwork":
        """The inverse of `to_bytes`."""
        whole = zstandard.ZstdDecompressor().decompress(data, max_output_size=_MAX_FILE_BYTES)
        hidden = int(np.frombuffer(whole, "<i4", 1)[0])
        unit = float(np.frombuffer(whole, "<f8", 1, 4)[0])
        arrays, at = [], 12
        for kind, dimensions in _layout(hidden):
            count = int(np.prod(dimensions))
            arrays.append(np.frombuffer(whole, kind, count, at).reshape(dimensions))
            at += arrays[-1].nbytes
        centre, spread, *layers = arrays
        first, first_bias, last, last_bias = (values.astype(np.float64) for values in layers)
        return cls(centre, spread, first, first_bias, last, last_bias, unit)

    def _arrays(self) -> list[npt.NDArray[np.float32] | npt.NDArray[np.float64]]:
        return [self.centre, self.spread, self.first, self.first_bias, self.last, self.last_bias]


class WordStates(Protocol):
    """The sentence model, as far as it is needed here."""

    def word_states(self, text: str, places: Sequence[tuple[int, int]]) -> States: ...


@dataclass(frozen=True, slots=True)
class ModelTagger:
    """The perceptron and the network together; takes the place of the perceptron alone in `find_mentions`."""

    words: TaggerModel
    network: TokenNetwork
    model: WordStates
    confidence: ClassVar[float] = 0.45

    def tags(self, text: str, tokens: Sequence[Token]) -> list[int]:
        """The likeliest tags of a sentence's tokens."""
        states = self.model.word_states(text, [(token.start, token.end) for token in tokens])
        return best_tags(self.words, features(tokens), self.network.scores(tokens, states))


def model_tagger(model: WordStates) -> ModelTagger:
    """The perceptron and the network that come with the code, over this sentence model."""
    return ModelTagger(knowledge_tagger(), knowledge_network(), model)


@cache
def knowledge_network() -> TokenNetwork:
    """The network that comes with the code."""
    return TokenNetwork.from_bytes(NETWORK_FILE.read_bytes())


def inputs(tokens: Sequence[Token], states: States, centre: States, spread: States) -> npt.NDArray[np.int8]:
    """What the network sees of each token: (tokens, INPUTS)."""
    own = np.zeros((len(tokens) + 2 * REACH, STATES + MARKS), dtype=np.int8)
    middle = own[REACH : REACH + len(tokens)]
    levels = np.clip(np.rint((states - centre) / spread * np.float32(LEVEL)), -_LARGEST, _LARGEST)
    said = np.any(states, axis=1, keepdims=True)
    middle[:, :STATES] = np.where(said, levels, 0)
    for place, token in enumerate(tokens):
        form = shape(token.text)
        middle[place, STATES + (SHAPES.index(form) if form in SHAPES else len(SHAPES))] = MARK
        if token.known:
            middle[place, STATES + len(SHAPES) + (1 if token.known.startswith("b") else 2)] = MARK
    return np.concatenate([own[step : step + len(tokens)] for step in range(2 * REACH + 1)], axis=1)


def _layout(hidden: int) -> list[tuple[str, tuple[int, ...]]]:
    """How each array is written: its kind of number, and its dimensions."""
    return [
        ("<f4", (STATES,)),
        ("<f4", (STATES,)),
        ("<i1", (INPUTS, hidden)),
        ("<i4", (hidden,)),
        ("<i2", (hidden, 3)),
        ("<i8", (3,)),
    ]
