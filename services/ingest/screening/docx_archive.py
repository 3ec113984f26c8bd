"""The ZIP archive of a DOCX or ODT: measured by its directory first, unpacked within what it declared afterwards.

The standard library's zipfile is not used: in Python 3.11 it accepts overlapping entries, duplicate names and
archives with something before them, and it takes sizes at their word.
"""

import re
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote

from services.ingest.screening.accepted_types import MIB
from services.ingest.screening.refusal import Refused
from services.ingest.screening.zip_directory import (
    CentralEntry,
    LocalHeader,
    NoZipEndError,
    TooManyEntriesError,
    ZipFormatError,
    read_central_directory,
    read_local_header,
)

MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 100 * MIB
MAX_PART_BYTES = 40 * MIB
MAX_RATIO = 100
FREE_UNPACKED_BYTES = 1 * MIB  # what a small document may unpack to at any ratio

STORED, DEFLATED = 0, 8
FLAG_ENCRYPTED = 0x0001 | 0x0040 | 0x2000  # traditional, strong, masked local headers
FLAG_SIZES_FOLLOW = 0x0008
FLAG_PATCHED = 0x0020

_BAD_NAME_CHARACTER = re.compile(r"[\x00-\x1f\x7f\\:]")


@dataclass(frozen=True, slots=True)
class ArchivePart:
    """One file of the archive and where its packed bytes lie; sizes in bytes."""

    name: str
    method: int
    crc32: int
    unpacked_size: int
    packed_start: int
    packed_end: int


class DocxArchive:
    """An archive whose directory was found harmless; its parts unpack one at a time."""

    def __init__(self, data: bytes, parts: tuple[ArchivePart, ...]) -> None:
        self._data = data
        self.parts = parts
        self._by_name = {part.name: part for part in parts}

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def read(self, name: str) -> bytes:
        """The unpacked bytes of the part `name`; KeyError where there is none, Refused as `unpack` says."""
        return unpack(self._data, self._by_name[name])

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Name and unpacked bytes of every part in the order of the directory, one in memory at a time."""
        for part in self.parts:
            yield part.name, unpack(self._data, part)


def open_archive(data: bytes) -> DocxArchive:
    """Check the directory of `data` and every local header; nothing is unpacked.

    Raises Refused `too_many_parts`, `archive_bomb` (sums, ratio, overlapping entries), `bad_archive_path`,
    `encrypted_document` or `document_corrupt`.
    """
    try:
        entries, directory = read_central_directory(data, MAX_ENTRIES)
        names = [entry.name() for entry in entries]
    except TooManyEntriesError:
        detail = f"The document has more than {MAX_ENTRIES} parts."
        raise Refused("too_many_parts", detail, quarantine=True) from None
    except NoZipEndError as error:  # cut off in transfer, most likely
        raise Refused("document_corrupt", f"The document is not a sound archive: {error}.") from error
    except ZipFormatError as error:
        raise _corrupt(str(error)) from error
    _check_sums(entries)
    _check_names(entries, names)
    parts = tuple(_located_part(data, entry, name) for entry, name in zip(entries, names, strict=True))
    _check_overlap(directory, entries, parts)
    return DocxArchive(data, parts)


def unpack(data: bytes, part: ArchivePart) -> bytes:
    """The bytes of one part; Refused `document_corrupt` unless they are what it declares.

    At most one byte more than declared is unpacked.
    """
    packed = data[part.packed_start : part.packed_end]
    if part.method == STORED or (not packed and not part.unpacked_size):
        unpacked = packed
    else:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            unpacked = inflater.decompress(packed, part.unpacked_size + 1)
        except zlib.error as error:
            raise _corrupt("a part cannot be unpacked") from error
        if len(unpacked) <= part.unpacked_size and (not inflater.eof or inflater.unused_data):
            raise _corrupt("a part has another packed size than it declares")
    if len(unpacked) != part.unpacked_size:
        raise _corrupt("a part has another size than it declares")
    if zlib.crc32(unpacked) != part.crc32:
        raise _corrupt("a part has another checksum than it declares")
    return unpacked


def _check_sums(entries: list[CentralEntry]) -> None:
    total = sum(entry.unpacked_size for entry in entries)
    packed_total = sum(entry.packed_size for entry in entries)
    if total > MAX_UNPACKED_BYTES or _ratio_too_high(total, packed_total):
        raise _bomb()
    if any(
        entry.unpacked_size > MAX_PART_BYTES or _ratio_too_high(entry.unpacked_size, entry.packed_size)
        for entry in entries
    ):
        raise _bomb()


def _ratio_too_high(unpacked: int, packed: int) -> bool:
    return unpacked > FREE_UNPACKED_BYTES + MAX_RATIO * packed


def _check_names(entries: list[CentralEntry], names: list[str]) -> None:
    seen: set[str] = set()
    for entry, name in zip(entries, names, strict=True):
        kind = stat.S_IFMT(entry.unix_mode)
        if _is_bad_path(name) or kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            detail = "The document has a part with a path that leaves the document or is no plain file."
            raise Refused("bad_archive_path", detail, quarantine=True)
        key = name.rstrip("/").casefold()  # part names are equal without regard to case (ECMA-376-2, 6.2.2.3)
        if key in seen:
            raise _corrupt("two parts have the same name")
        seen.add(key)


def _is_bad_path(name: str) -> bool:
    if _BAD_NAME_CHARACTER.search(name) or _BAD_NAME_CHARACTER.search(unquote(name)):
        return True
    segments = unquote(name).removesuffix("/").split("/")
    return any(segment in ("", ".", "..") for segment in segments)


def _located_part(data: bytes, entry: CentralEntry, name: str) -> ArchivePart:
    """Find the packed bytes of `entry` behind its local header, which must say the same as the directory."""
    try:
        header = read_local_header(data, entry.header_offset)
    except ZipFormatError as error:
        raise _corrupt(str(error)) from error
    if (header.flags | entry.flags) & FLAG_ENCRYPTED:
        raise Refused("encrypted_document", "The document is encrypted; please upload it without a password.")
    if header.method not in (STORED, DEFLATED) or (header.flags | entry.flags) & FLAG_PATCHED:
        raise _corrupt("a part is packed in an unknown way")
    if not _agree(header, entry):
        raise _corrupt("a part contradicts the directory")
    if header.method == STORED and entry.packed_size != entry.unpacked_size:
        raise _corrupt("a part has another size than it declares")
    end = header.content_start + entry.packed_size
    return ArchivePart(name, entry.method, entry.crc32, entry.unpacked_size, header.content_start, end)


def _agree(header: LocalHeader, entry: CentralEntry) -> bool:
    if header.raw_name != entry.raw_name or header.method != entry.method:
        return False
    deferred = bool(header.flags & FLAG_SIZES_FOLLOW)
    pairs = (
        (header.crc32, entry.crc32),
        (header.packed_size, entry.packed_size),
        (header.unpacked_size, entry.unpacked_size),
    )
    return all(here == there or (deferred and here == 0) for here, there in pairs)


def _check_overlap(directory: int, entries: list[CentralEntry], parts: tuple[ArchivePart, ...]) -> None:
    """No byte may belong to two parts or to a part and the directory; the first part begins the file."""
    spans = sorted((entry.header_offset, part.packed_end) for entry, part in zip(entries, parts, strict=True))
    if not spans or spans[0][0] != 0:
        raise _corrupt("it does not begin with a part")
    if any(following[0] < span[1] for span, following in pairwise(spans)):
        raise _bomb()
    if spans[-1][1] > directory:
        raise _corrupt("a part reaches into the directory")


def _bomb() -> Refused:
    return Refused("archive_bomb", "The document unpacks to far more than a document holds.", quarantine=True)


def _corrupt(reason: str) -> Refused:
    return Refused("document_corrupt", f"The document is not a sound archive: {reason}.", quarantine=True)
