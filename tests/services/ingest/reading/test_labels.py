"""Labels beside blocks, and cells that hold labels."""

from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.cells import row_lines
from services.ingest.reading.pdf_encodings import character_of
from services.ingest.reading.pdf_labels import labelled_blocks
from services.ingest.reading.pdf_words import Word


def _word(text: str, x: float, baseline: float) -> Word:
    return Word(text, x, x + 6.0 * len(text), baseline, 10.0, False, x)


def _block(top: float, lines: int) -> list[Word]:
    return [_word(f"line{number}", 200.0, top + 12.0 * number) for number in range(lines)]


def test_a_label_at_the_middle_of_a_block_belongs_to_it() -> None:
    right = [*_block(100, 5), *_block(190, 3), *_block(260, 5)]
    left = [_word("2019", 50, 124), _word("2016", 50, 202), _word("2012", 50, 284)]
    found = labelled_blocks(left, right)
    assert found is not None
    assert [(item.label[0][0].text, len(item.block)) for item in found] == [("2019", 5), ("2016", 3), ("2012", 5)]


def test_a_side_with_text_of_its_own_is_no_column_of_labels() -> None:
    left = [_word("word", 50, 100 + 13.0 * number) for number in range(12)]
    assert labelled_blocks(left, [*_block(100, 5), *_block(190, 3), *_block(260, 5)]) is None


def test_a_cell_of_dates_goes_before_the_first_line_of_its_text() -> None:
    lines = row_lines(
        [[DraftLine("2019 – 2021")], [DraftLine("Nurse", bold=True), DraftLine("Mercy"), DraftLine("Led", bullet=True)]]
    )
    assert [(line.text, line.bold, line.column) for line in lines] == [
        ("2019 – 2021\tNurse", True, 0), ("Mercy", False, 0), ("Led", False, 0),
    ]  # fmt: skip


def test_a_section_title_in_a_cell_stays_a_line_of_its_own() -> None:
    lines = row_lines([[DraftLine("Experience")], [DraftLine("Nurse"), DraftLine("Mercy"), DraftLine("Led")]])
    assert [line.text for line in lines] == ["Experience", "Nurse", "Mercy", "Led"]


def test_codes_of_bitmap_fonts_are_letters_and_dashes() -> None:
    assert "".join(map(character_of, (0x1B, 0x15, 0x41))) == "ff–A"


def test_a_heading_over_an_entry_is_no_part_of_the_block_that_a_date_stands_beside() -> None:
    def _at(text: str, x: float, baseline: float, size: float) -> Word:
        return Word(text, x, x + 0.5 * size * len(text), baseline, size, False, x)

    left: list[Word] = []
    right: list[Word] = []
    for top, heading in ((100.0, "Experience"), (200.0, ""), (300.0, "")):
        dates = [("2014", 50.0), ("–", 80.0), ("2018", 90.0)]
        left += [_at(text, x, top + 20, 9.0) for text, x in dates] + [_at("Leeds", 50.0, top + 33, 7.5)]
        right += [_at(heading, 180.0, top, 12.0)] if heading else []
        right += [_at(f"line{n}", 180.0, top + 22 + 16 * n, 10.5 if n == 0 else 9.5) for n in range(4)]
    found = labelled_blocks(left, right)
    assert found is not None
    assert [(len(item.label), len(item.block)) for item in found] == [(0, 1), (2, 4), (2, 4), (2, 4)]
