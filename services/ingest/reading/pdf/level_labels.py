"""Dates and headings in a margin, each on the first line of what it belongs to. Pure; points from the top left corner.

The distances of the right side's lines tell nothing here: a label's row begins what it labels, wherever the next
label stands.
"""

import statistics
from collections.abc import Sequence

from services.ingest.reading.pdf.labels import Labelled, headed_blocks, labelled_blocks
from services.ingest.reading.pdf.open_dates import ends_open, is_end_of, is_time_span, time_edge
from services.ingest.reading.pdf.words import Row, Word, rows_of

_TIGHT = 1.5  # em between the lines of one label
_LARGER = 1.12  # times the usual size of the right side: a heading
_LEVEL = 0.3  # em
_MOST_LINES, _MOST_WORDS = 4, 10
_FEWEST, _FEWEST_DATES, _ENOUGH_DATES = 3, 2, 3
_SHIFTED = 0.8  # em
_SAME_SHIFT = 1.5  # points
_MOST_LEVEL = 0.8  # share of the labels that stand on a line of the right side


def labelled_side(left: list[Word], right: list[Word]) -> list[Labelled] | None:
    """The right side with labels in the margin; None where the left side is a column of its own."""
    return labelled_blocks(left, right) or headed_blocks(left, right) or level_blocks(left, right)


def level_blocks(left: Sequence[Word], right: Sequence[Word]) -> list[Labelled] | None:
    """The blocks of the right side with their labels; None where the left side is more than dates, headings and other
    labels on its lines."""
    rows = rows_of(right)
    usual = statistics.median_low([row[0].size for row in rows])
    shift = _usual_shift([row for row in rows_of(left) if is_time_span(row)], rows)
    labels = _labels(rows_of(left), usual, rows)
    if any(len(label) > _MOST_LINES or sum(map(len, label)) > _MOST_WORDS or label[0][0].bullet for label in labels):
        return None
    own = [label for label in labels if label[0][0].size <= _LARGER * usual]
    dates = [label for label in own if _is_date(label)]
    starts = [_start(label, rows, shift if label in own else 0.0) for label in labels]
    level = sum(start is not None for label, start in zip(labels, starts, strict=True) if label in own)
    dated = sum(start is not None for label, start in zip(labels, starts, strict=True) if label in dates)
    # Dates of entries that have their own, at the right margin, tell when something else was.
    elsewhere = sum(is_time_span(row[(time_edge(row) or 0) :]) for row in rows)
    if len(own) < _FEWEST or len(dates) < _FEWEST_DATES or dated < len(dates) or 2 * elsewhere > len(dates):
        return None
    if len(dates) < _ENOUGH_DATES and level < _MOST_LEVEL * len(own):
        return None
    return _assigned(labels, starts, rows)


def _usual_shift(dates: Sequence[Row], rows: Sequence[Row]) -> float:
    """By how many points the lines beside dates are set lower (or higher: negative), where all are alike; else 0."""
    steps = [
        [step for row in rows if abs(step := row[0].baseline - date[0].baseline) <= _SHIFTED * date[0].size]
        for date in dates
    ]
    alike = [
        (sum(any(abs(step - usual) <= _SAME_SHIFT for step in own) for own in steps), -abs(usual) // 1.0, -usual)
        for own in steps
        for usual in own
    ]
    if len(dates) < _ENOUGH_DATES or not alike:
        return 0.0
    support, _, higher = max(alike)
    return -higher if support >= _MOST_LEVEL * len(dates) else 0.0


def _is_date(label: Sequence[Row]) -> bool:
    return is_time_span(label[0]) or ends_open(label[0]) or is_end_above(label)


def is_end_above(label: Sequence[Row]) -> bool:
    """Whether a label is an end with the beginning below it, as some write them on a line of time."""
    return len(label) == 2 and is_end_of(label[1], label[0])


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
            and (
                is_end_of(row, above)
                or ends_open(above)
                or (not is_time_span(row) and (is_time_span(groups[-1][0]) or _row_beside([row], beside, 0.0) is None))
            )
        ):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _start(label: Sequence[Row], rows: Sequence[Row], shift: float) -> int | None:
    start = _row_beside(label, rows, shift)
    return start if start is not None or not shift else _row_beside(label, rows, 0.0)


def _row_beside(label: Sequence[Row], rows: Sequence[Row], shift: float) -> int | None:
    first = label[0][0]
    near = (i for i, row in enumerate(rows) if abs(row[0].baseline - first.baseline - shift) <= _LEVEL * first.size)
    return next(near, None)
