"""Small documents, written by hand so that a test shows all that is in them."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FONTS = b"<< /F1 5 0 R /F2 6 0 R >>"


def pdf(content: bytes, *, catalog: bytes = b"", page: bytes = b"", info: bytes = b"", pages: int = 1) -> bytes:
    """A PDF of A4 pages with the same content stream. F1 is Helvetica, F2 its bold. Arguments add dictionary
    entries."""
    kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(pages))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        4: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        6: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        7: b"<< %s >>" % info,
    }
    for number in range(pages):
        objects[10 + number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font %s >> %s >>" % (_FONTS, page)
        )
    body = bytearray(b"%PDF-1.7\n")
    offsets: dict[int, int] = {}
    for number, item in objects.items():
        offsets[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start, size = len(body), max(objects) + 1
    body += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        body += b"%010d 00000 %s \n" % (offsets.get(number, 0), b"n" if number in offsets else b"f")
    body += b"trailer\n<< /Size %d /Root 1 0 R /Info 7 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(body)


def shown(*lines: tuple[float, float, str], size: float = 10, font: str = "F1") -> bytes:
    """Content that writes (x, y from the bottom, text) with one font."""
    parts = [f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, text in lines]
    return "\n".join(parts).encode("cp1252")


def docx(body: str, *, parts: dict[str, str] | None = None, relationships: str = "") -> bytes:
    """A DOCX with the given content of `w:body`, further parts, and relationships of the main part."""
    names = (
        f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        if relationships:
            listed = f'<Relationships xmlns="{space}">{relationships}</Relationships>'
            package.writestr("word/_rels/document.xml.rels", listed)
        for name, text in (parts or {}).items():
            package.writestr(name, text.replace("NAMES", names))
    return file.getvalue()


def paragraph(text: str, *, properties: str = "", run: str = "") -> str:
    """A `w:p` with one run."""
    text_run = f"<w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{text_run}</w:p>"


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_NAMES = " ".join(
    f'xmlns:{name}="{space}"'
    for name, space in {
        **{name: f"{_ODF}:{name}:1.0" for name in ("office", "text", "table", "style", "meta")},
        "draw": f"{_ODF}:drawing:1.0",
        "fo": f"{_ODF}:xsl-fo-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)


def zipped(parts: dict[str, str]) -> bytes:
    """A package with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return file.getvalue()


def odt(body: str, *, automatic: str = "", styles: str = "", meta: str = "") -> bytes:
    """An ODT with the given content of `office:text`, automatic styles, and content of styles.xml and meta.xml."""
    content = (
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
    )
    parts = {"mimetype": "application/vnd.oasis.opendocument.text"}
    for name, kind, inside in (("content", "content", content), ("styles", "styles", styles), ("meta", "meta", meta)):
        parts[f"{name}.xml"] = f"<office:document-{kind} {_ODT_NAMES}>{inside}</office:document-{kind}>"
    return zipped(parts)
