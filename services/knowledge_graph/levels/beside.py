"""What the words right beside a skill's name say of its level: `advanced Excel`, `expert in Python`, `5 years of Java`.

A word of praise ("strong", "good") beside a name is no statement of a level, and before a field of knowledge even
`advanced` mostly belongs to the field ("advanced mathematics"): there it counts with a preposition only.
"""

import re

from services.knowledge_graph.levels.words import stated_level, stated_months
from services.knowledge_graph.normalise.words import folded

_LEVEL = (
    r"(?:advanced|expert|proficien(?:t|cy)|fluent|intermediate|basic|elementary|beginner"
    r"|fortgeschrittene\w*|experte|grundkenntnisse|avance|avanzado|basico)"
)
_NOUN = r"(?: (?:level|user|knowledge|skills?|command|understanding|kenntnisse))?"
_BY_PREPOSITION = rf"\b{_LEVEL}{_NOUN} (?:in|with|at|of|using|im|mit|en|de)(?: the)?(?: use of| using)? $"
_BEFORE = re.compile(_BY_PREPOSITION)
_BEFORE_TOOL = re.compile(rf"{_BY_PREPOSITION}|\b{_LEVEL}{_NOUN} $")
_AFTER = re.compile(rf"^(?: skills?)? ?(?:[(:-] ?)?{_LEVEL}(?: level)?(?=$|[),;.])")
_FIRST = re.compile(rf"{_LEVEL}{_NOUN}(?: (?:in|with|at|of|im|mit|en|de))? (?=\S)")
_YEARS = r"\d{1,2}(?:[.,]\d)? ?\+? ?(?:years?|yrs?)"
_YEARS_BEFORE = re.compile(
    rf"\b{_YEARS}(?: (?:of|professional|hands-on|practical|work|working|solid|proven|experience|expertise|use)){{0,4}}"
    r"(?: (?:in|with|of|using|as an?))? $"
)
# Most texts have none of these, and are done with.
_HINTS = (
    "advanced", "expert", "proficien", "fluent", "intermediate", "basic", "elementary", "beginner", "fortgesch",
    "kenntn", "avanc", "avanz", "básico", "year", "yr",
)  # fmt: skip
_ANY = re.compile(rf"\b{_LEVEL}\b|\d ?\+? ?(?:years?|yrs?)\b")
_REACH = 80
"""Characters beside a name that are looked at."""
_FLUENT = 4.0
"""What "fluent" counts; `level_words` does not know it."""


def level_beside(text: str, phrase: str, *, is_tool: bool) -> float | None:
    """The level that a text states of a name in it, 0 to 7; None where it states none.

    Args:
        phrase: the name as it stands in the text.
    """
    for before, after in _sides(text, phrase):
        found = (_BEFORE_TOOL if is_tool else _BEFORE).search(before) or (_AFTER.search(after) if is_tool else None)
        if found is not None:
            return _FLUENT if "fluent" in found[0] else stated_level(found[0])
    return None


def level_of_item(item: str) -> float | None:
    """The level that the first words of an item of a list state, where a name stands behind them: `advanced Excel`."""
    found = _FIRST.match(folded(item))
    return None if found is None else stated_level(found[0])


def months_beside(text: str, phrase: str) -> int | None:
    """The months of experience that a text states of a name in it."""
    for before, _ in _sides(text, phrase):
        if found := _YEARS_BEFORE.search(before):
            return stated_months(found[0])
    return None


def _sides(text: str, phrase: str) -> list[tuple[str, str]]:
    """What stands before and after each place of the phrase; nothing where no word of a level is in the text."""
    lower = text.lower()
    if not any(hint in lower for hint in _HINTS):
        return []
    whole, name = folded(text), folded(phrase)
    if not name or _ANY.search(whole) is None:
        return []
    places = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", whole)
    return [(whole[max(0, p.start() - _REACH) : p.start()], whole[p.end() : p.end() + _REACH]) for p in places]
