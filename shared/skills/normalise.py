"""One spelling for many: folding names, and taking off what surrounds a skill's name in a phrase.

Folding (`key_of`) loses nothing that tells two skills apart: "C", "C++" and "C#" stay different.
Stripping (`variants`) takes off vendors, versions, kinds and levels, one at a time, and the caller looks
for a concept after each: the less was taken off, the better the match.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from shared.accents import without_accents

# A word keeps its inner signs where they are part of a name (c++, c#, .net, node.js, r&d, ci/cd).
_WORD = re.compile(r"[^\W_]+|[+#.&/@]")
_CLOSING_SIGNS = frozenset("./&@")  # signs that belong to no name when they stand last
_APOSTROPHES = re.compile(r"['’`´]")

VENDORS = (
    "the apache software foundation", "apache software foundation", "dassault systemes", "the mathworks",
    "red hat", "eclipse foundation", "google cloud", "amazon web services", "linux foundation",
    "adobe", "alphabet", "amazon", "apache", "apple", "atlassian", "autodesk", "aws", "azure", "bentley",
    "borland", "broadcom", "cisco", "cisco systems", "citrix", "confluent", "corel", "dell",
    "elastic", "epic games", "esri",
    "facebook", "gcp", "google", "hashicorp", "hp", "ibm", "intel", "intuit", "jetbrains", "mathworks",
    "meta", "microsoft", "mozilla", "ms", "nvidia", "oracle", "pivotal", "ptc", "salesforce", "sap",
    "siemens", "sun", "sun microsystems", "the", "trimble", "unity technologies", "vmware",
)  # fmt: skip
SUFFIXES = (
    "programming language", "query language", "markup language", "scripting language", "software suite",
    "programming", "language", "framework", "software", "database", "databases", "development", "developer",
    "scripting", "skills", "skill", "experience", "tools", "tool", "suite", "platform", "library",
    "libraries", "application", "applications", "system", "systems", "technology", "technologies",
    "certification", "certified", "proficiency", "knowledge", "basics", "fundamentals", "administration",
    "js", ".js", "kenntnisse", "grundkenntnisse", "programmierung", "entwicklung", "kennis", "vaardigheden",
)  # fmt: skip
PREFIXES = (
    "knowledge of", "working knowledge of", "good knowledge of", "strong knowledge of", "experience with",
    "experience in", "experienced in", "experience using", "proficient in", "proficient with",
    "proficiency in",
    "expertise in", "expert in", "skilled in", "familiar with", "familiarity with", "understanding of",
    "ability to use", "use of", "using", "advanced", "basic", "intermediate", "expert", "strong", "excellent",
    "good", "solid", "proven", "kenntnisse in", "gute kenntnisse in", "sehr gute kenntnisse in", "umgang mit",
    "erfahrung mit", "connaissance de", "maitrise de", "conocimiento de", "conocimientos de", "manejo de",
    "kennis van", "ervaring met",
)  # fmt: skip
# Words of PREFIXES and SUFFIXES that say "this is software": with one of them, an ambiguous name is clear.
TECHNICAL_SUFFIXES = frozenset(
    {
        "programming language", "query language", "markup language", "scripting language", "software suite",
        "programming", "language", "framework", "software", "database", "databases", "scripting", "library",
        "js", ".js", "programmierung",
    }
)  # fmt: skip

# "17", "v2", "3 . x", "16 . 04 lts", "10 / 11", "2 +" at the end of a key, but never the signs of "c + +".
_VERSION = re.compile(r"(.*?[^\W\d_].*?)(?: (?:v|version|release))? v?\d+\w?(?: [./] \w+)*(?: (?:\+|lts))?")
_GLUED_VERSION = re.compile(r"([^\W\d_]{4,})\d{1,4}")
_ROUND_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
MAX_STEPS = 3  # things taken off one phrase at most
MAX_VARIANTS = 48
MAX_PHRASE = 200  # code points; what is longer is a sentence, and nothing is taken off it


def fold(text: str) -> str:
    """Case and accents folded: NFKD without combining marks, casefolded, apostrophes dropped."""
    if text.isascii():  # most names: nothing to decompose, at a fifth of the time
        return _APOSTROPHES.sub("", text).casefold()
    # Decomposing can give capitals again: those of raised and of mathematical letters.
    return without_accents(_APOSTROPHES.sub("", text).casefold()).casefold()


def key_of(name: str) -> str:
    """The name folded, with its words and signs set apart by single blanks.

    >>> key_of("Node.js"), key_of("C++"), key_of("Problem-solving")
    ('node . js', 'c + +', 'problem solving')
    """
    words = _WORD.findall(fold(name))
    while words and words[-1] in _CLOSING_SIGNS:
        words.pop()
    return " ".join(words)


def compact_key(key: str) -> str:
    """A key without blanks and dots, so that "Node.js", "NodeJS" and "Node JS" are one."""
    return key.replace(" ", "").replace(".", "")


@dataclass(frozen=True, slots=True)
class Variant:
    """A key to look up after something was taken off.

    `stripped` names what, in order (`version`, `vendor`, `suffix`, `prefix`, `plural`, `bracket`);
    `technical` is true where what was taken off shows that a piece of software is meant.
    """

    key: str
    stripped: tuple[str, ...]
    technical: bool


@lru_cache(maxsize=20_000)
def variants(phrase: str) -> tuple[Variant, ...]:
    """The keys of a phrase, nearest first; the first has nothing stripped. At most MAX_VARIANTS."""
    queue = [Variant(key_of(phrase), (), False)]
    if len(phrase) > MAX_PHRASE:
        return tuple(queue)
    queue += [Variant(key, ("bracket",), False) for key in _bracket_keys(phrase)]
    seen = {variant.key for variant in queue}
    position = 0
    while position < len(queue) and len(queue) < MAX_VARIANTS:
        current = queue[position]
        position += 1
        if len(current.stripped) >= MAX_STEPS:
            continue
        for key, step, technical in _one_step(current.key):
            if key and key not in seen:
                seen.add(key)
                queue.append(Variant(key, (*current.stripped, step), current.technical or technical))
    return tuple(sorted((v for v in queue if v.key), key=lambda v: len(v.stripped)))  # stable: order kept


def _bracket_keys(phrase: str) -> list[str]:
    """For "container orchestration (k8s)": the part outside the brackets, then each inside."""
    inner = _ROUND_BRACKETS.findall(phrase)
    if not inner:
        return []
    keys = [key_of(_ROUND_BRACKETS.sub(" ", phrase)), *(key_of(text) for text in inner)]
    return [key for key in dict.fromkeys(keys) if key and key != key_of(phrase)]


def _one_step(key: str) -> Iterator[tuple[str, str, bool]]:
    """Everything that can be taken off a key once: the shorter key, what it was, whether it is technical."""
    words = key.split()
    if versioned := _VERSION.fullmatch(key):
        yield versioned[1], "version", True
    if glued := _GLUED_VERSION.fullmatch(key):
        yield glued[1], "version", True
    for vendor in _VENDORS_BY_WORD.get(words[0] if words else "", ()):
        if key.startswith(vendor + " "):
            yield key[len(vendor) + 1 :], "vendor", False
            break
    for suffix in _SUFFIXES_BY_WORD.get(words[-1] if words else "", ()):
        if key.endswith(" " + suffix):
            yield key[: -len(suffix) - 1], "suffix", suffix in _TECHNICAL_KEYS
            break
    if len(words) == 1 and len(key) > 4 and key.endswith("js"):
        yield key[:-2], "suffix", True
    for prefix in _PREFIXES_BY_WORD.get(words[0] if words else "", ()):
        if key.startswith(prefix + " "):
            yield key[len(prefix) + 1 :], "prefix", False
            break
    if (singular := _singular(words[-1] if words else "")) is not None:
        yield " ".join([*words[:-1], singular]), "plural", False


def _singular(word: str) -> str | None:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "os")):
        return word[:-1]
    return None


def _longest_first(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({key_of(name) for name in names}, key=lambda key: (-len(key), key)))


def _by_word(keys: tuple[str, ...], place: int) -> dict[str, tuple[str, ...]]:
    """Keys by their first (0) or last (-1) word, in their order."""
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(key.split()[place], []).append(key)
    return {word: tuple(same) for word, same in found.items()}


VENDOR_KEYS = _longest_first(VENDORS)
PREFIX_KEYS = _longest_first(PREFIXES)
_TECHNICAL_KEYS = frozenset(key_of(name) for name in TECHNICAL_SUFFIXES)
# Every phrase is tried against all of them: by their outer word, most phrases meet none.
_VENDORS_BY_WORD = _by_word(VENDOR_KEYS, 0)
_PREFIXES_BY_WORD = _by_word(PREFIX_KEYS, 0)
_SUFFIXES_BY_WORD = _by_word(_longest_first(SUFFIXES), -1)
