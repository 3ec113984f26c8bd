"""Where the emphasis of a short line changes, one field ends: `**Acme Ltd** Manager`, `ACME _Manager_ 2019`.

On the page the two are set in two styles; the text keeps a wide gap between them, as between columns.
"""

import re

from services.ingest.reading.normalization import WIDE_GAP

MAX_WORDS = 30
"""of a line that can hold fields; a longer one is running text"""

_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_LEADING = re.compile(rf"^\s*(\*{{1,3}}|_{{1,3}})(?=\S)([^*_\n]{{2,200}}?)(?<=\S)\1([ \t]+)(?=[{_UPPER}0-9(*_])")
_TRAILING = re.compile(
    rf"(?<=[\w.)])([ \t]+)(\*{{1,3}}|_{{1,3}})(?=\[?[{_UPPER}])([^*_\n]{{2,200}}?)(?<=\S)\2(?![\w*_])([ \t]*)"
    r"(?P<rest>.*)$"
)
_DATED = re.compile(r"\b(?:19|20)\d\d(?: ?[-–—] ?(?:\w+ ?){1,2})?[)`*_ ]*$")
_FIELD = re.compile(r"[\d,;]")
_MARKS = "*_ \t"


def with_gaps(line: str, item: bool = False) -> str:
    """The line, emphasis and all, with a wide gap at each change of it that parts two phrases.

    Both must be longer than a word, or what is not emphasised a date or a list: `**Jane** Doe` is one name, and a word
    that goes on in small letters goes on. An item of a list has fields only where it ends in a date.
    """
    if ("*" not in line and "_" not in line) or len(line.split()) > MAX_WORDS or (item and not _DATED.search(line)):
        return line
    leading = _LEADING.match(line)
    if leading is not None and _are_fields(leading[2], line[leading.end() :]):
        return line[: leading.start(3)] + WIDE_GAP + line[leading.end(3) :]
    trailing = _TRAILING.search(line)
    if trailing is None or not line[: trailing.start()].strip(_MARKS) or trailing["rest"][:1].islower():
        return line
    ended = not trailing["rest"] or trailing["rest"].lstrip("( ")[:1].isdigit() or _ends_dated(trailing["rest"])
    before = line[: trailing.start(1)]
    if not ended or not before.split()[-1].strip(_MARKS)[:1].isupper():
        return line
    if not item and not _are_fields(trailing[3], before):
        return line
    gap = "" if trailing["rest"][:1] in ("", ",") else WIDE_GAP
    behind = gap + trailing["rest"]
    return before + WIDE_GAP + line[trailing.start(2) : trailing.start(4)] + behind


def _ends_dated(rest: str) -> bool:
    return len(rest.split()) <= (9 if rest[:1] == "," else 6) and any(map(str.isdigit, rest))


def _are_fields(emphasised: str, other: str) -> bool:
    other = other.strip(_MARKS)
    if not other or emphasised.endswith(":"):
        return False
    long = len(emphasised.split()) >= 2
    return (long and len(other.split()) >= 2) or _FIELD.search(other) is not None or (long and other.isupper())
