"""Degrees by their level and field."""

import re
from functools import lru_cache

from services.knowledge_graph.normalise.words import folded, word_set, words

_LEVELS: tuple[tuple[str, str], ...] = (
    ("doctor", r"ph ?d|dphil|doctorate|doctoral( degree)?|doctor( of [a-z]+)?|dr ?rer ?nat|dr ?ing"),
    ("mba", r"mba|master of business administration"),
    (
        "master",
        r"m ?sc|msci|m ?s|m ?a|ll ?m|"
        r"master(s)?( of (?:science|arts))?( degree)?|magister|diplom(?!a)( ?ing)?|maestria|"
        r"maitrise|mestrado|laurea magistrale",
    ),
    (
        "bachelor",
        r"b ?sc|bsci|b ?s|b ?a|bca|ll ?b|"
        r"bachelor(s)?( of (?:science|arts))?( degree)?|undergraduate degree|licence (?:en|es|de|professionnelle)|"
        r"licenciatura|grado en|laurea",
    ),
    ("associate", r"associate(s)?( of [a-z]+)?( degree)|a ?a ?s"),
    ("secondary", r"high school( diploma)?|abitur|a levels?|baccalaureat|ged|secondary school( diploma)?"),
)
_PATTERNS = tuple((level, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for level, pattern in _LEVELS)
_OF_ENGINEERING = re.compile(r"\b([BM])\.\s?E\b\.?|^([BM])E\b")
_FIELDS = {
    "com": "commerce", "comm": "commerce", "pharm": "pharmacy", "arch": "architecture", "des": "design",
    "ed": "education", "mus": "music", "sn": "nursing", "sw": "social work", "ba": "business administration",
    "pa": "public administration", "ph": "public health", "fa": "fine arts", "tech": "technology",
    "eng": "engineering", "nurs": "nursing", "phil": "philosophy", "stat": "statistics", "res": "research",
}  # fmt: skip
_OF_LETTER = {"b": "bachelor", "m": "master"}
_SHORT = re.compile(rf"(?<!\w)([bm]) ?({'|'.join(sorted(_FIELDS, key=lambda name: (-len(name), name)))})(?!\w)")
"""Short forms of degrees; `MBA` and `MD` are degrees of their own, `BSc` and `MA` say no field."""
_FACULTIES = (
    ("science", re.compile(r"(?<!\w)(?:[bm] ?sci?|[bm] ?s|(?:bachelor|master)s? of science)(?!\w)")),
    ("arts", re.compile(r"(?<!\w)(?:[bm] ?a|(?:bachelor|master)s? of arts)(?! and)(?!\w)")),
    ("engineering", re.compile(r"(?<!\w)(?:bachelor|master)s? of engineering(?!\w)")),
    ("technology", re.compile(r"(?<!\w)(?:bachelor|master)s? of technology(?!\w)")),
    ("commerce", re.compile(r"(?<!\w)(?:bachelor|master)s? of commerce(?!\w)")),
)
"""The faculties whose degrees are told apart, by the names of their degrees."""
_DROPPED = word_set("""of in the and a degree with honours honors hons cum laude magna summa i hold""")


@lru_cache(maxsize=4096)
def degree_level(text: str) -> str | None:
    """`doctor`, `mba`, `master`, `bachelor`, `associate`, `secondary`, or None where the text names no
    degree."""
    bare = _bare(text)
    for level, pattern in _PATTERNS:
        if pattern.search(bare):
            return level
    return None


def _bare(text: str) -> str:
    """Folded, without points and dashes; B.E. and M.E. written out, which would read as words, and so are short forms
    that hold the field: `BComm` is a bachelor's degree in commerce."""
    bare = folded(_OF_ENGINEERING.sub(lambda match: f"{match[1] or match[2]}eng ", text))
    bare = bare.replace(".", "").replace("-", " ")
    return _SHORT.sub(lambda match: f"{_OF_LETTER[match[1]]} of {_FIELDS[match[2]]}", bare)


@lru_cache(maxsize=4096)
def degree(text: str) -> str:
    """The normal form: the level, the faculty of arts or science, and the words that name the field; `Ph.D. in Computer
    Science` is `doctor computer science`, `B.A. in History` is `bachelor of arts history`. A text without a known level
    stays itself, folded."""
    level = degree_level(text)
    if level is None:
        return " ".join(words(text)) or folded(text)
    faculty = degree_faculty(text)
    return " ".join((level, *(("of", faculty) if faculty in ("arts", "science") else ()), *degree_field(text)))


@lru_cache(maxsize=4096)
def degree_faculty(text: str) -> str | None:
    """`science` for B.Sc. and Master of Science, `arts`, `engineering`, `technology`, `commerce`; None where the text
    does not say it, or says several."""
    bare = _bare(text)
    found = [name for name, pattern in _FACULTIES if pattern.search(bare)]
    return found[0] if len(found) == 1 else None


def are_other_faculties(one: str, other: str) -> bool:
    """Whether two texts name degrees of two faculties: a B.E. is no B.Sc., though a B.Sc. in Engineering may be one."""
    ours, theirs = degree_faculty(one), degree_faculty(other)
    if ours is None or theirs is None or ours == theirs:
        return False
    return ours not in degree_field(other) and theirs not in degree_field(one)


@lru_cache(maxsize=4096)
def degree_field(text: str) -> tuple[str, ...]:
    """The words of a degree that are not its level."""
    bare = _bare(text)
    for level, pattern in _PATTERNS:
        if level == degree_level(text):
            bare = pattern.sub(" ", bare)
    return tuple(word for word in words(bare) if word not in _DROPPED)
