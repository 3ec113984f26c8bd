"""Titles that are written up or down the margin beside their sections."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from services.ingest.reading.pdf.turned import with_ligatures
from services.ingest.reading.pdf.words import Glyph
from services.ingest.reading.read import PDF, read_document
from shared.schemas.reading import Reading
from tests.services.ingest.reading.pages import lines_of

SECTIONS = {"Experience": ["Engineer", "Some Works", "Led the works"], "Education": ["Diploma", "Some School"]}


def _page(turn: int, *, more: str = "") -> Reading:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(80, 790, "Jane Example")
    top = 750.0
    for title, lines in SECTIONS.items():
        for number, line in enumerate(lines):
            canvas.drawString(80, top - 14 * number, line)
        canvas.saveState()
        canvas.translate(50, top - 7 * len(lines) + 7)
        canvas.rotate(turn)
        canvas.drawCentredString(0, 0, title + more)
        canvas.restoreState()
        top -= 14 * len(lines) + 40
    canvas.save()
    return read_document(buffer.getvalue(), PDF)


@pytest.mark.parametrize("turn", [90, -90], ids=["upwards", "downwards"])
def test_a_turned_title_stands_before_its_section(turn: int) -> None:
    reading = _page(turn)
    assert lines_of(reading) == [
        "Jane Example", "Experience", *SECTIONS["Experience"], "Education", *SECTIONS["Education"],
    ]  # fmt: skip
    box = reading.lines[1].box
    assert box is not None
    assert box.y1 - box.y0 > box.x1 - box.x0
    assert 40 < box.x0 < box.x1 < 60
    assert box.y0 < 841.9 - 736 < box.y1


def test_other_turned_lines_are_read_last() -> None:
    lines = lines_of(_page(90, more=" 2019"))
    assert lines[:4] == ["Jane Example", *SECTIONS["Experience"]]
    assert lines[-1].split() == ["Education", "2019", "Experience", "2019"]


def test_letters_of_a_ligature_stand_between_their_neighbours() -> None:
    def glyph(char: str, x0: float, baseline: float) -> Glyph:
        return Glyph(char, x0, x0 + 5, baseline, 10.0, False)

    found = with_ligatures([glyph("o", 10, 42), glyph("f", 90, 32), glyph("i", 90, 32), glyph("l", 20, 42)])
    assert [(one.char, one.x0, one.x1, one.baseline) for one in found] == [
        ("o", 10, 15, 42), ("f", 15, 20, 42), ("i", 15, 20, 42), ("l", 20, 25, 42),
    ]  # fmt: skip
