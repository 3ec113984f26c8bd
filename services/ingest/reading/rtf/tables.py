"""Rows of RTF tables: the lines of each cell, put together as in the other formats that have tables."""

from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.cells import Merged, is_sidebar, row_lines, with_sidebars


class TableRows:
    """Takes the lines of cells off the document's lines, and puts those of whole rows back.

    `lines` are always the document's lines so far. A row is defined before its cells, and by some writers again
    behind them.
    """

    def __init__(self) -> None:
        self._start: int | None = None  # the first line of the open row
        self._cells: list[list[DraftLine]] = []
        self._spans_rows: list[bool] = []  # by cell, as the row's definition says
        self._begins_span = False
        self._is_filled = False
        self._table: tuple[int, int] = (0, 0)  # the lines of the table so far
        self._merged: list[Merged] = []

    @property
    def is_open(self) -> bool:
        """Whether a row is open, so that a cell can end."""
        return self._start is not None

    @property
    def is_filled(self) -> bool:
        """Whether a cell of the open row has a ground of its own, on which white letters can be meant to be seen."""
        return self.is_open and self._is_filled

    def define_row(self, lines: list[DraftLine]) -> None:
        """A definition of a row begins (`\\trowd`)."""
        self._spans_rows = []
        self._begins_span = self._is_filled = False
        if self._start is None:
            if self._table[1] != len(lines):
                self.end_table(lines)
                self._table = (len(lines), len(lines))
            self._start = len(lines)

    def begin_span(self) -> None:
        """The cell that is defined next goes on beside the rows below (`\\clvmgf`)."""
        self._begins_span = True

    def fill_cell(self) -> None:
        """The cell that is defined next has a ground (`\\clcbpat`)."""
        self._is_filled = True

    def define_cell(self) -> None:
        """The definition of a cell ends (`\\cellx`)."""
        self._spans_rows.append(self._begins_span)
        self._begins_span = False

    def end_cell(self, lines: list[DraftLine]) -> None:
        """A cell ends (`\\cell`): its lines are those since the row began."""
        start = len(lines) if self._start is None else self._start
        self._cells.append(lines[start:])
        del lines[start:]

    def end_row(self, lines: list[DraftLine]) -> None:
        """Put the row's cells back as lines."""
        cells: list[list[DraftLine]] = []
        for column, cell in enumerate(self._cells):
            if any(self._spans_rows[column : column + 1]) and is_sidebar(cell):
                self._merged.append(Merged(column, cell))
            elif cell:
                cells.append(cell)
        lines += row_lines(cells)
        self._cells = []
        self._start = None
        self._table = (self._table[0], len(lines))

    def end_table(self, lines: list[DraftLine]) -> None:
        """Put the columns that stand beside several rows before or behind those rows."""
        start, end = self._table
        if self._merged:
            lines[start:end] = with_sidebars(lines[start:end], self._merged)
        self._merged = []
