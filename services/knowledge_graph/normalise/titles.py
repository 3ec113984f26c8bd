"""Job titles, however they are written."""

import re
from functools import lru_cache

from services.knowledge_graph.normalise.words import folded, word_set, words

_LONG_FORMS = {
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "eng": "engineer", "engr": "engineer",
    "mgr": "manager", "mngr": "manager", "dev": "developer", "vp": "vice president",
    "svp": "senior vice president", "avp": "assistant vice president", "asst": "assistant",
    "assoc": "associate", "dir": "director", "swe": "software engineer", "sde": "software engineer",
    "pm": "project manager", "admin": "administrator", "exec": "executive", "ceo": "chief executive officer",
    "cto": "chief technology officer", "cfo": "chief financial officer", "coo": "chief operating officer",
    "rn": "registered nurse", "qa": "quality assurance", "hr": "human resources", "ops": "operations",
    "it": "information technology", "tech": "technical", "mkt": "marketing", "mktg": "marketing",
    "prof": "professor", "acct": "account", "rep": "representative", "coord": "coordinator",
    "supv": "supervisor", "ui": "user interface", "ux": "user experience", "ii": "2", "iii": "3", "iv": "4",
}  # fmt: skip
_DROPPED = word_set("""of the and for a an in""")
_GRADE = re.compile(r"\((?:[a-z]{1,2}\d{1,2}|level \d+|m/f/d|f/m/d|m/w/d|w/m/d|f/m/x|contract|remote)\)")

SENIORITY = {
    "intern": 0, "trainee": 0, "apprentice": 0, "working student": 0, "junior": 1, "assistant": 1,
    "graduate": 1, "associate": 2, "senior": 4, "lead": 5, "supervisor": 5, "staff": 5, "manager": 5,
    "principal": 6, "head": 7, "director": 7, "distinguished": 7, "fellow": 7, "vice president": 8,
    "partner": 8, "president": 9, "chief": 9, "founder": 9, "owner": 9,
}  # fmt: skip
"""Words of rank, from 0 (learning) to 9 (leading a company); a title without one is at 3."""
PLAIN_SENIORITY = 3


@lru_cache(maxsize=4096)
def title_words(title: str) -> tuple[str, ...]:
    """The telling words, short forms written out: `Sr. SWE (E6)` is `senior`, `software`, `engineer`."""
    bare = _GRADE.sub(" ", folded(title)).replace(".", "")
    found: list[str] = []
    for word in words(bare):
        found.extend(_LONG_FORMS.get(word, word).split())
    return tuple(word for word in found if word not in _DROPPED)


def title(text: str) -> str:
    """The normal form of a job title."""
    return " ".join(title_words(text)) or folded(text)


_RANKS = {
    "senior": "senior", "junior": "junior", "sr": "senior", "jr": "junior", "intern": "intern", "praktikant": "intern",
    "praktikantin": "intern", "stagiaire": "intern", "becario": "intern", "becaria": "intern", "estagiario": "intern",
    "estagiaria": "intern", "stagiair": "intern", "werkstudent": "intern", "trainee": "intern", "azubi": "apprentice",
    "auszubildender": "apprentice", "auszubildende": "apprentice", "apprenti": "apprentice", "aprendiz": "apprentice",
    "leerling": "apprentice", "apprentice": "apprentice", "assistant": "assistant", "assistent": "assistant",
    "assistentin": "assistant", "assistante": "assistant", "asistente": "assistant", "assistente": "assistant",
    "director": "director", "directora": "director", "direktor": "director", "direktorin": "director",
    "directeur": "director", "directrice": "director", "diretor": "director", "diretora": "director",
}  # fmt: skip
"""Words of rank in the languages that documents are read in; `head`, `Leiter` and `jefe` rank as their firm has it."""


def same_rank(one: str, other: str) -> bool:
    """Whether two titles in different languages name no two ranks: `Softwareentwickler` and `Software Developer`."""
    ours, theirs = _ranks(one), _ranks(other)
    return ours == theirs


def _ranks(text: str) -> frozenset[str]:
    return frozenset(_RANKS[word] for word in words(text) if word in _RANKS)


@lru_cache(maxsize=4096)
def _rank_words(text: str) -> frozenset[str]:
    """The words of rank in a title: `Senior Marketing Manager` ranks above `Marketing Manager`."""
    normal = f" {title(text)} "
    return frozenset(word for word in SENIORITY if f" {word} " in normal)


@lru_cache(maxsize=4096)
def seniority(text: str) -> int:
    """The rank that a title names, 0 to 9 (see `SENIORITY`); the highest where it names several."""
    normal = f" {title(text)} "
    ranks = [rank for word, rank in SENIORITY.items() if f" {word} " in normal]
    ranks = [rank for rank in ranks if rank != SENIORITY["president"]] if " vice president " in normal else ranks
    if not ranks:
        return PLAIN_SENIORITY
    # "Assistant to the director" and "associate director" rank by their most modest word below the top.
    return min(ranks) if min(ranks) <= SENIORITY["assistant"] else max(ranks)


@lru_cache(maxsize=16384)
def same_title(one: str, other: str) -> bool:
    """Whether two titles name the same post: equal words, or one only adds detail and the words of rank are equal.

    `Software Engineer` and `Software Engineer, Payments`, but not `Software Engineer` and `Senior
    Software Engineer`.
    """
    ours, theirs = set(title_words(one)), set(title_words(other))
    if ours == theirs:
        return True
    if not ours or not theirs or _rank_words(one) != _rank_words(other):
        return False
    short = min(ours, theirs, key=len)
    return len(short) >= 2 and (ours <= theirs or theirs <= ours)
