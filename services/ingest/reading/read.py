"""A document's bytes to its `Reading`. Pure; runs inside the limited child process."""

from collections.abc import Sequence

from services.ingest.reading.assembly import Assembled
from services.ingest.reading.document_date import document_date
from services.ingest.reading.docx.document import read_docx
from services.ingest.reading.html.document import read_html
from services.ingest.reading.injection import possible_injection
from services.ingest.reading.json_resume import read_json_resume
from services.ingest.reading.language import language_of
from services.ingest.reading.limits import Limits
from services.ingest.reading.ocr.lines import read_beside_recognised, read_recognised
from services.ingest.reading.ocr.words import RECOGNISED, RECOGNISED_PAGES
from services.ingest.reading.odt.document import read_odt
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.pdf.document import read_pdf
from services.ingest.reading.plain.document import read_plain
from services.ingest.reading.quality import quality_of
from services.ingest.reading.rtf.document import read_rtf
from shared.schemas.json_resume import READER as JSON_READER
from shared.schemas.reading import Quality, Reading

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
HTML = "text/html"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
JSON = "application/json"
RTF = "application/rtf"
MEDIA_TYPES = (PDF, DOCX, ODT, HTML, TEXT, MARKDOWN, JSON, RTF)

VERSION = 3
"""Raised with a release in which the same bytes can give another text than in the last one (see
`shared.runtime.stage.Stage.version`); spans refer to the text that is stored with them."""


_HIDDEN_CHARACTERS = 3  # fewer are stray marks of a layout program


def _finish(
    content: Assembled,
    reader: str,
    *,
    dates: Sequence[str] = (),
    warnings: Sequence[str] = (),
    hidden: str = "",
    encoding: str | None = None,
    quality: Quality | None = None,
) -> Reading:
    """`hidden` is text that nobody sees: it is told of, and looked at for what speaks to a machine, no more."""
    words = len(content.text.split())
    if not any(char.isalnum() for char in content.text):
        raise Unreadable("no_text", "The document has no words.")
    told = set(warnings)
    if sum(char.isalnum() for char in hidden) >= _HIDDEN_CHARACTERS:
        told.add("hidden_text")
    if possible_injection(content.text, hidden):
        told.add("possible_injection")
    date = document_date([content.text[line.start : line.end] for line in content.lines], dates)
    return Reading.model_construct(
        text=content.text, pages=content.pages, lines=content.lines, links=content.links,
        language=language_of(content.text),
        document_date=date.date if date else None, document_date_source=date.source if date else None,
        words=words, warnings=tuple(sorted(told)), encoding=encoding,
        quality=quality or quality_of(content.text),
        reader=f"careergraph.reading/{VERSION} {reader}",
    )  # fmt: skip


def read_document(data: bytes, media_type: str, limits: Limits | None = None) -> Reading:
    """Text with positions of a PDF, DOCX, ODT, HTML, RTF, plain text, Markdown or JSON Resume document.

    Raises `Unreadable` for what the document is, and `ValueError` for a media type that is neither in
    `MEDIA_TYPES` nor `RECOGNISED` or `RECOGNISED_PAGES`, which are what OCR made of a PDF or some of its pages.
    """
    limits = limits or Limits()
    if media_type in (PDF, RECOGNISED_PAGES):
        pdf = read_pdf(data, limits) if media_type == PDF else read_beside_recognised(data, limits)
        return _finish(
            pdf.assembled, pdf.engine, dates=pdf.dates, warnings=pdf.warnings, hidden=pdf.hidden, quality=pdf.quality
        )
    if media_type == DOCX:
        docx = read_docx(data, limits)
        return _finish(docx.assembled, "docx", dates=docx.dates, warnings=docx.warnings, hidden=docx.hidden)
    if media_type == ODT:
        odt = read_odt(data, limits)
        return _finish(odt.assembled, "odt", dates=odt.dates, warnings=odt.warnings, hidden=odt.hidden)
    if media_type == HTML:
        page = read_html(data, limits)
        return _finish(page.assembled, "html", warnings=page.warnings, hidden=page.hidden, encoding=page.encoding)
    if media_type in (TEXT, MARKDOWN):
        plain = read_plain(data, limits, markdown=media_type == MARKDOWN)
        return _finish(plain.assembled, "plain", hidden=plain.hidden, encoding=plain.encoding)
    if media_type == JSON:
        resume = read_json_resume(data, limits)
        return _finish(
            resume.assembled, JSON_READER, dates=resume.dates, hidden=resume.hidden, encoding=resume.encoding,
            quality=resume.quality,
        )  # fmt: skip
    if media_type == RTF:
        rtf = read_rtf(data, limits)
        return _finish(rtf.assembled, "rtf", warnings=rtf.warnings, hidden=rtf.hidden)
    if media_type == RECOGNISED:
        scan = read_recognised(data, limits)
        return _finish(scan.assembled, scan.engine, warnings=scan.warnings, quality=scan.quality)
    raise ValueError("this media type is not read here")
