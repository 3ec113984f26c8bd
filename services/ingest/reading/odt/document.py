"""ODT to lines: body, lists, tables, text boxes, headers, footers and notes."""

from collections.abc import Iterator

from services.ingest.reading.assembly import DraftLine, DraftPage, assemble
from services.ingest.reading.cells import Merged, is_sidebar, row_lines, with_sidebars
from services.ingest.reading.content import Content
from services.ingest.reading.limits import Limits
from services.ingest.reading.odt.paragraph import DRAW, OdtParagraphReader
from services.ingest.reading.odt.styles import STYLE, TEXT, OdtStyles
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.page_numbers import is_page_number
from services.ingest.reading.zip_package import Element, ZipPackage

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SKIPPED = frozenset(
    {
        *(f"{TEXT}{name}" for name in ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls")),
        *(f"{_OFFICE}{name}" for name in ("forms", "annotation", "scripts")),
    }
)
_DATES = ("{http://purl.org/dc/elements/1.1/}date", "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}creation-date")
_DEFAULT_MASTER = "Standard"
_ACTIVE_PARTS = ("Basic/", "Scripts/", "Object ")


class _Story:
    """The body, or one header or footer, to lines. Notes are collected for the end of the document."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self.paragraphs = OdtParagraphReader(styles)
        self.notes: list[Element] = []
        self._blank = False

    def lines(self, container: Element, *, bullet: bool = False, on_fill: bool = False) -> list[DraftLine]:
        """`bullet`: the container is a list item, whose first paragraph is marked."""
        found: list[DraftLine] = []
        for child in container:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                found += self._paragraph(child, bullet=bullet, on_fill=on_fill)
                bullet = False
            elif child.tag == f"{TEXT}list":
                for item in child:
                    found += self.lines(item, bullet=item.tag == f"{TEXT}list-item", on_fill=on_fill)
            elif child.tag == f"{_TABLE}table":
                self._blank = True
                found += self._table(child)
                self._blank = True
            elif child.tag.startswith(DRAW):
                found += self._drawing(child)
            elif child.tag not in _SKIPPED:  # sections, indexes, changes
                found += self.lines(child, on_fill=on_fill)
        return found

    def _paragraph(self, element: Element, *, bullet: bool, on_fill: bool) -> list[DraftLine]:
        paragraph = self.paragraphs.read(element, bullet=bullet, on_fill=on_fill)
        found = paragraph.lines
        if found:
            found[0].blank_before = self._blank or found[0].heading
            self._blank = False
        elif not paragraph.drawings:
            self._blank = True
        self.notes += paragraph.notes
        for drawing in paragraph.drawings:
            found = found + self._drawing(drawing)
        return found

    def _drawing(self, drawing: Element) -> list[DraftLine]:
        """The text of boxes and shapes; their ground may be coloured."""
        self._blank = True
        found = self.lines(drawing, on_fill=True)
        self._blank = True
        return found

    def _table(self, table: Element) -> list[DraftLine]:
        found: list[DraftLine] = []
        merged: list[Merged] = []
        for row in _below(table, f"{_TABLE}table-row"):
            cells: list[list[DraftLine]] = []
            for column, cell in enumerate(_below(row, f"{_TABLE}table-cell")):
                lines = self.lines(cell, on_fill=self._is_filled(cell))
                if lines and cell.get(f"{_TABLE}number-rows-spanned", "1") != "1" and is_sidebar(lines):
                    merged.append(Merged(column, lines))
                elif lines:
                    cells.append(lines)
            found += row_lines(cells)
        return with_sidebars(found, merged) if merged else found

    def _is_filled(self, cell: Element) -> bool:
        return bool(self._styles.look("table-cell", cell.get(f"{_TABLE}style-name")).shaded)


def _below(parent: Element, tag: str) -> Iterator[Element]:
    """Children of a name, also inside groups of rows; not those of a table in a cell."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag.startswith(f"{_TABLE}table-") and not child.tag.endswith("-cell"):
            yield from _below(child, tag)


def _margin_lines(root: Element | None, styles: OdtStyles, kind: str, hidden: list[str]) -> list[DraftLine]:
    """Lines of the headers (or footers) of the page styles in use, each text once, without page numbers."""
    if root is None:
        return []
    masters = {page.get(f"{STYLE}name"): page for page in root.iter(f"{STYLE}master-page")}
    used = [_DEFAULT_MASTER, *sorted(styles.master_pages())]
    used += [masters[name].get(f"{STYLE}next-style-name") for name in used if name in masters]
    found: dict[str, DraftLine] = {}
    for name in dict.fromkeys(used):
        for suffix in ("-first", "", "-left"):
            part = None if name not in masters else masters[name].find(f"{STYLE}{kind}{suffix}")
            if part is None or part.get(f"{STYLE}display") == "false":
                continue
            story = _Story(styles)
            for line in story.lines(part):
                if not is_page_number(line.text):
                    found.setdefault(line.text, line)
            hidden += story.paragraphs.hidden
    lines = list(found.values())
    if lines:
        lines[0].blank_before = True
    return lines


def read_odt(data: bytes, limits: Limits) -> Content:
    """Header lines, body, notes, footer lines, on one page (the format has no pages).

    Raises `Unreadable`: `document_corrupt`, `encrypted_document`, `resource_limit`. Warning: `active_content`.
    """
    package = ZipPackage(data, limits)
    manifest = package.bytes_of("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""
    if b"encryption-data" in manifest:
        raise Unreadable("encrypted_document", "The document is protected by a password.")
    content, styles_root = package.xml("content.xml"), package.optional_xml("styles.xml")
    styles = OdtStyles([root for root in (styles_root, content) if root is not None])
    hidden: list[str] = []
    header = _margin_lines(styles_root, styles, "header", hidden)
    story = _Story(styles)
    body = [line for text in content.iterfind(f"{_OFFICE}body/{_OFFICE}text") for line in story.lines(text)]
    notes = [line for note in story.notes for line in story.lines(note)]
    footer = _margin_lines(styles_root, styles, "footer", hidden)
    for part in (body, notes):
        if part:
            part[0].blank_before = True
    hidden += story.paragraphs.hidden
    warnings = ["active_content"] if any(name.startswith(_ACTIVE_PARTS) for name in package.names) else []
    meta = package.optional_xml("meta.xml")
    dates = [] if meta is None else [next((found.text or "" for found in meta.iter(name)), "") for name in _DATES]
    assembled = assemble([DraftPage(1, header + body + notes + footer)], limits)
    return Content(assembled, "odt", dates, warnings, " ".join(hidden))
