"""How well somebody says to know a skill."""

import re

from services.extractor.vocabulary.skill_words import LEVELS

_ADVERBS = frozenset("very sehr très muy molto muito zeer".split())  # noqa: SIM905


def is_level(text: str) -> bool:
    """A row that states nothing but levels (`Expert Advanced`)."""
    words = text.casefold().split()
    told = [word for word in words if word not in _ADVERBS]
    return 0 < len(told) <= len(words) <= 4 and all(
        word in LEVELS and word not in ("working", "strong", "learning") for word in told
    )


def level_of(text: str) -> str | None:
    """One of expert, advanced, intermediate, beginner for a stated level, else None."""
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", text.casefold()):
        if word in LEVELS:
            return LEVELS[word]
    return None
