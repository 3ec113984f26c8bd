"""One ODT paragraph to lines: spans, blanks, tabs, breaks, links, notes, and what is anchored in it."""

from dataclasses import dataclass, field, replace

from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.looks import Look, is_hidden
from services.ingest.reading.normalization import SOFT_HYPHEN, smuggled
from services.ingest.reading.odt.styles import TEXT, OdtStyles
from services.ingest.reading.pieces import Piece, lines_of_pieces
from services.ingest.reading.zip_package import Element

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_MOST_BLANKS = 200
_CHARACTERS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}soft-hyphen": SOFT_HYPHEN}
_SKIPPED = frozenset(
    {
        *(f"{TEXT}{name}" for name in ("page-number", "page-count", "note-citation", "ruby-text", "tracked-changes")),
        f"{_OFFICE}annotation",
        f"{_OFFICE}annotation-end",
    }
)
_HIDING = frozenset((f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"))


@dataclass(slots=True)
class OdtParagraph:
    """A paragraph's lines, the drawings anchored in it, and the bodies of its notes."""

    lines: list[DraftLine]
    drawings: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)


class OdtParagraphReader:
    """Reads paragraphs. `hidden` is the text that nobody sees, which was left out."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self.hidden: list[str] = []

    def read(self, element: Element, *, bullet: bool, on_fill: bool) -> OdtParagraph:
        """`on_fill`: the surroundings may be coloured, so white letters can be meant to be seen."""
        look = self._styles.look("paragraph", element.get(f"{TEXT}style-name"))
        look = replace(look, list_item=bullet, heading=bool(look.heading) or element.tag == f"{TEXT}h")
        runs = _Runs(self._styles)
        runs.walk(element, look, None)
        self.hidden.append(smuggled("".join(piece.text for piece in runs.pieces)))
        shown: list[Piece] = []
        for piece in runs.pieces:
            if not is_hidden(piece.look, on_fill=on_fill):
                shown.append(piece)
            elif piece.text.strip():
                self.hidden.append(piece.text)
        lines = [line for line in lines_of_pieces(shown, look) if line.text]
        return OdtParagraph(lines, runs.drawings, runs.notes)


class _Runs:
    """Walks the inline content of a paragraph."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self.pieces: list[Piece] = []
        self.drawings: list[Element] = []
        self.notes: list[Element] = []

    def walk(self, node: Element, look: Look, url: str | None) -> None:
        self._add(node.text, look, url, collapse=True)
        for child in node:
            self._child(child, look, url)
            self._add(child.tail, look, url, collapse=True)

    def _child(self, child: Element, look: Look, url: str | None) -> None:
        if child.tag == f"{TEXT}span":
            self.walk(child, look.under(self._styles.look("text", child.get(f"{TEXT}style-name"))), url)
        elif child.tag == f"{TEXT}a":
            self.walk(child, look, child.get(_HREF) or url)
        elif child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            self._add(" " * min(_MOST_BLANKS, int(count) if count.isdecimal() else 1), look, url)
        elif child.tag in _CHARACTERS:
            self._add(_CHARACTERS[child.tag], look, url)
        elif child.tag == f"{TEXT}note":
            self.notes += child.findall(f"{TEXT}note-body")
        elif child.tag in _HIDING:
            self.walk(child, replace(look, hidden=True), url)
        elif child.tag.startswith(DRAW):
            self.drawings.append(child)
        elif child.tag not in _SKIPPED:
            self.walk(child, look, url)

    def _add(self, text: str | None, look: Look, url: str | None, *, collapse: bool = False) -> None:
        if text:
            # Line breaks and tabs in the XML itself are blanks (OpenDocument 1.3, part 3, 6.1.2).
            text = text.translate({9: " ", 10: " ", 13: " "}) if collapse else text
            self.pieces.append(Piece(text, look, url))
