"""Levels of a skill on O*NET's scale from 0 to 7, in words and from words.

O*NET anchors its levels with tasks, not with words ("Scales Reference", scale LV); the words here are ours. Scope
follows what engineering ladders have in common: from one's own tasks to leading a team to the whole organisation.
"""

import math
import re
from typing import Literal

from services.knowledge_graph.normalise.words import folded, plain

HIGHEST = 7.0
WORDS = ("none", "beginner", "basic", "intermediate", "advanced", "highly advanced", "expert", "authority")
"""The word of each whole level, from 0 to 7."""
HIGHEST_STATED = 6.0
"""What "expert" or five stars of five count: 7 is the authority of a whole field, which nobody is by saying so."""
Scope = Literal["own", "team", "organisation"]

_STATED: tuple[tuple[float, str], ...] = (
    (6.0, r"expert\w*|masters?|mastery|guru|experte?n?kenntnisse|experto|expérience experte"),
    (4.0, r"advanced|proficien\w+|strong|skilled|very good|sehr gut\w*|fortgeschritten\w*|avance|avanzado|gevorderd"),
    (3.0, r"intermediate|working knowledge|competent|good|solid|gut\w*|intermediaire|intermedio|goed\w*"),
    (2.0, r"basics?|elementary|familiar\w*|fundamentals?|grundkenntnisse|notions|basico|basis\w*"),
    (1.0, r"beginn\w+|novice|learning|entry|anfanger|debutant|principiante"),
)
_PATTERNS = tuple((level, re.compile(rf"\b(?:{pattern})\b")) for level, pattern in _STATED)
_OF = re.compile(r"(?P<part>\d(?:[.,]\d)?)\s?(?:/|of|out of|von|sur|de)\s?(?P<whole>5|6|10)\b")
_YEARS = re.compile(
    r"(?P<years>\d{1,2}(?:[.,]\d)?)\s?\+?\s?(?:years?|yrs?\b|jahren?\b|ans?\b|annees?\b|anos?\b|jaar\b)"
)
_ORGANISATION = re.compile(
    r"\b(?:(?:company|organi[sz]ation|org|enterprise|firm|nation|country|group|department|hospital|school)[ -]?wide"
    r"|cross[ -](?:team|functional|departmental)|across (?:all |the |our |several |multiple |\w+ )?(?:teams|"
    r"departments|organi[sz]ation|company|sites|regions|countries|branches|wards|schools|stores)"
    r"|(?:whole|entire) (?:company|organi[sz]ation|group|department|hospital|school)|industry standard)\b"
)
_TEAM = re.compile(
    r"\b(?:led|lead(?:s|ing)?|headed|heads|architect(?:ed)?|designed|owned?|owns|founded|mentor\w*|train(?:ed|s|ing)|"
    r"coach\w*|taught|teach\w*|supervis\w+|managed?|manages|directed|introduced|set up|established|leitete|geleitet|"
    r"leitung|dirige|dirig\w+|encadr\w+|lider\w+|leidde)\b"
)


def level_word(level: float) -> str:
    """The word of the nearest whole level; halves count upwards."""
    return WORDS[math.floor(level + 0.5)]


def stated_level(words: str) -> float | None:
    """The level that words state: `advanced` is 4, `4/5` is 5; None where they state none that is known."""
    text = folded(words)
    if share := _OF.search(text):
        part, whole = float(share["part"].replace(",", ".")), float(share["whole"])
        return math.floor(2 * HIGHEST_STATED * part / whole + 0.5) / 2 if part <= whole else None
    bare = plain(words)
    return next((level for level, pattern in _PATTERNS if pattern.search(bare)), None)


def stated_months(words: str) -> int | None:
    """The months of experience that words state: `5 years` is 60."""
    match = _YEARS.search(folded(words))
    return round(12 * float(match["years"].replace(",", "."))) if match else None


def scope_of(text: str) -> Scope:
    """How far somebody's work with a skill reached, as a sentence tells it."""
    bare = folded(text)
    if _ORGANISATION.search(bare):
        return "organisation"
    return "team" if _TEAM.search(bare) else "own"
