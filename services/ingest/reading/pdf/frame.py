"""The frame of a PDF page: what of its user space is shown, and where on the page as it is seen. Pure."""

from dataclasses import dataclass

_OFF_PAGE = 1.0  # points beyond the edge


@dataclass(frozen=True, slots=True)
class Frame:
    """From a PDF's user space to points from the top left corner of the page as it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of user space stands on the page."""
        match self.quarter_turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    @property
    def size(self) -> tuple[float, float]:
        """(width, height) as the page is shown, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarter_turns % 2 else (width, height)

    @property
    def reach(self) -> tuple[float, float, float, float]:
        """(left, bottom, right, top) in user space: what stands beyond is not seen."""
        return self.left - _OFF_PAGE, self.bottom - _OFF_PAGE, self.right + _OFF_PAGE, self.top + _OFF_PAGE

    def holds(self, x: float, y: float) -> bool:
        """True for a point on the page."""
        left, bottom, right, top = self.reach
        return left <= x <= right and bottom <= y <= top
