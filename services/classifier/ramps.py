"""How much of a piece of evidence is there: from 0, not at all, to 1, fully."""


def up_to(count: float, full: float) -> float:
    """0 at 0, 1 at `full` and above, a straight line between them."""
    return min(count / full, 1.0)


def between(value: float, none: float, full: float) -> float:
    """0 at `none`, 1 at `full`, a straight line between them (which may fall)."""
    return min(max((value - none) / (full - none), 0.0), 1.0)
