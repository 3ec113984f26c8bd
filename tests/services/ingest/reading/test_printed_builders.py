"""What builders of résumés draw: centred text, tables of jobs, columns with contact data, pills, icons."""

from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.cells import row_lines
from services.ingest.reading.pdf.centred import is_centred
from services.ingest.reading.pdf.labels import labelled_blocks
from services.ingest.reading.pdf.tables import leading_parts
from services.ingest.reading.pdf.words import Word
from tests.services.ingest.reading.test_html import lines_of, read


def _word(text: str, x: float, baseline: float, width: float | None = None) -> Word:
    return Word(text, x, x + (width or 5.0 * len(text)), baseline, 10.0, False, x)


def test_what_is_set_around_the_middle_of_the_page_is_no_column() -> None:
    page = [[_word("Name", 150, 10, 100)]]
    widths = (60.0, 120.0, 90.0)
    centred = [[_word("a", 0, 30 + y, 40), _word("b", 200 - w / 2, 30 + y, w)] for y, w in enumerate(widths)]
    centred = [[row[0], row[1], _word("2019", 380, row[0].baseline, 20)] for row in centred]
    for number, row in enumerate(centred):
        for word in row:
            word.baseline = 30.0 + 20 * number
    assert is_centred(centred, 130, 8, page + centred)
    flush = [[row[0], _word("b", 140, row[0].baseline, w)] for row, w in zip(centred, widths, strict=True)]
    assert not is_centred(flush, 130, 8, page + centred)


def test_a_column_with_an_address_is_no_margin_of_labels() -> None:
    right = [_word(f"line{i}", 200, 20.0 + 12 * i + (30 * (i // 3))) for i in range(9)]
    left = [_word(text, 20, right[3 * i + 1].baseline) for i, text in enumerate(("One", "Two", "Three"))]
    assert labelled_blocks(left, right) is not None
    left[1] = _word("ada@example.org", 20, left[1].baseline)
    assert labelled_blocks(left, right) is None


def test_short_cells_before_duties_are_one_line() -> None:
    heads = [[_word("2019", 0, 10)], [_word("Acme", 100, 10), _word("Ltd", 100, 22)], [_word("Fitter", 200, 10)]]
    duties = [_word("Built", 300, 10), _word("Kept", 300, 22)]
    found = leading_parts([*heads, duties], [90, 30, 90, 200])
    assert [[word.text for word in part] for part in found] == [["2019"], ["Acme", "Ltd"], ["Fitter"]]
    assert leading_parts([heads[1], heads[0], duties], [30, 90, 200]) == []  # a section's title beside a date


def test_names_before_duties_and_titles_beside_their_text_in_tables() -> None:
    cells = [[DraftLine("2019")], [DraftLine("Acme Ltd")], [DraftLine("Fitter")], [DraftLine("Built", bullet=True)]]
    assert [line.text for line in row_lines(cells)] == ["2019\tAcme Ltd\tFitter", "Built"]
    beside = [[DraftLine("Skills", heading=True)], [DraftLine("SQL, Java")]]
    assert [line.text for line in row_lines(beside)] == ["Skills", "SQL, Java"]
    assert [line.text for line in row_lines([[DraftLine("2019")], [DraftLine("– 2021")]])] == ["2019 – 2021"]
    wrapped = [
        [DraftLine("2019 –"), DraftLine("2021")], [DraftLine("Acme Ltd"), DraftLine("Leeds")],
        [DraftLine("Fitter"), DraftLine("Built", bullet=True)],
    ]  # fmt: skip
    assert [line.text for line in row_lines(wrapped)] == ["2019 – 2021\tAcme Ltd\tLeeds\tFitter", "Built"]
    head = [[DraftLine("Acme Ltd"), DraftLine("Leeds"), DraftLine("2019")], [DraftLine("Fitter"), DraftLine("Built")]]
    assert [line.text for line in row_lines(head)] == ["Acme Ltd\tLeeds\t2019\tFitter", "Built"]


def test_pills_parts_of_headings_and_icons_of_pages() -> None:
    reading = read(
        "<p><span class='pill'>SQL</span><span class='pill'>Java</span></p>"
        "<h3>Fitter <span style='font-weight:400'>Acme Ltd</span></h3>"
        "<p><i class='icon'>\uf073</i>2019 – 2021</p>"
        "<div style='position:absolute;background:#123456'></div><p style='color:#ffffff'>Leeds</p>"
    )
    assert lines_of(reading) == ["SQL\tJava", "Fitter\tAcme Ltd", "2019 – 2021", "Leeds"]
    assert not any(line.bullet for line in reading.lines)
