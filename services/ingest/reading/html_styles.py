"""As much of CSS as tells whether text is seen, and whether it is set apart from what stands before it.

Only rules outside at-rules are followed whose selectors name elements, classes and ids, one inside the other
(`p`, `.name`, `#id`, `.job p.name`, `ul > li`), and inline styles: what they hide is hidden for certain in a browser,
too. Nothing that a page names is fetched.
"""

import itertools
import re
from dataclasses import dataclass, field, replace

from services.ingest.reading.lengths import points
from services.ingest.reading.looks import Look
from services.ingest.reading.zip_package import Element

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"^(?:(\*|[a-z][a-z0-9]*)?((?:[.#][\w-]+)*))$", re.IGNORECASE)
_NAMES = re.compile(r"[.#][\w-]+")
_STEP = re.compile(r"\s*(>)\s*|\s+")
_MOST_STEPS = 6  # of a selector: longer ones are left alone
_BLACK_HOLE = -900.0  # points: text moved this far out of the page is meant not to be seen
_FAINT = 0.05  # opacity: one part in twenty
_BOLD = re.compile(r"bold|[6-9]00")
_WHITE = re.compile(r"^(?:white|#fff(?:fff)?|rgba?\(\s*25[3-5]\s*[, ]\s*25[3-5]\s*[, ]\s*25[3-5].*\))$")
_NO_FILL = re.compile(
    r"transparent|none|inherit|initial|unset|white|#fff(?:fff)?\b|rgba?\(\s*255\s*,\s*255\s*,\s*255", re.I
)
_CLIPPED = re.compile(r"rect\((?:[01](?:px)?[\s,]*){4}\)|inset\((?:50|100)%")

Declarations = dict[str, str]


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


@dataclass(frozen=True, slots=True)
class _Compound:
    """One step of a selector: an element's tag (`*` for any), its classes and ids; `>` where its parent comes next."""

    tag: str
    names: frozenset[str]
    child: bool = False

    def fits(self, element: Element, names: set[str]) -> bool:
        """`names`: the element's classes and id, as `_names_of` gives them."""
        return self.tag in ("*", element.tag) and self.names <= names


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector's steps from the innermost to the outermost, and what it declares."""

    steps: tuple[_Compound, ...]
    declarations: Declarations
    weight: tuple[int, int, int, int]
    """specificity: how many ids, classes and tags (W3C, Selectors Level 3); then the place in the style sheet"""

    def fits(self, element: Element, names: set[str]) -> bool:
        """Whether the element of these names is meant. As in most pages, the nearest fitting ancestor decides for each
        step. The names come with it because a style sheet may ask thousands of rules about one element."""
        if not self.steps[0].fits(element, names):
            return False
        above = element.getparent()
        for inner, step in itertools.pairwise(self.steps):
            while above is not None and not inner.child and not step.fits(above, _names_of(above)):
                above = above.getparent()
            if above is None or not step.fits(above, _names_of(above)):
                return False
            above = above.getparent()
        return True


@dataclass
class StyleSheet:
    """The rules that are followed, in their order, and whether others colour a ground."""

    _rules: dict[str, list[_Rule]] = field(default_factory=dict)  # by a class or id of the innermost step, or its tag
    fills_somewhere: bool = False
    _count: int = 0

    def add(self, css: str) -> None:
        """Take up the rules of a style element."""
        for text in _without_at_rules(_COMMENT.sub(" ", css)).split("}"):
            selectors, _, body = text.partition("{")
            declarations = _declarations(body)
            for selector in selectors.split(","):
                steps = _steps(selector.strip())
                if not steps:
                    self.fills_somewhere = self.fills_somewhere or _is_filled(declarations)
                    continue
                self._count += 1
                rule = _Rule(steps, declarations, (*_weight(steps), self._count))
                self._rules.setdefault(min(steps[0].names, default=steps[0].tag), []).append(rule)

    def note_placed_fill(self, stated: str) -> None:
        """Take note of a `style` attribute that puts a coloured ground anywhere on the page, behind any text."""
        declarations = _declarations(stated)
        placed = declarations.get("position") in ("absolute", "fixed")
        self.fills_somewhere = self.fills_somewhere or (placed and _is_filled(declarations))

    def style(self, element: Element, under: Look) -> HtmlStyle:
        """The element's style; `under` is its parent's look."""
        names = _names_of(element)
        keys = ("*", element.tag, *sorted(names))
        fitting = [rule for key in keys for rule in self._rules.get(key, ()) if rule.fits(element, names)]
        declarations: Declarations = {}
        for rule in sorted(fitting, key=lambda rule: rule.weight):
            declarations.update(rule.declarations)
        declarations.update(_declarations(element.get("style", "")))
        if element.get("hidden") is not None:
            declarations["display"] = "none"
        return _style(declarations, under)


def _names_of(element: Element) -> set[str]:
    names = {f".{name}" for name in element.get("class", "").split()}
    names.add(f"#{element.get('id', '')}")
    return names


def _steps(selector: str) -> tuple[_Compound, ...]:
    """The steps of a selector, the innermost first; none where it asks for more than is followed."""
    parts = _STEP.split(selector)
    compounds, joints = parts[0::2], parts[1::2]
    if not selector or len(compounds) > _MOST_STEPS:
        return ()
    found: list[_Compound] = []
    for position, compound in enumerate(compounds):
        match = _SIMPLE.match(compound)
        if match is None or not compound:
            return ()
        child = position > 0 and joints[position - 1] == ">"
        found.append(_Compound((match[1] or "*").lower(), frozenset(_NAMES.findall(match[2] or "")), child))
    return tuple(reversed(found))


def _weight(steps: tuple[_Compound, ...]) -> tuple[int, int, int]:
    names = [name for step in steps for name in step.names]
    ids = sum(name.startswith("#") for name in names)
    return ids, len(names) - ids, sum(step.tag != "*" for step in steps)


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
