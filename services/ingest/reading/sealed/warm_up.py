"""Load everything that reading loads on first use, by reading one tiny document of every kind."""

import contextlib
import io
import zipfile

from services.ingest.reading.limits import Limits
from services.ingest.reading.ocr.words import RECOGNISED, RecognisedPage, RecognisedText, RecognisedWord
from services.ingest.reading.outcome import Unreadable
from services.ingest.reading.read import DOCX, HTML, JSON, MARKDOWN, ODT, PDF, RTF, TEXT, read_document

_WORDS = "Jane Example, engineer. Updated 1 March 2026. \u2022 Caf\u00e9 and the text of a document in the warm-up"


def _pdf(words: bytes) -> bytes:
    content = b"BT /F1 12 Tf 72 700 Td (%s) Tj 0 -14 Td (Updated March 2026) Tj ET" % words
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    body = bytearray(b"%PDF-1.7\n")
    table = [b"0000000000 65535 f \n"]
    for number, item in enumerate(objects, 1):
        table.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(body)
    body += b"xref\n0 %d\n%s" % (len(table), b"".join(table))
    body += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(table), start)
    return bytes(body)


def _docx() -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraph = f"<w:p><w:r><w:t>{_WORDS}</w:t></w:r></w:p>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{paragraph}</w:body></w:document>'
        )
    return file.getvalue()


def _odt() -> bytes:
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    body = f"<office:body><office:text><text:p>{_WORDS}</text:p></office:text></office:body>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    return file.getvalue()


def _recognised() -> bytes:
    words = tuple(
        RecognisedWord(word, 50.0 + 40 * index, 93.0, 80.0 + 40 * index, 100.0, 100.0, 10.0, 0.9, 95.0, index == 0)
        for index, word in enumerate(_WORDS.split())
    )
    page = RecognisedPage(width=900, height=800, words=words)
    return RecognisedText(program="warm-up", pages=(page,)).model_dump_json().encode()


def warm_up() -> None:
    """Read, and write the JSON of, one document of every kind and encoding."""
    documents = [(_pdf(b"Jane Example"), PDF), (_docx(), DOCX), (_odt(), ODT), (_WORDS.encode(), MARKDOWN)]
    documents.append((f"<style>p {{ color: red }}</style><p>{_WORDS}</p>".encode(), HTML))
    documents.append((b'{"basics": {"name": "Jane Example"}}', JSON))
    documents.append((_recognised(), RECOGNISED))
    fonts = b"{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset238 B;}}"
    documents.append((b"{\\rtf1\\ansi" + fonts + b"\\f0 Jane \\'e9\\f1\\'b9\\u8364?\\par}", RTF))
    documents += [(_WORDS.encode(encoding), TEXT) for encoding in ("utf-8", "cp1252", "utf-8-sig", "utf-16", "utf-32")]
    documents += [(_WORDS.encode(encoding), TEXT) for encoding in ("utf-16-le", "utf-16-be")]
    with contextlib.suppress(Unreadable):  # junk calls the second engine, which is not believed either
        read_document(_pdf(b"qxzt wrtpl kjhg bcdf mnpqr stvwx " * 8), PDF, Limits())
    for data, media_type in documents:
        read_document(data, media_type, Limits()).model_dump_json()
