"""Labels beside blocks, and cells that hold labels."""

from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.cells import row_lines
from services.ingest.reading.pdf.encodings import character_of
from services.ingest.reading.pdf.labels import headed_blocks, headed_entries, labelled_blocks
from services.ingest.reading.pdf.words import Word


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


def _line(text: str, x: float, baseline: float) -> list[Word]:
    words: list[Word] = []
    for part in text.split():
        words.append(_word(part, x, baseline))
        x = words[-1].x1 + 3.0
    return words


def test_heads_of_entries_stand_above_what_is_beside_them() -> None:
    left = [*_line("Acme Ltd", 0, 20), *_line("Leeds", 0, 32), *_line("2019 – 2021", 0, 44)]
    left += [*_line("Beta Ltd", 0, 80), *_line("Hull", 0, 92), *_line("2015 – 2019", 0, 104)]
    left += [*_line("Skills", 0, 130), *_line("Bread", 0, 150)]
    right = [*_line("Head Baker", 200, 20), *_line("Baked bread", 200, 32), *_line("Baker", 200, 80)]
    right += [*_line("Sold bread", 200, 92), *_line("Cakes", 200, 150)]
    found = headed_entries(left, right)
    assert found is not None
    entries, rest = found
    heads = [[" ".join(word.text for word in row) for row in entry.label] for entry in entries]
    assert heads == [["Acme Ltd", "Leeds", "2019 – 2021"], ["Beta Ltd", "Hull", "2015 – 2019"]]
    assert [entry.block[0].text for entry in entries] == ["Head", "Baker"]
    assert [word.text for word in rest] == ["Skills", "Bread", "Cakes"]
    assert headed_entries(_line("Acme Ltd", 0, 20), right) is None
    times = [*_line("Present", 0, 20), *_line("Mar 2018", 0, 32), *_line("Feb 2018", 0, 80), *_line("Jun 2013", 0, 92)]
    assert headed_entries(times, right) is None


def test_two_headings_in_a_margin_that_each_wrap_are_two() -> None:
    left = [*_line("CAREER", 0, 20), *_line("GOAL", 0, 32), *_line("WORK", 0, 46), *_line("HISTORY", 0, 58)]
    left += _line("SCHOOLS", 0, 120)
    right = [word for baseline in (20, 46, 58, 70, 82, 94, 106, 120, 132) for word in _line("some text", 200, baseline)]
    found = headed_blocks(left, right)
    assert found is not None
    headings = [" ".join(word.text for row in entry.label for word in row) for entry in found]
    assert headings == ["CAREER GOAL", "WORK HISTORY", "SCHOOLS"]


def test_a_cell_that_heads_an_entry_and_one_between_time_and_place() -> None:
    head = [DraftLine("Acme Ltd"), DraftLine("Leeds"), DraftLine("2019 – 2021")]
    found = row_lines([head, [DraftLine("Baker"), DraftLine("Baked bread", bullet=True)]])
    assert [line.text for line in found] == ["Acme Ltd\tLeeds\t2019 – 2021\tBaker", "Baked bread"]
    entry = [DraftLine("Baker", bold=True), DraftLine("Acme Ltd"), DraftLine("Baked bread", bullet=True)]
    found = row_lines([[DraftLine("2019 – 2021")], entry, [DraftLine("Leeds")]])
    assert [line.text for line in found] == ["2019 – 2021\tBaker\tLeeds", "Acme Ltd", "Baked bread"]
    assert found[0].bold
