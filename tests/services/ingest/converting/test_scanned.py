"""Documents that are pictures: what Tesseract tells becomes facts, and nothing that it or a file does breaks it."""

import io
import json
import os
from pathlib import Path
from uuid import UUID

import pypdfium2 as pdfium
import pytest
from PIL import Image

from services.extractor.extract import extract
from services.ingest.converting.scanned import MOST_PAGES, PDF, NotRecognised, TextRecogniser, read_or_recognise
from services.ingest.converting.tesseract import installed_tesseract
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.sealed.pool import ReaderPool
from shared.schemas.reading import Reading
from tests.careergraph.cli.running import CommandLine
from tests.services.ingest.converting.test_tesseract import program

SAMPLE = Path(__file__).parents[4] / "examples" / "documents" / "resume_2026.pdf"
SENTENCE = "Noor Haddad leads the platform team of a hospital in Lisbon"


def image_pdf(*pictures: Image.Image, dots_per_inch: float = 200) -> bytes:
    buffer = io.BytesIO()
    first, *others = (picture.copy() for picture in pictures)  # saving leaves its traces on a picture
    first.save(buffer, "PDF", resolution=dots_per_inch, save_all=True, append_images=others)
    return buffer.getvalue()


def scan_of(path: Path, dots_per_inch: float = 200) -> bytes:
    """The document's first page as a scanner would give it."""
    document = pdfium.PdfDocument(path.read_bytes())
    try:
        return image_pdf(document[0].render(scale=dots_per_inch / 72).to_pil().convert("L"))
    finally:
        document.close()


BLANK = Image.new("L", (400, 300), 255)


def saying(folder: Path, text: str) -> str:
    """A folder with a `tesseract` that finds `text` on every page."""
    words = "".join(
        f"<span class='ocrx_word' title='bbox {20 + 50 * index} 40 {60 + 50 * index} 70; x_wconf 95'>{word}</span>"
        for index, word in enumerate(text.split())
    )
    (folder / "words.html").write_text(
        f"<span class='ocr_line' title=\"bbox 20 40 900 80; baseline 0 -10; x_size 40\">{words}</span>"
    )
    return program(folder, f"cat {folder}/words.html")


def read(data: bytes, recogniser: TextRecogniser) -> Reading:
    with ReaderPool(size=1) as pool:
        return read_or_recognise(pool.read, data, PDF, recogniser)[0]


@pytest.fixture
def tesseract() -> TextRecogniser:
    if installed_tesseract() is None:
        if os.environ.get("CI"):
            pytest.fail("Tesseract is not installed (scripts/install-test-tools)")
        pytest.skip("Tesseract is not installed")
    return TextRecogniser(enabled=True)


def test_a_scan_gives_the_facts_of_the_document(tesseract: TextRecogniser) -> None:
    reading = read(scan_of(SAMPLE), tesseract)
    assert "read_by_ocr" in reading.warnings
    facts = extract(UUID(int=1), reading, "resume")
    found = {(fact.type, fact.text) for fact in facts}
    assert {("name", "Dalia Merrow"), ("work.employer", "Brackenfield Energy")} <= found
    assert ("contact.email", "dalia.merrow@example.com") in found
    for fact in facts:
        assert reading.text[fact.evidence.start : fact.evidence.end].split() == fact.text.split()
        assert fact.evidence.boxes
        assert all(0 <= box.x0 < box.x1 <= 613 and 0 <= box.y0 < box.y1 <= 793 for box in fact.evidence.boxes)


def test_the_command_line_recognises_when_it_is_told_to(tesseract: TextRecogniser, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan_of(SAMPLE, 150))
    done = CommandLine(tmp_path, {"CAREERGRAPH_OCR": "on"}).run("extract", str(path))
    assert done.returncode == 0
    assert "Dalia Merrow" in [fact["text"] for fact in json.loads(done.stdout)["facts"]]
    done = CommandLine(tmp_path).run("extract", str(path))
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (2, "no_text")


def test_a_picture_without_words_stays_without_text(tesseract: TextRecogniser) -> None:
    noise = Image.effect_noise((800, 600), 90)
    with pytest.raises(Unreadable) as caught:
        read(image_pdf(noise, BLANK), tesseract)
    assert (caught.value.code, caught.value.needs_ocr) == ("no_text", True)


def test_off_or_not_installed_says_so(tmp_path: Path) -> None:
    data = image_pdf(BLANK)
    details = []
    for recogniser in (TextRecogniser(search=saying(tmp_path, SENTENCE)), TextRecogniser(True, str(tmp_path / "no"))):
        with pytest.raises(Unreadable) as caught:
            read(data, recogniser)
        assert (caught.value.code, caught.value.needs_ocr) == ("no_text", True)
        details.append(caught.value.detail)
    assert "Tesseract" not in details[0]
    assert "not installed" in details[1]


def test_a_document_with_a_text_layer_is_not_recognised(tmp_path: Path) -> None:
    marker = tmp_path / "called"
    recogniser = TextRecogniser(True, program(tmp_path, f"touch {marker}"))
    assert "read_by_ocr" not in read(SAMPLE.read_bytes(), recogniser).warnings
    assert not marker.exists()


def test_pages_beyond_the_largest_number_are_left_out_and_told(tmp_path: Path) -> None:
    recogniser = TextRecogniser(True, saying(tmp_path, SENTENCE))
    found = recogniser.recognise(image_pdf(*[BLANK] * (MOST_PAGES + 1)))
    assert (len(found.pages), found.complete, found.program) == (MOST_PAGES, False, "tesseract/5.9.1 eng")
    whole = recogniser.recognise(image_pdf(BLANK, BLANK))
    assert (len(whole.pages), whole.complete, whole.active_content) == (2, True, False)
    assert [word.text for word in whole.pages[1].words] == SENTENCE.split()


def test_a_page_that_fails_costs_no_other(tmp_path: Path) -> None:
    saying(tmp_path, SENTENCE)
    once = f"test -e {tmp_path}/done && cat {tmp_path}/words.html; touch {tmp_path}/done"
    found = TextRecogniser(True, program(tmp_path, once)).recognise(image_pdf(BLANK, BLANK))
    assert [bool(page.words) for page in found.pages] == [False, True]
    assert not found.complete


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", b"%PDF-1.4\n" + b"\0" * 5000, image_pdf(BLANK)[:300]])
def test_what_is_no_pdf_is_not_recognised(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(NotRecognised) as caught:
        TextRecogniser(True, saying(tmp_path, SENTENCE)).recognise(data)
    assert caught.value.reason == "failed"


def test_words_with_impossible_places_are_put_on_the_page_or_dropped(tmp_path: Path) -> None:
    wild = "<span class='ocr_line' title='bbox -9 -9 99999 99999; baseline 9999 -99999; x_size 999999'>" + "".join(
        f"<span class='ocrx_word' title='bbox {place}; x_wconf 999'>{SENTENCE.replace(' ', '')}</span>"
        for place in ("-5 -5 99999 99999", "5 5 4 4", "9000 9000 9001 9001", "0 0 1 1")
    )
    (tmp_path / "wild.html").write_text(wild)
    recogniser = TextRecogniser(True, program(tmp_path, f"cat {tmp_path}/wild.html"))
    (page,) = recogniser.recognise(image_pdf(BLANK)).pages
    assert len(page.words) == 2
    for word in page.words:
        assert 0 <= word.x0 < word.x1 <= page.width
        assert 0 <= word.y0 <= word.baseline <= word.y1 <= page.height
        assert 0 < word.size <= 2 * page.height
    assert read(image_pdf(BLANK), recogniser).text
