"""What the levels of a format's headings say of sections: which belong to which, and which headings are none.

Markdown, HTML and word processors say how deep a heading is; a heading's size stands for its level.
"""

import re
from collections import Counter
from collections.abc import Sequence

from services.extractor.phrases.roles import TITLE, title_score
from services.extractor.structure.heading_wording import kind_of, normal
from services.extractor.structure.rows import Row

_ENTRIES = frozenset({"work", "education", "projects", "volunteering"})
_SAME_SIZE = 0.4  # points
_RANGE = re.compile(r"(?:\w+\.? |\d\d[./])?(?:19|20)\d\d ?(?:[-–—]|to) ?.{3,20}")


def without_middles_of_entries(rows: Sequence[Row], kinds: list[str | None]) -> None:
    """Drop plain words between a title below an empty line and the date of the job: who employs a freelancer may be
    called "Projects"."""
    for i in range(1, len(rows) - 1):
        row, above, below = rows[i], rows[i - 1], rows[i + 1]
        if kinds[i] is None or row.gap_before or row.size is not None or row.heading or row.text.isupper():
            continue
        inside = above.gap_before and not above.bullet and not below.gap_before and not below.bullet
        if inside and title_score(above.text) >= TITLE and below.words <= 7 and _RANGE.fullmatch(below.text):
            kinds[i] = None


def without_parts_of_entries(rows: Sequence[Row], kinds: list[str | None]) -> None:
    """Drop headings that name a part of every entry ("Technologies", "Tasks"), and entries worded like sections.

    A section stands once in a document: below jobs, what several headings say alike belongs to each job, and a
    deeper heading of which only a word is known ("Communication skills trainer") is the name of an entry.
    """
    seen = Counter(normal(row.text) for row, kind in zip(rows, kinds, strict=True) if kind is not None)
    parent: tuple[str, float] | None = None
    for position, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        if kind is None:
            continue
        deeper = parent is not None and row.size is not None and row.size < parent[1] - _SAME_SIZE
        if parent is not None and kind not in ("work", "education"):
            repeated = seen[normal(row.text)] > 1 and (deeper or row.size is None)
            if repeated or (deeper and row.heading and kind_of(row.text) is None):
                kinds[position] = None
                continue
        if row.size is not None and not deeper:
            parent = (kind, row.size) if kind in _ENTRIES else None
        elif not deeper:
            parent = None


class Outline:
    """The sections that are open at a place: a section inside a section ends at a heading like its own."""

    def __init__(self) -> None:
        self._open: list[tuple[float, str]] = []

    def opens(self, row: Row, kind: str) -> None:
        """Take note of a section's heading."""
        if row.heading and row.size is not None:
            while self._open and self._open[-1][0] <= row.size + _SAME_SIZE:
                self._open.pop()
            self._open.append((row.size, kind))

    def goes_back_to(self, row: Row, heads_entry: bool) -> str | None:
        """The kind of the section that goes on at a heading of unknown words, where it ends a section inside that.

        Jobs and schools go on only where the heading is that of an entry, as `heads_entry` says.
        """
        if not row.heading or row.size is None or len(self._open) < 2:
            return None
        size, kind = self._open[-1]
        outer = self._open[-2][1]
        if abs(size - row.size) > _SAME_SIZE or outer == kind or (outer in _ENTRIES and not heads_entry):
            return None
        self._open.pop()
        return self._open[-1][1]
