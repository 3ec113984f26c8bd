"""Which text of a PDF page nobody sees: transparent, tiny, invisible by mode, in the colour of its
background."""

from collections.abc import Sequence
from dataclasses import dataclass

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


def is_lost_on(color: Color, x: float, y: float, order: int, backdrops: Sequence[Backdrop]) -> bool:
    """True when what was painted under the point, before `order`, has the text's colour."""
    under: Color | None = _WHITE
    for backdrop in backdrops:
        if backdrop.order < order and backdrop.holds(x, y):
            color_on_top = backdrop.color
            under = None if color_on_top is None else _over(color_on_top, under)
    return under is not None and _alike(color, under)


def _over(top: Color, under: Color | None) -> Color | None:
    """The colour that results when `top` is painted over `under` (None: many colours)."""
    alpha = top[3]
    if alpha >= _OPAQUE:
        return top
    if under is None:
        return None
    red, green, blue = ((a * alpha + b * (255 - alpha)) // 255 for a, b in zip(top[:3], under[:3], strict=True))
    return red, green, blue, 255


def _alike(first: Color, second: Color | None) -> bool:
    return (
        second is not None
        and abs(first[0] - second[0]) <= _SAME_COLOR
        and abs(first[1] - second[1]) <= _SAME_COLOR
        and abs(first[2] - second[2]) <= _SAME_COLOR
    )
