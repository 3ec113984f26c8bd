"""Which words of two statements stand for each other."""

import re
from dataclasses import dataclass
from functools import lru_cache

from services.knowledge_graph.joining.word_nearness import family_nearness, nearness, vector
from services.knowledge_graph.normalise.words import COMMON_STEMS, content_words, folded

COMMON_WEIGHT = 0.5
"""Of a noun that stands in every second statement."""
_NAME = re.compile(r"(?<=[^\s.!?:•*–-]\s)[A-Z]\S*|\S*\d\S*")


@dataclass(frozen=True, slots=True)
class Alignment:
    """Stems that both statements have, and pairs of others that are near, the nearest first.

    Attributes:
        shared: stems of both.
        near: (stem of the one, stem of the other, nearness); each stem in one pair at most.
    """

    shared: frozenset[str]
    near: tuple[tuple[str, str, float], ...]

    @property
    def weight(self) -> float:
        """1 for each stem in common, its nearness for each pair, half where all stems are common ones."""
        near = sum(value * (_weight_of(one) + _weight_of(other)) / 2 for one, other, value in self.near)
        return weight_of(self.shared) + near

    @property
    def ours(self) -> frozenset[str]:
        """The stems of the one that have a counterpart."""
        return self.shared | {one for one, _, _ in self.near}

    @property
    def theirs(self) -> frozenset[str]:
        """The stems of the other that have a counterpart."""
        return self.shared | {other for _, other, _ in self.near}


def align(one: str, other: str) -> Alignment:
    """Compare two texts word by word. The texts' order turns the result around and changes nothing else."""
    ours, theirs = content_words(one), content_words(other)
    shared = frozenset(ours.keys() & theirs.keys())
    left = [(stem, word) for stem, word in ours.items() if stem not in shared]
    right = [(stem, word) for stem, word in theirs.items() if stem not in shared]
    names = _names(one) | _names(other)
    pairs = sorted(
        ((value, a[0], b[0]) for a in left for b in right if (value := _nearness(a, b, names))),
        key=lambda pair: (-pair[0], min(pair[1:]), max(pair[1:])),
    )
    near: list[tuple[str, str, float]] = []
    for value, a, b in pairs:
        if all(a != taken and b != other_taken for taken, other_taken, _ in near):
            near.append((a, b, value))
    return Alignment(shared, tuple(near))


def weight_of(stems: frozenset[str]) -> float:
    """How much stems say: 1 each, `COMMON_WEIGHT` for common ones."""
    return len(stems) - (1 - COMMON_WEIGHT) * len(stems & COMMON_STEMS)


def _weight_of(stem: str) -> float:
    return COMMON_WEIGHT if stem in COMMON_STEMS else 1.0


def _nearness(one: tuple[str, str], other: tuple[str, str], names: frozenset[str]) -> float:
    """How near two words are, given with their stems. A name is near no other: `Berlin` is not nearly `Paris`."""
    (stem, word), (other_stem, other_word) = one, other
    if vector(word) is None or vector(other_word) is None:
        return family_nearness(stem, other_stem)
    if word in names or other_word in names:
        return 0.0
    return nearness(word, other_word) if word < other_word else nearness(other_word, word)


@lru_cache(maxsize=16384)
def _names(text: str) -> frozenset[str]:
    """Words that are written with a capital inside a sentence, or with a digit; folded."""
    return frozenset(part for found in _NAME.findall(text) for part in re.findall(r"\w+", folded(found)))
