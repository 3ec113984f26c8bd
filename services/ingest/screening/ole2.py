"""Names of the streams in an OLE2 compound file (legacy Office files, encrypted OOXML, VBA projects)."""

import re

_ENTRY_BYTES = 128  # MS-CFB 2.6.1: name of 32 UTF-16 units, its length in bytes with the final zero, then the rest
_NAME_LENGTH_OFFSET = 64


def has_entry(data: bytes, name: str) -> bool:
    """Whether the compound file `data` has a storage or stream of this name.

    Every sector is a multiple of 512 bytes, so directory entries lie at multiples of 128; looking at all of
    those needs no sector chain, which a hostile file could make a loop.
    """
    raw_name = name.encode("utf-16-le") + b"\0\0"
    length = len(raw_name).to_bytes(2, "little")
    return any(
        match.start() % _ENTRY_BYTES == 0
        and data[match.start() + _NAME_LENGTH_OFFSET : match.start() + _NAME_LENGTH_OFFSET + 2] == length
        for match in re.finditer(re.escape(raw_name), data)
    )
