"""A Word 97 document of our own making: a compound file ([MS-CFB]) with the text of one piece ([MS-DOC])."""

import struct

from services.ingest.screening.content_kind import OLE2_MAGIC

_SECTOR = 512
_STREAM_SECTORS = 8
"""Streams of 4,096 bytes: shorter ones would lie in a stream of short sectors."""
_FREE, _END_OF_CHAIN, _FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT_AT = 0x400
_STYLES_AT = 0x40


def word97_document(*paragraphs: str) -> bytes:
    """What Word 97 would save, without styles. At most 3,000 characters of Windows-1252 in all."""
    text = "".join(f"{paragraph}\r" for paragraph in paragraphs).encode("cp1252")
    streams = (_word_document(text), _table(len(text)))
    directory = (
        _entry("Root Entry", kind=5, child=1)
        + _entry("WordDocument", kind=2, left=2, start=2)
        + _entry("1Table", kind=2, start=2 + _STREAM_SECTORS)
        + _entry("")
    )
    return _header() + _allocation(len(streams)) + directory + b"".join(streams)


def _header() -> bytes:
    numbers = struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = struct.pack("<9I", 0, 1, 1, 0, _SECTOR * _STREAM_SECTORS, _END_OF_CHAIN, 0, _END_OF_CHAIN, 0)
    return OLE2_MAGIC + bytes(16) + numbers + places + struct.pack("<109I", 0, *[_FREE] * 108)


def _allocation(streams: int) -> bytes:
    """Sector 0 is this table, sector 1 the directory, and behind them the streams."""
    table = [_FAT_SECTOR, _END_OF_CHAIN]
    for _ in range(streams):
        first = len(table)
        table += [*range(first + 1, first + _STREAM_SECTORS), _END_OF_CHAIN]
    return struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))


def _entry(name: str, *, kind: int = 0, left: int = _FREE, child: int = _FREE, start: int | None = None) -> bytes:
    raw = f"{name}\0".encode("utf-16-le") if name else b""
    first, size = (_END_OF_CHAIN if name else 0, 0) if start is None else (start, _SECTOR * _STREAM_SECTORS)
    links = struct.pack("<HBBIII", len(raw), kind, 1, left, _FREE, child)
    return raw.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", first, size)


def _word_document(text: bytes) -> bytes:
    """The header of the file (FIB), and the text."""
    header = bytearray(_TEXT_AT)
    struct.pack_into("<HHxxH", header, 0, 0xA5EC, 0x00C1, 0x0409)
    struct.pack_into("<HH", header, 0x0A, 0x0200, 0x00BF)  # the table stream is `1Table`
    struct.pack_into("<II", header, 0x18, _TEXT_AT, _TEXT_AT + len(text))
    struct.pack_into("<H", header, 0x20, 14)
    struct.pack_into("<H", header, 0x3E, 22)
    struct.pack_into("<I", header, 0x40, _TEXT_AT + len(text))
    struct.pack_into("<I", header, 0x4C, len(text))
    struct.pack_into("<H", header, 0x98, 93)
    struct.pack_into("<II", header, 0xA2, _STYLES_AT, 20)
    struct.pack_into("<II", header, 0x1A2, 0, 21)  # the piece table
    return (bytes(header) + text).ljust(_SECTOR * _STREAM_SECTORS, b"\0")


def _table(characters: int) -> bytes:
    """One piece: all characters, a byte each; and a sheet of no styles."""
    pieces = struct.pack("<II", 0, characters) + struct.pack("<HIH", 0, (_TEXT_AT * 2) | 0x40000000, 0)
    styles = struct.pack("<HHH14x", 18, 0, 10)  # none
    table = (b"\x02" + struct.pack("<I", len(pieces)) + pieces).ljust(_STYLES_AT, b"\0") + styles
    return table.ljust(_SECTOR * _STREAM_SECTORS, b"\0")
