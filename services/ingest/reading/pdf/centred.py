"""Text in the middle of the page, which is no column of its own. Pure; points from the top left corner."""

from services.ingest.reading.pdf.words import Row, rows_of

_MIN_ROWS = 3
_OFF_CENTRE = 0.015  # of the region's width
_LEAST_VARIETY = 2.0  # times the tolerance: rows of one width are centred by chance
_SAME_EDGE = 1.0  # points


def is_centred(rows: list[Row], x: float, gap: float, region: list[Row]) -> bool:
    """Whether what begins right of `x` is set around the middle of the page in every row, up to the first gap.

    The middle is that of the `region` of the page, or of its first row, which is most often the name.

    Names of employers between titles at the left margin and dates at the right one are set so, and so are the heads
    of entries over lists. A column has its lines at its own left edge instead.
    """
    right = rows_of(word for row in rows for word in row if word.left >= x)
    if len(right) < _MIN_ROWS:
        return False
    spans = [(row[0].left, _end(row, gap)) for row in right]
    widths = [end - start for start, end in spans]
    left, edge = min(row[0].left for row in region), max(row[-1].x1 for row in region)
    tolerance = _OFF_CENTRE * (edge - left)
    flush = max(sum(abs(start - other) <= _SAME_EDGE for start, _ in spans) for other, _ in spans)
    if max(widths) - min(widths) < _LEAST_VARIETY * tolerance or 2 * flush > len(spans):
        return False
    middles = ((left + edge) / 2, (region[0][0].left + region[0][-1].x1) / 2)
    return any(all(abs((start + end) / 2 - middle) <= tolerance for start, end in spans) for middle in middles)


def _end(row: Row, gap: float) -> float:
    """Where the first words of a row end, before the first gap as wide as one between columns."""
    end = row[0].x1
    for word in row[1:]:
        if word.left - end >= gap:
            break
        end = max(end, word.x1)
    return end
