"""PDF: order, visibility, activity, metadata."""

import pytest

from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.read import PDF, read_document
from tests.services.ingest.reading.documents import pdf, shown


def lines_of(content: bytes, **arguments: bytes) -> list[str]:
    reading = read_document(pdf(content, **arguments), PDF)  # type: ignore[arg-type]
    return [reading.text[line.start : line.end] for line in reading.lines]


def column(x: float, top: float, words: str, count: int, *, step: float = 14.0) -> list[tuple[float, float, str]]:
    return [(x, top - step * index, f"{words} line {index}") for index in range(count)]


def test_a_date_at_the_margin_stays_on_its_line() -> None:
    rows = [
        (60.0, 700.0, "Engineer"), (480.0, 700.0, "2019"), (60.0, 686.0, "Some Works in a town by the sea"),
        (60.0, 600.0, "Analyst"), (480.0, 600.0, "2017"), (60.0, 586.0, "Other Works on the river"),
    ]  # fmt: skip
    assert lines_of(shown(*rows)) == [
        "Engineer\t2019", "Some Works in a town by the sea", "Analyst\t2017", "Other Works on the river",
    ]  # fmt: skip


def test_columns_are_read_one_after_the_other_below_the_header() -> None:
    header = (
        60.0,
        800.0,
        "Jane Example, engineer, who is reachable at jane at example dot org and by telephone",
    )
    left = column(60, 760, "left of the page", 12)
    right = column(330, 757, "right of the page", 14, step=13)
    mixed = [header, *(row for pair in zip(left, right, strict=False) for row in pair), *right[12:]]
    reading = read_document(pdf(shown(*mixed)), PDF)
    lines = [reading.text[line.start : line.end] for line in reading.lines]
    assert lines == [header[2], *(row[2] for row in left), *(row[2] for row in right)]
    assert [line.column for line in reading.lines] == [0] * 13 + [1] * 14


def test_notes_beside_a_list_do_not_cut_its_items() -> None:
    rows = [(60.0, 700.0, "Engineer, Some Works"), (480.0, 700.0, "Bremen"),
            (60.0, 687.0, "•"), (70.0, 687.0, "Built the first machine that could do all of it and"),
            (480.0, 687.0, "2019 to 2021"), (70.0, 674.0, "more"), (480.0, 674.0, "2 years"),
            (60.0, 661.0, "•"), (70.0, 661.0, "Sold it")]  # fmt: skip
    content = shown(*rows)
    reading = read_document(pdf(content), PDF)
    assert [reading.text[line.start : line.end] for line in reading.lines] == [
        "Engineer, Some Works\tBremen", "2019 to 2021", "2 years",
        "Built the first machine that could do all of it and", "more", "Sold it",
    ]  # fmt: skip
    assert [line.bullet for line in reading.lines] == [False, False, False, True, False, True]


def test_boxes_sizes_and_pages() -> None:
    reading = read_document(pdf(shown((60, 700, "Jane"), size=20, font="F2"), pages=2), PDF)
    assert reading.text == "Jane\n\nJane"
    first, second = reading.lines
    assert (first.page, second.page, first.bold, first.size) == (1, 2, True, 20.0)
    assert [(page.start, page.end, page.width, page.height) for page in reading.pages] == [
        (0, 4, 595.0, 842.0), (6, 10, 595.0, 842.0),
    ]  # fmt: skip
    box = first.box
    assert box is not None
    assert box.x0 == pytest.approx(60, abs=1)
    assert box.y0 < 842 - 700 < box.y1


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_as_they_are_shown(turn: int) -> None:
    matrix = {90: "0 1 -1 0 300 100", 180: "-1 0 0 -1 500 500", 270: "0 -1 1 0 300 700"}[turn]
    content = f"BT /F1 12 Tf {matrix} Tm (Jane Example) Tj 0 -14 Td (Engineer) Tj ET".encode()
    assert lines_of(content, page=b"/Rotate %d" % turn) == ["Jane Example", "Engineer"]


def test_text_at_a_right_angle_comes_last() -> None:
    content = shown((100, 700, "Upright")) + b"\nBT /F1 12 Tf 0 1 -1 0 40 300 Tm (Sideways words) Tj ET"
    assert lines_of(content) == ["Upright", "Sideways words"]


@pytest.mark.parametrize(
    "hidden",
    [
        b"1 g BT /F1 10 Tf 60 600 Td (unseen words) Tj ET 0 g",
        b"BT /F1 1 Tf 60 600 Td (unseen words) Tj ET",
        b"BT 3 Tr /F1 10 Tf 60 600 Td (unseen words) Tj 0 Tr ET",
        b"BT /F1 10 Tf 60 -600 Td (unseen words) Tj ET",
        b"BT /F1 10 Tf 900 600 Td (unseen words) Tj ET",
        b"0.2 0.3 0.4 rg 50 590 300 30 re f BT /F1 10 Tf 60 600 Td (unseen words) Tj ET 0 g",
    ],
    ids=["white", "tiny", "mode 3", "below", "beside", "colour of its ground"],
)
def test_hidden_text_stays_out(hidden: bytes) -> None:
    reading = read_document(pdf(shown((60, 700, "Seen by all")) + b"\n" + hidden), PDF)
    assert reading.text == "Seen by all"
    assert reading.warnings == ("hidden_text",)


def test_white_on_a_dark_ground_is_seen() -> None:
    content = b"0.1 g 40 580 400 60 re f 1 g " + shown((60, 600, "Sidebar words"))
    reading = read_document(pdf(content), PDF)
    assert (reading.text, reading.warnings) == ("Sidebar words", ())


@pytest.mark.parametrize(
    "catalog",
    [
        b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
        b"/OpenAction << /S /J#61vaScript /J#53 (app.alert(1)) >>",
        b"/OpenAction << /S /Launch /F (calc.exe) >>",
        b"/OpenAction << /S /URI /URI (https://example.org) >>",
        b"/Names << /EmbeddedFiles << /Names [] >> >>",
    ],
)
def test_b35_active_content_is_told(catalog: bytes) -> None:
    assert read_document(pdf(shown((60, 700, "Jane")), catalog=catalog), PDF).warnings == ("active_content",)


@pytest.mark.parametrize("catalog", [b"", b"/OpenAction [10 0 R /Fit]", b"/OpenAction << /S /GoTo /D [10 0 R /Fit] >>"])
def test_a_jump_to_a_page_is_not_active(catalog: bytes) -> None:
    assert read_document(pdf(shown((60, 700, "Jane")), catalog=catalog), PDF).warnings == ()


def test_links() -> None:
    action = b"<< /S /URI /URI (https://example.org) >>"
    annotation = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [59 690 90 715] /A %s >>]" % action
    reading = read_document(pdf(shown((60, 700, "Jane writes here")), page=annotation), PDF)
    (link,) = reading.links
    assert (reading.text[link.start : link.end], link.url) == ("Jane", "https://example.org")
    assert reading.warnings == ()


def test_date_from_the_metadata() -> None:
    info = b"/CreationDate (D:20200101) /ModDate (D:20240506101112Z)"
    reading = read_document(pdf(shown((60, 700, "Jane")), info=info), PDF)
    assert reading.document_date is not None
    assert (reading.document_date.iso(), reading.document_date_source) == ("2024-05-06", "metadata")


def test_b37_a_text_layer_that_is_junk() -> None:
    rows = [(60.0, 800.0 - 14 * index, "qxzt wrtpl kjhg bcdf mnpqr stvwx") for index in range(10)]
    with pytest.raises(Unreadable) as caught:
        read_document(pdf(shown(*rows)), PDF)
    assert (caught.value.code, caught.value.needs_ocr) == ("no_text", True)


def test_a_date_in_a_narrow_left_margin_is_a_part_of_its_own() -> None:
    rows = []
    for index, year in enumerate(("2019 - 2021", "2017 - 2019", "2014 - 2017")):
        top = 700.0 - 60 * index
        rows += [
            (60.0, top, year),
            (121.0, top, "Engineer, Some Works"),
            (121.0, top - 14, "Built what was asked for"),
        ]
    assert lines_of(shown(*rows))[:2] == ["2019 - 2021\tEngineer, Some Works", "Built what was asked for"]


def test_letter_spaced_headings() -> None:
    letters = [(60.0 + 12 * index, 700.0, letter) for index, letter in enumerate("EXPERIENCE")]
    assert lines_of(shown(*letters)) == ["EXPERIENCE"]
