"""How far the letters of a page stand from each other. Pure; em of a letter's own size."""

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from services.ingest.reading.pdf.words import Glyph

_LEAST_TRACKING, _WIDEST_TRACKING = 0.05, 0.3
"""em; letters that stand this far apart are letter-spaced; farther apart they are words of one letter at first"""
_FEWEST_STEPS = 4
_MOSTLY = 0.75
_SQUEEZED = -0.015
"""em; a page with letters usually nearer than this was squeezed"""
_ENOUGH_STEPS = 8
_KERNED = 0.3
"""em; letters of one word are no farther from each other, nor do they overlap more"""

Line = tuple[float, float]
"""baseline and size"""


def steps_of_lines(glyphs: Sequence["Glyph"]) -> dict[Line, list[float]]:
    """By line the distances between the advance of a letter and the next one, where both follow each other and are of
    one size; in ascending order."""
    steps: dict[Line, list[float]] = defaultdict(list)
    last_x1 = last_baseline = last_size = 0.0
    own: list[float] | None = None  # the steps of the last glyph's line, looked up with its first step
    for _, x0, x1, baseline, size, _ in glyphs:
        if baseline == last_baseline and size == last_size:
            if size > 0:
                if own is None:
                    own = steps[baseline, size]
                own.append((x0 - last_x1) / size)
        else:
            own, last_baseline, last_size = None, baseline, size
        last_x1 = x1
    for distances in steps.values():
        distances.sort()
    return steps


def median_of(ascending: Sequence[float]) -> float:
    """The lower one of the two in the middle where their number is even."""
    return ascending[(len(ascending) - 1) // 2]


def spaced_lines(steps: Mapping[Line, Sequence[float]]) -> dict[Line, float]:
    """The distance of the letters, in em, of lines whose letters stand clearly apart and evenly. Headings are often set
    so (`letter-spacing`), while the rest of the page is not."""
    narrow = {line: [step for step in own if step < _WIDEST_TRACKING] for line, own in steps.items()}
    found: dict[Line, float] = {}
    for line, own in narrow.items():
        usual = median_of(own) if len(own) >= _FEWEST_STEPS else 0.0
        if usual > _LEAST_TRACKING and sum(abs(step - usual) < usual for step in own) >= _MOSTLY * len(own):
            found[line] = usual
    # Figures and small capitals in the line of a heading have too few letters of their own to tell.
    baselines = {baseline: usual for (baseline, _), usual in found.items()}
    few = [line for line, own in narrow.items() if 0 < len(own) < _FEWEST_STEPS and line[0] in baselines]
    return found | {line: baselines[line[0]] for line in few if line not in found}


class Distances:
    """The usual distance, in em, between a letter's advance and the next letter: 0 in most documents.

    Browsers that squeeze a page place each letter by itself, nearer than its advance, and the difference depends on
    the letter. Then each letter has its own usual distance (`by_letter`): the lower quartile, since words end after
    some of them. `spaced` are the lines of `spaced_lines`.
    """

    def __init__(self, glyphs: Sequence["Glyph"]) -> None:
        steps = steps_of_lines(glyphs)
        self.spaced = spaced_lines(steps)
        inside = sorted([step for own in steps.values() for step in own if -_KERNED < step < _KERNED])
        self.usual = min(0.1, max(-0.1, median_of(inside))) if inside else 0.0
        self.by_letter = _squeezed_letters(glyphs, self.usual) if self.usual < _SQUEEZED else {}


def _squeezed_letters(glyphs: Sequence["Glyph"], usual: float) -> dict[str, float]:
    steps: dict[str, list[float]] = defaultdict(list)
    for left, right in itertools.pairwise(glyphs):
        if left.size == right.size > 0 and left.baseline == right.baseline:
            step = (right.x0 - left.x1) / left.size
            if -_KERNED < step < _KERNED:
                steps[left.char].append(step)
    return {
        letter: min(usual, max(-0.12, sorted(own)[len(own) // 4]))
        for letter, own in steps.items()
        if len(own) >= _ENOUGH_STEPS
    }
