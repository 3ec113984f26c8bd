"""Labels beside blocks of text: dates in a margin that stand at the middle of what they date. Pure; points.

Labels on the baseline of a line are read with it anyway. A table whose cells are centred has them at half the height
of the block beside them, so that the two sides look like columns; read as columns, each date would lose its job.
"""

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from services.ingest.reading.pdf.open_dates import is_of_time, is_time_span
from services.ingest.reading.pdf.tables import is_wrapped
from services.ingest.reading.pdf.words import Row, Word, rows_of

_GAP = 1.25  # times the usual distance of lines: blocks are further apart
_TIGHT = 1.7  # em between the lines of one label
_FEWEST_OF_TWO = 3  # lines of two headings of which one wraps
_APART = 1.08  # times the distance of lines in a paragraph
_MOST_LINES = 4
_MOST_WORDS = 10
"""two months with their years and a dash, and a place"""
_OFF_CENTRE = 0.9  # em that a label may stand off the middle of its block
_BESIDE, _HUNG = 0.3, 0.75
"""em between a label's first line and that of its block; a heading, larger than the text, may hang lower"""
_LARGER = 1.12  # times the other size
_FEWEST, _FEWEST_LEVEL = 3, 2
_NARROW = 1.05  # times the widest line of a narrow column: its lines break early
_HEADING_WORDS = 4
_ROWS_A_HEADING = 3
_LEVEL = 0.15  # em
_CENTRED = 0.8  # share of the labels beside a block that stand at its middle or on its first line


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and the block beside it; one of them may be empty."""

    label: list[Row]
    block: list[Word]
    is_stacked: bool = False
    """the label's lines stand above the block's, as those of an entry's head, not before its first"""

    @property
    def top(self) -> float:
        rows = [*self.label[:1], *([self.block] if self.block else [])]
        return min(word.baseline for row in rows for word in row)

    def words(self) -> list[Word]:
        return [word for row in (*self.label, self.block) for word in row]


def labelled_blocks(left: Sequence[Word], right: Sequence[Word]) -> list[Labelled] | None:
    """The blocks of the right side with their labels on the left, from the top; None where the left side is more than
    labels."""
    labels = _labels(rows_of(left))
    if any(len(label) > _MOST_LINES or sum(map(len, label)) > _MOST_WORDS for label in labels):
        return None
    if any("@" in word.text for word in left):
        return None  # a column of its own: how somebody is reached labels nothing
    rows = rows_of(right)
    steps = [below[0].baseline - above[0].baseline for above, below in itertools.pairwise(rows)]
    if len(steps) < _FEWEST or len(labels) < _FEWEST:
        return None
    blocks = _cut(rows, _GAP * statistics.median_low(steps))
    blocks = _cut_at_labels(blocks, labels)
    found: list[Labelled] = []
    free = list(blocks)
    beside = centred = 0
    for label in labels:
        block = next((b for b in free if _reaches(b, label)), None)
        if block is None:
            found.append(Labelled(label, []))
            continue
        free.remove(block)
        beside += 1
        centred += _is_placed(label, block)
        found.append(Labelled(label, list(itertools.chain.from_iterable(block))))
    overlapped = any(_reaches(block, item.label) for block in blocks for item in found if not item.block)
    if beside < _FEWEST or centred < _CENTRED * beside or overlapped:
        return None
    found += [Labelled([], list(itertools.chain.from_iterable(block))) for block in free]
    return [part for item in sorted(found, key=lambda item: item.top) for part in _headed(item)]


def _cut_at_labels(blocks: list[list[Row]], labels: Sequence[list[Row]]) -> list[list[Row]]:
    """The blocks, cut above each line that a label stands beside, where dates stand beside first lines rather than at
    the middle of their blocks: a heading is no part of the entry below it, and rows of a table are one each."""
    dates = [label for label in labels if is_time_span(label[0])]
    firsts = [block for block in blocks for date in dates if len(block) > 1 and _are_level(date, block[0])]
    if len(firsts) < _FEWEST_LEVEL:
        return blocks
    found: list[list[Row]] = []
    for block in blocks:
        found.append(block[:1])
        for row in block[1:]:
            if any(_are_level(label, row) for label in labels):
                found.append([row])
            else:
                found[-1].append(row)
    return found


def _are_level(label: Sequence[Row], row: Row) -> bool:
    return abs(label[0][0].baseline - row[0].baseline) <= _BESIDE * label[0][0].size


def _labels(rows: Sequence[Row]) -> list[list[Row]]:
    """The lines of each label: as near to each other as their own size has it."""
    groups: list[list[Row]] = []
    for row in rows:
        above = groups[-1][-1] if groups else None
        if above is not None and row[0].baseline - above[0].baseline <= _TIGHT * max(row[0].size, above[0].size):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [part for group in groups for part in _paragraphs(group)]


def _paragraphs(label: list[Row]) -> list[list[Row]]:
    """A label, cut below a bold heading that stands right above a date; one of words, where its lines are further
    apart than others of it: two headings that each wrap."""
    for index in range(1, len(label)):
        heading = all(word.bold for row in label[:index] for word in row) and not _has_digit(label[:index])
        if heading and is_time_span(label[index]) and not label[index][0].bold:
            return [label[:index], label[index:]]
    steps = [below[0].baseline - above[0].baseline for above, below in itertools.pairwise(label)]
    if len(label) < _FEWEST_OF_TWO or _has_digit(label):
        return [label]
    parts = [label[:1]]
    for step, row in zip(steps, label[1:], strict=True):
        if step > _APART * min(steps):
            parts.append([])
        parts[-1].append(row)
    return parts


def _headed(item: Labelled) -> list[Labelled]:
    """A label whose first lines are larger than the others is a section's heading and the first entry's date."""
    if not item.label:
        return [item]
    largest = item.label[0][0].size
    small = next((i for i, row in enumerate(item.label) if row[0].size * _LARGER <= largest), 0)
    if not small or not item.block or is_time_span(item.label[0]):
        return [item]
    return [Labelled(item.label[:small], []), Labelled(item.label[small:], item.block)]


def headed_blocks(left: Sequence[Word], right: Sequence[Word]) -> list[Labelled] | None:
    """The right side, cut where a heading in the margin stands on the baseline of one of its rows; None where the left
    side is more than headings.

    Unlike dates, headings may stand beside blocks with gaps of their own, and over fewer lines than these.
    """
    lines = _cut(rows_of(left), _TIGHT * statistics.median_low([word.size for word in left]))
    labels = [part for label in lines for part in _paragraphs(label)]
    rows = rows_of(right)
    if any(sum(map(len, label)) > _HEADING_WORDS or _has_digit(label) or label[0][0].bullet for label in labels):
        return None
    starts = [_level_row(label, rows) for label in labels]
    if None in starts[1:] or len(labels) < _FEWEST or len(rows) < _ROWS_A_HEADING * len(labels):
        return None
    found = [Labelled(label, []) for label, start in zip(labels, starts, strict=True) if start is None]
    own = [(label, start) for label, start in zip(labels, starts, strict=True) if start is not None]
    bounds = [*(start for _, start in own), len(rows)]
    if bounds[0]:
        found.append(Labelled([], list(itertools.chain.from_iterable(rows[: bounds[0]]))))
    for (label, start), end in zip(own, bounds[1:], strict=True):
        found.append(Labelled(label, list(itertools.chain.from_iterable(rows[start:end]))))
    return found


def heading_margin(left: Sequence[Word], right: Sequence[Word]) -> float | None:
    """The baseline from which on the left side is nothing but headings, larger than the text and on its baselines,
    below something else (addresses); None where it is not so."""
    labels = _cut(rows_of(left), _TIGHT * statistics.median_low([word.size for word in left]))
    rows = rows_of(right)
    usual = statistics.median_low([row[0].size for row in rows])
    first = len(labels)
    while first and _is_margin_heading(labels[first - 1], rows, usual):
        first -= 1
    own = labels[first:]
    return own[0][0][0].baseline if first and len(own) >= _FEWEST_LEVEL else None


def _is_margin_heading(label: Sequence[Row], rows: Sequence[Row], usual: float) -> bool:
    larger = label[0][0].size > _LARGER * usual
    return (
        larger
        and sum(map(len, label)) <= _HEADING_WORDS
        and not _has_digit(label)
        and _level_row(label, rows) is not None
    )


def headed_entries(left: Sequence[Word], right: Sequence[Word]) -> tuple[list[Labelled], list[Word]] | None:
    """The right side with the heads of its entries on the left: employer, place and time, each on a line of its own;
    and the words of both sides from the section on that is no list of such entries.

    Every head ends with its time and begins on the baseline of a row of the right side; between heads stand only
    headings, beside which nothing stands. None for any other two columns.
    """
    rows = rows_of(right)
    found: list[tuple[list[Row], int | None]] = []
    head: list[Row] = []
    for line in rows_of(left):
        start = _level_row([line], rows)
        if not head and start is None:
            found.append(([line], None))
            continue
        head.append(line)
        if is_time_span(line):
            found.append((head, _level_row(head, rows)))
            head = []
    rest: list[Word] = []
    if head:
        heading, start = found.pop() if found else (head, 0)
        if start is not None:
            return None
        top = heading[0][0].baseline - _LEVEL * heading[0][0].size
        rest = [word for word in (*left, *right) if word.baseline >= top]
        rows = [row for row in rows if row[0].baseline < top]
    starts = [start for _, start in found if start is not None]
    heads = [label for label, start in found if start is not None]
    longest = max(map(len, heads), default=0)
    if all(is_of_time(line) for label in heads for line in label):
        return None  # times in the margin, of which some stand in two lines
    if len(starts) < _FEWEST_LEVEL or not 1 < longest <= _MOST_LINES or starts[0] != 0:
        return None
    room = max(word.x1 for word in left) - min(word.left for word in left)
    return _stacked([(_unwrapped(label, room), start) for label, start in found], rows, starts), rest


def _unwrapped(label: Sequence[Row], room: float) -> list[Row]:
    """The lines of a head, a bold one that goes on in the next as one; `room` is the width of the column, in points."""
    lines: list[Row] = []
    for row in label:
        above = lines[-1] if lines else None
        if above is not None and above[0].bold and row[0].bold and is_wrapped([above, row], _NARROW * room):
            lines[-1] = [*above, *row]
        else:
            lines.append(row)
    return lines


def _stacked(found: Sequence[tuple[list[Row], int | None]], rows: Sequence[Row], starts: list[int]) -> list[Labelled]:
    """The labels with the rows from where each starts to where the next one does."""
    ends = iter([*starts[1:], len(rows)])
    return [
        Labelled(label, [] if start is None else list(itertools.chain.from_iterable(rows[start : next(ends)])), True)
        for label, start in found
    ]


def _has_digit(label: Sequence[Row]) -> bool:
    return any(any(map(str.isdigit, word.text)) or "@" in word.text for row in label for word in row)


def _level_row(label: Sequence[Row], rows: Sequence[Row]) -> int | None:
    first = label[0][0]
    near = (i for i, row in enumerate(rows) if abs(row[0].baseline - first.baseline) <= _LEVEL * first.size)
    return next(near, None)


def _cut(rows: Sequence[Row], gap: float) -> list[list[Row]]:
    groups: list[list[Row]] = []
    for row in rows:
        if groups and row[0].baseline - groups[-1][-1][0].baseline <= gap:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _middle(rows: Sequence[Row]) -> float:
    return (rows[0][0].baseline + rows[-1][0].baseline) / 2


def _reaches(block: Sequence[Row], label: Sequence[Row]) -> bool:
    """Whether the label's middle lies beside the block."""
    slack = 0.6 * label[0][0].size
    return block[0][0].baseline - slack <= _middle(label) <= block[-1][0].baseline + slack


def _is_placed(label: Sequence[Row], block: Sequence[Row]) -> bool:
    em = label[0][0].size
    reach = _HUNG if em > _LARGER * statistics.median_low([row[0].size for row in block]) else _BESIDE
    on_first_line = abs(label[0][0].baseline - block[0][0].baseline) <= reach * em
    return on_first_line or abs(_middle(label) - _middle(block)) <= _OFF_CENTRE * em
