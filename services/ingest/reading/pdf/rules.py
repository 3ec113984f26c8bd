"""Lines that are drawn on a page, and the grids that they form. Pure; points from the page's top left corner."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_THIN = 2.5  # points: thicker is a bar, not a rule
_SHORTEST = 6.0
_JOIN = 2.5  # points between the pieces of one rule, and between rules that meet
_MOST_RULES = 4000
"""A page with more is a drawing."""
_COVERED = 0.8  # of a row's height: shorter pieces do not part its cells


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along x (`y0` nearly `y1`) or along y."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Band:
    """One row of a grid: its top, bottom, and the edges of its cells from the left."""

    top: float
    bottom: float
    edges: tuple[float, ...]


def rule_of(x0: float, y0: float, x1: float, y1: float) -> Rule | None:
    """The rule that fills a box, or None when the box is no thin line."""
    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    if min(right - left, bottom - top) > _THIN or max(right - left, bottom - top) < _SHORTEST:
        return None
    return Rule(left, top, right, bottom)


def _merged(rules: Iterable[Rule], *, horizontal: bool) -> list[Rule]:
    """Pieces that go on in each other as one, each as (along) and (across) its direction."""
    spans = [(r.y0 + r.y1, r.x0, r.x1) if horizontal else (r.x0 + r.x1, r.y0, r.y1) for r in rules]
    spans = sorted((round(twice / 2, 1), start, end) for twice, start, end in spans)
    lanes: list[list[tuple[float, float, float]]] = []
    for span in spans:
        if lanes and span[0] - lanes[-1][0][0] <= _THIN:
            lanes[-1].append(span)
        else:
            lanes.append([span])
    found: list[Rule] = []
    for lane in lanes:
        at = lane[0][0]
        pieces: list[tuple[float, float]] = []
        for _, start, end in sorted(lane, key=lambda item: item[1]):
            if pieces and start - pieces[-1][1] <= _JOIN:
                pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
            else:
                pieces.append((start, end))
        found += [Rule(s, at, e, at) if horizontal else Rule(at, s, at, e) for s, e in pieces]
    return found


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.x0 - _JOIN <= down.x0 <= across.x1 + _JOIN
        and down.y0 - _JOIN <= across.y0 <= down.y1 + _JOIN
    )  # fmt: skip


def _groups(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that are connected, as (horizontal, vertical)."""
    parents = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for (i, a), (j, d) in itertools.product(enumerate(across), enumerate(down)):
        if _meet(a, d):
            parents[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(parents)):
        horizontal, vertical = groups.setdefault(root(index), ([], []))
        if index < len(across):
            horizontal.append(across[index])
        else:
            vertical.append(down[index - len(across)])
    return list(groups.values())


def grids(rules: Sequence[Rule]) -> list[list[Band]]:
    """The bands of every grid with two columns or more and two rows or more."""
    if len(rules) > _MOST_RULES:
        return []
    across = _merged((rule for rule in rules if rule.is_horizontal), horizontal=True)
    down = _merged((rule for rule in rules if not rule.is_horizontal), horizontal=False)
    if len(across) * len(down) > _MOST_RULES * 25:
        return []
    found: list[list[Band]] = []
    for horizontal, vertical in _groups(across, down):
        edges = sorted({rule.y0 for rule in horizontal})
        if len(edges) < 3 or len({rule.x0 for rule in vertical}) < 3:
            continue
        bands = [_band(top, bottom, vertical) for top, bottom in itertools.pairwise(edges)]
        if sum(len(band.edges) >= 3 for band in bands) >= 2:
            found.append(bands)
    return found


def _band(top: float, bottom: float, vertical: Sequence[Rule]) -> Band:
    edges = {
        rule.x0 for rule in vertical if min(bottom, rule.y1) - max(top, rule.y0) >= _COVERED * (bottom - top)
    }  # fmt: skip
    return Band(top, bottom, tuple(sorted(edges)))


def row_rules(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of three or more horizontal rules with the same ends, from the top: what may part a table's rows."""
    if len(rules) > _MOST_RULES:
        return []
    across = _merged((rule for rule in rules if rule.is_horizontal), horizontal=True)
    groups: dict[tuple[int, int], list[Rule]] = {}
    for rule in across:
        groups.setdefault((round(rule.x0 / 2), round(rule.x1 / 2)), []).append(rule)
    return [sorted(group, key=lambda rule: rule.y0) for group in groups.values() if len(group) >= 3]
