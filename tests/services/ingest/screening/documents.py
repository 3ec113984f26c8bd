"""Small documents made by the tests: a good DOCX, a good PDF, and archives that say what they are told to."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"

Parts = Mapping[str, bytes | str]


def content_types(main: str = WORD_MAIN, more: str = "") -> str:
    return (
        f'<?xml version="1.0"?><Types xmlns="{_TYPES_NS}">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'{more}<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )


def relationships(*lines: tuple[str, str, str]) -> str:
    """A `.rels` part of (kind, target, mode) lines; an empty mode is left out."""
    body = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE_RELS}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for number, (kind, target, mode) in enumerate(lines, 1)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELS_NS}">{body}</Relationships>'


def word_document(body: str = "<w:p><w:r><w:t>Jane Doe</w:t></w:r></w:p>", prolog: str = "") -> str:
    start = f'{prolog}<w:document xmlns:w="{_WORD_NS}" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>'
    return f"{start}{body}</w:body></w:document>"


def docx_parts(document: bytes | str | None = None, extra: Parts | None = None) -> dict[str, bytes]:
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml", "")),
        "word/document.xml": document if document is not None else word_document(),
        **(extra or {}),
    }
    return {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}


def docx(document: bytes | str | None = None, extra: Parts | None = None) -> bytes:
    """A DOCX written by the standard library, with `extra` parts added or replaced."""
    return zip_of(docx_parts(document, extra))


ODT_TYPE = "application/vnd.oasis.opendocument.text"
_ODF_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "draw", "script", "meta", "manifest", "table")
)


def odt_content(body: str = "<text:p>Jane Doe</text:p>", prolog: str = "") -> str:
    """A content.xml with this inside `office:text`."""
    start = f'{prolog}<office:document-content {_ODF_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body>'
    return f"{start}<office:text>{body}</office:text></office:body></office:document-content>"


def odt_parts(content: bytes | str | None = None, extra: Parts | None = None) -> dict[str, bytes]:
    parts: dict[str, bytes | str] = {
        "mimetype": ODT_TYPE,
        "content.xml": content if content is not None else odt_content(),
        "META-INF/manifest.xml": f"<manifest:manifest {_ODF_NAMES}/>",
        **(extra or {}),
    }
    return {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}


def odt(content: bytes | str | None = None, extra: Parts | None = None) -> bytes:
    """An ODT, its `mimetype` first and not packed, with `extra` parts added or replaced."""
    return raw_odt(*(Entry(name.encode(), part) for name, part in odt_parts(content, extra).items()))


def raw_odt(*entries: "Entry") -> bytes:
    """An archive of these entries, with `mimetype` not packed."""
    for entry in entries:
        entry.method = 0 if entry.name == b"mimetype" else entry.method
    return raw_zip(list(entries))


def zip_of(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


@dataclass
class Entry:
    """One archive entry; what is given beside name and content is said in the headers, true or not."""

    name: bytes
    content: bytes = b""
    method: int = 8
    flags: int = 0
    unpacked_size: int | None = None
    packed_size: int | None = None
    local_name: bytes | None = None
    local_unpacked_size: int | None = None
    unix_mode: int = 0
    same_place_as: int | None = None


def raw_zip(entries: list[Entry], *, comment: bytes = b"", behind: bytes = b"") -> bytes:
    """An archive of exactly these headers, so that it can lie."""
    body, directory, offsets = bytearray(), bytearray(), []
    for entry in entries:
        deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = deflater.compress(entry.content) + deflater.flush() if entry.method == 8 else entry.content
        crc = zlib.crc32(entry.content)
        size = len(entry.content) if entry.unpacked_size is None else entry.unpacked_size
        packed_size = len(packed) if entry.packed_size is None else entry.packed_size
        local_size = size if entry.local_unpacked_size is None else entry.local_unpacked_size
        local_name = entry.name if entry.local_name is None else entry.local_name
        offset = len(body) if entry.same_place_as is None else offsets[entry.same_place_as]
        offsets.append(offset)
        common = (entry.flags, entry.method, 0, 0x21, crc, packed_size)
        if entry.same_place_as is None:
            body += struct.pack("<4s5H3L2H", b"PK\3\4", 20, *common, local_size, len(local_name), 0)
            body += local_name + packed
        directory += struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 0x0314, 20, *common, size, len(entry.name), 0, 0, 0, 0,
            entry.unix_mode << 16, offset,
        ) + entry.name  # fmt: skip
    count = len(entries)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(directory), len(body), len(comment))
    return bytes(body + directory + end + comment + behind)


def raw_docx(*more: Entry, **changed: Entry) -> bytes:
    """A DOCX with further raw entries; `document=` and `types=` replace those parts."""
    by_name = {name: Entry(name.encode(), part) for name, part in docx_parts().items()}
    for key, name in (("types", "[Content_Types].xml"), ("document", "word/document.xml")):
        by_name[name] = changed.get(key, by_name[name])
    return raw_zip([*by_name.values(), *more])


def pdf(trailer: bytes = b"", objects: Mapping[int, bytes] | None = None, text: bytes = b"Jane Doe") -> bytes:
    """A one-page PDF with a cross-reference table; `objects` are added, `trailer` goes into the trailer."""
    content = b"BT /F1 12 Tf 72 700 Td (" + text + b") Tj ET"
    numbered = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        4: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        **(objects or {}),
    }
    body, offsets = bytearray(b"%PDF-1.7\n"), {}
    for number in sorted(numbered):
        offsets[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, numbered[number])
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (max(numbered) + 1)
    for number in range(1, max(numbered) + 1):
        body += b"%010d 00000 n \n" % offsets.get(number, 0)
    size = max(numbered) + 1
    body += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(body)
