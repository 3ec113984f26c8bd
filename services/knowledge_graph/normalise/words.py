"""Text reduced to what it says: folded text, words, and the stems that carry its meaning."""

import re
from collections.abc import Mapping
from functools import lru_cache

from services.knowledge_graph.normalise.number_words import TENS, UNITS
from services.knowledge_graph.normalise.synonyms import MEANINGS
from shared.accents import without_accents


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


_WORD = re.compile(r"[^\W_]+[+#]*")
_APOSTROPHE = re.compile(r"[’'`´](?=s\b)|[’'`´]")
_SUFFIXES = (
    "isation", "ization", "ierungen", "ierung", "ungen", "ung", "ierte", "iere", "iert", "ieren", "ement", "ations",
    "ation", "ising", "izing", "ments", "ment", "ings", "ing", "ised", "ized", "ures", "ure", "ers", "ies", "ed",
    "er", "es", "e", "s", "y",
)  # fmt: skip
_ELISION = re.compile(r"(?<=\b[cdjlmnst])[’'`´](?=[aeiouh]\w{2})|(?<=\bqu)[’'`´](?=\w)")
"""The apostrophe of a French article: `l'équipe` is two words."""
_PARTICIPLE = re.compile(
    r"(ab|af|an|aan|auf|aus|door|durch|ein|her|in|op|uit|um|vor|zu)?ge(?!ne)([b-df-hj-np-tv-z]\w{2,}?)(?:et|en|t|d)"
)
"""German and Dutch participles: `gesteigert` belongs to `Steigerung`, `eingeführt` to `Einführung`, `gekeurd` to
`keuring`."""
SHORTEST_STEM = 3
STEM_LENGTH = 6
"""Stems are cut here, so that words of one family meet: architect/architecture, replicate/replication."""

STOP_WORDS = word_set(
    """a about across after all also an and any are around as at be because been before both by can charge currently
    down due during each earlier every first for from had has have he her his i in instead into is it its just more most
    my next of off on onto or our out over own per previously recently responsibility responsible same she since so some
    still successfully than thanks that the their them then there they this through throughout to under until up upon us
    via was we were when where whereby which while who whom whose will with within without you your now"""
) | word_set(
    """aan als am auf aus bei bis das dem den der des die durch ein eine einem einen einer eines en er es fur habe
    hat ich ihr ihre im ist mein meine meinem meinen meiner mit nach oder sich sie sind sowie uber um und unter vom
    von vor war wurde zu zum zur zuvor ganz
    ai ainsi annee annees ans egalement fait
    au aux avec ce ces dans de des du elle est et etait il je la le les leur mes mon nos notre nous ont ou par pour
    que qui sa ses son sous sur un une
    al como con del desde durante ella el en era fue ha han he la las lo los mi mis muy o para por que se sin sobre
    su sus tambien una uno y yo
    ao aos as com da das do dos em eu foi meu minha na nas no nos os ou pela pelo sua seu uma
    aan bij dankzij door een geef geeft heb heeft het hij ik met mijn naar niet onder om op te tot uit van voor waar
    werd zij"""
)
"""Words of a sentence's grammar, in the languages that documents are read in."""

_NUMBER_WORDS = word_set(
    """approximately billion cent dollar dollars dozen euro euros hundred million millionen millions nearly pct per
    percent pounds prozent procent roughly tausend thousand times"""
) | {*UNITS, *TENS}
_FIGURE = re.compile(r"\d+(?:k|m|mm|mn|b|bn|x|st|nd|rd|th)?")

ACTION_VERBS = word_set(
    """achieve accomplish author bring build contribute create cut deliver design develop direct drive
    drop establish grow head help implement improve increase initiate introduce launch lead lower
    make manage move offload own oversee raise reduce rework run ship show spearhead start
    supervise take use work write accelerate boost bring carry close complete conduct decrease enhance execute expand
    found handle halve initiate lift name organise organize perform plan reach realise realize receive
    rebuild relaunch rewrite roll save secure serve set shorten shrink shorten slash streamline strengthen support"""
)
"""Verbs that open nearly every statement: they say that something was done, not what."""
_IRREGULAR_FORMS = word_set(
    """acquired attracted brought built cutting driven drove dropped dropping grew grown led made oversaw ran running
    shipped shipping shown taken took written wrote resulting became fell fallen given gave goes gone got held kept
    rebuilt rewritten rewrote risen rose rising reached setting shrank shrunk shrinking went won planned planning"""
)
_ACTION_FORMS = _IRREGULAR_FORMS | {
    form
    for verb in ACTION_VERBS
    for form in (verb + "ed", verb + "d", verb + "ing", verb.rstrip("e") + "ing", verb + "s")
}

SHORT_FORMS = {
    "org": "organisation", "orgs": "organisations", "infra": "infrastructure", "perf": "performance",
    "k8s": "kubernetes", "prod": "production", "repo": "repository", "docs": "documentation",
    "rep": "representative", "reps": "representatives", "app": "application", "apps": "applications",
    "mgmt": "management", "dept": "department",
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
    bare = _APOSTROPHE.sub("", _ELISION.sub(" ", without_accents(text).casefold()))
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
    if participle := _PARTICIPLE.fullmatch(word):
        return f"{participle[1] or ''}{participle[2]}"[:STEM_LENGTH]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            word = word[: -len(suffix)]
            break
    if len(word) > SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]  # dropped, shipping
    return word[:STEM_LENGTH]


_STEM_OF_MEANING = {stem(word): stem(first) for word, first in MEANINGS.items()}
"""The stem of a word to that of the word that stands for its meaning."""
COMMON_STEMS = frozenset(_STEM_OF_MEANING.get(stem(word), stem(word)) for word in COMMON_WORDS)


@lru_cache(maxsize=16384)
def content_words(text: str) -> Mapping[str, str]:
    """The stems that say what a statement is about, each with the first word that has it, in their order: no grammar,
    no opening verbs, no numbers.

    A verb in its bare form counts unless it opens the statement: `design` in `the design review` is a noun.
    """
    found: dict[str, str] = {}
    for place, word in enumerate(words(text)):
        found.setdefault(content_stem(word, first=place == 0), word)
    found.pop("", None)
    return found


@lru_cache(maxsize=16384)
def content_stems(text: str) -> frozenset[str]:
    """The stems of `content_words`."""
    return frozenset(content_words(text))


def content_stem(word: str, *, first: bool = False) -> str:
    """The stem of a telling word, or "" for one of grammar, an action or a number."""
    if len(word) < 2 or word in STOP_WORDS or word in _ACTION_FORMS:
        return ""
    if word in _NUMBER_WORDS or _FIGURE.fullmatch(word):
        return ""
    if first and word in ACTION_VERBS:
        return ""
    found = stem(SHORT_FORMS.get(word, word))
    return _STEM_OF_MEANING.get(found, found)
