"""PDFs whose red words a test can find again in a picture."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

RED = "noor.haddad@example.org"
"""The only words in red: the e-mail address, in the middle of a line."""


@dataclass(frozen=True)
class Style:
    """How a page is made: what is done to the canvas before anything is drawn, and the fonts."""

    name: str
    prepare: Callable[[Canvas], None]
    font: str = "Helvetica"
    size: float = 10


def _crop(canvas: Canvas) -> None:
    canvas.setCropBox((20, 30, A4[0] - 10, A4[1] - 5))


def _turn(canvas: Canvas) -> None:
    """A page that lies on its side, with a rotation that puts it upright again."""
    canvas.setPageRotation(90)
    canvas.translate(A4[0], 0)
    canvas.rotate(90)
    canvas.translate(0, -230)


STYLES = (
    Style("plain", lambda canvas: None),
    Style("serif", lambda canvas: None, "Times-Roman", 12.5),
    Style("cropped", _crop),
    Style("turned", _turn),
)


def resume_pdf(style: Style) -> bytes:
    """Two pages of somebody's résumé."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    style.prepare(canvas)
    canvas.setFont(style.font, 2 * style.size)
    canvas.drawString(60, 780, "Noor Haddad")
    canvas.setFont(style.font, style.size)
    x = 60.0
    for words, colour in (("Rotterdam, Netherlands | ", 0), (RED, 1), (" | +31 6 12345678", 0)):
        canvas.setFillColorRGB(colour, 0, 0)
        canvas.drawString(x, 750, words)
        x += canvas.stringWidth(words, style.font, style.size)
    canvas.setFillColorRGB(0, 0, 0)
    rows = ["EXPERIENCE", "", "Platform Engineer, Havenlicht BV, 2020 - Present"]
    rows += ["- Cut deployment time by 35 % with canary releases", "- Kept 600 servers patched", "", "SKILLS", ""]
    for number, row in enumerate([*rows, "Python, PostgreSQL, Terraform"]):
        canvas.drawString(60, 715 - 18 * number, row)
    canvas.showPage()
    style.prepare(canvas)
    canvas.setFont(style.font, style.size)
    for number, row in enumerate(["EDUCATION", "", "BSc in Computer Science, TU Delft, 2012 - 2016"]):
        canvas.drawString(60, 780 - 18 * number, row)
    canvas.save()
    return buffer.getvalue()
