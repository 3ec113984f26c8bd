"""Sentences that state a degree, a certificate or a language: "I hold a doctorate in Computer Science", "I am a
certified PMP", "I speak basic Dutch".

Where a letter or a review says in a sentence what a résumé says in fields, the two are one thing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from services.knowledge_graph.normalise.degrees import degree_field, degree_level
from services.knowledge_graph.normalise.languages import level_steps
from services.knowledge_graph.normalise.organisations import organisation_words, same_organisation
from services.knowledge_graph.normalise.words import folded, words

_STATES_A_DEGREE = re.compile(
    r"\b(?:hold|holds|have|has|earned|received|completed|obtained|graduated|studied|degree|diploma)\b"
)
_STATES_A_CERTIFICATE = re.compile(
    r"\b(?:hold|holds|certified|certificate|certification|certificated|licensed|licence|license|chartered|registered|"
    r"accredited|credential|obtained|earned|passed|am an?|is an?)\b"
)
_STATES_A_LANGUAGE = re.compile(
    r"\b(?:speak|speaks|speaking|fluent|fluently|native|language|languages|conversational)\b"
)
LONGEST_SCHOOL = 8
"""Words of the longest name of a school that is looked for in a sentence."""


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree as fields state it."""

    key: str
    degree: str
    field: str
    school: str


def degree_of_claim(text: str, degrees: Iterable[Degree]) -> str | None:
    """The key of the one degree that a sentence states: of its level, and of its field or school; else
    None."""
    if not _STATES_A_DEGREE.search(folded(text)):
        return None
    level = degree_level(text)
    scores: dict[str, int] = {}
    for degree in degrees:
        if level is not None and degree_level(degree.degree) == level:
            scores[degree.key] = _names_field(text, degree) + _names_school(text, degree.school)
    best = max(scores.values(), default=0)
    leaders = [key for key, score in scores.items() if score == best]
    return leaders[0] if best > 0 and len(leaders) == 1 else None


def certificate_of_claim(text: str, certificates: Mapping[str, str]) -> str | None:
    """The key of the one certificate that a sentence states with all of its words; else None.

    Args:
        certificates: key to the name of a certificate.
    """
    if not _STATES_A_CERTIFICATE.search(folded(text)):
        return None
    said = set(words(text))
    found = [key for key, name in certificates.items() if (named := set(words(name))) and named <= said]
    return found[0] if len(found) == 1 else None


def _names_field(text: str, degree: Degree) -> bool:
    said = {*words(text), *degree_field(text)}
    return any(field and field <= said for field in (set(degree_field(degree.degree)), set(words(degree.field))))


def _names_school(text: str, school: str) -> bool:
    if not school:
        return False
    found = words(text)
    return any(same_organisation(window, school) for window in _windows(found) if _is_telling(window))


def _windows(found: tuple[str, ...]) -> Iterator[str]:
    for start in range(len(found)):
        for end in range(start + 1, min(len(found), start + LONGEST_SCHOOL) + 1):
            yield " ".join(found[start:end])


def _is_telling(window: str) -> bool:
    """One bare word ("university", "state") names no school, unless it is a short form."""
    parts = organisation_words(window)
    return len(parts) >= 2 or (len(parts) == 1 and 3 <= len(parts[0]) <= 5)


def language_of_claim(text: str, languages: Mapping[str, str]) -> tuple[str, str] | None:
    """(language, level as written) that a sentence states, or None.

    Args:
        languages: folded name to any value, for the languages that other documents name.
    """
    if not _STATES_A_LANGUAGE.search(folded(text)):
        return None
    named = [word for word in words(text) if word in languages]
    if len(named) != 1 or not level_steps(text):
        return None
    return named[0], text
