"""From the confidence that a rule states to the share of such facts that are right.

The table is fitted by `python -m benchmarks.extraction --calibrate` (résumés) and `python -m benchmarks.marked
--calibrate` (ads, reviews, letters) on documents whose content is known, and lies beside this module. Each type of fact
has steps: what a rule states (rounded to 0.05) becomes the share of facts of that type and step that were right, drawn
towards the stated value by `PRIOR` facts' worth, and never falling where the stated value rises (pool-adjacent-
violators, Ayer et al. 1955). Types that no document is labelled for keep what their rules state.
"""

import functools
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

PRIOR = 40
"""How many facts the stated confidence is worth. High, because the same persons stand in several layouts: a hundred
facts of development documents are far fewer independent observations."""
MOST = 0.99
"""Nothing that rules read is certain."""
STEP = 0.05
_TABLE = Path(__file__).with_name("calibration.json")

Table = Mapping[str, Mapping[str, float]]


def calibrated(type_: str, stated: float) -> float:
    """The confidence of a fact of a type, by what its rule states (0 to 1)."""
    return table_in_force().get(type_, {}).get(step_of(stated), stated)


def fitted(judged: Iterable[tuple[str, float, bool]], prior: int = PRIOR) -> dict[str, dict[str, float]]:
    """The table for facts (type, stated confidence, right or wrong); `prior` as for `PRIOR`."""
    steps: dict[str, dict[str, list[tuple[float, bool]]]] = defaultdict(lambda: defaultdict(list))
    for type_, confidence, right in judged:
        steps[type_][step_of(confidence)].append((confidence, right))
    table = {}
    for type_ in sorted(steps):
        names = sorted(steps[type_], key=float)
        shares = []
        for name in names:
            facts = steps[type_][name]
            stated = sum(value for value, _ in facts) / len(facts)
            shares.append((sum(right for _, right in facts) + prior * stated, float(len(facts) + prior)))
        table[type_] = {name: round(min(share, MOST), 3) for name, share in zip(names, _rising(shares), strict=True)}
    return table


def _rising(shares: list[tuple[float, float]]) -> list[float]:
    """Shares (right, of) made to rise: neighbours that fall are pooled."""
    pools: list[tuple[float, float, int]] = []
    for right, of in shares:
        pools.append((right, of, 1))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            (a, b, c), (d, e, f) = pools[-2:]
            pools[-2:] = [(a + d, b + e, c + f)]
    return [right / of for right, of, count in pools for _ in range(count)]


def write_table(table: Table) -> None:
    """Replace the table beside this module."""
    _TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    table_in_force.cache_clear()


@functools.cache
def table_in_force() -> Table:
    """The table beside this module: what a rule states to what its facts are given, by type."""
    table: Table = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table


def step_of(stated: float) -> str:
    """The step of the table that a stated confidence belongs to."""
    return f"{round(stated / STEP) * STEP:.2f}"
