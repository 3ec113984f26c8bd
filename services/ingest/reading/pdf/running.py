"""Headers, footers and page numbers that a PDF repeats on its pages. Pure.

A line in the margin that stands on several pages (page numbers aside) is shown once: in a header where it stands
first, and not at all where it only names the document and numbers the page, as "Jane Example - 1/2" does.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from services.ingest.reading.assembly import DraftLine, DraftPage
from services.ingest.reading.page_numbers import is_page_number

_MARGIN_LINES = 3
"""lines at the top and at the bottom of a page that may be a header or footer"""
_MARGIN_SHARE = 0.085
"""of the page's height: how far into the page they may stand; most bodies start at 72 points, headers at 36"""
_SAME_PLACE = 6.0  # points
_PAGE = re.compile(r"\b\d{1,3}\b")
_DIGITS = re.compile(r"\d")
_PARTS = re.compile(r"\t|\s[·•|–—-]\s")
_CONTACT = re.compile(r"@|https?:|www\.|\d{5}|\d[\d ()/.-]{7,20}\d|\w\.(?:com|org|net|io|dev)\b", re.IGNORECASE)

_Key = tuple[str, bool, int]


def without_running_lines(pages: Sequence[DraftPage]) -> list[DraftPage]:
    """The pages without what is repeated, and without page numbers, in their margins."""
    if len(pages) < 2:
        return list(pages)
    keys = [_margin_keys(page) for page in pages]
    counts = Counter(key for own in keys for key in dict.fromkeys(own) if key is not None)
    found: list[DraftPage] = []
    seen: set[tuple[str, bool]] = set()
    for page, own in zip(pages, keys, strict=True):
        kept: list[DraftLine] = []
        for line, key in zip(page.lines, own, strict=True):
            if key is None or not (_is_repeated(key, counts) or is_page_number(line.text)):
                kept.append(line)
            elif key[:2] not in seen and _is_worth_showing(line.text, at_top=key[1]):
                seen.add(key[:2])
                kept.append(line)
        found.append(replace(page, lines=kept))
    return found


def _margin_keys(page: DraftPage) -> list[_Key | None]:
    """For each line: (text without page numbers, at the top, place) of one in the margin, None for another."""
    height = page.height or 0.0
    tops = sorted(line.box.y0 for line in page.lines if line.box is not None)
    if not height or not tops:
        return [None] * len(page.lines)
    first = min(_MARGIN_SHARE * height, tops[min(_MARGIN_LINES, len(tops)) - 1])
    last = max((1 - _MARGIN_SHARE) * height, tops[-min(_MARGIN_LINES, len(tops))])
    keys: list[_Key | None] = []
    for line in page.lines:
        at_top = line.box is not None and line.box.y0 <= first
        in_margin = at_top or (line.box is not None and line.box.y0 >= last)
        if line.box is None or not in_margin or line.bullet or line.text.endswith(":"):
            keys.append(None)
        else:
            place = line.box.y0 if at_top else height - line.box.y1
            keys.append((_PAGE.sub("0", line.text), at_top, round(place / _SAME_PLACE)))
    return keys


def _is_repeated(key: _Key, counts: Counter[_Key]) -> bool:
    """True when it stands on another page as well; rounding may move it to a neighbouring place."""
    text, at_top, place = key
    return sum(counts[text, at_top, place + step] for step in (-1, 0, 1)) >= 2


def _is_worth_showing(text: str, *, at_top: bool) -> bool:
    """True for the first of a repeated line that tells something: contact data, a date, or a header without a
    page number."""
    parts = _PARTS.split(text)
    told = [part for part in parts if not is_page_number(part)]
    if _CONTACT.search(text) or any(_DIGITS.search(part) for part in told):
        return True
    return at_top and bool(told) and len(told) == len(parts)
