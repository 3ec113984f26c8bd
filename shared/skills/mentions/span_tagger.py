"""Which words of a sentence name something that one knows, where no dictionary holds it: a linear tagger.

An averaged structured perceptron (Collins, "Discriminative Training Methods for Hidden Markov Models", EMNLP 2002)
over begin, inside and outside, with features of the word, its neighbours, its shape and what the dictionary says.
Weights are whole numbers, so sums are exact and a tie is a tie on every machine. Features are known by a hash only:
the model holds no text of what it was trained on. `python -m benchmarks.skills_tagger` trains it.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import ClassVar, Protocol

import numpy as np
import zstandard

from shared.skills.stems import stem

TAGS = ("O", "B", "I")
MODEL_FILE = Path(__file__).with_name("knowledge_tagger.bin")
Weights = Mapping[int, tuple[int, int, int]]  # hash of a feature to its weight for each tag
Transitions = Sequence[Sequence[int]]  # [tag before][tag]
_IMPOSSIBLE = -(10**12)
_MAX_MODEL_BYTES = 16 * 1024 * 1024

_TOKEN = re.compile(r"<\w+>|[^\W_]+(?:[+#]+|(?:[.'’-][^\W_]+)+)?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign; `known` is the category of the dictionary's mention that it is part of, or empty."""

    text: str
    start: int
    end: int
    known: str


class Tagger(Protocol):
    """`confidence`: the share of its spans that people had marked with the same ends where the dictionary had not."""

    confidence: ClassVar[float]

    def tags(self, text: str, tokens: Sequence[Token]) -> list[int]:
        """The tags (places in TAGS) of a sentence's tokens."""
        ...


@dataclass(frozen=True, slots=True)
class TaggerModel:
    """What training found: weights of the features by their hashes, and of one tag after another."""

    weights: Weights
    transitions: Transitions
    confidence: ClassVar[float] = 0.44

    def tags(self, text: str, tokens: Sequence[Token]) -> list[int]:
        """The likeliest tags; the text itself is not needed."""
        return best_tags(self, features(tokens))

    def to_bytes(self) -> bytes:
        """Nine transitions, then hashes ascending, then their weights; little-endian, zstd-compressed."""
        keys = sorted(self.weights)
        parts = (
            np.array(self.transitions, dtype="<i4").tobytes(),
            np.array(keys, dtype="<u8").tobytes(),
            np.array([self.weights[key] for key in keys], dtype="<i2").tobytes(),
        )
        return zstandard.ZstdCompressor(level=19).compress(b"".join(parts))

    @classmethod
    def from_bytes(cls, data: bytes) -> "TaggerModel":
        """The inverse of `to_bytes`."""
        whole = zstandard.ZstdDecompressor().decompress(data, max_output_size=_MAX_MODEL_BYTES)
        transitions = np.frombuffer(whole[:36], dtype="<i4").reshape(3, 3).tolist()
        count = (len(whole) - 36) // 14
        keys = np.frombuffer(whole[36 : 36 + 8 * count], dtype="<u8").tolist()
        rows = np.frombuffer(whole[36 + 8 * count :], dtype="<i2").reshape(count, 3).tolist()
        return cls({key: (row[0], row[1], row[2]) for key, row in zip(keys, rows, strict=True)}, transitions)


@cache
def knowledge_tagger() -> TaggerModel:
    """The model that comes with the code."""
    return TaggerModel.from_bytes(MODEL_FILE.read_bytes())


@lru_cache(maxsize=200_000)
def feature_hash(feature: str) -> int:
    """Eight bytes of BLAKE2b."""
    return int.from_bytes(hashlib.blake2b(feature.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def tokens_of(text: str, mentions: Sequence[tuple[int, int, str]]) -> list[Token]:
    """The tokens of a text; `mentions` are start, end and category of what the dictionary found, in order."""
    tokens: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(text):
        while at < len(mentions) and mentions[at][1] <= match.start():
            at += 1
        inside = at < len(mentions) and mentions[at][0] <= match.start()
        begins = inside and mentions[at][0] == match.start()
        known = f"{'b' if begins else 'i'}:{mentions[at][2]}" if inside else ""
        tokens.append(Token(match[0], match.start(), match.end(), known))
    return tokens


def features(tokens: Sequence[Token]) -> list[list[int]]:
    """The hashes of each token's features."""
    words = ["<s>", "<s>", *(token.text.casefold() for token in tokens), "</s>", "</s>"]
    known = ["", "", "", *(token.known for token in tokens), "", "", ""]
    shapes = ["", *(shape(token.text) for token in tokens), ""]
    length = f"n={min(len(tokens), 6)}"
    found = []
    for place in range(len(tokens)):
        before, word, after = words[place + 1 : place + 4]
        at = known[place + 3]
        names = (
            "bias", length,
            f"w={word}", f"w-={before}", f"w+={after}", f"w--={words[place]}", f"w++={words[place + 4]}",
            f"w-w={before} {word}", f"ww+={word} {after}", f"w3={before} {word} {after}", f"st={stem(word)}",
            f"s2={word[-2:]}", f"s3={word[-3:]}", f"s4={word[-4:]}", f"p3={word[:3]}", f"p4={word[:4]}",
            f"s3-={before[-3:]}", f"s3+={after[-3:]}",
            f"c={shapes[place + 1]}", f"c-={shapes[place]}", f"c+={shapes[place + 2]}",
            f"k={at}", f"k-={known[place + 2]}", f"k+={known[place + 4]}", f"kw={at}|{before}",
            f"kk={known[place + 2]}|{at}|{known[place + 4]}", f"K={bool(at)}|{before}|{after}",
            "k3=" + "".join("1" if one else "0" for one in known[place : place + 7]),
        )  # fmt: skip
        found.append([feature_hash(name) for name in names])
    return found


def best_tags(
    model: TaggerModel, sentence: Sequence[Sequence[int]], further: Sequence[Sequence[int]] | None = None
) -> list[int]:
    """The likeliest tags (places in TAGS) by Viterbi's algorithm; the first of equals.

    `further` are scores of each token's tags that are added to those of its features.
    """
    scores = [[0, 0, _IMPOSSIBLE]]
    back: list[list[int]] = []
    for place, names in enumerate(sentence):
        own = list(further[place]) if further is not None else [0, 0, 0]
        for name in names:
            if (weights := model.weights.get(name)) is not None:
                own = [own[0] + weights[0], own[1] + weights[1], own[2] + weights[2]]
        if place == 0:
            scores = [[own[0], own[1], _IMPOSSIBLE]]
            continue
        row, origins = [], []
        for tag in range(3):
            paths = [scores[-1][before] + model.transitions[before][tag] for before in range(3)]
            if tag == 2:
                paths[0] = _IMPOSSIBLE
            origin = max(range(3), key=lambda before: (paths[before], -before))
            origins.append(origin)
            row.append(paths[origin] + own[tag])
        scores.append(row)
        back.append(origins)
    if not sentence:
        return []
    tags = [max(range(3), key=lambda tag: (scores[-1][tag], -tag))]
    for origins in reversed(back):
        tags.append(origins[tags[-1]])
    return tags[::-1]


def tagged_spans(tokens: Sequence[Token], tags: Sequence[int]) -> list[tuple[int, int]]:
    """Start and end (code points) of each span."""
    spans: list[tuple[int, int]] = []
    for token, tag in zip(tokens, tags, strict=True):
        if tag == 1:
            spans.append((token.start, token.end))
        elif tag == 2 and spans:
            spans[-1] = (spans[-1][0], token.end)
    return spans


def shape(text: str) -> str:
    """How a word is written: XX, xX, X, 9 or x; what is no word is its first sign."""
    if text.isupper() and len(text) > 1:
        return "XX"
    if text[:1].isupper():
        return "xX" if any(char.isupper() for char in text[1:]) else "X"
    if any(char.isdigit() for char in text):
        return "9"
    return "x" if text[:1].isalpha() else text[:1]
