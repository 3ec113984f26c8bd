"""Pages with labels, dates and headings in margins, and with cells that wrap side by side, as TeX sets them."""

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.services.ingest.reading.pages import drawn, lines_of
from tests.services.ingest.reading.test_typeset_pages import HEAD, Styled, styled

BOLD, PLAIN = "Helvetica-Bold", "Helvetica"
NAME: list[Styled] = [(BOLD, 20, 60, 790, "Jane Example")]


def entries(offset: float) -> list[Styled]:
    """Three entries with a bold title, an employer and two items; the dates in the margin are set lower by `offset`."""
    texts: list[Styled] = []
    for number, title in enumerate(("Engineer", "Analyst", "Trainee")):
        top = 740.0 - 90 * number
        texts += [(PLAIN, 9, 50, top - offset, f"201{number} - 201{number + 1}"), (BOLD, 10, 160, top, title)]
        texts += [(PLAIN, 10, 160, top - 13, f"Some Works {number}")]
        texts += [(PLAIN, 10, 160, top - 26 - 12 * item, f"• Led the works of the town {item}") for item in (0, 1)]
    return texts


def test_dates_in_the_margin_that_are_all_set_lower_stay_with_their_titles() -> None:
    lines = lines_of(styled([*NAME, *entries(6.0)]))
    assert lines[1:3] == ["2010 - 2011\tEngineer", "Some Works 0"]
    assert lines[5] == "2011 - 2012\tAnalyst"


def test_the_end_of_a_time_above_its_beginning() -> None:
    texts = [*NAME]
    for number, title in enumerate(("Engineer", "Analyst", "Trainee")):
        top = 740.0 - 90 * number
        texts += [(PLAIN, 9, 50, top, f"May 201{5 - number}"), (PLAIN, 9, 50, top - 12, f"May 201{4 - number}")]
        texts += [(BOLD, 10, 160, top, title), (PLAIN, 10, 160, top - 20, "• Led the works of the town")]
        texts += [(PLAIN, 10, 160, top - 33, "• Kept the books of the town")]
    assert lines_of(styled(texts))[1:3] == ["May 2014\tMay 2015\tEngineer", "Led the works of the town"]


def test_markers_between_dates_and_entries_open_no_list() -> None:
    texts = [*HEAD, (60.0, 750.0, "Work")]
    for number, title in enumerate(("Engineer", "Analyst", "Trainee")):
        top = 730.0 - 39 * number
        texts += [(60.0, top, f"0{number + 1}/201{number}–0{number + 2}/201{number + 1}")]
        texts += [(160.0, top, f"• {title}, Some Works"), (175.0, top - 13, "• Led the works of the town")]
        texts += [(175.0, top - 26, "• Kept the books of the town")]
    reading = drawn(texts)
    assert lines_of(reading)[3:5] == ["01/2010–02/2011\tEngineer, Some Works", "Led the works of the town"]
    assert [line.bullet for line in reading.lines[3:7]] == [False, True, True, False]


def test_groups_of_skills_side_by_side_are_read_cell_by_cell() -> None:
    cells = {60.0: ("Engineering:", ["soil tests,", "welding"]), 300.0: ("Office:", ["letters and", "ledgers"])}
    texts: list[Styled] = [*NAME, (PLAIN, 10, 60, 740, "She has learned a lot in the town of Bremen")]
    for x, (label, rows) in cells.items():
        texts += [(BOLD, 10, x, 700, label), (PLAIN, 10, x + stringWidth(label, BOLD, 10) + 3, 700, rows[0])]
        texts += [(PLAIN, 10, x, 688, rows[1])]
    assert lines_of(styled(texts))[2:] == ["Engineering: soil tests, welding\tOffice: letters and ledgers"]


def test_a_school_that_goes_on_below_its_date_is_one_name() -> None:
    school = "Diploma in Engineering, School of the Sciences and the Arts of the Northern Towns and"
    texts: list[Styled] = [*NAME, (PLAIN, 10, 60, 740, "Education"), (PLAIN, 10, 60, 720, school)]
    texts += [(PLAIN, 10, 480, 720, "2010–2012"), (PLAIN, 10, 60, 708, "Villages, Bremen")]
    texts += [(PLAIN, 10, 60, 680, "Another line"), (PLAIN, 10, 60, 650, "And one more")]
    assert f"{school} Villages, Bremen\t2010–2012" in lines_of(styled(texts))


def test_headings_in_a_margin_below_addresses() -> None:
    texts: list[Styled] = [*NAME]
    texts += [(PLAIN, 10, 60, y, text) for y, text in ((760, "Bremen"), (748, "jane@example.com"), (736, "+49 421 1"))]
    texts += [(PLAIN, 17, 190, 752, "Engineer of works")]
    for number, heading in enumerate(("Work", "Education", "Skills")):
        top = 690.0 - 80 * number
        texts += [(PLAIN, 14, 60, top, heading), (PLAIN, 10, 190, top, f"Some line of the town {number}")]
        texts += [(PLAIN, 10, 190, top - 12 * row, f"And what else there was of it, {row}") for row in (1, 2, 3)]
    lines = lines_of(styled(texts))
    assert lines.index("jane@example.com") < lines.index("Work\tSome line of the town 0")
    assert "Education\tSome line of the town 1" in lines


def test_centred_headings_are_no_column() -> None:
    texts: list[Styled] = [(BOLD, 20, 300 - stringWidth("Jane Example", BOLD, 20) / 2, 790, "Jane Example")]
    for number, heading in enumerate(("SKILLS", "WORK AND LIFE", "SCHOOLS")):
        top = 750.0 - 80 * number
        texts += [(PLAIN, 12, 300 - stringWidth(heading, PLAIN, 12) / 2, top, heading)]
        texts += [(PLAIN, 10, 60, top - 14 - 12 * row, f"Some words {row}") for row in range(4)]
        texts += [(PLAIN, 10, 290, top - 14 - 12 * row, f"Other words {row}") for row in range(4)]
    reading = styled(texts)
    lines = lines_of(reading)
    assert [lines[0], lines[1]] == ["Jane Example", "SKILLS"]
    assert lines.index("WORK AND LIFE") > max(i for i, line in enumerate(lines[:10]) if "words 3" in line)
