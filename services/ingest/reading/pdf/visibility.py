"""Which text of a PDF page nobody sees: transparent, tiny, invisible by mode, in the colour of its
background."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor

_INVISIBLE_MODES = frozenset((3, 7))  # PDF 32000-1, table 106: neither fill nor stroke; clip only
_OUTLINE_MODES = frozenset((1, 5))  # drawn as an outline: the fill colour says nothing
_SMALLEST_VISIBLE = 2.0  # points
_SMALLEST_ALPHA = 13  # of 255: one part in twenty
_SAME_COLOR = 12  # of 255 in each channel: nobody can tell them apart
_OPAQUE = 250  # of 255
_THIN = 4.0  # points: rules and ornaments are no background

Color = tuple[int, int, int, int]
"""red, green, blue, alpha"""
_WHITE: Color = (255, 255, 255, 255)


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Something painted: its box in page coordinates of the PDF, its place in the painting order, its colour.

    `color` is None for what has many (pictures, shadings, groups).
    """

    x0: float
    y0: float
    x1: float
    y1: float
    order: int
    color: Color | None

    def holds(self, x: float, y: float) -> bool:
        """True when the point lies on it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def is_thin(self) -> bool:
        """True for what is too thin to lie behind letters."""
        return min(self.x1 - self.x0, self.y1 - self.y0) < _THIN


def is_never_visible(size: float, mode: int, color: Color) -> bool:
    """True for text that nobody sees wherever it stands. `size` in points, `mode` the text rendering mode."""
    return mode in _INVISIBLE_MODES or color[3] < _SMALLEST_ALPHA or size < _SMALLEST_VISIBLE


def traps(mode: int, color: Color, backdrops: Sequence[Backdrop]) -> Sequence[Backdrop] | None:
    """What text of this colour may be lost on, beside bare paper; None when it may be lost on that, too."""
    if mode in _OUTLINE_MODES:
        return ()
    if _alike(color, _WHITE):
        return None
    return [b for b in backdrops if b.color is not None and (b.color[3] < _OPAQUE or _alike(color, b.color))]


class Paint:
    """What is painted on a page, in the order of painting, by its height: a page may have thousands of grounds, and
    each white letter asks for those that it stands on."""

    def __init__(self, backdrops: Sequence[Backdrop]) -> None:
        self._backdrops = backdrops
        self._near: dict[int, tuple[list[int], list[Backdrop]]] = {}

    def under(self, x: float, y: float, order: int) -> Iterator[Backdrop]:
        """What holds the point and was painted before `order`, the last first."""
        height = floor(y)
        if height not in self._near:  # the first letter at this height
            found = [backdrop for backdrop in self._backdrops if backdrop.y0 - 1 <= y <= backdrop.y1 + 1]
            self._near[height] = [backdrop.order for backdrop in found], found
        orders, near = self._near[height]
        return (near[i] for i in range(bisect_left(orders, order) - 1, -1, -1) if near[i].holds(x, y))


def is_lost_on(color: Color, under: Iterable[Backdrop]) -> bool:
    """True when the text's colour is that of what lies `under` it, the last painted first, on white paper."""
    ground: Color | None = _WHITE
    glazes: list[Color] = []
    for backdrop in under:
        if backdrop.color is None or backdrop.color[3] >= _OPAQUE:
            ground = backdrop.color
            break  # nothing that was painted before is seen
        glazes.append(backdrop.color)
    if ground is None:
        return False
    for glaze in reversed(glazes):
        ground = _over(glaze, ground)
    return _alike(color, ground)


def _over(top: Color, under: Color) -> Color:
    """The colour that results when `top` is painted over `under`."""
    alpha = top[3]
    red, green, blue = ((a * alpha + b * (255 - alpha)) // 255 for a, b in zip(top[:3], under[:3], strict=True))
    return red, green, blue, 255


def _alike(first: Color, second: Color) -> bool:
    return (
        abs(first[0] - second[0]) <= _SAME_COLOR
        and abs(first[1] - second[1]) <= _SAME_COLOR
        and abs(first[2] - second[2]) <= _SAME_COLOR
    )
