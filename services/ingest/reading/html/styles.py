"""As much of CSS as tells whether text is seen, and whether it is set apart from what stands before it.

Only rules outside at-rules are followed whose selectors name elements, classes and ids, one inside the other
(`p`, `.name`, `#id`, `.job p.name`, `ul > li`), and inline styles: what they hide is hidden for certain in a browser,
too. Nothing that a page names is fetched.
"""

import re
from dataclasses import dataclass, field, replace

from services.ingest.reading.html.selectors import Declarations, Selectors
from services.ingest.reading.lengths import points
from services.ingest.reading.looks import Look
from services.ingest.reading.zip_package import Element

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)  # one that nobody ends goes on to the end
_BLACK_HOLE = -900.0  # points: text moved this far out of the page is meant not to be seen
_FAINT = 0.05  # opacity: one part in twenty
_BOLD = re.compile(r"bold|[6-9]00")
_WHITE = re.compile(r"^(?:white|#fff(?:fff)?|rgba?\(\s*25[3-5]\s*[, ]\s*25[3-5]\s*[, ]\s*25[3-5].*\))$")
_NO_FILL = re.compile(
    r"transparent|none|inherit|initial|unset|white|#fff(?:fff)?\b|rgba?\(\s*255\s*,\s*255\s*,\s*255", re.I
)
_CLIPPED = re.compile(r"rect\((?:[01](?:px)?[\s,]*){4}\)|inset\((?:50|100)%")


@dataclass(slots=True)
class HtmlStyle:
    """What an element's own style says, beyond its look."""

    look: Look
    apart: bool = False
    """set apart from what stands before it on its line: floated or aligned to the right"""
    spreads: bool = False
    """lays its children out beside each other (flex row, grid)"""
    block: bool | None = None
    """shown as a block or in a line, where the style says so"""


@dataclass
class StyleSheet:
    """The rules that are followed, and whether others colour a ground."""

    selectors: Selectors = field(default_factory=Selectors)
    fills_somewhere: bool = False

    def add(self, css: str) -> None:
        """Take up the rules of a style element."""
        for text in _without_at_rules(_COMMENT.sub(" ", css)).split("}"):
            listed, _, body = text.partition("{")
            declarations = _declarations(body)
            for selector in listed.split(","):
                if not self.selectors.add(selector.strip(), declarations):
                    self.fills_somewhere = self.fills_somewhere or _is_filled(declarations)

    def note_placed_fill(self, stated: str) -> None:
        """Take note of a `style` attribute that puts a coloured ground anywhere on the page, behind any text."""
        declarations = _declarations(stated)
        placed = declarations.get("position") in ("absolute", "fixed")
        self.fills_somewhere = self.fills_somewhere or (placed and _is_filled(declarations))

    def style(self, element: Element, under: Look) -> HtmlStyle:
        """The element's style; `under` is its parent's look. Raises as `Selectors.declared` does."""
        declarations = self.selectors.declared(element) | _declarations(element.get("style", ""))
        if element.get("hidden") is not None:
            declarations["display"] = "none"
        return _style(declarations, under)


def _without_at_rules(css: str) -> str:
    """The style sheet without `@media {…}` and its like: when they hold is not known here."""
    kept: list[str] = []
    position = 0
    while (start := css.find("@", position)) >= 0:
        kept.append(css[position:start])
        end, depth = start, 0
        for end in range(start, len(css)):
            depth += (css[end] == "{") - (css[end] == "}")
            if (css[end] == "}" and depth <= 0) or (css[end] == ";" and depth == 0):
                break
        position = end + 1
    return "".join(kept) + css[position:]


def _declarations(body: str) -> Declarations:
    found: Declarations = {}
    for declaration in body.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def _is_filled(declarations: Declarations) -> bool:
    fill = declarations.get("background-color") or declarations.get("background")
    return bool(fill) and _NO_FILL.match(fill or "") is None


def _is_unseen(stated: Declarations) -> bool:
    if stated.get("display") == "none" or stated.get("visibility") in ("hidden", "collapse"):
        return True
    opacity = stated.get("opacity", "")
    if re.fullmatch(r"\d{0,3}(?:\.\d{1,6})?", opacity) and opacity and float(opacity) < _FAINT:
        return True
    if _CLIPPED.search(stated.get("clip", "") + stated.get("clip-path", "")):
        return True
    moved = [points(stated.get(side)) for side in ("left", "top", "text-indent", "margin-left", "right")]
    if any(length is not None and length <= _BLACK_HOLE for length in moved):
        return True
    empty = any(points(stated.get(side)) == 0 for side in ("width", "height", "max-height", "max-width"))
    return empty and stated.get("overflow") == "hidden"


def _is_unmarked(stated: Declarations) -> bool | None:
    """Whether the items of a list are drawn without a mark; None where nothing is said."""
    mark = stated.get("list-style-type") or stated.get("list-style") or stated.get("list-style-image")
    return None if not mark else "none" in mark.split()


def _style(stated: Declarations, under: Look) -> HtmlStyle:
    display, color = stated.get("display", ""), stated.get("color")
    size = points(stated.get("font-size"), under.size)
    look = Look(
        size=size,
        bold=bool(_BOLD.match(stated["font-weight"])) if "font-weight" in stated else None,
        hidden=True if _is_unseen(stated) else None,
        color=None if color is None else ("FFFFFF" if _WHITE.match(color) else color),
        shaded=True if _is_filled(stated) else None,
        unmarked=_is_unmarked(stated),
    )
    if color == "transparent":
        look = replace(look, hidden=True)
    return HtmlStyle(
        look,
        apart=stated.get("float") == "right" or stated.get("margin-left") == "auto",
        spreads=display in ("flex", "inline-flex", "grid") and "column" not in stated.get("flex-direction", ""),
        block=None if not display else not display.startswith("inline"),
    )
