"""What an invariant check finds."""

from collections.abc import Iterable
from dataclasses import dataclass

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that must not be: of which invariant, and what, in ids and counts."""

    invariant: str
    what: str

    def __str__(self) -> str:
        return f"{self.invariant}: {self.what}"


def some(found: Iterable[object]) -> str:
    """The first few of many, in their order, and how many there are."""
    listed = sorted(map(str, found))
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return ", ".join(listed[:_SHOWN]) + more
