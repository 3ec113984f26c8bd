"""Lines as PDF (reportlab), DOCX (python-docx) and plain text."""

import io
from typing import Literal

from docx import Document as NewWord
from docx.shared import Pt
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.utils import simpleSplit  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from benchmarks.extraction_corpus.writing import Line

_MARGIN = 50.0
_LEFT_COLUMN = 105.0  # of dates or group names beside the lines
_GUTTER = 24.0
_SIDE_WIDTH = 150.0


class _Column:
    """Draws lines down a column of a page, and turns the page where it ends."""

    def __init__(self, canvas: Canvas, x: float, width: float, size: float, serif: bool) -> None:
        self.canvas, self.x, self.width, self.size = canvas, x, width, size
        self.regular, self.bold = ("Times-Roman", "Times-Bold") if serif else ("Helvetica", "Helvetica-Bold")
        self.y = A4[1] - _MARGIN

    def draw(self, lines: list[Line]) -> None:
        margin = any(line.left for line in lines)
        for line in lines:
            self._line(line, _LEFT_COLUMN if margin and line.style not in ("name", "heading") else 0.0)

    def _line(self, line: Line, indent: float) -> None:
        scale, font, before = {
            "name": (2.0, self.bold, 0.0), "heading": (1.25, self.bold, 10.0), "strong": (1.0, self.bold, 3.0),
        }.get(line.style, (1.0, self.regular, 0.0))  # fmt: skip
        size = self.size * scale
        x = self.x + indent + (12.0 if line.style == "bullet" else 0.0)
        room = self.width - indent - (12.0 if line.style == "bullet" else 0.0)
        if line.right:
            room -= self.canvas.stringWidth(line.right, self.regular, self.size) + 10
        self.y -= before if line.text or line.left else self.size * 0.6
        for number, piece in enumerate(simpleSplit(line.text, font, size, room) if line.text else ()):
            self._next(size * 1.3)
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, self.y, piece)
            if number == 0:
                self._beside(line, indent)

    def _beside(self, line: Line, indent: float) -> None:
        self.canvas.setFont(self.regular, self.size)
        if line.style == "bullet":
            self.canvas.drawString(self.x + indent, self.y, "•")
        if line.right:
            self.canvas.drawRightString(self.x + self.width, self.y, line.right)
        if line.left:
            self.canvas.drawString(self.x, self.y, line.left)

    def _next(self, height: float) -> None:
        self.y -= height
        if self.y < _MARGIN:
            self.canvas.showPage()
            self.y = A4[1] - _MARGIN - height


def pdf_of(
    main: list[Line],
    side: list[Line],
    *,
    sidebar: Literal["", "left", "right"] = "",
    serif: bool = False,
    size: float = 10.0,
) -> bytes:
    """A PDF; the sidebar is drawn first where it stands left, as word processors do."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    width = A4[0] - 2 * _MARGIN
    if sidebar:
        narrow = width - _SIDE_WIDTH - _GUTTER
        side_x = _MARGIN if sidebar == "left" else _MARGIN + narrow + _GUTTER
        main_x = _MARGIN + _SIDE_WIDTH + _GUTTER if sidebar == "left" else _MARGIN
        _Column(canvas, side_x, _SIDE_WIDTH, size, serif).draw(side)
        _Column(canvas, main_x, narrow, size, serif).draw(main)
    else:
        _Column(canvas, _MARGIN, width, size, serif).draw([*main, *side])
    canvas.save()
    return buffer.getvalue()


def word_of(
    main: list[Line], side: list[Line], *, sidebar: bool = False, styles: bool = False, rows: bool = False
) -> bytes:
    """A DOCX: plain paragraphs, or with heading styles, or the sidebar in a cell, or dated lines as table rows."""
    document = NewWord()
    if sidebar:
        cells = document.add_table(rows=1, cols=2).rows[0].cells
        for cell, lines in zip(cells, (main, side), strict=True):
            for line in lines:
                _paragraph(cell, line, styles)
    else:
        for line in [*main, *side]:
            if rows and line.left:
                cells = document.add_table(rows=1, cols=2).rows[0].cells
                cells[0].text, cells[1].text = line.left, line.text
            else:
                _paragraph(document, line, styles)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _paragraph(parent: object, line: Line, styles: bool) -> None:
    if not line.text and not line.left:
        return
    text = "\t".join(part for part in (line.left, line.text, line.right) if part)
    style = None
    if line.style == "bullet":
        style = "List Bullet"
    elif styles and line.style in ("name", "heading"):
        style = "Title" if line.style == "name" else "Heading 1"
    paragraph = parent.add_paragraph(style=style)  # type: ignore[attr-defined]
    run = paragraph.add_run(text)
    if not styles and line.style in ("name", "heading", "strong"):
        run.bold = True
        run.font.size = Pt({"name": 20, "heading": 13, "strong": 11}[line.style])


def text_of(lines: list[Line]) -> bytes:
    """Plain text as people keep it: empty lines between parts, hyphens before items."""
    written = []
    for line in lines:
        if line.style == "heading":
            written += ["", line.text.upper(), ""]
        elif line.style == "bullet":
            written.append(f"- {line.text}")
        else:
            written.append("   ".join(part for part in (line.left, line.text, line.right) if part))
    return "\n".join(written).encode()
