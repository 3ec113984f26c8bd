"""Tables in PDFs: cells whose text wraps are read whole."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from services.ingest.reading.read import PDF, read_document
from tests.services.ingest.reading.pages import GRID, LINES_BETWEEN_ROWS, drawn, lines_of, with_table

ROWS = [
    ["Employer", "Title", "Dates", "What was done"],
    ["Northern Lights Works Limited", "Senior data engineer for platforms", "2019 - 2021",
     "Built pipelines that handle the load of the whole group"],
    ["Some Works", "Analyst", "2017 - 2019", "Wrote reports"],
    ["The very long named Institute of Applied Things", "Research assistant in physics", "2014 - 2017",
     "Measured the speed of small particles in water and oil"],
]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "align"),
    [(GRID, "TOP"), (GRID, "MIDDLE"), (LINES_BETWEEN_ROWS, "TOP"), (LINES_BETWEEN_ROWS, "MIDDLE"), ([], "TOP")],
    ids=["grid", "grid, centred", "lines", "lines, centred", "white space"],
)
def test_wrapped_cells_are_whole(style: list[object], align: str) -> None:
    reading = with_table(ROWS, [110, 110, 80, 150], style, align=align)
    assert lines_of(reading)[1:-1] == ["\t".join(row) for row in ROWS]
    assert "\n\n" not in reading.text[reading.lines[1].start : reading.lines[-2].end]


def test_one_wrapped_row_below_its_head_is_a_table() -> None:
    rows = [
        (60.0, 700.0, "Institution"), (160.0, 700.0, "Degree"), (260.0, 700.0, "Field"), (360.0, 700.0, "Year"),
        (60.0, 675.0, "University of"), (160.0, 675.0, "Bachelor of"), (260.0, 675.0, "Applied"),
        (360.0, 675.0, "2019"),
        (60.0, 661.0, "Greifswald"), (160.0, 661.0, "Engineering"), (260.0, 661.0, "Hydrology"),
    ]  # fmt: skip
    assert lines_of(drawn(rows)) == [
        "Institution\tDegree\tField\tYear",
        "University of Greifswald\tBachelor of Engineering\tApplied Hydrology\t2019",
    ]


def test_a_long_row_is_read_cell_by_cell() -> None:
    long = "A sentence that goes on for quite some time, so that the row is longer than a line should ever be. " * 2
    row = ["Some Works", long.strip(), "2017"]
    lines = lines_of(with_table([row, ROWS[2][:3]], [100, 250, 80], GRID, align="TOP"))
    assert lines[1] == "Some Works"
    assert " ".join(lines[2 : lines.index("2017")]) == long.strip()
    assert lines[-2] == "\t".join(ROWS[2][:3])


def test_titles_above_employers_are_no_table() -> None:
    rows = [
        (60.0, 700.0, "Senior engineer"), (480.0, 700.0, "2019 - 2021"),
        (60.0, 686.0, "Some Works"), (480.0, 686.0, "Bremen"),
        (60.0, 660.0, "Analyst"), (480.0, 660.0, "2017 - 2019"),
        (60.0, 646.0, "The other works on the river"), (480.0, 646.0, "Hamburg"),
        (60.0, 620.0, "Trainee"), (480.0, 620.0, "2016"),
        (60.0, 606.0, "Third Works"), (480.0, 606.0, "Kiel"),
    ]  # fmt: skip
    assert lines_of(drawn(rows)) == [
        "Senior engineer\t2019 - 2021", "Some Works\tBremen", "Analyst\t2017 - 2019",
        "The other works on the river\tHamburg", "Trainee\t2016", "Third Works\tKiel",
    ]  # fmt: skip


def test_cells_that_hold_lists_of_lines_stay_lists() -> None:
    rows = [["Skills<br/>Python<br/>Go<br/>Rust", "Work<br/>Engineer at Some Works<br/>Analyst at Other Works"]] * 2
    lines = lines_of(with_table(rows, [150, 250], GRID, align="TOP"))[1:-1]
    assert lines == ["Skills", "Python", "Go", "Rust", "Work", "Engineer at Some Works", "Analyst at Other Works"] * 2


def test_a_table_across_two_columns_parts_them() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 10)
    for half, top in (("upper", 780), ("lower", 500)):
        for index in range(8):
            canvas.drawString(50, top - 13 * index, f"{half} left sentence {index}")
        for index in range(9):
            canvas.drawString(320, top - 4 - 12 * index, f"{half} right sentence {index}")
    for x in (50, 200, 350, 550):
        canvas.line(x, 570, x, 650)
    for number in range(3):
        canvas.line(50, 570 + 40 * number, 550, 570 + 40 * number)
    for row, top in (("first", 640), ("second", 600)):
        for number, x in enumerate((56, 206, 356)):
            canvas.drawString(x, top, f"{row} cell {number}")
    canvas.save()
    lines = lines_of(read_document(buffer.getvalue(), PDF))
    assert lines[17:19] == ["first cell 0\tfirst cell 1\tfirst cell 2", "second cell 0\tsecond cell 1\tsecond cell 2"]
    sides = [line.split()[0:2] for line in lines[:17] + lines[19:]]
    assert sides == [[half, side] for half in ("upper", "lower") for side in ["left"] * 8 + ["right"] * 9]
