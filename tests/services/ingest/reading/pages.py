"""PDF pages drawn with reportlab: text at places, tables, rules."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from services.ingest.reading.read import PDF, read_document
from shared.schemas.reading import Reading

Text = tuple[float, float, str]
"""x, y from the bottom, text"""

GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
LINES_BETWEEN_ROWS = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)]


def drawn(*pages: Sequence[Text], size: float = 10) -> Reading:
    """The reading of A4 pages with these texts."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    for page in pages:
        canvas.setFont("Helvetica", size)
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return read_document(buffer.getvalue(), PDF)


def with_table(rows: Sequence[Sequence[str]], widths: Sequence[float], style: Sequence[Any], *, align: str) -> Reading:
    """The reading of a page with a sentence, a table whose cells wrap, and a sentence."""
    buffer = io.BytesIO()
    body = getSampleStyleSheet()["BodyText"]
    table = Table([[Paragraph(cell, body) for cell in row] for row in rows], colWidths=list(widths))
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), align), *style]))
    before = Paragraph("Jane Example, engineer in the town of Bremen by the river Weser, where she lives", body)
    after = Paragraph("After the table some more words follow, in a line of their own that is quite long.", body)
    SimpleDocTemplate(buffer, pagesize=A4).build([before, Spacer(1, 12), table, Spacer(1, 12), after])
    return read_document(buffer.getvalue(), PDF)


def lines_of(reading: Reading) -> list[str]:
    return [reading.text[line.start : line.end] for line in reading.lines]
