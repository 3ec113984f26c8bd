"""How thick the strokes of a word on a picture are: what tells bold print from other print."""

import statistics

_DARK = bytes(1 if grey < 128 else 0 for grey in range(256))
_LONG = 2.0
"""times the usual run of dark pixels: the bar of a letter, not a stroke that is crossed"""


class Strokes:
    """The dark pixels of a page of `columns` by rows of one grey byte each."""

    def __init__(self, grey: bytes, columns: int) -> None:
        self._dark = grey.translate(_DARK)
        self._columns = columns

    def width(self, x0: int, y0: int, x1: int, y1: int) -> float:
        """The mean width in pixels of the strokes in a box, crossed from left to right; 0 where there are none."""
        rows = (self._dark[y * self._columns + x0 : y * self._columns + x1] for y in range(y0, y1))
        runs = [len(run) for row in rows for run in row.split(b"\0") if run]
        if not runs:
            return 0.0
        longest = _LONG * statistics.median_low(runs)
        return statistics.fmean(run for run in runs if run <= longest)
