"""Date values of facts: `{"date": "2020-02", "precision": "month", "ongoing": false}`."""

import calendar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A date as precise as it was written; `month` and `day` are 0 where they were not."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """`2020`, `2020-02` or `2020-02-03`."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.month and self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def words(self) -> str:
        """`2020` or `February 2020`."""
        return f"{calendar.month_name[self.month]} {self.year}" if self.month else str(self.year)

    @property
    def months(self) -> int:
        """Months since the year 0; a bare year counts as its January."""
        return self.year * 12 + (self.month or 1) - 1

    def agrees_with(self, other: "Point") -> bool:
        """Whether both can be the same day: equal as far as both are written."""
        if self.year != other.year:
            return False
        if not self.month or not other.month:
            return True
        return self.month == other.month and (not self.day or not other.day or self.day == other.day)


def point(value: Any) -> Point | None:
    """The date of a fact's value, or of an ISO text; None where it has none or is no date."""
    written = value.get("date") if isinstance(value, dict) else value
    return _point(written) if isinstance(written, str) else None


@lru_cache(maxsize=4096)
def _point(written: str) -> Point | None:
    parts = written.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    year, month, day = (int(part) for part in (*parts, "0", "0")[:3])
    if not 1 <= year <= 9999 or month > 12 or day > 31:
        return None
    return Point(year, month, day)


def is_ongoing(value: Any) -> bool:
    """Whether the value says `present`."""
    return isinstance(value, dict) and bool(value.get("ongoing"))
