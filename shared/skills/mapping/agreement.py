"""Whether a phrase and a name are the same words: up to their endings and order, or but for a slip of the pen.

Likeness of meaning ranks concepts well and proves nothing: in lists of skills "competitive" is nearest to market
research, "credit" to credit analysis and "remediation" to mediation (docs/skills.md has the figures). What is believed
without asking anybody must agree in its words too.
"""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from shared.embeddings.word_vectors import WordVectorEmbedder
from shared.skills.normalise import key_of
from shared.skills.stems import STOP_WORDS, stem

SHORTEST_FORM = 5
"""Letters of a word that may have a slip in it, or, where it stands alone, another form."""
LONG_WORD = 9
"""From this many letters on, two of them may be wrong."""
LEAST_NEARNESS = 0.5
"""Of the vectors of two words with one stem: "report" and "reporting" have .87, "career" and "care" .14."""
# "IT security" is no "security".
_EMPTY = (STOP_WORDS - {"it"}) | frozenset("&/.@")
_TURNING = frozenset(("of", "and", "or", "&", "/"))
"""With one of these, the order says nothing: "management of risks". Without, "control management" is something else
than "management control"."""


def agrees(phrase: str, names: Iterable[str], table: WordVectorEmbedder, *, is_tool: bool = False) -> bool:
    """Whether one of a concept's names has the words of the phrase.

    Args:
        table: says which words there are ("channel" is no slip of "change", whatever the ontology holds), and how near
            they are.
        is_tool: a tool's name of one word has a plural at most: "analyzing" is not the program Analyze.
    """
    own_key = key_of(phrase).split()
    own = _words(own_key)
    for name in names:
        key = key_of(name).split()
        words = _words(key)
        if len(words) != len(own):
            continue
        if len(own) == 1:
            # A short word is an acronym: "M" is no M&A, "nat" no NATS.
            is_long = len(own[0]) >= SHORTEST_FORM
            same = key == own_key or (is_long and _is_one(own[0], words[0], table, has_forms=not is_tool))
        else:
            same = _are_one(own, words, table)
            if not same and not _TURNING.isdisjoint((*own_key, *key)):
                same = _are_one(sorted(own, key=_stem), sorted(words, key=_stem), table)
        if same:
            return True
    return False


def _words(key: list[str]) -> list[str]:
    return [word for word in key if word not in _EMPTY] or key


def _are_one(own: Sequence[str], words: Sequence[str], table: WordVectorEmbedder) -> bool:
    return all(_is_one(word, meant, table, has_forms=True) for word, meant in zip(own, words, strict=True))


def _is_one(word: str, meant: str, table: WordVectorEmbedder, *, has_forms: bool) -> bool:
    """Whether two words are one, in the same form or another, or but for a slip."""
    if word.rstrip("s") == meant.rstrip("s"):
        return True
    if has_forms and _stem(word) == _stem(meant):
        first, second = table.matrix([word, meant])
        return float(first @ second) >= LEAST_NEARNESS
    return _is_misspelled(word, meant, table)


def _stem(word: str) -> str:
    """The stem, without the second of two equal letters at its end: "modelling" and "modeling" are one."""
    short = stem(word)
    return short[:-1] if len(short) > 1 and short[-1] == short[-2] and short.isalpha() else short


def _is_misspelled(word: str, meant: str, table: WordVectorEmbedder) -> bool:
    if len(word) < SHORTEST_FORM or word[0] != meant[0] or not (word.isalpha() and meant.isalpha()):
        return False
    allowed = 2 if len(meant) >= LONG_WORD else 1
    return not table.knows(word) and OSA.distance(word, meant, score_cutoff=allowed) <= allowed
