"""One page of a PDF as a picture with the places of its characters. Pure; runs inside the limited child process."""

import base64
import math
import re

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from services.ingest.picturing.page_view import MOST_PIXELS, PageView, Place
from services.ingest.picturing.png import png
from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.pdf_page import PageReader

_REQUEST = re.compile(r"application/pdf; page=([1-9]\d{0,5})")
SCALE = 2.0
"""Pixels a point: 144 dots an inch, sharp on ordinary and bearable on fine screens."""
_ROUNDING = 0.999
"""pdfium rounds both sides of a picture up."""


def draw_page(data: bytes, request: str, _limits: Limits) -> PageView:
    """The page that `request` (`PAGE_REQUEST` with its number) names.

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
        return _drawn(document, int(match[1]) - 1)
    finally:
        document.close()


def _drawn(document: pdfium.PdfDocument, index: int) -> PageView:
    try:
        page = document[index]
    except (pdfium.PdfiumError, IndexError) as error:
        raise Unreadable("document_corrupt", "A page of the document cannot be loaded.") from error
    textpage = page.get_textpage()
    try:
        glyphs = PageReader(document.raw, page.raw, textpage.raw).read()
        width, height = page.get_size()
        picture = _picture(page, width * height)
    finally:
        textpage.close()
        page.close()
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


def _picture(page: pdfium.PdfPage, area: float) -> bytes:
    scale = min(SCALE, _ROUNDING * math.sqrt(MOST_PIXELS / area))
    bitmap = page.render(scale=scale, force_bitmap_format=pdfium_c.FPDFBitmap_BGR, rev_byteorder=True)
    try:
        return png(bitmap.width, bitmap.height, bitmap.stride, memoryview(bitmap.buffer).cast("B"))
    finally:
        bitmap.close()
