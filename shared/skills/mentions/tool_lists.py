"""Tools that no dictionary holds yet: items of an enumeration whose other items are known tools.

"Figma, Sketch, Quibbler" names Quibbler as a tool whatever it is. An item counts where it looks like a proper name and
stands beside a known tool, in an enumeration of which at least two and a third are known.
"""

import re
from collections.abc import Iterator, Sequence

LEAST_KNOWN = 2
LEAST_SHARE = 1 / 3
MAX_WORDS = 3
MAX_LETTERS = 40

_SEPARATOR = re.compile(
    r"[,;|•·▪◦●:()\[\]\n\t]|(?<=\w)/(?=\w)| / | [-–—] |\.\s|\.$|\b(?:and|und|et|y|en|or|oder|ou|o|of|in|with)\b"
)
# What stands before these says what follows: "Queries in SQL", "Identity: Okta".
_HEADING_ENDS = frozenset((":", "in", "with", "of"))
_NAME = re.compile(r"(?=.*[A-Z])[A-Z0-9a-z][\w+#.&-]*(?: [A-Z0-9][\w+#.&-]*)*")
# Words with a capital that tell of time, place, grade or language in such lists, and never of a tool.
_NO_TOOL = re.compile(
    r"(?i)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d+)?|[abc][12]|\d+\+?"
    r"|(?:v|version )?\d[\d.x]*"
    r"|(?:advanced|basic|expert|fluent|native|intermediate|proficient|tools?|languages?|frameworks?|databases?|cloud|other"
    r"|others|skills?|software|etc|i|the|we|my)\b.*"
)


def listed_tools(
    text: str, tools: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Start and end (code points) of further tools; `tools` are known ones, `taken` all mentions, both in order."""
    known, blocked = set(tools), sorted(taken)
    found: list[tuple[int, int]] = []
    for items in _enumerations(text):
        marks = [item in known for item in items]
        if sum(marks) < max(LEAST_KNOWN, LEAST_SHARE * len(items)):
            continue
        for place, item in enumerate(items):
            beside = any(marks[max(0, place - 1) : place + 2])
            if not marks[place] and beside and _is_name(text[item[0] : item[1]]) and not _overlaps(item, blocked):
                found.append(item)
    return found


def _enumerations(text: str) -> Iterator[list[tuple[int, int]]]:
    """The items of each line between separators, without the blanks around them and without what heads a list."""
    start = 0
    for line in text.splitlines(keepends=True):
        items: list[tuple[int, int]] = []
        at = 0
        ends = [(match.start(), match.end()) for match in _SEPARATOR.finditer(line)]
        for end, following in [*ends, (len(line), len(line))]:
            inner = line[at:end]
            stripped = inner.strip(" \t\r\n*-–—•\"'")
            if stripped and line[end:following] not in _HEADING_ENDS:
                first = start + at + inner.index(stripped)
                items.append((first, first + len(stripped)))
            at = following
        yield items
        start += len(line)


def _is_name(item: str) -> bool:
    fits = len(item) <= MAX_LETTERS and item.count(" ") < MAX_WORDS
    return fits and len(item) > 1 and _NAME.fullmatch(item) is not None and _NO_TOOL.fullmatch(item) is None


def _overlaps(item: tuple[int, int], blocked: Sequence[tuple[int, int]]) -> bool:
    return any(start < item[1] and end > item[0] for start, end in blocked)
