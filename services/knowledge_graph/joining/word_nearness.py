"""How near two words are in meaning, by the committed table of word vectors.

`relocation` and `move` share no letter, and no list of ours holds every such pair. The table knows English words and
what other languages share with them; it knows no antonyms, so words that occur in one another's place without meaning
one another (`buy` and `sell`, `weekly` and `monthly`, names) are kept apart by a list.
"""

import math
from collections.abc import Mapping
from functools import lru_cache

from services.knowledge_graph.normalise.words import stem
from shared.embeddings.word_vectors import word_vectors

NEAR = 0.55
"""Cosine from which two words count as near. Of the pairs of words in one line of `normalise/synonyms.py` 55 % reach
it, of pairs from two lines 0.2 % (0.5: 62 % and 0.4 %; 0.6: 46 % and 0.1 %). On the development persons no threshold
from 0.45 on joins anything wrongly."""
FAMILY_NEARNESS = 0.9
"""Of two stems of which one begins with the other and has one letter more: `pilot` and `pilota`, `keur` and `keurd`."""
SHORTEST_FAMILY = 4
"""Letters of the shorter of them."""

_APART = """
buy purchase procure sell sold sale selling
teacher student pupil tutor learner tuition teach learn lesson
doctor physician nurse patient medicine medication hospital clinic
employer employee supplier customer client vendor company competitor
supervisor worker manager director president assistant
daily weekly monthly quarterly yearly annual
spring summer autumn winter
morning evening afternoon night
import export
frontend backend
internal external
inbound outbound incoming outgoing
online offline
north south east west northern southern eastern western
first second third
english german french spanish portuguese italian dutch polish
parent child mother father adult
man woman male female boy girl
repair defect
loss profit
income expense cost revenue
cause prevent
junior senior
morning night
red blue green black white
mathematics physics chemistry biology
violin piano guitar
marketing sales
contract contractor
"""
_LINES: Mapping[str, frozenset[int]] = {
    stem(word): frozenset(
        number for number, line in enumerate(_APART.strip().splitlines()) if stem(word) in map(stem, line.split())
    )
    for word in _APART.split()
}
"""Stem to the lines that it stands in."""


@lru_cache(maxsize=65536)
def nearness(one: str, other: str) -> float:
    """0, or from `NEAR` to 1: how near two folded words are. Only whole words of the table have a place in it."""
    ours, theirs = vector(one), vector(other)
    if ours is None or theirs is None:
        return 0.0
    if not _LINES.get(stem(one), frozenset()).isdisjoint(_LINES.get(stem(other), ())):
        return 0.0
    # The sum is exact, and rounded once: the same on every machine.
    cosine = math.fsum(a * b for a, b in zip(ours, theirs, strict=True))
    return cosine if cosine >= NEAR else 0.0


def family_nearness(one: str, other: str) -> float:
    """`FAMILY_NEARNESS` for two stems of which one begins with the other and has one letter more; else 0."""
    if abs(len(one) - len(other)) != 1 or min(len(one), len(other)) < SHORTEST_FAMILY:
        return 0.0
    return FAMILY_NEARNESS if one.startswith(other) or other.startswith(one) else 0.0


@lru_cache(maxsize=16384)
def vector(word: str) -> tuple[float, ...] | None:
    """The vector of a word, of length 1; None where the table knows no more than its pieces."""
    table = word_vectors()
    if len(table.pieces_of(word)) != 1:
        return None
    return tuple(table.embed([word])[0])
