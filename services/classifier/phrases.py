"""Finds many phrases in a text at once: a tree of words, walked from every word of the text.

The cost grows with the length of the text and hardly with the number of phrases, and no input makes it grow faster:
a phrase has at most `LONGEST` words.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from shared.accents import without_accents

LONGEST = 9
ANY, NUMBER = "_", "#"
_WORD = re.compile(r"[^\W_]+|[€$£+]")
_PHRASE_WORD = re.compile(r"[^\s]+")
# Letters that Unicode does not decompose.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"})


def fold(text: str) -> str:
    """Lower case, without accents."""
    if text.isascii():
        return text.lower()
    return without_accents(text.casefold()).translate(_LETTERS)


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order: letters and digits in a row, and the signs of currencies and plus."""
    return _WORD.findall(fold(text))


@dataclass(slots=True)
class _Node:
    exact: dict[str, "_Node"] = field(default_factory=dict)
    prefixes: dict[str, "_Node"] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()  # of the prefixes
    starts: set[str] = field(default_factory=set)
    """what the prefixes begin with, as many letters as the shortest of them has"""
    any: "_Node | None" = None
    number: "_Node | None" = None
    ends: list[tuple[str, int]] = field(default_factory=list)
    """Signal, and place of the phrase in its table: the alternatives of one phrase count once."""


class PhraseTable:
    """Phrases by signal. See `services.classifier.wordings` for how a phrase is written."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        """Raises ValueError where a phrase has no words or too many."""
        self._root = _Node()
        for signal, listed in phrases.items():
            for place, phrase in enumerate(listed):
                for words in _alternatives(phrase):
                    self._add(words, signal, place)

    def found(self, words: Sequence[str]) -> dict[str, int]:
        """Signal to how much of it is anywhere in the words: distinct phrases, and of distinct words."""
        phrases: dict[str, set[int]] = {}
        spelt: dict[str, set[tuple[str, ...]]] = {}
        behind = {word: _behind(self._root, word) for word in dict.fromkeys(words)}
        for start, word in enumerate(words):
            opened = behind[word]
            if not opened:
                continue  # most words of a text begin no phrase
            for end, ends in _walk(words, start + 1, opened):
                for signal, place in ends:
                    phrases.setdefault(signal, set()).add(place)
                    spelt.setdefault(signal, set()).add(tuple(words[start:end]))
        return {signal: min(len(places), len(spelt[signal])) for signal, places in phrases.items()}

    def begins(self, words: Sequence[str]) -> frozenset[str]:
        """The signals of which a phrase is the beginning of the words."""
        return frozenset(signal for _, ends in _walk(words, 0, [self._root]) for signal, _ in ends)

    def whole(self, words: Sequence[str]) -> frozenset[str]:
        """The signals of which a phrase is all the words."""
        reached = _walk(words, 0, [self._root])
        return frozenset(signal for end, ends in reached if end == len(words) for signal, _ in ends)

    def _add(self, words: Sequence[str], signal: str, place: int) -> None:
        if not 0 < len(words) <= LONGEST:
            raise ValueError(f"a phrase of {len(words)} words in {signal}, place {place}")
        node = self._root
        for word in words:
            node = _step(node, word)
        if (signal, place) not in node.ends:
            node.ends.append((signal, place))


def _behind(node: _Node, word: str) -> list[_Node]:
    """The nodes that a word leads to."""
    found = [node.exact[word]] if word in node.exact else []
    if node.lengths and word[: node.lengths[0]] in node.starts:
        prefixes = [word[:length] for length in node.lengths]
        found += [node.prefixes[prefix] for prefix in prefixes if prefix in node.prefixes]
    if node.any is not None:
        found.append(node.any)
    if node.number is not None and word.isdigit():
        found.append(node.number)
    return found


def _walk(words: Sequence[str], start: int, nodes: Sequence[_Node]) -> Iterator[tuple[int, list[tuple[str, int]]]]:
    """Every end of a phrase that has come to one of the nodes before the word at `start`: the place behind it, and
    whose it is."""
    open_ = [(node, start) for node in nodes]
    while open_:
        node, at = open_.pop()
        if node.ends:
            yield at, node.ends
        if at < len(words):
            open_ += [(after, at + 1) for after in _behind(node, words[at])]


def _step(node: _Node, word: str) -> _Node:
    """The node behind a word of a phrase, made where it is missing."""
    if word == ANY:
        node.any = node.any or _Node()
        return node.any
    if word == NUMBER:
        node.number = node.number or _Node()
        return node.number
    if word.endswith("*"):
        prefix = word[:-1]
        if len(prefix) not in node.lengths:
            node.lengths = tuple(sorted((*node.lengths, len(prefix))))
        after = node.prefixes.setdefault(prefix, _Node())
        node.starts = {known[: node.lengths[0]] for known in node.prefixes}
        return after
    return node.exact.setdefault(word, _Node())


def _alternatives(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every row of words that a phrase stands for."""
    places = [part.split("|") for part in _PHRASE_WORD.findall(phrase)]
    for chosen in itertools.product(*places):
        words = [word for part in chosen for word in _spelt(part)]
        if words:
            yield tuple(words)


def _spelt(part: str) -> list[str]:
    """The folded words of a part of a phrase (`d'or` has two), with the star kept."""
    if part in (ANY, NUMBER):
        return [part]
    words = words_of(part)
    if part.endswith("*") and words:
        words[-1] += "*"
    return words
