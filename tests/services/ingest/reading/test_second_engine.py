"""pdfplumber as the second engine: the same words, and nothing that is hidden."""

import pytest

from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.pdf import document as pdf_module
from services.ingest.reading.pdf.document import read_pdf
from services.ingest.reading.pdf.page import PageGlyphs
from services.ingest.reading.pdf.words import Glyph
from services.ingest.reading.read import PDF
from services.ingest.reading.sealed.pool import ReaderPool
from tests.services.ingest.reading.documents import pdf, shown

WORDS = [(60.0, 700.0 - 14 * index, f"The engineer built a pipeline for data, line {index}") for index in range(10)]
CONTENT = shown(*WORDS) + b"\n1 g " + shown((60, 400, "unseen words")) + b" 0 g"


def _unmapped(page: PageGlyphs) -> None:
    """As a font with a broken table of characters leaves a page."""
    page.unmapped = [Glyph("\ufffd", *glyph[1:]) for glyph in page.upright if not glyph.char.isspace()]
    page.upright = []


def test_it_reads_what_pdfium_cannot_map(monkeypatch: pytest.MonkeyPatch) -> None:
    read_page = pdf_module._read_page

    def read_badly(document: object, index: int) -> PageGlyphs:
        page = read_page(document, index)
        _unmapped(page)
        return page

    monkeypatch.setattr(pdf_module, "_read_page", read_badly)
    content = read_pdf(pdf(CONTENT), Limits())
    assert content.assembled.text.split("\n") == [row[2] for row in WORDS]
    assert content.reader.startswith("pdfplumber/")
    assert content.quality is not None
    assert content.quality.score > 0.9


def test_ordinary_documents_do_not_meet_it() -> None:
    assert read_pdf(pdf(CONTENT), Limits()).reader.startswith("pdfium/")


def test_b37_junk_stays_junk_in_the_sealed_child(pool: ReaderPool) -> None:
    rows = [(60.0, 800.0 - 14 * index, "qxzt wrtpl kjhg bcdf mnpqr stvwx") for index in range(10)]
    with pytest.raises(Unreadable) as caught:
        pool.read(pdf(shown(*rows)), PDF)
    assert (caught.value.code, caught.value.needs_ocr) == ("no_text", True)
    assert pool.read(pdf(CONTENT), PDF).quality is not None
