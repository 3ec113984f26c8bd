"""Phrases of one line that only their weight tells apart: **Acme Ltd** Software Engineer. Pure."""

import itertools

from services.ingest.reading.pdf.words import Row

_MOST_WORDS = 12
_LABEL_WORDS = 4
_MOST_WORDS_PLAIN_FIRST = 8
"""running text seldom begins with bold words, but often sets some inside"""


def cut_at_weight(part: Row) -> list[Row]:
    """The two phrases of a line that changes its weight once, between words that no sign separates.

    Both begin with a capital or a number, so that neither an emphasised word nor a run-in beginning is cut off.
    """
    if part[0].bullet or not 2 <= len(part) <= _MOST_WORDS:
        return [part]
    changes = [index for index, (one, other) in enumerate(itertools.pairwise(part), 1) if one.bold != other.bold]
    if len(changes) != 1:
        return [part]
    left, right = part[: changes[0]], part[changes[0] :]
    if (
        not _opens(left[0].text)
        or not _opens(right[0].text)
        or not (left[-1].text[-1].isalnum() or left[-1].text[-1] in ".)")
    ):
        return [part]
    if not left[0].bold and (len(part) > _MOST_WORDS_PLAIN_FIRST or not _opens(left[-1].text)):
        return [part]
    return [left, right]


def label_starts(row: Row) -> frozenset[int]:
    """Where a bold label that ends with a colon begins behind text that is not bold: groups of skills side by side."""
    found: list[int] = []
    for index, (left, right) in enumerate(itertools.pairwise(row), 1):
        if right.bold and not left.bold:
            run = list(itertools.takewhile(lambda word: word.bold, row[index : index + _LABEL_WORDS]))
            if any(word.text.endswith(":") for word in run):
                found.append(index)
    return frozenset(found)


def _opens(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()
