"""Plain text and Markdown to lines."""

import codecs
import re
from collections.abc import Iterable, Sequence

from services.ingest.reading.assembly import DraftLine, DraftPage, assemble
from services.ingest.reading.bullets import split_marker
from services.ingest.reading.content import Content
from services.ingest.reading.emphasis import with_gaps
from services.ingest.reading.limits import Limits
from services.ingest.reading.markdown.document import markdown_lines
from services.ingest.reading.markdown.source import is_markdown, markdown_source
from services.ingest.reading.normalization import WIDE_GAP, clean, smuggled
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.plain.outline import TEXT_SIZE, heading_sizes

_LINE_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_COLUMN_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_MOST_COLUMN_GAPS = 3
"""In one line; more are words that were spread to a full line, or letters that were spaced."""
_LEADERS = re.compile(r"(?<=\S) +(?:[-–—_]{4,}|[.·…]{4,}|(?:[.·] ){4,}) *(?=\S)")
"""What leads the eye across a line from a name to its place."""
_DASHES = ("-", "–", "—")
_DATE = re.compile(r"(?:[^\W\d_]{3,10}\.?,? |\d{1,2}[./-])?(?:19|20)\d\d|[^\W\d_]{3,10}")
_TABLE_ROW = re.compile(r"^\s*\|(.*\S.*)\|\s*$")
"""A row of a table that is drawn with bars, as antiword and people draw them."""
# Control characters that no text editor writes; form feed, tab and line breaks are ordinary.
_NOISE = frozenset(chr(c) for c in range(32) if chr(c) not in "\t\n\r\f\v\x1a\x1b")
_MAX_NOISE_SHARE = 0.002
_TYPOGRAPHY = frozenset("–—‘’“”‚„•…°§£€´·«»\u00a0\u00ad®©™²³½¼¾ªº¿¡×±")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _bad(detail: str) -> Unreadable:
    return Unreadable("bad_encoding", detail)


def _utf16_without_mark(data: bytes) -> str | None:
    """The byte order of UTF-16 text without a mark: Latin letters have a zero as every other byte."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.6 * half and not sample[0::2].count(0):
        return "utf-16-le"
    if sample[0::2].count(0) > 0.6 * half and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def _candidates(data: bytes) -> list[str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return [encoding]
    unmarked = _utf16_without_mark(data)
    if unmarked:
        return [unmarked]
    if b"\0" in data:
        raise _bad("The file has zero bytes, so it is no text in a known encoding.")
    # cp1252 holds every printable character of Latin-1; what it refuses is a control character there.
    return ["utf-8", "cp1252"]


def decode(data: bytes) -> tuple[str, str]:
    """(text, encoding). Raises `Unreadable` (`bad_encoding`) for zero bytes, binary noise and broken
    encodings."""
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252":
            _require_words(text)
        noise = sum(map(text.count, _NOISE)) + text.count("\ufffd")
        if noise > _MAX_NOISE_SHARE * len(text):
            raise _bad("The file has control characters that no text has.")
        return text, encoding.removesuffix("-sig")
    raise _bad("The file is not text in a known encoding.")


def _require_words(text: str) -> None:
    """One-byte encodings accept anything: what they give must look like words with a few accented letters."""
    foreign = [char for char in text if char > "\x7f"]
    odd = sum(1 for char in foreign if not char.isalpha() and char not in _TYPOGRAPHY)
    if len(foreign) > 0.35 * len(text) or odd > 0.05 * len(text) + 1:
        raise _bad("The file is not text in a known encoding.")


def _line(raw: str, blank_before: bool) -> DraftLine:
    row = _TABLE_ROW.match(raw)
    if row is not None and "||" not in raw:
        return DraftLine(_cells(row[1]), blank_before=blank_before)
    bullet, rest = split_marker(raw)
    return DraftLine(clean(_columns(rest if bullet else with_gaps(rest))), bullet=bullet, blank_before=blank_before)


def _cells(row: str) -> str:
    """The cells of a drawn row with a wide gap between them; empty ones are no part of the line."""
    return WIDE_GAP.join(filter(None, (clean(cell) for cell in row.split("|"))))


def _columns(line: str) -> str:
    """The line with a wide gap where somebody has set columns with blanks ("Cashier      2019 - 2021")."""
    line = _LEADERS.sub(WIDE_GAP, line)
    found = len(_COLUMN_GAP.findall(line))
    return _COLUMN_GAP.sub(WIDE_GAP, line) if found <= _MOST_COLUMN_GAPS else line


def _with_whole_ranges(lines: Sequence[str]) -> list[str]:
    """The lines, where a dash stands alone between two dates all three as one line."""
    result = list(lines)
    for number in range(1, len(lines) - 1):
        first, last = result[number - 1].strip(), lines[number + 1].strip()
        if lines[number].strip() not in _DASHES or not _DATE.fullmatch(first) or not _DATE.fullmatch(last):
            continue
        result[number - 1 : number + 2] = [f"{result[number - 1].rstrip()} {lines[number].strip()} {last}", "", ""]
    return result


def _plain_lines(raw_lines: Sequence[str]) -> Iterable[DraftLine | str]:
    """The lines as they are typed, or with the sizes of headings where the layout shows what its headings are."""
    raw_lines = _with_whole_ranges(raw_lines)
    sizes = heading_sizes(raw_lines)
    if not sizes:
        return raw_lines
    lines = [_line(raw, False) for raw in raw_lines]
    for number, line in enumerate(lines):
        line.heading = number in sizes
        line.size = sizes.get(number, TEXT_SIZE)
    return lines


def read_plain(data: bytes, limits: Limits, *, markdown: bool = False) -> Content:
    """Lines on one page, of Markdown as `markdown_lines` says; a text that is written in Markdown counts as that.

    Raises `Unreadable`: `bad_encoding`, `resource_limit`.
    """
    text, encoding = decode(data)
    if len(text) > limits.characters:
        raise Unreadable("resource_limit", "The document has more text than is read.", quarantine=True)
    unseen = ""
    found: Iterable[DraftLine | str]
    if markdown or is_markdown(text):
        source = markdown_source("\n".join(_LINE_BREAK.split(text)))
        found, unseen = markdown_lines(source), source.unseen
    else:
        found = _plain_lines(_LINE_BREAK.split(text))
    lines: list[DraftLine] = []
    blank = False
    for item in found:
        if isinstance(item, str):
            line = _line(item, blank and bool(lines)) if item.strip() else DraftLine("")
        else:
            line = item
            line.blank_before = (line.blank_before or blank) and bool(lines)
        blank = not line.text
        if line.text:
            lines.append(line)
            if len(lines) > limits.lines:
                break  # `assemble` says so
    hidden = f"{unseen} {smuggled(text)}".strip()
    return Content(assemble([DraftPage(1, lines)], limits), "plain", hidden=hidden, encoding=encoding)
