"""One page of a PDF as a picture: with the places of its characters, or in grey for a program that recognises words.

Pure; runs inside the limited child process.
"""

import base64
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from services.ingest.picturing.page_scan import MOST_SCAN_PIXELS, MOST_SCAN_SIDE, PageScan
from services.ingest.picturing.page_view import MOST_PIXELS, PageView, Place
from services.ingest.picturing.png import png
from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.pdf.page import PageReader
from services.ingest.reading.pdf.structure import has_active_content

_REQUEST = re.compile(r"application/pdf; (page|scan)=([1-9]\d{0,5})(?:; turned=([1-3]))?")
SCALE = 2.0
"""Pixels a point: 144 dots an inch, sharp on ordinary and bearable on fine screens."""
SCAN_SCALE = 300 / 72
"""300 dots an inch is what Tesseract's documentation asks for ("Improving the quality of the output")."""
_ROUNDING = 0.999
"""pdfium rounds both sides of a picture up."""


def draw(data: bytes, request: str, _limits: Limits) -> PageView | PageScan:
    """The page that `request` (`PAGE_REQUEST`, `TURNED_REQUEST` or `SCAN_REQUEST` with its number) names.

    Raises `Unreadable` (`document_corrupt`, `encrypted_document`), and ValueError for a request that is none.
    """
    match = _REQUEST.fullmatch(request)
    if match is None:
        raise ValueError("not a request for a page")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable("document_corrupt", "The file is not a readable PDF.") from error
    try:
        with _opened(document, int(match[2]) - 1) as page:
            if match[1] == "page":
                return _turned(page, int(match[3])) if match[3] else _viewed(document, page)
            return _scanned(page, len(document), match[2] == "1" and has_active_content(data))
    finally:
        document.close()


@contextmanager
def _opened(document: pdfium.PdfDocument, index: int) -> Iterator[pdfium.PdfPage]:
    try:
        page = document[index]
    except (pdfium.PdfiumError, IndexError) as error:
        raise Unreadable("document_corrupt", "A page of the document cannot be loaded.") from error
    try:
        yield page
    finally:
        page.close()


def _scanned(page: pdfium.PdfPage, pages: int, active_content: bool) -> PageScan:
    width, height = page.get_size()
    scale = min(
        SCAN_SCALE,
        _ROUNDING * math.sqrt(MOST_SCAN_PIXELS / (width * height)),
        (MOST_SCAN_SIDE - 1) / max(width, height),
    )
    bitmap = page.render(scale=scale, grayscale=True, force_bitmap_format=pdfium_c.FPDFBitmap_Gray)
    try:
        stored = memoryview(bitmap.buffer).cast("B")
        rows = [bytes(stored[row * bitmap.stride :][: bitmap.width]) for row in range(bitmap.height)]
        return PageScan.model_construct(
            width=round(width, 2), height=round(height, 2), pages=pages, columns=bitmap.width, rows=bitmap.height,
            active_content=active_content, pixels=base64.b64encode(b"".join(rows)).decode(),
        )  # fmt: skip
    finally:
        bitmap.close()


def _viewed(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> PageView:
    textpage = page.get_textpage()
    try:
        glyphs = PageReader(document.raw, page.raw, textpage.raw).read()
        width, height = page.get_size()
        picture = _picture(page, width * height)
    finally:
        textpage.close()
    shown = [glyph for glyph in glyphs.upright if not glyph.char.isspace()]
    return PageView.model_construct(
        width=round(width, 2),
        height=round(height, 2),
        picture=base64.b64encode(picture).decode(),
        characters="".join(glyph.char for glyph in shown),
        places=tuple(
            Place(round(glyph.x0, 2), round(glyph.x1, 2), round(glyph.baseline, 2), round(glyph.size, 2))
            for glyph in shown
        ),
    )


def _turned(page: pdfium.PdfPage, quarters: int) -> PageView:
    """A page whose words were recognised after it was turned; what its text layer has stands elsewhere then."""
    width, height = page.get_size()
    picture = base64.b64encode(_picture(page, width * height, 90 * quarters)).decode()
    if quarters % 2:
        width, height = height, width
    return PageView.model_construct(
        width=round(width, 2), height=round(height, 2), picture=picture, characters="", places=()
    )


def _picture(page: pdfium.PdfPage, area: float, degrees: int = 0) -> bytes:
    scale = min(SCALE, _ROUNDING * math.sqrt(MOST_PIXELS / area))
    bitmap = page.render(scale=scale, rotation=degrees, force_bitmap_format=pdfium_c.FPDFBitmap_BGR, rev_byteorder=True)
    try:
        return png(bitmap.width, bitmap.height, bitmap.stride, memoryview(bitmap.buffer).cast("B"))
    finally:
        bitmap.close()
