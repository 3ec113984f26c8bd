"""One DOCX paragraph to lines: runs, breaks, tabs, symbols, fields, links, tracked changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.docx.package import R_ID, Package, W
from services.ingest.reading.docx.styles import Styles, paragraph_look, run_look
from services.ingest.reading.looks import Look, is_hidden
from services.ingest.reading.normalization import SOFT_HYPHEN, smuggled
from services.ingest.reading.pieces import Piece, lines_of_pieces
from services.ingest.reading.zip_package import Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT_BOX = f"{W}txbxContent"
_GRAPHICS = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"))
_INLINE_CONTAINERS = frozenset(
    f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo")
)
_CHARACTERS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": SOFT_HYPHEN,
}  # fmt: skip
_LINK_FIELD = re.compile(r'^\s*HYPERLINK\s+(?:\\l\s+)?"([^"]{1,2000})"', re.IGNORECASE)
_PAGE_FIELD = re.compile(r"^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


def text_boxes(node: Element) -> Iterator[Element]:
    """The contents of text boxes anchored below a node; of alternative drawings only the first that has
    one."""
    for child in node:
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            for alternative in child:
                boxes = list(text_boxes(alternative))
                if boxes:
                    yield from boxes
                    break
        else:
            yield from text_boxes(child)


@dataclass(slots=True)
class Paragraph:
    """A paragraph's lines (more than one where it has line breaks)."""

    lines: list[DraftLine]
    has_text_boxes: bool


class ParagraphReader:
    """Reads the paragraphs of one part. `hidden` is the text that nobody sees, which was left out."""

    def __init__(self, package: Package, part: str, styles: Styles) -> None:
        self._styles = styles
        self._targets = package.relationships(part)
        self.hidden: list[str] = []

    def read(self, element: Element, *, on_fill: bool) -> Paragraph:
        """`on_fill`: the surroundings may be coloured, so white letters can be meant to be seen."""
        properties = element.find(f"{W}pPr")
        style = None if properties is None else properties.find(f"{W}pStyle")
        look = self._styles.look(None if style is None else style.get(f"{W}val")).under(paragraph_look(properties))
        if look.heading and look.list_item:
            look = replace(look, list_item=False)  # the number of a chapter, or none: LibreOffice numbers headings so
        runs = _Runs(self._styles, self._targets, look)
        runs.walk(element, None)
        self.hidden.append(smuggled("".join(piece.text for piece in runs.pieces)))
        pieces = [piece for piece in runs.pieces if not self._is_hidden(piece, on_fill)]
        lines = [line for line in lines_of_pieces(pieces, look) if line.text]
        return Paragraph(lines, runs.has_graphics and next(text_boxes(element), None) is not None)

    def _is_hidden(self, piece: Piece, on_fill: bool) -> bool:
        hidden = is_hidden(piece.look, on_fill=on_fill)
        if hidden and piece.text.strip():
            self.hidden.append(piece.text)
        return hidden


class _Runs:
    """Walks the inline content of a paragraph and follows its complex fields."""

    def __init__(self, styles: Styles, targets: dict[str, tuple[str, str]], look: Look) -> None:
        self._styles = styles
        self._targets = targets
        self._look = look
        self._fields: list[list[str]] = []  # nested fields: [state, instruction]
        self.pieces: list[Piece] = []
        self.has_graphics = False

    def walk(self, node: Element, url: str | None) -> None:
        for child in node:
            if child.tag == f"{W}r":
                self._run(child, url)
            elif child.tag == f"{W}hyperlink":
                self.walk(child, self._targets.get(child.get(R_ID, ""), ("", ""))[1] or url)
            elif child.tag in _INLINE_CONTAINERS:
                if not _PAGE_FIELD.match(child.get(f"{W}instr", "")):
                    self.walk(child, url)
            elif child.tag in _GRAPHICS:
                self.has_graphics = True

    def _run(self, run: Element, url: str | None) -> None:
        properties = run.find(f"{W}rPr")
        look = self._look
        style = None if properties is None else properties.find(f"{W}rStyle")
        if style is not None:
            look = look.under(self._styles.character_look(style.get(f"{W}val", "")))
        look = look.under(run_look(properties))
        for child in run:
            if child.tag == f"{W}t":
                self._add(child.text or "", look, url)
            elif child.tag in _CHARACTERS:
                self._add(_CHARACTERS[child.tag], look, url)
            elif child.tag == f"{W}sym":
                self._add(_symbol(child), look, url)
            elif child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif child.tag == f"{W}instrText" and self._fields:
                self._fields[-1][1] += child.text or ""
            elif child.tag in _GRAPHICS:
                self.has_graphics = True

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(["instruction", ""])
        elif self._fields and kind == "separate":
            self._fields[-1][0] = "result"
        elif self._fields and kind == "end":
            self._fields.pop()

    def _add(self, text: str, look: Look, url: str | None) -> None:
        for state, instruction in self._fields:
            if state == "instruction" or _PAGE_FIELD.match(instruction):
                return
            link = _LINK_FIELD.match(instruction)
            url = link.group(1) if link else url
        if text:
            self.pieces.append(Piece(text, look, url))


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""
