"""Pages as typesetting programs set them: cards, broken dates, headings and labels in margins, weights in one line."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from services.ingest.reading.read import PDF, read_document
from shared.schemas.reading import Reading
from tests.services.ingest.reading.pages import Text, drawn, lines_of

HEAD: list[Text] = [(60.0, 790.0, "Jane Example"), (60.0, 770.0, "An engineer who has led the works of many towns")]
Styled = tuple[str, float, float, float, str]
"""font, size, x, y from the bottom, text"""


def styled(texts: list[Styled]) -> Reading:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    for font, size, x, y, text in texts:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
    canvas.save()
    return read_document(buffer.getvalue(), PDF)


def test_cards_side_by_side_are_read_one_by_one_in_one_column() -> None:
    texts: list[Styled] = [("Helvetica-Bold", 20, 50, 790, "Jane Example"), ("Helvetica-Bold", 14, 50, 750, "Work")]
    for column, (title, employer) in enumerate((("Engineer", "North Works"), ("Analyst", "South Works"))):
        x = 50.0 + 260 * column
        lines = (title, employer, f"201{column} - 201{column + 1}", "• Led the works", f"• Kept book {column}")
        texts += [("Helvetica", 10, x, 725 - 13 * step, line) for step, line in enumerate(lines)]
    texts += [("Helvetica-Bold", 14, 50, 640, "Education")]
    for column, school in enumerate(("Upper School", "Lower School")):
        x = 50.0 + 260 * column
        texts += [("Helvetica", 10, x, 615 - 13 * i, t) for i, t in enumerate((school, "Diploma", f"200{column}"))]
    reading = styled(texts)
    assert lines_of(reading)[1:] == [
        "Work",
        "Engineer", "North Works", "2010 - 2011", "Led the works", "Kept book 0",
        "Analyst", "South Works", "2011 - 2012", "Led the works", "Kept book 1",
        "Education", "Upper School", "Diploma", "2000", "Lower School", "Diploma", "2001",
    ]  # fmt: skip
    assert {line.column for line in reading.lines} == {0}


def test_a_table_of_start_and_end_dates_is_read_across() -> None:
    rows = [("Engineer", "2016", "2018"), ("Analyst", "2014", "2016"), ("Trainee", "2012", "2014")]
    texts = [(60.0 + 150 * i, 740.0 - 14 * n, cell) for n, row in enumerate(rows) for i, cell in enumerate(row)]
    assert lines_of(drawn([*HEAD, *texts]))[2:] == ["\t".join(row) for row in rows]


def test_a_time_that_a_narrow_margin_breaks_after_a_month_is_whole() -> None:
    texts = [*HEAD]
    for number, title in enumerate(("Engineer", "Analyst", "Trainee")):
        top = 730.0 - 60 * number
        notes = (f"Jun 201{number}–Jun", f"201{number + 1}")
        texts += [(60.0, top - 13 * step, note) for step, note in enumerate(notes)]
        texts += [(160.0, top, f"{title}, Some Works"), (160.0, top - 13, "• Led the works of the town")]
        texts += [(160.0, top - 26, "• Kept the books of the town")]
    lines = lines_of(drawn(texts))
    assert lines[2:5] == [
        "Jun 2010–Jun 2011\tEngineer, Some Works", "Led the works of the town", "Kept the books of the town",
    ]  # fmt: skip
    assert lines[8].startswith("Jun 2012–Jun 2013\tTrainee")


def test_beginning_and_end_of_a_time_one_below_the_other() -> None:
    texts = [*HEAD]
    for number, title in enumerate(("Engineer at Some Works", "Analyst at Some Works", "Trainee at Some Works")):
        top = 730.0 - 60 * number
        texts += [(60.0, top, f"Mar 201{number}"), (60.0, top - 13, f"Apr 201{number + 1}")]
        texts += [(160.0, top, title), (160.0, top - 13, "• Led the works of the town")]
    assert lines_of(drawn(texts))[2:4] == ["Mar 2010\tApr 2011\tEngineer at Some Works", "Led the works of the town"]


def test_single_years_of_a_list_in_the_order_of_time_are_not_joined() -> None:
    texts = [*HEAD]
    for number, name in enumerate(("First prize of the town", "Second prize of the town", "Third prize of the town")):
        texts += [(60.0, 730.0 - 13 * number, f"201{number}"), (160.0, 730.0 - 13 * number, name)]
    assert lines_of(drawn(texts))[2:4] == ["2010\tFirst prize of the town", "2011\tSecond prize of the town"]


def test_places_and_dates_in_a_narrow_column_on_the_right_stay_with_their_entries() -> None:
    texts = [*HEAD]
    for number, title in enumerate(("Engineer", "Analyst", "Trainee")):
        top = 730.0 - 70 * number
        texts += [(60.0, top, f"Some Works, {title}"), (420.0, top, "Leeds"), (420.0, top - 13, f"May 201{number} –")]
        texts += [(420.0, top - 26, f"June 201{number + 1}"), (75.0, top - 14, "• Led the works of the whole town")]
        texts += [(75.0, top - 28, "• Kept the books of the whole town and of its schools")]
    lines = lines_of(drawn(texts))
    assert lines[2:6] == [
        "Some Works, Engineer\tLeeds", "May 2010 – June 2011", "Led the works of the whole town",
        "Kept the books of the whole town and of its schools",
    ]  # fmt: skip


def test_headings_in_the_margin_stand_before_their_first_line() -> None:
    blocks = {"Work": ("Some Works", "Engineer"), "Education": ("Some School", "Diploma"), "Skills": ("Go", "SQL")}
    texts, top = [*HEAD], 730.0
    for heading, lines in blocks.items():
        texts += [(60.0, top, heading), (150.0, top, f"{lines[0]} of the town"), (150.0, top - 13, f"{lines[1]}, 2010")]
        texts += [(150.0, top - 38, "It was a time of many works"), (150.0, top - 63, "and of few of the words")]
        top -= 88
    read = lines_of(drawn(texts))
    assert [line for line in read if "\t" in line] == [
        "Work\tSome Works of the town", "Education\tSome School of the town", "Skills\tGo of the town",
    ]  # fmt: skip


def test_a_change_of_weight_parts_employer_and_title() -> None:
    bold, plain = "Helvetica-Bold", "Helvetica"
    rows = [
        ((bold, "Some Works "), (plain, "Lead Engineer")),
        ((plain, "We used "), (bold, "Python "), (plain, "there a lot")),
        ((bold, "Python "), (plain, "was used there a lot")),
    ]
    texts: list[Styled] = []
    for number, row in enumerate(rows):
        x = 60.0
        for font, text in row:
            texts.append((font, 10, x, 780.0 - 20 * number, text.strip()))
            x += stringWidth(text, font, 10)
    expected = ["Some Works\tLead Engineer", "We used Python there a lot", "Python was used there a lot"]
    assert lines_of(styled(texts)) == expected


def test_labels_of_a_form_over_two_lines() -> None:
    texts = [*HEAD]
    for number, title in enumerate(("Engineer", "Analyst", "Trainee")):
        top = 730.0 - 60 * number
        for step, label in ((0, "Occupation or position"), (12, "held"), (26, "Dates")):
            texts.append((170 - stringWidth(label, "Helvetica", 10), top - step, label))
        texts += [(200.0, top, title), (200.0, top - 26, f"201{number}")]
    assert lines_of(drawn(texts))[2:4] == ["Occupation or position held\tEngineer", "Dates\t2010"]
