"""Tables that several pages of figures have, as lines of Markdown."""

from collections import Counter
from collections.abc import Iterator, Sequence


def row(cells: Sequence[str]) -> str:
    """One row."""
    return f"| {' | '.join(cells)} |"


def heading(cells: Sequence[str]) -> Iterator[str]:
    """The first row of a table, and the line below it."""
    yield row(cells)
    yield row(["---"] * len(cells))


def confusion(counts: Counter[tuple[str, str]], kinds: Sequence[str]) -> Iterator[str]:
    """`counts` by (what a document is, what the classifier says); kinds that no document is have no row."""
    columns = (*kinds, "unsure")
    yield from heading(["", *columns])
    for kind in kinds:
        if any(counts[kind, said] for said in columns):
            yield row([kind, *(str(counts[kind, said] or "") for said in columns)])


def reliability(what: str, table: Sequence[tuple[float, float, int, float, float]]) -> Iterator[str]:
    """Rows of (from, to, how many, mean confidence, share that is right); `what` names those that are counted."""
    yield from heading(["confidence", what, "mean confidence", "right"])
    for low, high, count, mean, share in table:
        yield row([f"{low:.2f} to {high:.2f}", str(count), f"{mean:.3f}", f"{share:.3f}"])
