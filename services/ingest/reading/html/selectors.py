"""Which rules of a page's style sheets mean an element.

Selectors name elements, classes and ids, one inside the other (`p`, `.name`, `#id`, `.job p.name`, `ul > li`); rules
with others are not followed. Elements that are alike, and stand in elements that are alike, share their rules, so that
a page of three thousand list items asks once.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.zip_package import Element

_SIMPLE = re.compile(r"^(?:(\*|[a-z][a-z0-9]*)?((?:[.#][\w-]+)*))$", re.IGNORECASE)
_NAMES = re.compile(r"[.#][\w-]+")
_STEP = re.compile(r"\s*(>)\s*|\s+")
_MOST_STEPS = 6  # of a selector: longer ones are left alone
MOST_CHECKS = 2_000_000
"""How often, in one page, an element may be held against a step of a selector: about a second. 164 pages made by themes
of JSON Resume and after builders' templates needed 15 to 463; rules for classes of their own cost one for each
element."""

Declarations = dict[str, str]


@dataclass(slots=True, eq=False)
class _Place:
    """What selectors can tell of an element: its tag, its classes and id, and the places of those that it is in."""

    tag: str
    names: frozenset[str]
    above: "_Place | None"
    inside: dict[tuple[str, frozenset[str]], "_Place"] = field(default_factory=dict)
    declared: Declarations | None = None
    """what the rules say of it, once that was asked"""


@dataclass(frozen=True, slots=True)
class _Compound:
    """One step of a selector: an element's tag (`*` for any), its classes and ids; `>` where its parent comes next."""

    tag: str
    names: frozenset[str]
    child: bool = False

    def fits(self, place: _Place) -> bool:
        return self.tag in ("*", place.tag) and self.names <= place.names


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector's steps from the innermost to the outermost, and what it declares."""

    steps: tuple[_Compound, ...]
    declarations: Declarations
    weight: tuple[int, int, int, int]
    """specificity: how many ids, classes and tags (W3C, Selectors Level 3); then the place in the style sheet"""


@dataclass
class Selectors:
    """The rules that are followed, in their order."""

    most_checks: int = MOST_CHECKS
    _rules: dict[str, list[_Rule]] = field(default_factory=dict)  # by a class or id of the innermost step, or its tag
    _places: dict[Element, _Place] = field(default_factory=dict)
    _outermost: dict[tuple[str, frozenset[str]], _Place] = field(default_factory=dict)
    _count: int = 0
    checks: int = 0
    """how often an element was held against a step of a selector"""

    def add(self, selector: str, declarations: Declarations) -> bool:
        """Follow a rule; False where its selector asks for more than is followed."""
        steps = _steps(selector)
        if not steps:
            return False
        self._count += 1
        rule = _Rule(steps, declarations, (*_weight(steps), self._count))
        self._rules.setdefault(min(steps[0].names, default=steps[0].tag), []).append(rule)
        return True

    def declared(self, element: Element) -> Declarations:
        """What the rules declare for an element, not to be changed.

        Raises `Unreadable` (`resource_limit`) where the page has asked for more than `most_checks`.
        """
        place = self._place_of(element)
        if place.declared is None:
            keys = ("*", place.tag, *sorted(place.names))
            fitting = [rule for key in keys for rule in self._rules.get(key, ()) if self._fits(rule, place)]
            place.declared = {}
            for rule in sorted(fitting, key=lambda rule: rule.weight):
                place.declared.update(rule.declarations)
        return place.declared

    def _place_of(self, element: Element) -> _Place:
        way = list(itertools.takewhile(lambda item: item not in self._places, _upwards(element)))
        above = way[-1].getparent() if way else element
        place = self._places[above] if above is not None else None
        for item in reversed(way):
            key = item.tag, _names_of(item)
            beside = self._outermost if place is None else place.inside
            place = self._places[item] = beside.setdefault(key, _Place(*key, place))
        assert place is not None
        return place

    def _fits(self, rule: _Rule, place: _Place) -> bool:
        """Whether the element at this place is meant. As in most pages, the nearest fitting ancestor decides for each
        step."""
        self._checked(1)
        if not rule.steps[0].fits(place):
            return False
        above = place.above
        for inner, step in itertools.pairwise(rule.steps):
            while above is not None and not inner.child and not step.fits(above):
                self._checked(1)
                above = above.above
            if above is None or not step.fits(above):
                return False
            above = above.above
        return True

    def _checked(self, times: int) -> None:
        self.checks += times
        if self.checks > self.most_checks:
            raise Unreadable("resource_limit", "The page has more rules of style than are followed.", quarantine=True)


def _upwards(element: Element) -> Iterator[Element]:
    """The element, what it is in, and so on."""
    yield element
    yield from element.iterancestors()


def _names_of(element: Element) -> frozenset[str]:
    names = [f".{name}" for name in element.get("class", "").split()]
    return frozenset((*names, f"#{element.get('id', '')}"))


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
