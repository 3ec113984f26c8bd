"""How well somebody speaks a language or knows a skill, each on one scale."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from services.knowledge_graph.normalise.words import compact, folded, plain

_SPELLINGS = """
english englisch anglais ingles engels inglese
german deutsch allemand aleman duits alemao tedesco
french franzosisch francais frances frans francese
spanish spanisch espagnol espanol castellano spaans espanhol spagnolo
dutch niederlandisch hollandisch neerlandais neerlandes nederlands holandes
portuguese portugiesisch portugais portugues portugees portoghese
italian italienisch italien italiano italiaans
russian russisch russe ruso russo
polish polnisch polonais polaco pools polones
turkish turkisch turc turco turks
arabic arabisch arabe arabo
chinese chinesisch chinois chino chinees chines
japanese japanisch japonais japones japans
swedish schwedisch suedois sueco zweeds
danish danisch danois danes deens dinamarques
greek griechisch grec griego grieks grego
romanian rumanisch roumain rumano roemeens romeno
ukrainian ukrainisch ukrainien ucraniano oekraiens
czech tschechisch tcheque checo tsjechisch
hungarian ungarisch hongrois hungaro hongaars
latin latein latijn
catalan katalanisch catala
basque baskisch euskera vasco
galician galicisch gallego galego
"""
"""The names of a language in the languages that documents are read in, folded; the English one first."""
_ENGLISH_NAMES = {name: line.split()[0] for line in _SPELLINGS.strip().splitlines() for name in line.split()}

_STEPS: tuple[tuple[frozenset[int], tuple[str, ...]], ...] = tuple(
    (frozenset(int(step) for step in steps), tuple(name.strip() for name in names.split(",")))
    for steps, names in (
        (
            "6",
            "native, mother tongue, first language, bilingual, muttersprache, muttersprachlich, langue maternelle, "
            "lengua materna, lingua materna, moedertaal, nativo, nativa, bilingue, madrelingua",
        ),
        (
            "45",
            "c1, full professional, advanced, proficient, verhandlungssicher, avance, avanzado, avancado, gevorderd",
        ),
        ("5", "fluent, fluently, c2, near native, fliessend, courant, fluido, fluente, vloeiend"),
        ("4", "b2, professional, working proficiency, upper intermediate, business, professionnel"),
        ("3", "b1, conversational, intermediate, limited working, good, intermediaire, intermedio, intermediario"),
        ("12", "a1, a2, basic, beginner, elementary, grundkenntnisse, notions, debutant, basico, basis"),
    )
)
"""Steps 1 (a few words) to 6 (native) that each word of level may mean; CEFR levels beside the usual words.
"""


_CEFR = re.compile(r"\b[abc][12]\b")


@lru_cache(maxsize=1024)
def level_steps(level: str) -> frozenset[int]:
    """The steps that a stated level may mean; empty when it is none that is known."""
    text = f" {plain(level)} "
    for name in ("near native", "limited working", "upper intermediate", "full professional"):
        if f" {name} " in text:
            text = f" {name} "
    for steps, names in _STEPS:
        if any(f" {name} " in text for name in names):
            return steps
    return frozenset()


def _cefr_levels(level: str) -> frozenset[str]:
    """The levels of the Common European Framework that a text names: exact, where words like `advanced` are not."""
    return frozenset(_CEFR.findall(plain(level)))


def same_level(one: str | None, other: str | None) -> bool:
    """Whether two stated levels can both be true; a level that is not stated agrees with any."""
    if not one or not other:
        return True
    exact, other_exact = _cefr_levels(one), _cefr_levels(other)
    if exact and other_exact:
        return bool(exact & other_exact)
    ours, theirs = level_steps(one), level_steps(other)
    if not ours or not theirs:
        return plain(one) == plain(other)
    return bool(ours & theirs)


def language_name(value: Any) -> str:
    """The language of a fact's value (`{"name", "level"}`, or the bare name), folded, in English where it is known."""
    name = folded(str(value.get("name", ""))) if isinstance(value, Mapping) else plain(str(value))
    return _ENGLISH_NAMES.get(name, name)


def language_level(value: Any) -> str | None:
    """The level of a fact's value as written, or None."""
    level = value.get("level") if isinstance(value, Mapping) else None
    return str(level) if level else None


_SKILL_STEPS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1, ("beginner", "basic", "novice", "elementary", "learning")),
    (2, ("intermediate", "working knowledge", "competent", "familiar")),
    (3, ("advanced", "proficient", "strong")),
    (4, ("expert", "master", "guru")),
)
"""Steps 1 to 4 of the words in which people state how well they know a skill."""


def skill_name(value: Any) -> str:
    """The skill of a level's value (`{"skill", "level"}`), as one folded word."""
    return compact(str(value.get("skill", ""))) if isinstance(value, Mapping) else compact(str(value))


def skill_level(value: Any) -> str:
    """The level of the value as written, or ""."""
    return str(value.get("level") or "") if isinstance(value, Mapping) else ""


def skill_steps(level: str) -> frozenset[int]:
    """The steps that a stated level may mean; empty when it is none that is known."""
    text = f" {plain(level)} "
    return frozenset(step for step, names in _SKILL_STEPS if any(f" {name} " in text for name in names))
