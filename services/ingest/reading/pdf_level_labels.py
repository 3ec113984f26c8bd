"""Dates and headings in a margin, each on the first line of what it belongs to. Pure; points from the top left corner.

The distances of the right side's lines tell nothing here: a label's row begins what it labels, wherever the next
label stands.
"""

import statistics
from collections.abc import Sequence

from services.ingest.reading.pdf_labels import Labelled
from services.ingest.reading.pdf_open_dates import ends_open, is_time_span
from services.ingest.reading.pdf_words import Row, Word, rows_of

_TIGHT = 1.5  # em between the lines of one label
_LARGER = 1.12  # times the usual size of the right side: a heading
_LEVEL = 0.3  # em
_MOST_LINES, _MOST_WORDS = 4, 10
_FEWEST, _FEWEST_DATES = 3, 2
_MOST_LEVEL = 0.8  # share of the labels that stand on a line of the right side


def level_blocks(left: Sequence[Word], right: Sequence[Word]) -> list[Labelled] | None:
    """The blocks of the right side with their labels; None where the left side is more than dates, headings and other
    labels on its lines."""
    rows = rows_of(right)
    usual = statistics.median_low([row[0].size for row in rows])
    labels = _labels(rows_of(left), usual, rows)
    if any(len(label) > _MOST_LINES or sum(map(len, label)) > _MOST_WORDS or label[0][0].bullet for label in labels):
        return None
    own = [label for label in labels if label[0][0].size <= _LARGER * usual]
    dates = [label for label in own if is_time_span(label[0]) or ends_open(label[0])]
    starts = {id(label): _row_beside(label, rows) for label in labels}
    level = sum(starts[id(label)] is not None for label in own)
    if len(own) < _FEWEST or len(dates) < _FEWEST_DATES or level < _MOST_LEVEL * len(own):
        return None
    if any(starts[id(label)] is None for label in dates):
        return None
    return _assigned(labels, [starts[id(label)] for label in labels], rows)


def _assigned(labels: Sequence[list[Row]], starts: Sequence[int | None], rows: Sequence[Row]) -> list[Labelled]:
    """Each label with the rows from its own to that of the next; one without a row of its own takes none."""
    found: list[Labelled] = []
    taken = 0
    for label, start in zip(labels, starts, strict=True):
        above = next((i for i, row in enumerate(rows) if row[0].baseline > label[0][0].baseline), len(rows))
        bound = start if start is not None else above
        if bound > taken:
            block = [word for row in rows[taken:bound] for word in row]
            found[-1:] = [Labelled(found[-1].label, [*found[-1].block, *block])] if found else [Labelled([], block)]
            taken = bound
        found.append(Labelled(label, []))
    rest = [word for row in rows[taken:] for word in row]
    found[-1] = Labelled(found[-1].label, [*found[-1].block, *rest])
    return [item for item in found if item.label or item.block]


def _labels(rows: Sequence[Row], usual: float, beside: Sequence[Row]) -> list[list[Row]]:
    """The lines of each label; a heading is one of its own, and each date that does not go on begins another, as does
    each line beside one of the right side where no date is above."""
    groups: list[list[Row]] = []
    for row in rows:
        above = groups[-1][-1] if groups else None
        if (
            above is not None
            and row[0].baseline - above[0].baseline <= _TIGHT * row[0].size
            and (above[0].size > _LARGER * usual) == (row[0].size > _LARGER * usual)
            and (ends_open(above) or not is_time_span(row))
            and (_row_beside([row], beside) is None or ends_open(above) or is_time_span(groups[-1][0]))
        ):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _row_beside(label: Sequence[Row], rows: Sequence[Row]) -> int | None:
    first = label[0][0]
    near = (i for i, row in enumerate(rows) if abs(row[0].baseline - first.baseline) <= _LEVEL * first.size)
    return next(near, None)
