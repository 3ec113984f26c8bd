"""Scans that lie on their side or head, and PDFs of which only some pages are pictures, with the real Tesseract."""

import io
import os
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from services.ingest.converting.scanned import PDF, TextRecogniser, pages_of_pictures, read_or_recognise
from services.ingest.converting.tesseract import Tesseract, installed_tesseract
from services.ingest.converting.turned import Picture, recognised_upright
from services.ingest.reading.ocr.words import RecognisedPage, RecognisedText, beside, taken_apart
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.sealed.pool import ReaderPool
from tests.careergraph.cli.running import CommandLine

LINES = (
    "Hanne Vandermeer", "Hydrologist", "hanne.vandermeer@example.org", "", "Experience",
    "Senior Hydrologist, Waterkant Delta Institute", "March 2018 to June 2023",
    "Measured the groundwater of forty polders every quarter", "Wrote the flood plan of two provinces",
)  # fmt: skip
WIDTH, HEIGHT = 450, 260  # points
_SCALE = 2


@pytest.fixture
def tesseract() -> Tesseract:
    found = installed_tesseract()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("Tesseract is not installed (scripts/install-test-tools)")
        pytest.skip("Tesseract is not installed")
    return found


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(size=1) as readers:
        yield readers


def drawn() -> Image.Image:
    page = Image.new("L", (WIDTH * _SCALE, HEIGHT * _SCALE), 255)
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(LINES):
        pen.text((40, 40 + 50 * number), line, 0, ImageFont.load_default(30))
    return page


def turned(page: Image.Image, quarters: int) -> Image.Image:
    """The picture as it lies when it has to be turned clockwise by `quarters` to be read."""
    ways = (None, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
    way = ways[quarters]
    return page if way is None else page.transpose(way)


def pdf_of(*pages: str | Image.Image) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in pages:
        if isinstance(page, str):
            canvas.setPageSize((WIDTH, HEIGHT))
            for number, line in enumerate(page.splitlines()):
                canvas.drawString(40, HEIGHT - 40 - 16 * number, line)
        else:
            width, height = page.width / _SCALE, page.height / _SCALE
            canvas.setPageSize((width, height))
            canvas.drawImage(ImageReader(page.convert("RGB")), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


TYPED = "Hanne Vandermeer\nReferences of the last ten years are kept by the institute\nPrinted for the board in Utrecht"


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_scan_that_lies_otherwise_is_turned(quarters: int, tesseract: Tesseract, pool: ReaderPool) -> None:
    data = pdf_of(turned(drawn(), quarters))
    reading, found = read_or_recognise(pool.read, data, PDF, TextRecogniser(enabled=True))
    assert reading.text.splitlines()[:3] == list(LINES[:3])
    (page,) = reading.pages
    assert (page.turned, page.width, page.height) == (quarters, WIDTH, HEIGHT)
    assert found is not None
    assert found.pages[0].turned == quarters
    boxes = [line.box for line in reading.lines if line.box is not None]
    assert len(boxes) == len(reading.lines)
    assert all(0 <= box.x0 < box.x1 <= WIDTH and 0 <= box.y0 < box.y1 <= HEIGHT for box in boxes)


def test_without_data_about_directions_each_is_tried(tesseract: Tesseract) -> None:
    page = turned(drawn(), 2)
    picture = Picture(page.width, page.height, page.tobytes())
    unable = replace(tesseract, orientation=False)
    assert recognised_upright(unable, picture, 0, time.monotonic() + 60).quarters == 2
    assert recognised_upright(unable, picture, 0, time.monotonic()).quarters == 0, "no way is tried out of time"


def test_a_picture_turned_four_times_is_itself() -> None:
    picture = Picture(3, 2, bytes(range(6)))
    assert picture.turned(1).grey == bytes((3, 0, 4, 1, 5, 2))
    assert picture.turned(1).turned(1) == picture.turned(2)
    assert picture.turned(3).turned(1) == picture


def test_pages_that_are_pictures_are_read_beside_the_others(tesseract: Tesseract, pool: ReaderPool) -> None:
    data = pdf_of(TYPED, turned(drawn(), 1), Image.new("L", (WIDTH, HEIGHT), 200))
    plain, _ = read_or_recognise(pool.read, data, PDF, TextRecogniser())
    assert (plain.warnings, pages_of_pictures(PDF, plain)) == (("pages_without_text",), (2, 3))
    reading, found = read_or_recognise(pool.read, data, PDF, TextRecogniser(enabled=True))
    assert found is not None
    assert found.numbers == (2, 3)
    first, second, third = reading.pages
    assert reading.text[first.start : first.end] == plain.text
    assert reading.text[second.start : second.end].splitlines()[:3] == list(LINES[:3])
    assert (second.turned, third.start) == (1, third.end)
    assert reading.warnings == ("pages_without_text", "read_by_ocr")
    assert reading.reader.startswith(plain.reader)
    assert "tesseract/" in reading.reader


def test_the_name_of_a_scanning_program_is_no_text(pool: ReaderPool) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    canvas.drawImage(ImageReader(drawn().convert("RGB")), 0, 0, WIDTH, HEIGHT)
    canvas.drawString(9, 9, "Scanned with Paperlens")
    canvas.save()
    with pytest.raises(Unreadable) as caught:
        read_or_recognise(pool.read, buffer.getvalue(), PDF, TextRecogniser())
    assert (caught.value.code, caught.value.needs_ocr) == ("no_text", True)


def test_facts_are_drawn_on_the_words_of_a_turned_scan(tesseract: Tesseract, tmp_path: Path) -> None:
    path, page = tmp_path / "scan.pdf", tmp_path / "page.html"
    path.write_bytes(pdf_of(turned(drawn(), 3)))
    done = CommandLine(tmp_path, {"CAREERGRAPH_OCR": "on"}).run("show", str(path), "--output", str(page), "--no-open")
    assert done.returncode == 0
    shown = page.read_text()
    assert f'viewBox="0 0 {WIDTH}.00 {HEIGHT}.00"' in shown
    rectangle = r'x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="[\d.]+" rx="2"><title>[^<]*'
    employers = re.findall(rectangle + "Waterkant Delta Institute", shown)
    assert employers
    x, y, width = (float(number) for number in employers[0])
    assert 150 < x < 240, "behind the title on the same line"
    assert 100 < y < 170
    assert width < 260


@pytest.mark.parametrize("data", [b"", b"\0\0", b"\0\0\0\5{}", b"\xff\xff\xff\xff{}", b"\0\0\0\2{}%PDF"])
def test_what_was_not_put_together_is_not_taken_apart(data: bytes) -> None:
    with pytest.raises(ValueError):
        taken_apart(data)


def test_what_was_put_together_is_taken_apart() -> None:
    found = RecognisedText(program="test", pages=(RecognisedPage(width=9, height=9, turned=3),), numbers=(2,))
    assert taken_apart(beside(b"%PDF", found)) == (b"%PDF", found)
    with pytest.raises(ValueError, match="numbers"):
        taken_apart(beside(b"%PDF", found.model_copy(update={"numbers": ()})))
