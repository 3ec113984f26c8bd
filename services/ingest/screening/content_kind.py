"""What the first bytes of a file say it is, whatever it is called."""

from typing import Literal

ContentKind = Literal["pdf", "zip", "ole2", "rtf", "other_binary", "unmarked"]

OLE2_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODT_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
ARCHIVE_MAGICS = (
    *ZIP_MAGICS,
    b"\x1f\x8b\x08",  # gzip
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"MSCF\x00\x00\x00\x00",  # Microsoft cabinet
    b"\x28\xb5\x2f\xfd",  # Zstandard
    b"\x04\x22\x4d\x18",  # LZ4 frame
)
_OTHER_MAGICS = (
    *ARCHIVE_MAGICS,
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",  # Mach-O, four byte orders and widths
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",  # Java class, universal Mach-O
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",  # JPEG
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",  # TIFF
    b"MM\x00*",
    b"%!PS",
    b"SQLite format 3\x00",
)
TAR_MAGIC_OFFSET = 257
PDF_HEADER_WINDOW = 1024  # PDF readers look for the header this far into a file (ISO 32000-1, annex H.3.4.1)


def content_kind(data: bytes) -> ContentKind:
    """The kind that the magic number at byte 0 names; `unmarked` where there is none, as in plain text."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(ZIP_MAGICS):
        return "zip"
    if data.startswith(OLE2_MAGIC):
        return "ole2"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    # "MZ" may begin a text (initials); the header of a Windows program always holds zero bytes as well.
    if data.startswith(_OTHER_MAGICS) or (data.startswith(b"MZ") and b"\0" in data[:64]):
        return "other_binary"
    return "unmarked"


def is_odt(data: bytes) -> bool:
    """Whether an archive says in its first, unpacked part that it is an ODT (OpenDocument 1.3, part 2, 3.3)."""
    return data.startswith(b"mimetype" + ODT_MEDIA_TYPE.encode(), 30)


def is_archive(data: bytes) -> bool:
    """Whether `data` begins like an archive or a compressed stream of any common format."""
    return data.startswith(ARCHIVE_MAGICS) or data[TAR_MAGIC_OFFSET : TAR_MAGIC_OFFSET + 5] == b"ustar"


def holds_pdf_header(data: bytes) -> bool:
    """Whether a PDF reader would find a header, at byte 0 or after something else."""
    return data.find(b"%PDF-", 0, PDF_HEADER_WINDOW + 5) >= 0
