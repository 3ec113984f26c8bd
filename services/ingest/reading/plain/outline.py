"""Headings of plain text by how it is laid out: lines with a rule below them, and lines that stand out to the left.

Whoever writes plain text has no larger letters. Headings are underlined with signs, framed by two rules, or stand at
the margin while all that belongs to them is set in; each is as telling as the larger size of a heading on a page.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from services.ingest.reading.bullets import split_marker

TEXT_SIZE = 12.0
"""points: the size of text where a layout without letters of several sizes has headings"""
_SIZE, _LARGER_SIZE = 14.0, 18.0
_MIN_HEADINGS = 3
_MAX_LENGTH = 60
_MIN_STANDING_OUT = 0.8
"""the share of the lines at the margin that have something set in below them"""

# Two or more kinds of signs in one line are a drawing.
_RULE = re.compile(r"\s*([=\-_~*#.·•+–—═─━])(?:[ \t]*\1){2,}\s*$")
_NO_HEADING = re.compile(r"[@|\t]|://|\d{4,}|[.,;]\s*$")
_NOTE = re.compile(r"\s*\([^()]{3,80}\)\s*$")  # below the words of the heading
_DOUBLE = frozenset("=═#")


def heading_sizes(lines: Sequence[str]) -> Mapping[int, float]:
    """The size in points of each line that is a heading, by its ordinal; empty where fewer than three lines are one.

    Where some rules are double (`=====`) and others single, those below the double ones rank higher.
    """
    return _ruled(lines) or _standing_out(lines)


def _ruled(lines: Sequence[str]) -> dict[int, float]:
    signs: dict[int, str] = {}
    for number in range(1, len(lines)):
        rule = _RULE.match(lines[number])
        above = number - 1
        if above and _NOTE.match(lines[above]):
            above -= 1
        if rule is None:
            continue
        alone = above == 0 or not lines[above - 1].strip() or _RULE.match(lines[above - 1]) is not None
        as_long = abs(len(lines[above].strip()) - len(lines[number].strip())) <= 1
        if (alone or as_long) and _may_head(lines[above].rstrip(". ") if as_long else lines[above]):
            signs[above] = rule[1]
    if len(signs) < _MIN_HEADINGS:
        return {}
    ranked = len({sign in _DOUBLE for sign in signs.values()}) == 2
    return {number: _LARGER_SIZE if ranked and sign in _DOUBLE else _SIZE for number, sign in signs.items()}


def _standing_out(lines: Sequence[str]) -> dict[int, float]:
    """Lines at the margin with lines set in below them, where nearly all lines at the margin are such.

    The head of the page, down to the first empty line below its first one, stands at the margin anyway.
    """
    told = [number for number, line in enumerate(lines) if line.strip() and not _RULE.match(line)]
    head = next((n for n, line in enumerate(lines) if told and n > told[0] and not line.strip()), len(lines))
    at_margin = [
        (number, below) for number, below in pairwise(told)
        if number > head and not _is_set_in(lines[number])
    ]  # fmt: skip
    headings = [n for n, below in at_margin if _may_head(lines[n]) and _is_set_in(lines[below])]
    if len(headings) < _MIN_HEADINGS or len(headings) < _MIN_STANDING_OUT * len(at_margin):
        return {}
    return dict.fromkeys(headings, _SIZE)


def _is_set_in(line: str) -> bool:
    return line[:1] in (" ", "\t")


def _may_head(line: str) -> bool:
    """Whether a line could be a heading: a few words, no list item, no contact data, no end of a sentence."""
    text = line.strip()
    if not text or len(text) > _MAX_LENGTH or _RULE.match(line) or not any(map(str.isalpha, text)):
        return False
    return _NO_HEADING.search(text) is None and not split_marker(line)[0]
