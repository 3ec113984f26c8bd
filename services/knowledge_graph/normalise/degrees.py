"""Degrees by their level and field."""

import re
from functools import lru_cache

from services.knowledge_graph.normalise.words import folded, word_set, words

_LEVELS: tuple[tuple[str, str], ...] = (
    ("doctor", r"ph ?d|dphil|doctorate|doctoral( degree)?|doctor( of [a-z]+)?|dr ?rer ?nat|dr ?ing"),
    ("mba", r"mba|master of business administration"),
    (
        "master",
        r"m ?sc|msci|m ?eng|m ?s|m ?a|master(s)?( of [a-z]+)?( degree)?|meng|mphil|magister|diplom( ?ing)?",
    ),
    (
        "bachelor",
        r"b ?sc|bsci|b ?eng|b ?s|b ?a|bachelor(s)?( of [a-z]+)?( degree)?|beng|undergraduate degree",
    ),
    ("associate", r"associate(s)?( of [a-z]+)?( degree)|a ?a ?s"),
    ("secondary", r"high school( diploma)?|abitur|a levels?|baccalaureat|ged|secondary school( diploma)?"),
)
_PATTERNS = tuple((level, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for level, pattern in _LEVELS)
_DROPPED = word_set("""of in the and a degree with honours honors hons cum laude magna summa i hold""")


@lru_cache(maxsize=4096)
def degree_level(text: str) -> str | None:
    """`doctor`, `mba`, `master`, `bachelor`, `associate`, `secondary`, or None where the text names no
    degree."""
    bare = folded(text).replace(".", "").replace("-", " ")
    for level, pattern in _PATTERNS:
        if pattern.search(bare):
            return level
    return None


@lru_cache(maxsize=4096)
def degree(text: str) -> str:
    """The normal form: the level and the words that name the field; `Ph.D. in Computer Science` is
    `doctor computer science`. A text without a known level stays itself, folded."""
    level = degree_level(text)
    if level is None:
        return " ".join(words(text)) or folded(text)
    return " ".join((level, *degree_field(text)))


@lru_cache(maxsize=4096)
def degree_field(text: str) -> tuple[str, ...]:
    """The words of a degree that are not its level."""
    bare = folded(text).replace(".", "").replace("-", " ")
    for level, pattern in _PATTERNS:
        if level == degree_level(text):
            bare = pattern.sub(" ", bare)
    return tuple(word for word in words(bare) if word not in _DROPPED)
