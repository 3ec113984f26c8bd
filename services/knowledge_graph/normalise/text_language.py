"""The language that a text is written in, by its words of grammar."""

from collections.abc import Iterable, Mapping
from typing import Literal

from services.knowledge_graph.normalise.words import word_set, words

TextLanguage = Literal["en", "de", "fr", "es", "pt", "nl", ""]

_GRAMMAR: Mapping[TextLanguage, frozenset[str]] = {
    "en": word_set("the of and for with to in an by on from at was were is are has have that which her his my i"),
    "de": word_set(
        """und der die das von mit fur auf den dem des ein eine einer eines im in zur zum bei ist sind wurde durch
        nach ich sie pro um"""
    ),
    "fr": word_set("et le la les des du de en un une pour dans avec sur par au aux est sont je chaque"),
    "es": word_set("el la los las y de del en un una para con por al es se que su he"),
    "pt": word_set("os de do da dos das em um uma para com por nos nas ao que"),
    "nl": word_set("de het een en van voor met op in bij naar aan door ik heb te per volgens"),
}
FEWEST_WORDS = 3.0
"""Weight of the words of grammar from which a text counts as written in a language."""
LEAD = 1.5
"""How many times the weight of the next language it must have."""


def _weights() -> Mapping[str, Mapping[TextLanguage, float]]:
    """Word to what it says for each language: a word of several says less for each."""
    found: dict[str, dict[TextLanguage, float]] = {}
    for language, grammar in _GRAMMAR.items():
        for word in grammar:
            found.setdefault(word, {})[language] = 1 / sum(word in other for other in _GRAMMAR.values())
    return found


_WEIGHTS = _weights()


def text_language(texts: Iterable[str]) -> TextLanguage:
    """The language that most words of grammar belong to; "" where there are few, or nearly as many of another."""
    counts: dict[TextLanguage, float] = dict.fromkeys(_GRAMMAR, 0.0)
    for text in texts:
        for word in words(text):
            for language, weight in _WEIGHTS.get(word, {}).items():
                counts[language] += weight
    (first, most), (_, second) = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2]
    return first if most >= FEWEST_WORDS and most >= LEAD * second else ""
