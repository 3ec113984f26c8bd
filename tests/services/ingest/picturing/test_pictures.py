"""Pages as pictures with the places of their characters, from a child that may be anything."""

import base64
import io
import sys
from pathlib import Path

import pytest
from PIL import Image
from pydantic import ValidationError
from reportlab.pdfgen.canvas import Canvas

from services.ingest.picturing.draw import draw
from services.ingest.picturing.page_scan import MOST_SCAN_PIXELS, MOST_SCAN_SIDE, PageScan
from services.ingest.picturing.page_view import MOST_PIXELS, PageView
from services.ingest.picturing.pictures import PAGE_REQUEST, SCAN_REQUEST, NoPicture, PagePictures
from services.ingest.picturing.png import png
from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.read import PDF, read_document
from services.ingest.reading.sealed.child_process import ReaderUnavailable

SAMPLE = Path(__file__).parents[4] / "examples" / "documents" / "resume_2026.pdf"


def blank_pdf(width: float, height: float, words: str = "Noor Haddad") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height))
    canvas.drawString(20, height / 2, words)
    canvas.save()
    return buffer.getvalue()


def test_pages_of_a_document() -> None:
    data = SAMPLE.read_bytes()
    reading = read_document(data, PDF)
    with PagePictures(data) as pictures:
        views = [pictures.page(page.number) for page in reading.pages]
        for number in (0, 3):
            with pytest.raises(NoPicture):
                pictures.page(number)
        assert pictures.page(1) == views[0], "the same page is drawn the same"
    for page, view in zip(reading.pages, views, strict=True):
        assert (view.width, view.height) == (page.width, page.height)
        picture = Image.open(io.BytesIO(base64.b64decode(view.picture)))
        assert picture.size == (2 * page.width, 2 * page.height)
        assert len(set(picture.resize((60, 80)).tobytes())) > 5, "something is drawn"
        words = "".join(reading.text[page.start : page.end].split())
        assert len(view.characters) >= len(words)
        assert all(0 <= place.x0 <= place.x1 <= page.width for place in view.places)


def test_the_largest_and_the_flattest_page_stay_within_the_limit() -> None:
    for size in ((14_400, 14_400), (14_400, 20), (20, 14_400)):
        view = draw(blank_pdf(*size), PAGE_REQUEST.format(1), Limits())
        width, height = Image.open(io.BytesIO(base64.b64decode(view.picture))).size
        assert 0 < width * height <= MOST_PIXELS
        assert PageView.model_validate_json(view.model_dump_json()).picture == view.picture


def test_pages_for_a_program_that_recognises_words() -> None:
    data = SAMPLE.read_bytes()
    with PagePictures(data) as pictures:
        scan = pictures.scan(1)
        view = pictures.page(1)
        assert pictures.scan(1) == scan
        with pytest.raises(NoPicture):
            pictures.scan(3)
    assert (scan.width, scan.height, scan.pages, scan.active_content) == (view.width, view.height, 2, False)
    picture = Image.open(io.BytesIO(scan.pgm()))
    assert (picture.mode, picture.size) == ("L", (scan.columns, scan.rows))
    assert scan.columns == pytest.approx(scan.width / 72 * 300, abs=1)
    drawn = Image.open(io.BytesIO(base64.b64decode(view.picture))).convert("L").resize((60, 80))
    small = picture.resize((60, 80))
    assert max(abs(one - other) for one, other in zip(drawn.tobytes(), small.tobytes(), strict=True)) < 40


def test_the_largest_page_is_scanned_within_the_limit() -> None:
    for size in ((14_400, 14_400), (14_400, 3), (3, 14_400), (612, 792)):
        scan = draw(blank_pdf(*size), SCAN_REQUEST.format(1), Limits())
        assert isinstance(scan, PageScan)
        assert 0 < scan.columns * scan.rows <= MOST_SCAN_PIXELS
        assert max(scan.columns, scan.rows) <= MOST_SCAN_SIDE
        assert PageScan.model_validate_json(scan.model_dump_json()) == scan


def test_a_scan_is_whole_or_refused() -> None:
    whole = {"width": 2.0, "height": 1.0, "pages": 1, "columns": 2, "rows": 1, "pixels": "AAE="}
    assert PageScan.model_validate(whole).pgm() == b"P5\n2 1\n255\n\0\1"
    for change in (
        {"pixels": "AAE"}, {"pixels": ""}, {"rows": 2}, {"columns": 0}, {"pages": 0}, {"width": -1},
        {"columns": MOST_SCAN_SIDE, "rows": MOST_SCAN_SIDE},
    ):  # fmt: skip
        with pytest.raises(ValidationError):
            PageScan.model_validate(whole | change)


def test_what_is_no_pdf_or_no_request() -> None:
    for data in (b"", b"%PDF-1.7\nnothing", b"\0" * 2000):
        with pytest.raises(Unreadable):
            draw(data, PAGE_REQUEST.format(1), Limits())
    with pytest.raises(ValueError, match="request"):
        draw(blank_pdf(99, 99), PDF, Limits())
    with PagePictures(b"%PDF-1.7\nnothing") as pictures, pytest.raises(NoPicture):
        pictures.page(1)


ANSWERS = {
    "junk": "os.write(1, b'junk' * 9)",
    "no picture": "os.write(1, reply(ReplyKind.READING, b'{}'))",
    "deep": "os.write(1, reply(ReplyKind.READING, b'[' * 50_000))",
    "death": "os.abort()",
    "silence": "time.sleep(30)",
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_child_that_was_taken_over_gives_no_picture(answer: str) -> None:
    program = (
        "import os, sys, time\nfrom services.ingest.reading.sealed.wire import ReplyKind, reply\n"
        f"os.write(1, reply(ReplyKind.READY, b'[\"none\"]'))\nos.read(0, 10)\n{ANSWERS[answer]}\n"
    )
    limits = Limits(wall_seconds=0.5)
    with PagePictures(b"x", limits, command=(sys.executable, "-c", program)) as pictures, pytest.raises(NoPicture):
        pictures.page(1)


def test_a_child_that_does_not_start_says_nothing_about_the_page() -> None:
    for command in (("/nowhere/python",), (sys.executable, "-c", "raise SystemExit(3)")):
        with PagePictures(b"x", command=command) as pictures, pytest.raises(ReaderUnavailable):
            pictures.page(1)


def test_a_view_is_whole_or_refused() -> None:
    picture = base64.b64encode(png(2, 1, 6, bytes(6))).decode()
    view = {"width": 2.0, "height": 1.0, "picture": picture, "characters": "a", "places": [[0, 1, 1, 1]]}
    assert PageView.model_validate(view).places[0].x1 == 1
    huge = base64.b64encode(png(1, 1, 3, bytes(3)).replace(b"\0\0\0\1\0\0\0\1", b"\0\1\0\0\0\1\0\0")).decode()
    for change in (
        {"picture": "no base64!"}, {"picture": base64.b64encode(b"GIF89a").decode()}, {"picture": huge},
        {"characters": "ab"}, {"width": 0}, {"places": [[0]]},
    ):  # fmt: skip
        with pytest.raises(ValidationError):
            PageView.model_validate(view | change)


def test_png_rows_may_be_longer_than_the_picture() -> None:
    rows = bytes([255, 0, 0, 0, 255, 0, 9, 9, 0, 0, 255, 7, 7, 7, 9, 9])
    picture = Image.open(io.BytesIO(png(2, 2, 8, rows)))
    assert picture.mode == "RGB"
    assert picture.tobytes() == bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, 7, 7, 7])
