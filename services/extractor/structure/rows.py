"""The rows that the rules read: a reading's lines, trimmed, without decoration, each with its exact span."""

import functools
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace

from shared.schemas.reading import Box, Line, Reading

# A header, heading or list item is never longer than this; rows beyond it are body text, so that no rule
# scans an adversarial line of a million characters more than a constant number of times.
MAX_RULE_LENGTH = 1_000
MIN_BODY_WORDS = 100  # more than any rule allows in a header, heading or label
# Rows after this many are not read: 2,000 pages of résumé do not exist, and every rule is linear in rows.
MAX_ROWS = 20_000

_BULLET = re.compile(r"(?:[•▪▫‣⁃◦●○■□◆◇►▶➢➤✓✔❖∙·–—−*∗›»❯▸▹⋄\uf0b7\uf0a7-]|o(?= {2,}))[ \t\u00a0]+")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}[ \t]+")
_MAX_FRAMED = 90  # characters of a heading with what frames it
_DECORATION = "*_`=~"
# "--- Education ---", "[ Education ]"
_FRAMED = re.compile(
    r"(?:[-=*~#+:<>«|·–—/_]{2,}|[\[«])\s*(?=\w)(?P<words>.{2,60}?)\s*(?:[-=*~#+:<>»|·–—/_]{2,}|[\]»])$"
)
_SPACES = " \t\u00a0\u2003\u2002\u200b\ufeff\r\n\f\v"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the text as rules see it; `reading.text[start:end] == text`."""

    start: int
    end: int
    text: str
    page: int = 1
    column: int = 0
    size: float | None = None
    bold: bool = False
    bullet: bool = False
    heading: bool = False
    gap_before: bool = False
    box: Box | None = None
    roles: tuple[str, ...] = ()  # what its cells hold, in a table whose cells are named

    @property
    def words(self) -> int:
        """How many words there are; signs that stand alone (`|`, `–`) are none. Body text never has fewer than
        `MIN_BODY_WORDS`, so that a rule for rows of few words reads no long one, whatever that is made of."""
        count = word_count(self.text[:MAX_RULE_LENGTH])
        return count if len(self.text) <= MAX_RULE_LENGTH else max(count, MIN_BODY_WORDS)

    @property
    def rule_text(self) -> str:
        """The text, or nothing where the row is too long to be anything but body text."""
        return self.text if len(self.text) <= MAX_RULE_LENGTH else ""


def begins_small(text: str) -> bool:
    """Whether a text begins with a small letter, as the rest of a sentence does; "eBay" and "iRobot" are names."""
    return text[:1].islower() and not text[1:2].isupper()


@functools.lru_cache(maxsize=4096)
def word_count(text: str) -> int:
    """Words of a text, signs that stand alone left out."""
    words = text.split()
    return len(words) - sum(not any(map(str.isalnum, word)) for word in words if not word[0].isalnum())


def rows_of(reading: Reading) -> tuple[Row, ...]:
    """All rows that have content, in reading order."""
    rows: list[Row] = []
    previous: Line | None = None
    for line in reading.lines:
        if len(rows) >= MAX_ROWS:
            break
        row = _row(reading.text, line)
        if row is None:
            continue
        rows.append(replace(row, gap_before=_gap(reading.text, previous, line)))
        previous = line
    return tuple(rows)


def _row(text: str, line: Line) -> Row | None:
    start, end = trim(text, line.start, line.end)
    bullet, heading, bold = line.bullet, line.heading, line.bold
    marker = _BULLET.match(text, start, min(end, start + 12))
    if marker:
        start, bullet = start + len(marker.group(0)), True
    hashes = _MARKDOWN_HEADING.match(text[start : start + 8])
    if hashes:
        start, heading = start + len(hashes.group(0)), True
    undecorated = _strip_decoration(text, *trim(text, start, end))
    if undecorated[0] > start and text[start : start + 2] == "**":
        bold = True
    start, end = undecorated
    if start >= end or not any(c.isalnum() for c in text[start : min(end, start + 400)]):
        return None
    return Row(
        start=start, end=end, text=text[start:end], page=line.page, column=line.column, size=line.size,
        bold=bold, bullet=bullet, heading=heading, box=line.box,
    )  # fmt: skip


def _gap(text: str, previous: Line | None, line: Line) -> bool:
    """Whether white space separates the line from the one before: an empty line, or half a line on the page."""
    if previous is None:
        return True
    if text.count("\n", previous.end, line.start) >= 2:
        return True
    a, b = previous.box, line.box
    if a is None or b is None or previous.page != line.page or previous.column != line.column:
        return False
    return b.y0 - a.y1 > 0.6 * min(a.y1 - a.y0, b.y1 - b.y0)


def trim(text: str, start: int, end: int, characters: str = _SPACES) -> tuple[int, int]:
    """The span without the given characters at both ends."""
    while start < end and text[start] in characters:
        start += 1
    while end > start and text[end - 1] in characters:
        end -= 1
    return start, end


def _strip_decoration(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop Markdown emphasis around the whole row, and rules drawn with characters."""
    first = text[start : start + 1]
    if first and first in _DECORATION and text[end - 1 : end] in _DECORATION + ":":
        return trim(text, start, end, _SPACES + _DECORATION)
    if first == "*" and text.find("**", start + 2, start + 80) > 0:
        return trim(text, start, end, "*")
    framed = _FRAMED.match(text, start, end) if end - start <= _MAX_FRAMED else None
    return framed.span("words") if framed is not None else (start, end)


def body_size(rows: Sequence[Row]) -> float | None:
    """The size of the ordinary text in points (median over rows), or None where the format has no sizes."""
    sizes = [row.size for row in rows if row.size is not None]
    return statistics.median_low(sizes) if sizes else None


def spaced_out(text: str) -> str:
    """`E X P E R I E N C E` as `EXPERIENCE`; other text unchanged. Two spaces or more separate its words."""
    tokens = text.split(" ")
    letters = [token for token in tokens if token]
    if len(letters) < 4 or list(map(len, letters)).count(1) < 0.8 * len(letters):
        return text
    return " ".join("".join(word.split(" ")) for word in re.split(r" {2,}|\t", text))
