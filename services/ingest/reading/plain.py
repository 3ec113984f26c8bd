"""Plain text and Markdown to lines."""

import codecs
import re
from dataclasses import dataclass

from services.ingest.reading.assembly import Assembled, DraftLine, DraftPage, assemble
from services.ingest.reading.bullets import split_marker
from services.ingest.reading.limits import Limits
from services.ingest.reading.normalization import WIDE_GAP, clean, clean_pieces, smuggled
from services.ingest.reading.outcome import Unreadable

_LINE_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_COLUMN_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_MOST_COLUMN_GAPS = 3
"""In one line; more are words that were spread to a full line, or letters that were spaced."""
_MARKDOWN_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?=[^\s#])")
_MARKDOWN_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})\s*$")
_MARKDOWN_RULE = re.compile(r"^ {0,3}(?:[-*_=][ \t]*){3,}$")
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]{1,500})\]\((\S{1,2000}?)(?: \"[^\"]{0,200}\")?\)")
_MARKDOWN_EMPHASIS = re.compile(r"(?<![\w*_])(\*\*|__|\*|_)(?=\S)([^*_\n]{1,300}?)(?<=\S)\1(?![\w*_])")
_MARKDOWN_WHOLE_BOLD = re.compile(r"^(\*\*|__)[^*_]+\1$")
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


@dataclass(frozen=True)
class PlainContent:
    """What a text says. `hidden` is what is written in characters that nobody sees."""

    assembled: Assembled
    encoding: str
    hidden: str


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


def _strip_markdown(line: str) -> tuple[str, bool, list[tuple[int, int, str]]]:
    """(text without marks of links and emphasis, wholly bold, links)."""
    bold = bool(_MARKDOWN_WHOLE_BOLD.match(line))
    for _ in range(2):  # bold inside italics
        line = _MARKDOWN_EMPHASIS.sub(r"\2", line)
    pieces: list[tuple[str, str | None]] = []
    cursor = 0
    for match in _MARKDOWN_LINK.finditer(line):
        pieces += [(line[cursor : match.start()], None), (match.group(1), match.group(2))]
        cursor = match.end()
    text, links = clean_pieces([*pieces, (line[cursor:], None)])
    return text, bold, links


def _line(raw: str, markdown: bool, blank_before: bool) -> DraftLine:
    if not markdown:
        bullet, rest = split_marker(raw)
        return DraftLine(clean(_columns(rest)), bullet=bullet, blank_before=blank_before)
    heading = _MARKDOWN_HEADING.match(raw)
    bullet, rest = (False, raw[heading.end() :].rstrip(" \t#")) if heading else split_marker(raw)
    text, bold, links = _strip_markdown(rest.strip())
    return DraftLine(
        text, bold=bold, bullet=bullet, heading=heading is not None, blank_before=blank_before, links=links
    )


def _columns(line: str) -> str:
    """The line with a wide gap where somebody has set columns with blanks ("Cashier      2019 - 2021")."""
    found = len(_COLUMN_GAP.findall(line))
    return _COLUMN_GAP.sub(WIDE_GAP, line) if found <= _MOST_COLUMN_GAPS else line


def read_plain(data: bytes, limits: Limits, *, markdown: bool = False) -> PlainContent:
    """Lines on one page. In Markdown, `#` lines are headings, and marks of emphasis and links go.

    Raises `Unreadable`: `bad_encoding`, `resource_limit`.
    """
    text, encoding = decode(data)
    if len(text) > limits.characters:
        raise Unreadable("resource_limit", "The document has more text than is read.", quarantine=True)
    lines: list[DraftLine] = []
    blank = False
    for raw in _LINE_BREAK.split(text):
        stripped = raw.strip()
        if markdown and lines and not blank and _MARKDOWN_UNDERLINE.match(raw):
            lines[-1].heading = True
            blank = True
            continue
        if not stripped or (markdown and _MARKDOWN_RULE.match(raw)):
            blank = True
            continue
        line = _line(raw, markdown, blank and bool(lines))
        if line.text:
            lines.append(line)
            blank = False
            if len(lines) > limits.lines:
                break  # `assemble` says so
    return PlainContent(assemble([DraftPage(1, lines)], limits), encoding, smuggled(text))
