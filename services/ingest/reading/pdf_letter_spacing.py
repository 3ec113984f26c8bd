"""Lines whose letters are set apart from each other. Pure; em of the line's size."""

import itertools
import statistics
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from services.ingest.reading.pdf_words import Glyph

_LEAST_TRACKING, _WIDEST_TRACKING = 0.05, 0.3
"""em; letters that stand this far apart are letter-spaced; farther apart they are words of one letter at first"""
_FEWEST_STEPS = 4
_MOSTLY = 0.75


def spaced_lines(glyphs: Sequence["Glyph"]) -> dict[tuple[float, float], float]:
    """The distance of the letters, in em, of lines whose letters stand clearly apart and evenly, by their baseline
    and size. Headings are often set so (`letter-spacing`), while the rest of the page is not."""
    steps: dict[tuple[float, float], list[float]] = defaultdict(list)
    for left, right in itertools.pairwise(glyphs):
        if left.size == right.size > 0 and left.baseline == right.baseline:
            step = (right.x0 - left.x1) / left.size
            if step < _WIDEST_TRACKING:
                steps[left.baseline, left.size].append(step)
    found: dict[tuple[float, float], float] = {}
    for line, own in steps.items():
        usual = statistics.median_low(own)
        even = sum(abs(step - usual) < usual for step in own)
        if len(own) >= _FEWEST_STEPS and usual > _LEAST_TRACKING and even >= _MOSTLY * len(own):
            found[line] = usual
    # Figures and small capitals in the line of a heading have too few letters of their own to tell.
    baselines = {baseline: usual for (baseline, _), usual in found.items()}
    few = [line for line, own in steps.items() if len(own) < _FEWEST_STEPS and line[0] in baselines]
    return found | {line: baselines[line[0]] for line in few if line not in found}
