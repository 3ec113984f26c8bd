"""A document's bytes to its `Reading`. Pure; runs inside the limited child process."""

import functools
from collections.abc import Callable

from services.ingest.reading.content import Content
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
from shared.schemas.reading import Reading

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
HTML = "text/html"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
JSON = "application/json"
RTF = "application/rtf"
_READERS: dict[str, Callable[[bytes, Limits], Content]] = {
    PDF: read_pdf,
    DOCX: read_docx,
    ODT: read_odt,
    HTML: read_html,
    TEXT: read_plain,
    MARKDOWN: functools.partial(read_plain, markdown=True),
    JSON: read_json_resume,
    RTF: read_rtf,
    RECOGNISED: read_recognised,
    RECOGNISED_PAGES: read_beside_recognised,
}
MEDIA_TYPES = (PDF, DOCX, ODT, HTML, TEXT, MARKDOWN, JSON, RTF)

VERSION = 3
"""Raised with a release in which the same bytes can give another text than in the last one (see
`shared.runtime.stage.Stage.version`); spans refer to the text that is stored with them."""


_HIDDEN_CHARACTERS = 3  # fewer are stray marks of a layout program


def _finish(document: Content) -> Reading:
    """`hidden` is text that nobody sees: it is told of, and looked at for what speaks to a machine, no more."""
    content, hidden = document.assembled, document.hidden
    words = len(content.text.split())
    if not any(char.isalnum() for char in content.text):
        raise Unreadable("no_text", "The document has no words.")
    told = set(document.warnings)
    if sum(char.isalnum() for char in hidden) >= _HIDDEN_CHARACTERS:
        told.add("hidden_text")
    if possible_injection(content.text, hidden):
        told.add("possible_injection")
    date = document_date([content.text[line.start : line.end] for line in content.lines], document.dates)
    return Reading.model_construct(
        text=content.text, pages=content.pages, lines=content.lines, links=content.links,
        language=language_of(content.text),
        document_date=date.date if date else None, document_date_source=date.source if date else None,
        words=words, warnings=tuple(sorted(told)), encoding=document.encoding,
        quality=document.quality or quality_of(content.text),
        reader=f"careergraph.reading/{VERSION} {document.reader}",
    )  # fmt: skip


def read_document(data: bytes, media_type: str, limits: Limits | None = None) -> Reading:
    """Text with positions of a PDF, DOCX, ODT, HTML, RTF, plain text, Markdown or JSON Resume document.

    Raises `Unreadable` for what the document is, and `ValueError` for a media type that is neither in
    `MEDIA_TYPES` nor `RECOGNISED` or `RECOGNISED_PAGES`, which are what OCR made of a PDF or some of its pages.
    """
    read = _READERS.get(media_type)
    if read is None:
        raise ValueError("this media type is not read here")
    return _finish(read(data, limits or Limits()))
