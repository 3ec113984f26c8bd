"""Text reduced to what it says: folded text, words, and the stems that carry its meaning."""

import re
import unicodedata
from functools import lru_cache


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


_WORD = re.compile(r"[^\W_]+[+#]*")
_APOSTROPHE = re.compile(r"[’'`´](?=s\b)|[’'`´]")
_SUFFIXES = (
    "isation", "ization", "ations", "ation", "ising", "izing", "ments", "ment", "ings", "ing", "ised", "ized",
    "ures", "ure", "ers", "ies", "ed", "er", "es", "e", "s", "y",
)  # fmt: skip
SHORTEST_STEM = 3
STEM_LENGTH = 6
"""Stems are cut here, so that words of one family meet: architect/architecture, replicate/replication."""

STOP_WORDS = word_set(
    """a about across after also an and are as at be been before by can down for from had has have he her
    his i in into is it its just more most my of off on onto or our out over own per same she so
    some than that the their them then they this through to under up upon via was we were when
    where which while who whose will with within you your now"""
)
"""Words of a sentence's grammar."""

ACTION_VERBS = word_set(
    """achieve accomplish author bring build contribute create cut deliver design develop direct drive
    drop establish grow head help implement improve increase initiate introduce launch lead lower
    make manage move offload own oversee raise reduce rework run ship show spearhead start
    supervise take use work write"""
)
"""Verbs that open nearly every statement: they say that something was done, not what."""
_IRREGULAR_FORMS = word_set(
    """brought built cutting driven drove dropped dropping grew grown led made oversaw ran running
    shipped shipping shown taken took written wrote responsible resulting"""
)
_ACTION_FORMS = _IRREGULAR_FORMS | {
    form
    for verb in ACTION_VERBS
    for form in (verb + "ed", verb + "d", verb + "ing", verb.rstrip("e") + "ing", verb + "s")
}

SHORT_FORMS = {
    "org": "organisation", "orgs": "organisations", "infra": "infrastructure", "perf": "performance",
    "k8s": "kubernetes", "prod": "production", "repo": "repository", "docs": "documentation",
    "app": "application", "apps": "applications", "mgmt": "management", "dept": "department",
}  # fmt: skip
"""Short forms that documents use beside the word itself."""

COMMON_WORDS = word_set(
    """business client company customer data day group internal month new people process product project
    quality service software solution system team time tool various year"""
)
"""Nouns of every second statement; in a comparison they weigh half."""


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """Lower case, without accents, one kind of dash and space; `Müller’s – Café` is `mullers - cafe`."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    bare = _APOSTROPHE.sub("", bare.casefold())
    return " ".join(re.sub(r"[‐‑‒–—―−]", "-", bare).split())


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; `C++ (Node.js)` is `c++`, `node`, `js`."""
    return tuple(_WORD.findall(folded(text)))


def plain(text: str) -> str:
    """The words with one space between them: equal for texts that differ in case, accents or punctuation."""
    return " ".join(words(text))


def compact(text: str) -> str:
    """The words without a space: `Node.js` and `NodeJS` are equal. Text of signs alone stays as it is."""
    return "".join(words(text)) or folded(text)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word's stem: a common ending off, then the first `STEM_LENGTH` letters. No linguistics, only
    families."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            word = word[: -len(suffix)]
            break
    if len(word) > SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]  # dropped, shipping
    return word[:STEM_LENGTH]


COMMON_STEMS = frozenset(stem(word) for word in COMMON_WORDS)


@lru_cache(maxsize=16384)
def content_stems(text: str) -> frozenset[str]:
    """The stems that say what a statement is about: no grammar, no opening verbs, no numbers.

    A verb in its bare form counts unless it opens the statement: `design` in `the design review` is a noun.
    """
    return frozenset(content_stem(word, first=place == 0) for place, word in enumerate(words(text))) - {""}


def content_stem(word: str, *, first: bool = False) -> str:
    """The stem of a telling word, or "" for one of grammar, an action or a number."""
    if len(word) < 2 or word.isdigit() or word in STOP_WORDS or word in _ACTION_FORMS:
        return ""
    if first and word in ACTION_VERBS:
        return ""
    return stem(SHORT_FORMS.get(word, word))
