"""PDF pages as browsers print them: marks that are drawn, letters set apart, headings in the margin, columns set by
their right edge."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from services.ingest.reading.pdf.labels import labelled_blocks
from services.ingest.reading.pdf.letter_spacing import Distances
from services.ingest.reading.pdf.words import Glyph, Word, words_of
from services.ingest.reading.read import PDF, read_document
from tests.services.ingest.reading.pages import drawn, lines_of


def test_rings_before_list_items_are_marks_and_a_single_one_is_a_picture() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 10)
    canvas.setLineWidth(0.5)
    texts = ["Leeds and the town of Bradford", "Led the works of the town", "Kept the books of the town"]
    for number, text in enumerate(texts):
        canvas.drawString(72, 720 - 20 * number, text)
        canvas.circle(63 if number else 50, 723.3 - 20 * number, 1.9, stroke=1, fill=0)
    canvas.save()
    assert [line.bullet for line in read_document(buffer.getvalue(), PDF).lines] == [False, True, True]


def _glyphs(text: str, step: float, baseline: float = 100.0) -> list[Glyph]:
    """Letters of half an em at a distance of `step` em; a blank is an em of nothing."""
    found, x = [], 50.0
    for char in text:
        if char != " ":
            found.append(Glyph(char, x, x + 5.0, baseline, 10.0, False))
        x += 5.0 + 10.0 * step + (3.0 if char == " " else 0.0)
    return found


def test_words_of_spaced_letters_end_at_wider_gaps() -> None:
    heading, text = _glyphs("Work Experience", 0.15), _glyphs("Kept the books of it", 0.0, 120.0)
    assert [word.text for word in words_of([*heading, *text])] == [
        "Work", "Experience", "Kept", "the", "books", "of", "it",
    ]  # fmt: skip
    assert list(Distances([*heading, *text]).spaced) == [(100.0, 10.0)]


def _word(text: str, x: float, baseline: float, size: float = 10.0) -> Word:
    return Word(text, x, x + 0.6 * size * len(text), baseline, size, False, x)


def test_a_heading_in_the_margin_and_the_date_below_it_are_two_labels() -> None:
    tops = (100.0, 200.0, 300.0)
    right = [_word(f"line{n}", 200.0, top + 12.0 * n) for top in tops for n in range(4)]
    left = [word for top in tops for word in (_word("Work", 50.0, top, 12.0), _word("2019", 50.0, top + 18, 8.0))]
    found = labelled_blocks(left, right)
    assert found is not None
    assert [(item.label[0][0].text, len(item.block)) for item in found] == [("Work", 0), ("2019", 4)] * 3


def test_a_column_that_is_set_by_its_right_edge_is_read_by_itself() -> None:
    left = [(50.0, 700.0 - 14 * n, f"The work of the year number {n} in the town") for n in range(16)]
    side = ["Skills", "Pastry and bread", "Stock", "Hygiene of kitchens", "Languages", "French", "English and more"]
    right = [(540.0 - stringWidth(text, "Helvetica", 10), 707.0 - 28 * n, text) for n, text in enumerate(side)]
    assert lines_of(drawn([*left, *right]))[16:] == side


def test_a_name_on_two_large_lines_stays_together() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    for size, x, y, text in (
        (40, 50, 740, "Johanna"), (40, 50, 700, "Example"), (10, 400, 735, "jane@example.org"),
        (10, 400, 718, "+44 7700 900000"), (10, 400, 700, "Leeds"), (10, 50, 650, "I keep the books of the town"),
    ):  # fmt: skip
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
    canvas.save()
    assert lines_of(read_document(buffer.getvalue(), PDF))[:2] == ["Johanna", "Example"]
