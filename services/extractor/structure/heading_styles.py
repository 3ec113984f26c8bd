"""Which rows are no headings because the page sets its headings otherwise."""

from collections import Counter
from collections.abc import Sequence

from services.extractor.structure.heading_wording import kind_of
from services.extractor.structure.inner_headings import style_of
from services.extractor.structure.rows import Row

_FEWEST = 3  # headings of one style that tell how a column sets them
_FEWEST_NAMES = 2
_TELLING = frozenset(("work", "education"))


def drop_names_of_entries(rows: Sequence[Row], kinds: list[str | None]) -> None:
    """A row worded like a heading, but set like the names of entries and groups around it, is one of those ("Tools"
    among groups of skills, "TECHNICAL COLLEGE LEEDS"), where its column sets headings in a style of their own."""
    for column in sorted({row.column for row in rows}):
        own = [i for i, row in enumerate(rows) if row.column == column and row.size is not None]
        headings = [i for i in own if kinds[i] is not None]
        known = Counter(style_of(rows[i]) for i in headings if kind_of(rows[i].text) is not None)
        if not known:
            continue
        (style, count), *_ = known.most_common(1)
        names = Counter(style_of(rows[i]) for i in own if kinds[i] is None and not rows[i].bullet)
        if count < _FEWEST or names[style]:
            continue
        for i in headings:
            plain = kinds[i] in _TELLING and kind_of(rows[i].text) is not None
            if not plain and names[style_of(rows[i])] >= max(_FEWEST_NAMES, known[style_of(rows[i])]):
                kinds[i] = None
