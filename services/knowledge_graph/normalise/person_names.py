"""Names of people: the same person with and without titles, accents, middle names and in either order."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from services.knowledge_graph.normalise.words import folded, word_set, words

_TITLES = word_set(
    """dr prof professor mr mrs ms miss mx sir dame herr frau phd md mba msc bsc ma ba cpa rn esq pmp jr sr
    ii iii iv dipl ing med rer nat habil"""
)
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
MISREAD_LENGTH = 6
"""From this length on, one letter may differ: a reader's error, not another person."""


@lru_cache(maxsize=1024)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in their usual order, folded, without titles: `VASQUEZ, Dr. Léna M.` is lena m
    vasquez."""
    last, comma, first = folded(name).partition(",")
    ordered = f"{first} {last}" if comma and _bare(first) else last
    return _bare(ordered)


def _bare(name: str) -> tuple[str, ...]:
    found = [word for word in words(name.replace(".", " ")) if word.strip("+#").isalpha()]
    kept = tuple(word for word in found if word not in _TITLES)
    return kept or tuple(found)


def person_name(name: str) -> str:
    """The normal form of a name."""
    return " ".join(name_words(name)) or folded(name)


def names_agree(one: str, other: str) -> bool:
    """Whether two names can be of one person.

    Every word of the shorter name must have its own counterpart in the longer: the same word, its
    initial, or, for long words, one with a single letter changed; and one word written out must agree.
    """
    short, long = sorted((name_words(one), name_words(other)), key=lambda n: (len(n), n))
    if not short or not long:
        return True
    rest = list(long)
    agreed_in_full = False
    for word in sorted(short, key=lambda w: (-len(w), w)):
        match = next((other_word for other_word in rest if _same_word(word, other_word)), None)
        if match is None:
            match = next((other_word for other_word in rest if _is_initial(word, other_word)), None)
        else:
            agreed_in_full = agreed_in_full or len(word) > 1
        if match is None:
            return False
        rest.remove(match)
    return agreed_in_full


def share_a_word(one: str, other: str) -> bool:
    """Whether two names have a word or an initial in common; also where one of them has no words."""
    ours, theirs = name_words(one), name_words(other)
    if not ours or not theirs:
        return True
    return any(_same_word(a, b) or _is_initial(a, b) for a in ours for b in theirs)


def _same_word(one: str, other: str) -> bool:
    if one == other or _without_umlauts(one) == _without_umlauts(other):
        return True
    long_enough = min(len(one), len(other)) >= MISREAD_LENGTH
    return long_enough and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _without_umlauts(word: str) -> str:
    for written, plain_letter in _UMLAUTS:
        word = word.replace(written, plain_letter)
    return word


def _is_initial(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]
