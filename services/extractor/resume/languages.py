"""Natural languages with how well somebody says to speak them."""

import re

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.phrases.brackets import is_inside_brackets
from services.extractor.structure.rows import Row
from services.extractor.structure.sections import Section
from services.extractor.vocabulary.languages import LANGUAGE_LEVEL, LANGUAGE_NAMES, NAMES_OF_SEVERAL_WORDS
from shared.schemas.fact_types import FactType

_EDGES = " \t\n\u00a0,;:|•·–—-()[]*"


def read_languages(document: Document, section: Section) -> list[Draft]:
    """Natural languages with their stated level."""
    drafts: list[Draft] = []
    unknown: list[Draft] = []
    for row in section.rows:
        found = languages_in(document.text, row.start, min(row.end, row.start + 600), section.kind)
        drafts.extend(found)
        unknown.extend([] if found else _unknown_language(row, section.kind))
    return drafts + unknown if drafts else drafts


def _unknown_language(row: Row, section: str) -> list[Draft]:
    """`Breton (notions)` among languages: a name that no table knows, with nothing behind it but how well."""
    level = LANGUAGE_LEVEL.search(row.text)
    name = row.text[: level.start()].rstrip(_EDGES) if level is not None else ""
    if level is None or row.text[level.end() :].strip(_EDGES) or not _UNKNOWN_NAME.fullmatch(name):
        return []
    value = {"name": name.capitalize(), "level": level.group(0).strip().lower()}
    return [Draft(FactType.LANGUAGE, row.start, row.start + level.end(), value, 0.7, None, section)]


_WORD = re.compile(rf"{NAMES_OF_SEVERAL_WORDS}|[^\W\d_]+", re.IGNORECASE)
_UNKNOWN_NAME = re.compile(r"[^\W\d_]{3,}(?:[ -][^\W\d_]+)?")


_JOINED = re.compile(r"\s+(?:and|und|et|y|e|en|&)\s+", re.IGNORECASE)
_COMMON_LEVEL = re.compile(r"\b[ABC][12](?:\s?[-/–]\s?[ABC][12])?(?!\w)")
# A level in words of one's own: "French (Leaving Cert standard)", "Hindi (speak only)", "English: Business level",
# "Inglés 80%", "Inglés: TOEFL 610".
_STATED = re.compile(
    r"\s?\((?P<bracket>[^()\n]{3,40})\)|\s*[:–-]\s+(?P<behind>[^\W\d_]+(?: [\w-]+){0,3})(?=\s*(?:$|[,;|/.\n]|\s-\s))|"
    r"\s?:?\s?(?P<percent>\d{1,3}\s?%)"
)
_OF_ALL = re.compile(
    rf"(?:(?<=\ball )|(?<=\bboth )){LANGUAGE_LEVEL.pattern}", re.IGNORECASE
)  # "Malay, English (all fluent)"
_BETWEEN = re.compile(r"\s+(?:(?:in|knowledge of|command of)\s+)?", re.IGNORECASE)


def languages_in(text: str, start: int, end: int, section: str | None) -> list[Draft]:
    """Each language named in `text[start:end]`, with the level between it and the next one.

    Where the first language has its level right before it ("fluent in French and basic Spanish"), all have.
    """
    passage = text[start:end]
    names = [m for m in _WORD.finditer(passage) if " " in m.group(0) or m.group(0).casefold() in LANGUAGE_NAMES]
    # "Inglés (B2, First Certificate in English)": what a bracket behind a language names is none.
    names = [m for i, m in enumerate(names) if i == 0 or not is_inside_brackets(passage, m.start(), names[i - 1].end())]
    of_all = _OF_ALL.search(passage)
    before = [_level_before(passage, names[place - 1].end() if place else 0, m) for place, m in enumerate(names)]
    drafts: list[Draft] = []
    for position, match in enumerate(names):
        last = position  # "français et bambara (langues maternelles)": both have it
        while last + 1 < len(names) and _JOINED.fullmatch(passage, names[last].end(), names[last + 1].start()):
            last += 1
        stop = names[last + 1].start() if last + 1 < len(names) else len(passage)
        level = before[position] if before[0] else _level_behind(passage, match.end(), stop)
        level = level or (of_all if len(names) > 1 else None)
        if level is None and position == 0:
            level = LANGUAGE_LEVEL.search(passage[: match.start()])
        value = {"name": match.group(0).capitalize(), "level": _level_of(level)}
        end_of = max(match.end(), level.end() if level and level.start() > match.start() else 0)
        if passage[end_of : end_of + 1] == ")" and "(" in passage[match.start() : end_of]:
            end_of += 1
        drafts.append(Draft(FactType.LANGUAGE, start + match.start(), start + end_of, value, 0.9, None, section))
    return drafts


def _level_of(level: re.Match[str] | None) -> str | None:
    """A level's words in small letters, without the bracket or the colon before them."""
    if level is None:
        return None
    return (level.group(level.lastgroup) if level.re is _STATED and level.lastgroup else level.group(0)).strip().lower()


def _level_behind(passage: str, start: int, stop: int) -> re.Match[str] | None:
    """The level behind a language; of "gut (B2)" the one that means the same everywhere."""
    level = LANGUAGE_LEVEL.search(passage, start, stop)
    exact = _COMMON_LEVEL.search(passage, start, stop)
    return exact or level or _STATED.match(passage, start, stop)


def _level_before(passage: str, start: int, name: re.Match[str]) -> re.Match[str] | None:
    """The level that stands right before a language, as in "basic Spanish" or "fluent in Spanish"."""
    found = list(LANGUAGE_LEVEL.finditer(passage, start, name.start()))
    return found[-1] if found and _BETWEEN.fullmatch(passage, found[-1].end(), name.start()) else None
