"""Whether a statement tells of more or of less, and what it says was not: two statements that differ in that are two
things, however alike their words are."""

import re
from functools import lru_cache
from typing import Literal

from services.knowledge_graph.normalise.words import content_stem, word_set, words

Direction = Literal["up", "down", ""]

_UP = re.compile(
    r"increas|rais(?:e|ing)|grew|grow(?:n|th|ing|s)?$|boost|rose$|ris(?:e|en|ing)$|doubl|tripl|expan[ds]|lift|"
    r"erhoh|steiger|gesteiger|gewachsen|wachs|ausgebaut|verdoppel|verdreif|"
    r"augment|accr(?:u|oiss)|hausse|doubl|increment|aument|crec|cresc|eleva|verhog|verhoog|gestegen|stijg|groei"
)
_DOWN = re.compile(
    r"reduc|cut(?:s|ting)?$|lower|decreas|dropp?|fell$|fall(?:en|ing)?$|shr[aiu]nk|declin|shorten|halv|slash|trimm|"
    r"gesenkt|senk|reduzier|verringer|verkurz|halbier|redui|redu[cz]|baiss|diminu|disminu|recort|verlaag|verlag|"
    r"vermind|gedaald|daling|minder$"
)
_NEGATORS = word_set(
    """no not never without zero neither nor none kein keine keinen keiner keinem ohne nicht nie sans aucun aucune
    jamais sin ningun ninguna nunca sem nenhum nenhuma nao geen niet zonder nooit"""
)
NEGATED_WORDS = 3
"""Telling words behind a negation that it speaks of."""


@lru_cache(maxsize=16384)
def direction(text: str) -> Direction:
    """`up` or `down` where all words of change in a text go one way, else ""."""
    found = words(text)
    up, down = any(_UP.match(word) for word in found), any(_DOWN.match(word) for word in found)
    return "" if up == down else "up" if up else "down"


@lru_cache(maxsize=16384)
def negated_stems(text: str) -> frozenset[str]:
    """The stems of which a text says that they were not: `critic` and `observ` in `with no critical observation`."""
    found: set[str] = set()
    left = 0
    for word in words(text):
        if word in _NEGATORS:
            left = NEGATED_WORDS
        elif left and (telling := content_stem(word)):
            found.add(telling)
            left -= 1
    return frozenset(found)


def are_opposite(one: str, other: str) -> bool:
    """Whether one text tells of more and the other of less."""
    ours, theirs = direction(one), direction(other)
    return bool(ours and theirs and ours != theirs)


def are_opposed(one: str, other: str) -> bool:
    """Whether one text tells of more and the other of less, or one says what the other denies."""
    return are_opposite(one, other) or _denies(one, other) or _denies(other, one)


def _denies(one: str, other: str) -> bool:
    negated = negated_stems(one)
    if not negated:
        return False
    said = {content_stem(word) for word in words(other)} - negated_stems(other)
    return negated <= said
