"""PDF to lines with boxes: pdfium for glyphs and their places, our own layout for order."""

import ctypes
import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import pypdfium2.raw as pdfium
from pypdfium2.version import PDFIUM_INFO

from services.ingest.reading.assembly import Assembled, DraftLine, DraftPage, assemble
from services.ingest.reading.content import Content
from services.ingest.reading.limits import Limits
from services.ingest.reading.normalization import WIDE_GAP, clean
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.pdf.across import LayoutLine
from services.ingest.reading.pdf.layout import lines_of
from services.ingest.reading.pdf.page import LinkArea, PageGlyphs, PageReader
from services.ingest.reading.pdf.running import without_running_lines
from services.ingest.reading.pdf.second_engine import ENGINE, read_again
from services.ingest.reading.pdf.structure import has_active_content, require_sound_structure
from services.ingest.reading.pdf.turned import TurnedTitle, with_ligatures, with_turned_titles
from services.ingest.reading.pdf.words import Word, prepared_words
from services.ingest.reading.quality import is_doubtful, is_junk, quality_of
from shared.schemas.reading import Box, Quality

PDFIUM_VERSION = str(PDFIUM_INFO.build)

_ATTACK_PAGES = 10  # times the limit: no mistake of a person
_ASCENT, _DESCENT = 0.8, 0.22  # em above and below the baseline that letters take
_DATES = (b"ModDate", b"CreationDate")
_INFO_BYTES = 256
_STAMP_LETTERS = 40
"""Of a page; "Scanned with" and the name of a program, its address beside it, are 30."""
_NOTHING: Mapping[int, PageGlyphs] = MappingProxyType({})


@contextmanager
def _opened(data: bytes) -> Iterator[object]:
    buffer = ctypes.create_string_buffer(data, len(data))
    document = pdfium.FPDF_LoadMemDocument64(buffer, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Unreadable("encrypted_document", "The document is protected by a password.")
        raise Unreadable("document_corrupt", "The file is not a readable PDF.", quarantine=True)
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page_count(document: object, limits: Limits) -> int:
    count = int(pdfium.FPDF_GetPageCount(document))
    if count > limits.pages:
        detail = f"The document has more than {limits.pages} pages."
        raise Unreadable("too_many_pages", detail, quarantine=count > _ATTACK_PAGES * limits.pages)
    if count < 1:
        raise Unreadable("document_corrupt", "The document has no page.", quarantine=True)
    return count


def _read_page(document: object, index: int) -> PageGlyphs:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise Unreadable("document_corrupt", "A page of the document cannot be loaded.", quarantine=True)
    try:
        textpage = pdfium.FPDFText_LoadPage(page)
        if not textpage:
            raise Unreadable("document_corrupt", "A page of the document cannot be read.", quarantine=True)
        try:
            return PageReader(document, page, textpage).read()
        finally:
            pdfium.FPDFText_ClosePage(textpage)
    finally:
        pdfium.FPDF_ClosePage(page)


def _link_at(word: Word, links: list[LinkArea]) -> str | None:
    x, y = (word.x0 + word.x1) / 2, word.baseline - 0.3 * word.size
    return next((link.url for link in links if link.x0 <= x <= link.x1 and link.y0 <= y <= link.y1), None)


def _letters(word: str) -> int:
    """How much a word counts for its line's weight: dates beside a title say little about how it is set."""
    return 4 * len(word) if word.isalpha() else max(1, 4 * sum(map(str.isalpha, word)))


def _draft(line: LayoutLine, page: int, links: list[LinkArea], *, with_box: bool) -> DraftLine:
    text = ""
    spans: list[tuple[int, int, str]] = []
    words = [word for part in line.parts for word in part]
    for part_index, part in enumerate(line.parts):
        for word_index, word in enumerate(part):
            # The last word may end with the hyphen of a broken word; blanks would hide that from `clean`.
            shown = clean(word.text)
            if not shown:
                continue
            if text:
                text += WIDE_GAP if part_index and not word_index else " "
            url = _link_at(word, links) if links else None
            if url and spans and spans[-1][2] == url and spans[-1][1] >= len(text) - 1:
                spans[-1] = (spans[-1][0], len(text) + len(shown), url)
            elif url:
                spans.append((len(text), len(text) + len(shown), url))
            text += shown
    weights = [(_letters(word.text), word.bold) for word in words]
    size = max(word.size for word in words)
    box = Box.model_construct(
        page=page, x0=round(min(word.left for word in words), 2), x1=round(max(word.x1 for word in words), 2),
        y0=round(min(word.baseline - _ASCENT * word.size for word in words), 2),
        y1=round(max(word.baseline + _DESCENT * word.size for word in words), 2),
    )  # fmt: skip
    return DraftLine(
        text,
        box=box if with_box else None,
        size=round(size, 2),
        bold=2 * sum(weight for weight, bold in weights if bold) > sum(weight for weight, _ in weights),
        bullet=line.first.bullet,
        column=line.column,
        blank_before=line.blank_before,
        links=spans,
    )


def _draft_page(number: int, page: PageGlyphs) -> DraftPage:
    lines = [
        _draft(line, number, page.links, with_box=True) for line in lines_of(prepared_words(page.upright), page.rules)
    ]
    if page.turned_up or page.turned_down:
        turned = _turned_lines(page)
        lines = with_turned_titles(lines, _turned_titles(number, page, turned)) or [*lines, *_behind(number, turned)]
    return DraftPage(number, lines, round(page.width, 2), round(page.height, 2), page.turned)


def _turned_lines(page: PageGlyphs) -> list[tuple[bool, LayoutLine]]:
    """The lines that are written up (True) or down the page."""
    return [
        (upwards, line)
        for upwards, glyphs in ((True, page.turned_up), (False, page.turned_down))
        for line in lines_of(prepared_words(with_ligatures(glyphs)))
    ]


def _behind(number: int, turned: list[tuple[bool, LayoutLine]]) -> list[DraftLine]:
    """Turned lines as they stand behind all others, without a box."""
    drafts = [_draft(line, number, [], with_box=False) for _, line in turned]
    if drafts:
        drafts[0].blank_before = True
    return drafts


def _turned_titles(number: int, page: PageGlyphs, turned: list[tuple[bool, LayoutLine]]) -> list[TurnedTitle]:
    """Each part of the turned lines, with its place on the page."""
    found: list[TurnedTitle] = []
    for upwards, line in turned:
        for part in line.parts:
            draft = _draft(LayoutLine([part], 0), number, [], with_box=True)
            if draft.box is not None:
                box = draft.box
                x0, x1, y0, y1 = box.y0, box.y1, box.x0, box.x1
                if upwards:
                    y0, y1 = page.height - y1, page.height - y0
                else:
                    x0, x1 = page.width - x1, page.width - x0
                found.append(TurnedTitle(draft, round(x0, 2), round(x1, 2), round(y0, 2), round(y1, 2)))
    return found


def assembled_pages(pages: list[PageGlyphs], limits: Limits) -> tuple[Assembled, Quality]:
    """The text of pages in reading order, and how readable it is. Raises `Unreadable` (`resource_limit`)."""
    drafts = [_draft_page(number, page) for number, page in enumerate(pages, 1)]
    assembled = assemble(without_running_lines(drafts), limits)
    return assembled, quality_of(assembled.text, sum(len(page.unmapped) for page in pages))


def _require_words(text: str, quality: Quality, pages: list[PageGlyphs]) -> None:
    """Raise `Unreadable` (`no_text`) when there are no words, or junk in their place."""
    pictures = any(page.has_pictures for page in pages)
    letters = sum(map(str.isalpha, text))
    if not letters:
        if pictures or any(page.unmapped for page in pages):
            raise Unreadable(
                "no_text", "The document's words are pictures; it has to be scanned for text.", needs_ocr=True
            )
        raise Unreadable("no_text", "The document has no words.")
    if is_junk(quality):
        raise Unreadable(
            "no_text",
            "The document's text layer is not readable; it has to be scanned for text.",
            needs_ocr=True,
        )
    if pictures and letters < _STAMP_LETTERS * len(pages) and all(page.has_pictures for page in pages):
        # A scan with a page number or the name of the program that made it as its only text.
        raise Unreadable("no_text", "The document's words are pictures; it has to be scanned for text.", needs_ocr=True)


def _is_picture(page: PageGlyphs) -> bool:
    """True for a page with pictures and no letter, as a scan among other pages is."""
    glyphs = itertools.chain(page.upright, page.turned_up, page.turned_down)
    return page.has_pictures and not any(glyph.char.isalpha() for glyph in glyphs)


def _metadata_dates(document: object) -> list[str]:
    found: list[str] = []
    for name in _DATES:
        buffer = ctypes.create_string_buffer(_INFO_BYTES)
        length = pdfium.FPDF_GetMetaText(document, name, buffer, _INFO_BYTES)
        if 2 < length <= _INFO_BYTES:
            found.append(buffer.raw[: length - 2].decode("utf-16-le", "replace"))
    return found


def _with_recognised(pages: list[PageGlyphs], recognised: Mapping[int, PageGlyphs]) -> list[PageGlyphs]:
    """The pages, with what was recognised in the place of those that are pictures."""
    return [
        recognised[number] if number in recognised and _is_picture(page) else page
        for number, page in enumerate(pages, 1)
    ]


def read_pdf(data: bytes, limits: Limits, recognised: Mapping[int, PageGlyphs] = _NOTHING) -> Content:
    """The visible text of a PDF in reading order. `recognised`: pages by number, for those that are pictures.

    Raises `Unreadable`: `document_corrupt`, `too_many_pages`, `encrypted_document`, `no_text`,
    `resource_limit`. Warnings: `active_content`; `pages_without_text` where a page has pictures and no words (it has an
    empty span).
    """
    require_sound_structure(data)
    with _opened(data) as document:
        pages: list[PageGlyphs] = []
        characters = 0
        for index in range(_page_count(document, limits)):
            pages.append(_read_page(document, index))
            characters += len(pages[-1].upright) + len(pages[-1].turned_up) + len(pages[-1].turned_down)
            if characters > limits.characters:
                raise Unreadable("resource_limit", "The document has more text than is read.", quarantine=True)
        dates = _metadata_dates(document)
    pages = _with_recognised(pages, recognised)
    assembled, quality = assembled_pages(pages, limits)
    engine = f"pdfium/{PDFIUM_VERSION}"
    again = read_again(data, pages) if is_doubtful(quality) else None
    if again is not None:
        other, other_quality = assembled_pages(_with_recognised(again, recognised), limits)
        if other_quality.score > quality.score:
            assembled, quality, engine = other, other_quality, ENGINE
    _require_words(assembled.text, quality, pages)
    warnings = ["active_content"] if has_active_content(data) else []
    if any(_is_picture(page) for page in pages):
        warnings.append("pages_without_text")
    hidden = "\n".join("".join(page.hidden) for page in pages)
    return Content(assembled, engine, dates, warnings, hidden, quality=quality)
