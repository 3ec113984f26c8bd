"""HTML, as résumé builders export it, to lines. Scripts and styles are dropped, and nothing is fetched."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from services.ingest.reading.assembly import DraftLine, DraftPage, assemble
from services.ingest.reading.cells import row_lines
from services.ingest.reading.content import Content
from services.ingest.reading.html.neighbours import (
    are_items,
    are_labels,
    holds_an_entry,
    is_apart,
    is_seam,
    touches,
)
from services.ingest.reading.html.styles import StyleSheet
from services.ingest.reading.limits import Limits
from services.ingest.reading.looks import Look, is_hidden
from services.ingest.reading.normalization import smuggled
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.pieces import Piece, lines_of_pieces
from services.ingest.reading.plain.document import decode
from services.ingest.reading.zip_package import Element, corrupt

_DROPPED = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "math", "canvas", "audio", "video", "object", "embed",
    "iframe", "applet", "map", "select", "option", "datalist", "button", "input", "textarea", "title", "meta", "link",
))  # fmt: skip
_ACTIVE = frozenset(("script", "iframe", "object", "embed", "applet", "form"))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "ul",
))  # fmt: skip
_APART = frozenset((
    "article", "aside", "blockquote", "dl", "fieldset", "footer", "header", "main", "nav", "ol", "p", "section",
    "table", "ul",
))  # fmt: skip
"""elements with a distance before them in every browser, or that begin something"""
_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0}
"""points: the HTML standard's rendering of headings at 12 points"""
_BASE = Look(size=12.0)
_LINK = re.compile(r"^(?:https?|mailto|tel):", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")
# Private use: pictures of an icon font. The marks of lists are drawn by the browser instead.
_ICON = re.compile("[\ue000-\uf8ff]")
_GAP = "\t"


class _PageReader:
    """Walks the elements in their order. Text runs on until a block begins or ends."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._pieces: list[Piece] = []
        self._paragraph = _BASE
        self._bullet = False
        self._blank = False
        self._unmarked: list[DraftLine] = []
        self._marks_lists = False
        self._holds_labels: dict[Element, bool] = {}
        self.hidden: list[str] = []
        self.is_active = False

    def page(self, body: Element, look: Look) -> list[DraftLine]:
        """The lines of a page. Where it draws marks at some of its lists, those without marks are no lists of points.

        Pages that take the marks off all their lists (menus of links, and points alike) say nothing by that.
        """
        lines = self.block(body, look)
        if self._marks_lists:
            for line in self._unmarked:
                line.bullet = False
        return lines

    def block(self, element: Element, look: Look) -> list[DraftLine]:
        """The lines of a block element whose look is known."""
        found = self._flush()
        paragraph, bullet = self._paragraph, self._bullet
        is_item = element.tag == "li" and not holds_an_entry(element)
        self._paragraph, self._bullet = look, is_item or (bullet and element.tag in ("p", "div", "span"))
        self._blank = self._blank or element.tag in _APART or element.tag in _SIZES
        found += self._children(element, look, None, spreads=False)
        found += self._flush()
        self._blank = self._blank or element.tag in _APART
        self._paragraph, self._bullet = paragraph, False
        return found

    def _children(self, element: Element, look: Look, url: str | None, *, spreads: bool) -> list[DraftLine]:
        found: list[DraftLine] = []
        self._text(element.text, look, url)
        for child in element:
            found += self._child(child, look, url, spreads=spreads)
            self._text(child.tail, look, url)
        return found

    def _child(self, child: Element, look: Look, url: str | None, *, spreads: bool) -> list[DraftLine]:
        if not isinstance(child.tag, str):
            return []
        if child.tag in _DROPPED:
            self.is_active = self.is_active or child.tag in _ACTIVE
            return []
        self.is_active = self.is_active or child.tag == "form" or any(name.startswith("on") for name in child.attrib)
        style = self._sheet.style(child, look)
        own = _own_look(child, look).under(style.look)
        if child.tag == "br":
            self._pieces.append(Piece("\n", look, url))
            return []
        if child.tag == "table":
            return self._table(child, own)
        if style.spreads and len(child) > 1:
            return self._spread(child, own)
        if child.tag in _BLOCKS if style.block is None else style.block:
            return self.block(child, own)
        apart = style.apart or spreads or child.tag in _BLOCKS or is_apart(child)
        if self._pieces and (apart or _is_other_part_of_heading(look, own)):
            self._pieces.append(Piece(_GAP, look, None))
        elif self._pieces and touches(child):
            self._pieces.append(Piece(" ", look, None))
        elif self._pieces and is_seam(child, self._is_among_labels(child)):
            self._pieces.append(Piece(_GAP, look, None))
        address = child.get("href", "") if child.tag == "a" else ""
        lines = self._children(child, own, address if _LINK.match(address) else url, spreads=False)
        if style.apart and self._pieces:
            self._pieces.append(Piece(_GAP, look, None))  # what follows stands at the other side of the line
        return lines

    def _is_among_labels(self, child: Element) -> bool:
        parent = child.getparent()
        if parent is None:
            return False
        if parent not in self._holds_labels:
            self._holds_labels[parent] = are_labels(parent)
        return self._holds_labels[parent]

    def _spread(self, element: Element, look: Look) -> list[DraftLine]:
        """Children beside each other: short ones are one line, as in a table's row."""
        found = self._flush()
        cells: list[list[DraftLine]] = []
        for child in element:
            if isinstance(child.tag, str):
                self._paragraph = look
                cells.append([*self._child(child, look, None, spreads=False), *self._flush()])
        lines = row_lines([cell for cell in cells if cell])
        if are_items(element):
            for line in lines:
                line.column = 0
        return found + lines

    def _table(self, table: Element, look: Look) -> list[DraftLine]:
        found = self._flush()
        self._blank = True
        for row in _rows(table):
            style = self._sheet.style(row, look)
            under = look.under(style.look)
            cells: list[list[DraftLine]] = []
            for cell in row:
                if cell.tag in ("td", "th"):
                    own = _own_look(cell, under).under(self._sheet.style(cell, under).look)
                    cells.append(self.block(cell, own))
            found += row_lines([cell for cell in cells if cell])
        self._blank = True
        return found

    def _text(self, text: str | None, look: Look, url: str | None) -> None:
        if not text:
            return
        # White letters on a ground that no simple rule colours may be meant to be seen.
        if is_hidden(look, on_fill=self._sheet.fills_somewhere):
            if text.strip():
                self.hidden.append(text)
            return
        self._pieces.append(Piece(_ICON.sub("", _WHITE_SPACE.sub(" ", text)), look, url))

    def _flush(self) -> list[DraftLine]:
        pieces, self._pieces = self._pieces, []
        look = replace(self._paragraph, list_item=self._bullet)
        lines = [line for line in lines_of_pieces(pieces, look) if line.text]
        if self._bullet and lines:
            self._marks_lists = self._marks_lists or not look.unmarked
            self._unmarked += lines[:1] if look.unmarked else []
        if lines:
            lines[0].blank_before = self._blank
            self._blank = self._bullet = False
        return lines


def _is_other_part_of_heading(look: Look, own: Look) -> bool:
    """Whether a heading goes on in another weight: a title, and the employer behind it."""
    return bool(look.heading and look.bold) and not own.bold


def _own_look(element: Element, under: Look) -> Look:
    """What the element's name says by itself, on top of its parent's look."""
    if element.tag in _SIZES:
        return replace(under, size=_SIZES[element.tag], bold=True, heading=True)
    if element.tag in ("b", "strong", "th"):
        return replace(under, bold=True)
    return under


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _parsed(text: str) -> Element:
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise Unreadable("no_text", "The page has no words.") from error
    if any(entry.type_name == "ERR_INTERNAL_ERROR" or "depth" in entry.message.lower() for entry in parser.error_log):
        raise corrupt("The page is nested too deeply.")
    return root


def read_html(data: bytes, limits: Limits) -> Content:
    """The visible text of a page in the order of its elements.

    Raises `Unreadable`: `bad_encoding`, `document_corrupt`, `no_text`, `resource_limit`. Warning:
    `active_content`.
    """
    text, encoding = decode(data)
    if len(text) > 4 * limits.characters:
        raise Unreadable("resource_limit", "The document has more text than is read.", quarantine=True)
    root = _parsed(text)
    sheet = StyleSheet()
    for element in root.iter("style"):
        sheet.add(element.text or "")
    for element in root.iter("div", "section", "aside", "header"):
        sheet.note_placed_fill(element.get("style", ""))
    reader = _PageReader(sheet)
    body = root.find("body")
    lines: list[DraftLine] = []
    if body is not None:
        style = sheet.style(body, _BASE)
        # A page whose own ground is coloured may write in white everywhere.
        sheet.fills_somewhere = sheet.fills_somewhere or bool(style.look.shaded)
        lines = reader.page(body, _BASE.under(style.look))
    is_active = reader.is_active or next(root.iter("script"), None) is not None
    warnings = ["active_content"] if is_active else []
    assembled, hidden = assemble([DraftPage(1, lines)], limits), " ".join([*reader.hidden, smuggled(text)])
    return Content(assembled, "html", warnings=warnings, hidden=hidden, encoding=encoding)
