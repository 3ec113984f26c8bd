"""Tables in PDFs: cells whose text wraps are read whole."""

import pytest

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
