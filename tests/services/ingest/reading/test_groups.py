"""What a PDF page draws inside of groups (form XObjects), and scales that are drawn instead of written."""

import io
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.pdf.forms import Matrix
from services.ingest.reading.pdf.words import Word, without_ratings
from services.ingest.reading.read import PDF, read_document
from shared.schemas.reading import Reading
from tests.services.ingest.reading.pages import lines_of


def _in_group(draw: Any) -> bytes:
    """A page that shows a group at nine tenths of its size, inside of another group."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    canvas.beginForm("inner")
    draw(canvas)
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.translate(0, 50)
    canvas.scale(0.9, 0.9)
    canvas.doForm("inner")
    canvas.endForm()
    canvas.doForm("outer")
    canvas.save()
    return buffer.getvalue()


def _list_with_drawn_dots(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 750, "Jane Example, engineer in the town of Bremen")
    for number, item in enumerate(("Led the works of the town", "Kept the books of the town")):
        canvas.circle(63, 723.3 - 14 * number, 1.6, stroke=0, fill=1)
        canvas.drawString(72, 720 - 14 * number, item)


def test_dots_that_are_drawn_in_a_group_mark_list_items() -> None:
    reading: Reading = read_document(_in_group(_list_with_drawn_dots), PDF)
    assert lines_of(reading)[1:] == ["Led the works of the town", "Kept the books of the town"]
    assert [line.bullet for line in reading.lines] == [False, True, True]


def test_a_scan_in_a_group_has_to_be_recognised() -> None:
    picture = ImageReader(Image.new("L", (40, 60), 128))
    with pytest.raises(Unreadable) as caught:
        read_document(_in_group(lambda canvas: canvas.drawImage(picture, 0, 0, 500, 700)), PDF)
    assert caught.value.code == "no_text"
    assert caught.value.needs_ocr


def test_a_scanned_page_among_others_is_told_of() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    _list_with_drawn_dots(canvas)
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (40, 60), 128)), 0, 0, 500, 700)
    canvas.save()
    reading = read_document(buffer.getvalue(), PDF)
    assert reading.warnings == ("pages_without_text",)
    assert [page.start < page.end for page in reading.pages] == [True, False]


def test_groups_in_groups_move_and_shrink_together() -> None:
    outer, inner = Matrix(0.5, 0, 0, 0.5, 10, 20), Matrix(2, 0, 0, 3, 4, 6)
    assert outer.after(inner).apply(1, 1) == outer.apply(*inner.apply(1, 1))


def _row(*texts: str) -> list[Word]:
    return [
        Word(text, 40.0 * place, 40.0 * place + 30, 100.0, 10.0, False, 40.0 * place)
        for place, text in enumerate(texts)
    ]


def test_a_drawn_scale_is_no_text() -> None:
    assert [word.text for word in without_ratings(_row("Python", "●●●○○"))] == ["Python"]
    assert [word.text for word in without_ratings(_row("Go", "★", "★", "★", "☆"))] == ["Go"]


def test_a_marker_and_what_it_parts_stay() -> None:
    assert [word.text for word in without_ratings(_row("•", "Python", "•", "Go"))] == ["•", "Python", "•", "Go"]
