"""Dates in a margin of their own on the right of what they date. Pure; points from the page's top left corner.

Such dates share an edge, each stands behind the title of an entry, and nothing else begins where they stand. A strip
between titles and their dates is no gutter, wherever it runs: beyond the dates a column of the page may stand, and
some dates stand above or below a column that begins farther left.
"""

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from services.ingest.reading.pdf.open_dates import is_time_span
from services.ingest.reading.pdf.words import Row, Word

_EDGE = 2.0  # points between edges that are the same
_FEWEST, _FEWEST_RAISED = 2, 3
_MOST_OTHERS = 0.5  # for each date: what begins beside a date's margin without being one
_BESIDE = 0.75  # share of the dates that stand behind something else; a row of another column may part some
_MOST_WORDS = 8
_RAISED = 0.75  # em; lines of one column are farther apart
_ALIKE = 0.15  # em


@dataclass(slots=True)
class Part:
    """Words of a row up to a gap. Not frozen: a page has hundreds."""

    row: int
    words: Row
    before: "Part | None"
    is_date: bool
    is_followed: bool
    """whether something else stands behind it in its row"""

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].x1


@dataclass(frozen=True, slots=True)
class Bridge:
    """The strip between a title and its date, in one row: no gutter runs through it."""

    row: int
    start: float
    end: float


def bridges(rows: Sequence[Row], width: float) -> list[Bridge]:
    """What keeps titles and dates in the margin together; parts of a row are at least `width` apart."""
    found: dict[int, Bridge] = {}
    for margin in _margins(_parts(rows, width)):
        if all(date.is_followed for date in margin):
            continue  # dates before what they date, and by chance on the rows of another column
        behind = [date for date in margin if date.before is not None and not date.before.is_date]
        if len(behind) < max(_FEWEST, _BESIDE * len(margin)):
            continue
        titles = statistics.median_low([date.before.left for date in behind if date.before is not None])
        for date in behind:
            # What ends before the titles begin stands in another column.
            if date.before is not None and date.before.right > titles:
                found[id(date.words)] = Bridge(date.row, date.before.right, date.left)
    return list(found.values())


def set_dates_level(rows: Sequence[Row], width: float) -> bool:
    """Put dates of a margin that are all set a little higher or lower than their titles on the titles' baselines;
    whether there were any."""
    parts = _parts(rows, width)
    if sum(part.is_date for part in parts) < _FEWEST_RAISED:
        return False
    moved = False
    for margin in _margins(parts):
        raised = [(date, title) for date in margin if (title := _title_off_row(date, parts, rows)) is not None]
        if len(raised) < _FEWEST_RAISED:
            continue
        steps = [title.words[-1].baseline - date.words[0].baseline for date, title in raised]
        usual = statistics.median_low(steps)
        if sum(abs(step - usual) <= _ALIKE * raised[0][0].words[0].size for step in steps) < _BESIDE * len(margin):
            continue
        moved = True
        for date, title in raised:
            for word in date.words:
                word.baseline = title.words[-1].baseline
    return moved


def _parts(rows: Sequence[Row], width: float) -> list[Part]:
    found: list[Part] = []
    for number, row in enumerate(rows):
        before: Part | None = None
        start = 0
        for end in range(1, len(row) + 1):
            if end == len(row) or row[end].left - row[end - 1].x1 >= width:
                words = row[start:end]
                is_date = len(words) <= _MOST_WORDS and is_time_span(words)
                before = Part(number, words, before, is_date, end < len(row))
                found.append(before)
                start = end
    return found


def _margins(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Dates with the same right edge, or the same left one, beside which hardly anything else begins; each date in the
    largest margin that it is in."""
    dates = [part for part in parts if part.is_date]
    if len(dates) < _FEWEST:
        return
    edges: tuple[Callable[[Part], float], ...] = (lambda part: part.right, lambda part: part.left)
    runs = [run for edge in edges for run in _runs(sorted(dates, key=edge), edge)]
    taken: set[int] = set()
    for run in sorted(runs, key=len, reverse=True):
        margin = [date for date in run if id(date.words) not in taken]
        taken.update(id(date.words) for date in margin)
        if len(margin) >= _FEWEST:
            left, right = min(part.left for part in margin) - _EDGE, max(part.right for part in margin)
            others = sum(not part.is_date and left <= part.left <= right for part in parts)
            if others <= _MOST_OTHERS * len(margin):
                yield sorted(margin, key=lambda part: part.row)


def _runs(parts: Sequence[Part], edge: Callable[[Part], float]) -> Iterator[list[Part]]:
    run: list[Part] = []
    for part in parts:
        if run and edge(part) - edge(run[0]) > _EDGE:
            yield run
            run = []
        run.append(part)
    yield run


def _title_off_row(date: Part, parts: Sequence[Part], rows: Sequence[Row]) -> Part | None:
    """What ends nearest before a date, where it stands on a row a little higher or lower."""
    baseline = date.words[0].baseline
    near = {
        number
        for number in range(max(0, date.row - 2), min(len(rows), date.row + 3))
        if number != date.row and _is_off(baseline, rows[number][0], date.words[0])
    }
    beside = [part for part in parts if part.row in near and part.right < date.left and not part.is_date]
    if not beside:
        return None
    title = max(beside, key=lambda part: part.right)
    return title if date.before is None or date.before.right < title.left else None


def _is_off(baseline: float, word: Word, date: Word) -> bool:
    return abs(word.baseline - baseline) <= _RAISED * max(word.size, date.size)
