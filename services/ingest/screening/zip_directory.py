"""The central directory of a ZIP archive, read without the standard library's trust in what it says.

Two readers that disagree about an archive are how checked content and read content come apart, so anything
that readers take differently is an error here: a second end record, bytes before or behind the archive, a
ZIP64 record that contradicts the plain one, a second name in an extra field. Format: PKWARE APPNOTE 6.3.10,
sections 4.3 and 4.4.
"""

import struct
from dataclasses import dataclass

END_SIGNATURE = b"PK\x05\x06"
CENTRAL_SIGNATURE = b"PK\x01\x02"
LOCAL_SIGNATURE = b"PK\x03\x04"
ZIP64_END_SIGNATURE = b"PK\x06\x06"
ZIP64_LOCATOR_SIGNATURE = b"PK\x06\x07"

END_FORMAT = struct.Struct("<4s4H2LH")
CENTRAL_FORMAT = struct.Struct("<4s6H3L5H2L")
LOCAL_FORMAT = struct.Struct("<4s5H3L2H")
ZIP64_LOCATOR_FORMAT = struct.Struct("<4sLQL")
ZIP64_END_FORMAT = struct.Struct("<4sQ2H2L4Q")

MAX_TAIL = END_FORMAT.size + 0xFFFF  # an end record and the longest comment behind it
SATURATED_16 = 0xFFFF
SATURATED_32 = 0xFFFFFFFF
ZIP64_EXTRA = 0x0001
UNICODE_PATH_EXTRA = 0x7075
FLAG_UTF8_NAME = 0x0800


class ZipFormatError(ValueError):
    """The bytes are not one unambiguous ZIP archive; the message says why and quotes nothing."""


class NoZipEndError(ZipFormatError):
    """There is no end record: the archive was cut off, or is none."""


class TooManyEntriesError(ValueError):
    """The central directory lists more entries than the caller allows."""


@dataclass(frozen=True, slots=True)
class CentralEntry:
    """One entry as the central directory describes it; sizes in bytes, offset from the start of the file."""

    raw_name: bytes
    flags: int
    method: int
    crc32: int
    packed_size: int
    unpacked_size: int
    header_offset: int
    unix_mode: int

    def name(self) -> str:
        """The name as text; ZipFormatError where its bytes are not in the encoding that the flags state."""
        try:
            return self.raw_name.decode("utf-8" if self.flags & FLAG_UTF8_NAME else "cp437")
        except UnicodeDecodeError as error:
            raise ZipFormatError("an entry name is not text") from error


@dataclass(frozen=True, slots=True)
class LocalHeader:
    """What stands before an entry's packed bytes; sizes may be 0 where the flags say that they follow."""

    raw_name: bytes
    flags: int
    method: int
    crc32: int
    packed_size: int
    unpacked_size: int
    content_start: int


def holds_zip_directory(data: bytes) -> bool:
    """Whether a lenient ZIP reader would find an archive in `data`, with anything before or behind it.

    Readers search the last 64 KiB for an end record and take the directory to end where that record (or the
    ZIP64 records before it) begins, or to start at the offset that it states.
    """
    tail_start = max(0, len(data) - MAX_TAIL)
    position = data.rfind(END_SIGNATURE, tail_start)
    while position >= 0:
        if len(data) - position >= END_FORMAT.size:
            size, offset = END_FORMAT.unpack_from(data, position)[5:7]
            starts = (position - size, offset)
            if any(start >= 0 and data.startswith(CENTRAL_SIGNATURE, start) for start in starts):
                return True
            if data.startswith(ZIP64_LOCATOR_SIGNATURE, position - ZIP64_LOCATOR_FORMAT.size):
                return True
        position = data.rfind(END_SIGNATURE, tail_start, position)
    return False


def read_central_directory(data: bytes, max_entries: int) -> tuple[list[CentralEntry], int]:
    """All entries of the archive that `data` is, in directory order, and the offset of the directory.

    Raises TooManyEntriesError beyond `max_entries` and ZipFormatError for everything that is not exactly one
    archive from the first byte to the last. Reads nothing but the directory.
    """
    start, end, stated_count = _directory_span(data, max_entries)
    entries: list[CentralEntry] = []
    position = start
    while position < end:
        if len(entries) >= max_entries:
            raise TooManyEntriesError
        entry, position = _central_entry(data, position, end)
        entries.append(entry)
    if len(entries) != stated_count:
        raise ZipFormatError("the directory holds another number of entries than it states")
    return entries, start


def read_local_header(data: bytes, offset: int) -> LocalHeader:
    """The local header at `offset`; ZipFormatError where there is none."""
    if not data.startswith(LOCAL_SIGNATURE, offset) or len(data) - offset < LOCAL_FORMAT.size:
        raise ZipFormatError("a part is not where the directory says")
    fields = LOCAL_FORMAT.unpack_from(data, offset)
    flags, method = fields[2:4]
    crc32, packed, unpacked, name_length, extra_length = fields[6:11]
    name_start = offset + LOCAL_FORMAT.size
    extra_start = name_start + name_length
    content_start = extra_start + extra_length
    unpacked, packed = _with_zip64_values([unpacked, packed], data[extra_start:content_start])
    return LocalHeader(data[name_start:extra_start], flags, method, crc32, packed, unpacked, content_start)


def _with_zip64_values(values: list[int], extra: bytes) -> list[int]:
    """`values` with those that did not fit into 32 bits taken from the ZIP64 extra field, in that order."""
    saturated = [index for index, value in enumerate(values) if value == SATURATED_32]
    if not saturated:
        return values
    payload = _extra_fields(extra).get(ZIP64_EXTRA, b"")
    if len(payload) < 8 * len(saturated):
        raise ZipFormatError("a 64-bit size is missing")
    widened = list(values)
    for rank, index in enumerate(saturated):
        widened[index] = int.from_bytes(payload[8 * rank : 8 * rank + 8], "little")
    return widened


def _directory_span(data: bytes, max_entries: int) -> tuple[int, int, int]:
    """Start and end of the central directory and the number of entries that the end record states."""
    position = data.rfind(END_SIGNATURE, max(0, len(data) - MAX_TAIL))
    if position < 0 or len(data) - position < END_FORMAT.size:
        raise NoZipEndError("its end is missing")
    _, disk, directory_disk, here, count, size, offset, comment = END_FORMAT.unpack_from(data, position)
    if position + END_FORMAT.size + comment != len(data):
        raise ZipFormatError("something follows the end record")
    end = position
    locator = position - ZIP64_LOCATOR_FORMAT.size
    if data.startswith(ZIP64_LOCATOR_SIGNATURE, max(0, locator)):
        if count == SATURATED_16 > max_entries:
            raise TooManyEntriesError
        end = _check_zip64_record(data, locator, (count, size, offset))
    if disk or directory_disk or here != count:
        raise ZipFormatError("the archive says that it has several volumes")
    if offset + size != end:
        raise ZipFormatError("the directory is not where the end record says")
    return offset, end, count


def _check_zip64_record(data: bytes, locator: int, plain: tuple[int, int, int]) -> int:
    """Where the ZIP64 end record begins; ZipFormatError unless it says the same as the plain end record."""
    _, _, start, _ = ZIP64_LOCATOR_FORMAT.unpack_from(data, locator)
    if not data.startswith(ZIP64_END_SIGNATURE, start) or start + ZIP64_END_FORMAT.size != locator:
        raise ZipFormatError("the ZIP64 end record is not where its locator says")
    record = ZIP64_END_FORMAT.unpack_from(data, start)
    if tuple(record[7:]) != plain:
        raise ZipFormatError("the two end records contradict each other")
    return int(start)


def _central_entry(data: bytes, position: int, end: int) -> tuple[CentralEntry, int]:
    if end - position < CENTRAL_FORMAT.size or not data.startswith(CENTRAL_SIGNATURE, position):
        raise ZipFormatError("the directory is damaged")
    fields = CENTRAL_FORMAT.unpack_from(data, position)
    flags, method = fields[3:5]
    crc32, packed, unpacked, name_length, extra_length, comment_length, disk = fields[7:14]
    external_attributes, header_offset = fields[15:17]
    name_start = position + CENTRAL_FORMAT.size
    extra_start = name_start + name_length
    following = extra_start + extra_length + comment_length
    if following > end or disk:
        raise ZipFormatError("the directory is damaged")
    raw_name = data[name_start:extra_start]
    extra = data[extra_start : extra_start + extra_length]
    unpacked, packed, header_offset = _with_zip64_values([unpacked, packed, header_offset], extra)
    other_name = _extra_fields(extra).get(UNICODE_PATH_EXTRA)
    if other_name is not None and other_name[5:] != raw_name:
        raise ZipFormatError("an entry has two names")
    unix_mode = external_attributes >> 16
    entry = CentralEntry(raw_name, flags, method, crc32, packed, unpacked, header_offset, unix_mode)
    return entry, following


def _extra_fields(extra: bytes) -> dict[int, bytes]:
    """Payload by header id, the first of each; a torn last field is ignored, as all readers do."""
    fields: dict[int, bytes] = {}
    position = 0
    while position + 4 <= len(extra):
        identifier, length = struct.unpack_from("<2H", extra, position)
        fields.setdefault(identifier, extra[position + 4 : position + 4 + length])
        position += 4 + length
    return fields
