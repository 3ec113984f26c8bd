"""Markdown to lines: headings, items, tables, definitions and code as their author sees them on the page."""

import re
from collections.abc import Iterator, Sequence

from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.bullets import split_marker
from services.ingest.reading.cells import row_lines
from services.ingest.reading.emphasis import with_gaps
from services.ingest.reading.markdown.source import MarkdownSource
from services.ingest.reading.normalization import clean, clean_pieces

_HEADING = re.compile(r"^\s{0,3}#{1,6}[ \t]+(?=[^\s#])")
_TIGHT_HEADING = re.compile(r"^\s{0,3}#{1,6}[ \t]*(?=[^\s#])")
_ANCHOR_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,2}\.)[ \t]+\[[^\[\]]{1,300}\]\(#[^()\s]{0,300}\)[ \t]*$")
_MARKS = re.compile(r"[*_`~\[\]\\:]")
_MARKED_DASH = re.compile(r"(?<=[*_)\]])[-–—](?=[*_\[])|(?<=\*\*)[-–—](?=\w)")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r"^ {0,3}(?:[-*_=][ \t]*){3,}$")
_FENCE = re.compile(r"^\s{0,3}(?:`{3,}|~{3,})[^`]*$")
_COUNT = re.compile(r"^\s*(\d{1,2})[.)][ \t]+(?=\S)")
_QUOTE = re.compile(r"^(?: {0,3}>[ \t]?){1,9}")
_MEANING = re.compile(r"^ {0,3}:[ \t]+(?=\S)")
_TASK = re.compile(r"^\[[ xX]\][ \t]+")
_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$")
_RULE_OF_TABLE = re.compile(r"^[ \t]*\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-{1,}:?[ \t]*)*\|?[ \t]*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?: \"[^\"]{0,200}\")?\)(?:\{[^{}]{0,200}\})?")
# An address may have one pair of brackets of its own, as those of encyclopaedias have.
_LINK = re.compile(
    r"!?\[([^\[\]]{1,500})\]\(([^\s()]{1,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?)(?: \"[^\"]{0,200}\")?\)"
)
_NO_LINK = re.compile(r"(?<!!)\[\](?:\([^()\s]{0,2000}\)|\[[^\[\]]{0,100}\])")
_REFERENCE = re.compile(r"\[([^\[\]]{1,500})\](?: ?\[([^\[\]]{0,100})\])")
_EMPHASIS = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,300}?)(?<=\S)\1(?![\w*_])")
_STRONG_WORDS = re.compile(r"(?<![*\\])(\*{2,3})(?=\S)([^*\n]{1,300}?)(?<=\S)\1(?!\*)")
_WHOLE_BOLD = re.compile(r"^(\*{2,3}|__)[^*_]+\1$")
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]{1,300})\1(?!`)")
_STRUCK = re.compile(r"~~([^~\n]{1,300})~~")
_SHORT_CODE = re.compile(r"(?:(?<=\s)|^|(?<=\[)):[a-z][a-z0-9_+-]{1,40}:(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&$@\"'])")
_MOST_CELLS = 12
_TEXT_SIZE = 12.0
_SIZES = {1: 24.0, 2: 18.0, 3: 14.0, 4: 12.0, 5: 12.0, 6: 12.0}
"""points, as HTML sets headings; those of the lowest levels are no smaller than text"""


def markdown_lines(source: MarkdownSource) -> Iterator[DraftLine | str]:
    """Lines in their order; lines inside fences, which are set as they are typed, come as strings."""
    heading = _TIGHT_HEADING if _has_tight_headings(source.text) else _HEADING
    blank = fenced = False
    last: DraftLine | None = None
    lines = source.text.split("\n")
    counted = _counted_items(lines)
    for number, raw in enumerate(lines):
        if _FENCE.match(raw):
            fenced, blank = not fenced, True
            continue
        if fenced:
            yield raw
            continue
        raw = _QUOTE.sub("", raw)
        if last is not None and not blank and not last.bullet and _UNDERLINE.match(raw):
            last.heading = blank = True
            last.size = _SIZES[1 if "=" in raw else 2]
            continue
        if not raw.strip() or _RULE.match(raw):
            blank = True
            continue
        if _ANCHOR_ITEM.match(raw):
            continue  # a table of contents
        for line in _lines(_COUNT.sub("- ", raw) if number in counted else raw, source.links, heading):
            line.blank_before = blank
            yield line
            last, blank = line, False


def _counted_items(lines: Sequence[str]) -> set[int]:
    """The lines of numbered lists: items of one line each that count on, with nothing between them."""
    found: set[int] = set()
    last: tuple[int, int] | None = None
    for number, line in enumerate(lines):
        match = _COUNT.match(line)
        if match is not None and last is not None and int(match[1]) == last[1] + 1:
            found |= {last[0], number}
        if match is not None or line.strip():
            last = (number, int(match[1])) if match is not None else None
    return found


def _has_tight_headings(text: str) -> bool:
    """Whether no blank stands behind the signs of any heading ("##Work##"), as older dialects allow."""
    return not re.search(r"^\s{0,3}#{1,6}[ \t]+\S", text, re.M) and len(re.findall(r"^#{1,6}[^\s#]", text, re.M)) >= 2


def _lines(raw: str, links: dict[str, str], heading: re.Pattern[str] = _HEADING) -> list[DraftLine]:
    """The lines of one line of the source: a row of a table may have more than one, and what says nothing none."""
    if _ROW.match(raw):
        return [] if _RULE_OF_TABLE.match(raw) else _table_row(raw, links)
    line = _line(raw, links, heading)
    return [line] if line.text else []


def _table_row(raw: str, links: dict[str, str]) -> list[DraftLine]:
    cells = [[_line(cell, links)] for cell in _CELL_END.split(raw.strip().strip("|"))[:_MOST_CELLS]]
    told = [cell for cell in cells if cell[0].text]
    return row_lines(told) if told else []


def _line(raw: str, links: dict[str, str], opening: re.Pattern[str] = _HEADING) -> DraftLine:
    heading = opening.match(raw)
    bullet, rest = (False, raw[heading.end() :].rstrip(" \t#")) if heading else split_marker(_MEANING.sub("", raw))
    if bullet:
        rest = _TASK.sub("", rest)
        within = _HEADING.match(rest)  # "* ## Work": a heading inside an item
        if within is not None:
            heading, bullet, rest = within, False, rest[within.end() :].rstrip(" \t#")
    text, bold, found = _inline(with_gaps(rest.strip(), item=bullet), links)
    size = _SIZES[min(heading.group(0).count("#"), 6)] if heading else _TEXT_SIZE
    return DraftLine(text, size=size, bold=bold, bullet=bullet, heading=heading is not None, links=found)


def _inline(line: str, links: dict[str, str]) -> tuple[str, bool, list[tuple[int, int, str]]]:
    """(text without marks of links, code and emphasis, wholly bold, links)."""
    if _MARKS.search(line) is None:
        return clean(line), False, []
    alone = _IMAGE.fullmatch(line.strip())
    if alone is not None:
        return "", False, []  # a portrait
    line = _SHORT_CODE.sub("", _NO_LINK.sub("", line)).strip().removesuffix("\\")
    line = _MARKED_DASH.sub(" - ", line)
    bold = bool(_WHOLE_BOLD.match(line))
    line = _STRUCK.sub(r"\1", _CODE.sub(r"\2", line))
    for _ in range(2):  # bold inside italics
        line = _EMPHASIS.sub(r"\2", line)
    line = _STRONG_WORDS.sub(r"\2", line)
    if "][" in line:
        line = _REFERENCE.sub(lambda match: _resolved(match, links), line)
    pieces: list[tuple[str, str | None]] = []
    cursor = 0
    for match in _LINK.finditer(line):
        pieces += [(line[cursor : match.start()], None), (match.group(1), match.group(2))]
        cursor = match.end()
    pieces.append((line[cursor:], None))
    text, found = clean_pieces([(_ESCAPED.sub(r"\1", piece), url) for piece, url in pieces])
    return text, bold, found


def _resolved(match: re.Match[str], links: dict[str, str]) -> str:
    """A link by its label as a link by its address; where nobody says what the label means, its text."""
    address = links.get((match[2] or match[1]).casefold())
    return f"[{match[1]}]({address})" if address else match[1]
