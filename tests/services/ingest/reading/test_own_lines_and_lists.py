"""Pages with dates on lines of their own, lists side by side below headings, and names that wrap beside a date."""

import io

from reportlab.pdfgen.canvas import Canvas

from services.ingest.reading.read import read_document
from tests.services.ingest.reading.pages import lines_of
from tests.services.ingest.reading.test_typeset_pages import Styled, styled

BOLD, PLAIN = "Helvetica-Bold", "Helvetica"
NAME: list[Styled] = [(BOLD, 20, 60, 790, "Jane Example")]


def test_dates_at_the_right_margin_below_their_titles_are_no_column() -> None:
    texts = [*NAME]
    for number, title in enumerate(("Engineer", "Analyst", "Trainee", "Intern")):
        top = 740.0 - 90 * number
        texts += [
            (BOLD, 10, 60, top, f"Some Works {number} - {title}"),
            (PLAIN, 9, 440, top - 14, f"May 201{number} - 201{number + 1}"),
        ]
        texts += [(PLAIN, 10, 70, top - 29 - 12 * item, f"• Led the works of the town {item}") for item in (0, 1)]
    lines = lines_of(styled(texts))
    assert lines[1:4] == ["Some Works 0 - Engineer", "May 2010 - 2011", "Led the works of the town 0"]


def test_text_within_a_border_that_is_filled_by_the_even_odd_rule_is_seen() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    path = canvas.beginPath()
    path.rect(50, 690, 300, 30)
    path.rect(50, 691, 300, 28)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)
    canvas.drawString(60, 700, "Education")
    canvas.showPage()
    canvas.save()
    assert lines_of(read_document(buffer.getvalue(), "application/pdf")) == ["Education"]


def test_lists_side_by_side_are_read_one_after_the_other() -> None:
    texts = [*NAME, (BOLD, 14, 60, 740, "Skills"), (BOLD, 14, 300, 740, "Languages")]
    texts += [(PLAIN, 10, 60, 720 - 12 * at, f"Craft {at}") for at in range(6)]
    texts += [(PLAIN, 10, 300, 720 - 12 * at, f"Tongue {at}") for at in range(3)]
    lines = lines_of(styled(texts))
    assert lines[1:] == [
        "Skills",
        *(f"Craft {at}" for at in range(6)),
        "Languages",
        *(f"Tongue {at}" for at in range(3)),
    ]
