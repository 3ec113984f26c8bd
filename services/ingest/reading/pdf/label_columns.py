"""Columns of labels set by their right edge, before the values of a form. Pure; points from the top left corner.

In the European form each line of the left side says what stands beside it ("Occupation or position held"); a label
that wraps, or stands above a list, has nothing on its own baseline, so that the two sides look like columns.
"""

import statistics
from bisect import bisect_left
from collections.abc import Sequence

from services.ingest.reading.pdf.words import Row

_EDGE = 2.0  # points
_FLUSH, _RAGGED = 0.85, 0.6
_BESIDE = 0.65  # share of the labels that stand beside a value
_LEVEL = 0.22  # em
_MOST_WORDS = 8
_HEADING = 1.05  # times the usual size
_FEWEST = 5


def is_label_column(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether the left side is labels with a ragged left edge, most of which stand on the first line of a value."""
    if any(row[0].bullet or len(row) > _MOST_WORDS or "@" in row[-1].text for row in left):
        return False
    ends, starts = [row[-1].x1 for row in left], [row[0].left for row in left]
    flush = sum(abs(end - max(ends)) <= _EDGE for end in ends) >= _FLUSH * len(left)
    ragged = max(sum(abs(start - other) <= _EDGE for other in starts) for start in starts) <= _RAGGED * len(left)
    if not (flush and ragged):
        return False
    usual = statistics.median_low([row[0].size for row in left])
    labels = [row for row in left if row[0].text[:1].isupper() and row[0].size <= _HEADING * usual]
    baselines = sorted(row[0].baseline for row in right)
    beside = sum(_is_near(baselines, row) for row in labels)
    return len(labels) >= _FEWEST and beside >= _BESIDE * len(labels)


def _is_near(baselines: Sequence[float], row: Row) -> bool:
    reach = _LEVEL * row[0].size
    index = bisect_left(baselines, row[0].baseline - reach)
    return index < len(baselines) and baselines[index] <= row[0].baseline + reach
