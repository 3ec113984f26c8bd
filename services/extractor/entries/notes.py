"""What people note in brackets beside a title or an employer, and that is part of neither.

`Office Angels (assigned to Bolton Council)`, `Acme (software, 40 people)`, `Cashier (part-time, 15 h), Monoprix`.
"""

import re
from dataclasses import replace

from services.extractor.phrases.roles import is_employment_type
from services.extractor.structure.rows import Row

_THROUGH = (
    r"via|through|über|assigned|on assignment|seconded|contract(?:ed|or)? (?:via|through|from|to|for)|agency|"
    r"labou?r hire|tercerizad\w+|subcontratad\w+|sub-?contracted|en mission|mission chez|intérim chez|"
    r"uitzendkracht bij|gedetacheerd|detachering|einsatz bei|eingesetzt bei|zeitarbeit|leiharbeit|im auftrag|"
    r"por cuenta de|pour le compte de|namens|per conto di"
)
# A number of something, first in the bracket or behind a comma; a year is none.
_NUMBER = (
    r"(?:[^()]{0,60},\s*)?(?:(?:ca|c|approx|circa|rund|environ)\.?\s|[~>]\s?)?"
    r"(?!(?:19|20)\d\d\b)\d[\d.,]*[+%]?\s+"
)
NOTE = re.compile(
    rf"\s*\(((?:{_THROUGH})\b[^()]{{0,80}}|{_NUMBER}[^\W\d_][^()]{{0,60}}|"
    r"[^()]{0,30}\d{1,3}\s?%[^()]{0,20})\)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"(?:formerly|former|now|previously|ehemals|früher|vormals|anciennement|ex|antes|voorheen)\b", re.IGNORECASE
)
_DESCRIPTION = re.compile(r"\s*\(([a-zà-ÿ][^()]{3,80})\)$")
_LAST_BRACKET = re.compile(r"\s*\(([^()]{8,120})\)$")
_LONG_NOTE = re.compile(r"(?<=\w)\s*\([a-zà-ÿ][^()]{14,120}\)$")
_TYPES = re.compile(r"\s*(?:,|/|\bthen\b|\band\b|\blater\b)\s*")


def employment_type_in(note: str) -> tuple[int, int] | None:
    """Where a note begins with a type of employment: of `part-time, 15 h` the first word."""
    first = _TYPES.split(note)[0].strip()
    return (0, len(first)) if first and note.startswith(first) and is_employment_type(first) else None


def remark_behind(name: str) -> int | None:
    """Where a bracket of several words begins that is longer than the name before it; what an acronym stands for and a
    former name belong to the name."""
    match = _LAST_BRACKET.search(name)
    if match is None or len(match.group(1)) <= match.start() or " " not in match.group(1):
        return None
    acronym = name[: match.start()].isupper() and " " not in name[: match.start()]
    return None if acronym or match.start() == 0 or _EARLIER.match(match.group(1)) else match.start()


def description_behind(employer: str) -> int | None:
    """Where a bracket begins that describes an employer: several words in small letters, no former name."""
    match = _DESCRIPTION.search(employer)
    if match is None:
        return remark_behind(employer)
    if match.start() == 0 or " " not in match.group(1) or _EARLIER.match(match.group(1)):
        return None
    return match.start()


def without_long_note(row: Row) -> Row:
    """The row without a long note in small letters at its end, which makes no sentence of a name."""
    note = _LONG_NOTE.search(row.text)
    return row if note is None else replace(row, text=row.text[: note.start()])
