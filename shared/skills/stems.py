"""The stems of a phrase's words: what "managing staff" and "staff management" share."""

from functools import lru_cache

from shared.skills.normalise import key_of

# Words that carry no skill of their own. Written for job texts; English only, as the labels of the ontologies are.
STOP_WORDS = frozenset(
    (
        "a", "able", "ability", "an", "and", "are", "as", "at", "be", "by", "can", "etc", "for", "from", "good",
        "great", "have", "in", "into", "is", "it", "its", "of", "on", "or", "our", "other", "s", "strong",
        "such", "that", "the", "their", "these", "this", "through", "to", "using", "via", "well", "will",
        "with", "within", "you", "your", "experience", "knowledge", "skill", "skills", "understanding",
        "familiarity", "proficiency", "expertise", "excellent", "proven", "solid", "various", "different",
        "related", "similar", "including",
    )
)  # fmt: skip

# (ending, what takes its place), the longest first; a stem keeps MIN_STEM letters at least.
_ENDINGS = tuple(
    sorted(
        (
            ("izations", "iz"), ("isations", "iz"), ("ization", "iz"), ("isation", "iz"), ("izing", "iz"),
            ("ising", "iz"), ("ized", "iz"), ("ised", "iz"), ("izer", "iz"), ("iser", "iz"), ("ize", "iz"),
            ("ise", "iz"), ("ications", "y"), ("ication", "y"), ("ations", "at"), ("ation", "at"), ("ating", "at"),
            ("ated", "at"), ("ates", "at"), ("ators", "at"), ("ator", "at"), ("ate", "at"), ("ments", ""), ("ment", ""),
            ("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"), ("ers", ""), ("er", ""), ("ors", ""), ("or", ""),
            ("ed", ""), ("es", ""), ("s", ""), ("e", ""), ("ical", "ic"), ("ics", "ic"), ("ally", "al"), ("ly", ""),
            ("ness", ""), ("ities", ""), ("ity", ""), ("ions", ""), ("ion", ""), ("al", ""), ("ive", ""),
        ),
        key=lambda pair: (-len(pair[0]), pair[0]),
    )
)  # fmt: skip
MIN_STEM = 3
_ROUNDS = 2  # "managers": first the plural's ending, then the doer's


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A folded word without its endings; words with signs or digits and short ones stay as they are.

    It is cruder than Porter's algorithm and joins more ("manage", "manager", "management"), which suits short
    labels, where a missed match costs more than a false one.

    >>> stem("managing"), stem("management"), stem("programmer"), stem("c")
    ('manag', 'manag', 'program', 'c')
    """
    if not word.isalpha() or len(word) <= MIN_STEM:
        return word
    for _ in range(_ROUNDS):
        for ending, instead in _ENDINGS:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                continue
            if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM:
                word = word[: -len(ending)] + instead
                break
    if len(word) > MIN_STEM + 1 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words in order, without stop words; all words where nothing else is in it."""
    words = key_of(text).split()
    kept = [word for word in words if word not in STOP_WORDS and any(char.isalnum() for char in word)]
    return tuple(stem(word) for word in kept or words)
