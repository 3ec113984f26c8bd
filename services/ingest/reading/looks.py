"""How text looks, as far as it matters: size, weight, heading, list item, and whether anybody sees it."""

from dataclasses import dataclass, replace

_SMALLEST_VISIBLE = 2.0  # points
_WHITES = frozenset(("FFFFFF", "FEFEFE", "FDFDFD", "FCFCFC"))


@dataclass(frozen=True, slots=True)
class Look:
    """The properties that matter of a style, a paragraph or a run. None: not said here."""

    size: float | None = None
    bold: bool | None = None
    hidden: bool | None = None
    color: str | None = None
    shaded: bool | None = None
    list_item: bool | None = None
    heading: bool | None = None
    unmarked: bool | None = None
    """list items have no mark before them"""

    def under(self, other: "Look") -> "Look":
        """`other`'s values, and these where it says nothing."""
        said = {name: value for name in self.__slots__ if (value := getattr(other, name)) is not None}
        return replace(self, **said)


def is_hidden(look: Look, *, on_fill: bool) -> bool:
    """True for text that nobody sees. `on_fill`: the ground may be coloured, so white letters can be meant to be
    seen."""
    white = look.color is not None and look.color.upper() in _WHITES and not look.shaded and not on_fill
    tiny = look.size is not None and look.size < _SMALLEST_VISIBLE
    return bool(look.hidden) or white or tiny
