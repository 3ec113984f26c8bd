"""A picture as a PNG file, by the standard library alone: the child that draws has nothing else to load."""

import struct
import zlib

from services.ingest.picturing.page_view import PNG_MAGIC

_TRUE_COLOUR = 2
_NO_FILTER = b"\0"
_LEVEL = 6


def png(width: int, height: int, stride: int, pixels: bytes | memoryview) -> bytes:
    """`pixels` are rows of red, green and blue bytes, each row `stride` bytes long (PNG specification, 2003)."""
    view = memoryview(pixels)
    deflate = zlib.compressobj(_LEVEL)
    packed: list[bytes] = []
    for row in range(height):
        packed += [deflate.compress(_NO_FILTER), deflate.compress(view[row * stride : row * stride + 3 * width])]
    packed.append(deflate.flush())
    header = struct.pack(">IIBBBBB", width, height, 8, _TRUE_COLOUR, 0, 0, 0)
    return PNG_MAGIC + _chunk(b"IHDR", header) + _chunk(b"IDAT", b"".join(packed)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
