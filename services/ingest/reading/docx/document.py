"""DOCX to lines: body, tables, text boxes, content controls, headers, footers and footnotes."""

from collections.abc import Iterator

from services.ingest.reading.assembly import DraftLine, DraftPage, assemble
from services.ingest.reading.cells import Merged, is_sidebar, row_lines, with_sidebars
from services.ingest.reading.content import Content
from services.ingest.reading.docx.package import Package, W
from services.ingest.reading.docx.paragraph import Paragraph, ParagraphReader, text_boxes
from services.ingest.reading.docx.styles import Styles
from services.ingest.reading.limits import Limits
from services.ingest.reading.page_numbers import is_page_number
from services.ingest.reading.zip_package import Element

_TRANSPARENT = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_CORE_DATES = tuple(f"{{http://purl.org/dc/terms/}}{name}" for name in ("modified", "created"))
_ACTIVE_PARTS = ("word/embeddings/", "word/activeX/", "word/vbaProject")


class _Story:
    """One part with paragraphs and tables (body, header, footer, footnotes) to lines."""

    def __init__(self, paragraphs: ParagraphReader) -> None:
        self._paragraphs = paragraphs
        self._blank = False

    def lines(self, container: Element, *, on_fill: bool = False) -> list[DraftLine]:
        found: list[DraftLine] = []
        for child in container:
            if child.tag == f"{W}p":
                found += self._paragraph(child, on_fill=on_fill)
            elif child.tag == f"{W}tbl":
                self._blank = True
                found += self._table(child)
                self._blank = True
            elif child.tag in _TRANSPARENT:
                found += self.lines(child, on_fill=on_fill)
        return found

    def _paragraph(self, element: Element, *, on_fill: bool) -> list[DraftLine]:
        paragraph = self._paragraphs.read(element, on_fill=on_fill)
        found = paragraph.lines
        if found:
            found[0].blank_before = self._blank or found[0].heading
            self._blank = False
        elif not paragraph.has_text_boxes:
            self._blank = True
        if paragraph.has_text_boxes:
            found = found + self._boxes(element, paragraph)
        return found

    def _boxes(self, element: Element, paragraph: Paragraph) -> list[DraftLine]:
        found: list[DraftLine] = []
        for box in text_boxes(element):
            self._blank = True
            found += self.lines(box, on_fill=True)
            self._blank = True
        return found

    def _table(self, table: Element) -> list[DraftLine]:
        on_fill = table.find(f"{W}tblPr/{W}tblStyle") is not None or next(table.iter(f"{W}shd"), None) is not None
        found: list[DraftLine] = []
        merged: list[Merged] = []
        for row in _children(table, f"{W}tr"):
            cells: list[list[DraftLine]] = []
            for column, cell in enumerate(_children(row, f"{W}tc")):
                lines = [] if _is_continued(cell) else self.lines(cell, on_fill=on_fill)
                if lines and cell.find(f"{W}tcPr/{W}vMerge") is not None and is_sidebar(lines):
                    merged.append(Merged(column, lines))
                elif lines:
                    cells.append(lines)
            found += row_lines(cells)
        return with_sidebars(found, merged) if merged else found


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Children of a name, also inside content controls and tracked changes."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, tag)


def _is_continued(cell: Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _referenced(package: Package, root: Element, kind: str) -> list[str]:
    """Parts of the headers (or footers) that are shown, the first page's first."""
    targets = package.relationships(package.main)
    found: list[tuple[bool, str]] = []
    for section in root.iter(f"{W}sectPr"):
        own_first_page = section.find(f"{W}titlePg") is not None
        for reference in section.findall(f"{W}{kind}Reference"):
            which = reference.get(f"{W}type", "default")
            target = targets.get(_relationship_id(reference), ("", ""))[1]
            shown = which == "default" or (which == "first" and own_first_page)
            if shown and target in package.names:
                found.append((which != "first", target))
    return list(dict.fromkeys(target for _, target in sorted(found, key=lambda item: item[0])))


def _relationship_id(element: Element) -> str:
    return next((value for name, value in element.items() if name.endswith("}id")), "")


def _margin_lines(package: Package, styles: Styles, root: Element, kind: str, hidden: list[str]) -> list[DraftLine]:
    """Lines of headers or footers, each text once, without page numbers."""
    found: list[DraftLine] = []
    seen: set[str] = set()
    for name in _referenced(package, root, kind):
        reader = ParagraphReader(package, name, styles)
        for line in _Story(reader).lines(package.xml(name)):
            if line.text not in seen and not is_page_number(line.text):
                seen.add(line.text)
                found.append(line)
        hidden += reader.hidden
    if found:
        found[0].blank_before = True
    return found


def _footnotes(package: Package, styles: Styles, hidden: list[str]) -> list[DraftLine]:
    root = package.optional_xml("word/footnotes.xml")
    if root is None:
        return []
    reader = ParagraphReader(package, "word/footnotes.xml", styles)
    story = _Story(reader)
    found = [line for note in root if note.get(f"{W}type") is None for line in story.lines(note)]
    hidden += reader.hidden
    if found:
        found[0].blank_before = True
    return found


def read_docx(data: bytes, limits: Limits) -> Content:
    """Header lines, body, footnotes, footer lines, on one page (the format has no pages).

    Raises `Unreadable`: `document_corrupt`, `encrypted_document`, `resource_limit`.
    """
    package = Package(data, limits)
    styles = Styles(package)
    root = package.xml(package.main)
    hidden: list[str] = []
    header = _margin_lines(package, styles, root, "header", hidden)
    reader = ParagraphReader(package, package.main, styles)
    body = [line for child in root if child.tag == f"{W}body" for line in _Story(reader).lines(child)]
    if header and body:
        body[0].blank_before = True
    footer = _margin_lines(package, styles, root, "footer", hidden)
    lines = header + body + _footnotes(package, styles, hidden) + footer
    hidden += reader.hidden
    warnings = []
    if any(name.startswith(_ACTIVE_PARTS) for name in package.names):
        warnings.append("active_content")
    core = package.optional_xml("docProps/core.xml")
    dates = [] if core is None else [core.findtext(name, "") for name in _CORE_DATES]
    return Content(assemble([DraftPage(1, lines)], limits), "docx", dates, warnings, " ".join(hidden))
