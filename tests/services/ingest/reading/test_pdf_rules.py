"""Rules that a page draws, and the grids that they form."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from services.ingest.reading.pdf.rules import Rule, grids, row_rules, rule_of
from services.ingest.reading.read import PDF, read_document
from tests.services.ingest.reading.pages import lines_of


def test_what_is_a_rule() -> None:
    assert rule_of(10, 20, 200, 20.5) == Rule(10, 20, 200, 20.5)
    assert rule_of(10, 220, 10.5, 20) == Rule(10, 20, 10.5, 220)
    assert rule_of(10, 20, 200, 40) is None
    assert rule_of(10, 20, 13, 20) is None


def test_a_grid_of_pieces_and_a_merged_cell() -> None:
    across = [Rule(x, y, x + 100, y) for y in (0, 20, 40, 60) for x in (0, 100, 200)]
    down = [Rule(x, y, x, y + 20) for x in (0, 100, 200, 300) for y in (0, 20, 40) if (x, y) != (100, 20)]
    (bands,) = grids([*across, *down])
    assert [band.edges for band in bands] == [(0, 100, 200, 300), (0, 200, 300), (0, 100, 200, 300)]
    assert [(band.top, band.bottom) for band in bands] == [(0, 20), (20, 40), (40, 60)]


def test_boxes_and_underlines_are_no_grids() -> None:
    box = [Rule(0, 0, 300, 0), Rule(0, 50, 300, 50), Rule(0, 0, 0, 50), Rule(300, 0, 300, 50)]
    assert grids(box) == []
    underlines = [Rule(50, y, 500, y) for y in (100, 200, 300)]
    assert grids(underlines) == []
    assert row_rules(underlines) == [underlines]
    assert row_rules(underlines[:2]) == []


def test_borders_that_are_drawn_as_filled_bars() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    for row in range(4):  # as browsers draw the borders of a table
        canvas.rect(60, 700 - 40 * row, 300, 0.75, stroke=0, fill=1)
    for x in (60, 160, 260, 360):
        canvas.rect(x, 580, 0.75, 120, stroke=0, fill=1)
    canvas.setFont("Helvetica", 10)
    rows = [("Senior data", "engineer", "Some Works", "Limited", "2019"), ("Analyst", "", "Other Works", "", "2017"),
            ("Trainee for", "platforms", "Third Works", "", "2015")]  # fmt: skip
    for number, (title, more_title, employer, more_employer, year) in enumerate(rows):
        top = 686 - 40 * number
        for x, dy, text in ((106, 0, title), (106, 12, more_title), (206, 0, employer), (206, 12, more_employer)):
            canvas.drawRightString(x + 50, top - dy, text)
        canvas.drawString(270, top, year)
    canvas.save()
    reading = read_document(buffer.getvalue(), PDF)
    assert lines_of(reading) == [
        "Senior data engineer\tSome Works Limited\t2019", "Analyst\tOther Works\t2017",
        "Trainee for platforms\tThird Works\t2015",
    ]  # fmt: skip
