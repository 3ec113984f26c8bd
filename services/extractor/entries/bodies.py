"""The body of an entry: list items, also where their marks were lost, and running text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.extractor.phrases.negatives import is_noise
from services.extractor.structure.rows import Row
from services.extractor.structure.wrapped_lines import Wraps
from services.extractor.vocabulary.sentences import ACTION_VERBS

_END = re.compile(r"[.!?]\s+(?=[A-ZÀ-Ý])")
_RUN_ON = re.compile(
    r"(?<=[\w%)])\s+(?=(?:(?:Successfully|Also|Personally|Jointly|Proactively)\s+(?P<after>[a-z-]+)|"
    r"(?P<verb>[A-Z][a-z]+(?:-[a-z]+)?))\s+\w)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A list item or paragraph: a span of the text, from the first to the last of its rows."""

    start: int
    end: int
    rows: tuple[Row, ...]
    marked: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def items_of(rows: Sequence[Row], wraps: Wraps | None = None) -> list[Item]:
    """Rows joined to items: a mark, a gap or an ended sentence begins the next one.

    `wraps(row, following)` says, where the page is known, that the following row is a wrapped rest.
    """
    groups: list[list[Row]] = []
    width = max((len(row.text) for row in rows), default=0)
    marked = any(row.bullet for row in rows[:-1])  # a sign before the last row alone ("👉 Apply now") marks no list
    for row in rows:
        if is_noise(row.text):
            continue
        if groups and _is_rest(groups[-1], row, width, marked, wraps):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [Item(group[0].start, group[-1].end, tuple(group), group[0].bullet) for group in groups]


def _is_rest(group: Sequence[Row], row: Row, width: int, marked: bool, wraps: Wraps | None) -> bool:
    """Whether a row is the wrapped rest of the item above it."""
    last = group[-1]
    if row.bullet or (row.heading and not last.heading):
        return False
    if row.text[:1].islower() and not (row.gap_before and last.text.endswith((".", "!", "?"))):
        return True  # a sentence that goes on, even over the end of a page
    if row.gap_before and row.page == last.page:
        return False
    ended = last.text.endswith((".", "!", "?", ";"))
    if group[0].bullet:
        return not _is_outdented(group[0], row)
    if marked:
        return True
    if wraps is not None:
        return wraps(last, row) and not (ended and row.text[:1].isupper() and len(last.text) < 0.9 * width)
    return len(last.text) >= 0.75 * width and not ended


def _is_outdented(first: Row, row: Row) -> bool:
    """A row that begins left of the list item's own text does not belong to it (boxes only)."""
    if first.box is None or row.box is None or row.page != first.page:
        return False
    return row.box.x0 < first.box.x0 - 3


def sentences(text: str, item: Item) -> list[tuple[int, int]]:
    """The spans of the sentences of a paragraph whose list marks were lost.

    Ends of sentences cut, and so does a capitalised verb of action after running text
    ("... for two teams Led the migration ...").
    """
    passage = text[item.start : min(item.end, item.start + 20_000)]
    cuts = {match.end() for match in _END.finditer(passage)}
    for match in _RUN_ON.finditer(passage):
        if (match.group("after") or match.group("verb")).casefold() in ACTION_VERBS:
            cuts.add(match.end())
    bounds = [0, *sorted(cuts), len(passage)]
    spans = []
    for a, b in pairwise(bounds):
        stripped = passage[a:b].strip()
        if stripped:
            begin = item.start + a + passage[a:b].index(stripped)
            spans.append((begin, begin + len(stripped)))
    return spans
