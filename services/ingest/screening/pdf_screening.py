"""What is asked of a PDF before it is stored; its pages are read later, in a child process with limits."""

import re
import zlib
from collections.abc import Iterator
from itertools import islice

from services.ingest.screening.accepted_types import MIB
from services.ingest.screening.pdf_encryption import protection_of
from services.ingest.screening.pdf_syntax import decode_name
from services.ingest.screening.refusal import Refused
from services.ingest.screening.zip_directory import holds_zip_directory

ACTIVE_CONTENT = "active_content"
OWNER_PASSWORD = "owner_password"  # noqa: S105 - the name of a flag

MAX_ESCAPED_NAMES = 100_000
MAX_OBJECT_STREAMS = 1_000
MAX_PACKED_STREAM_BYTES = 2 * MIB
MAX_INFLATED_BYTES = 16 * MIB  # of all object streams together

_HEADER = re.compile(rb"%PDF-\d\.\d")
_ACTIVE_NAMES = (
    rb"AcroJS|EmbeddedFiles?|GoToE|ImportData|JavaScript|Launch|RichMedia|SubmitForm"
    rb"|JS(?=\s*[(<\d])|XFA(?=\s*[\[\d])"  # too short to be told from packed bytes without what follows
)
_ACTIVE = re.compile(rb"/(?:" + _ACTIVE_NAMES + rb")(?![A-Za-z0-9#])")
_ESCAPED_NAME = re.compile(rb"/[A-Za-z0-9]{0,20}#[0-9A-Fa-f]{2}[A-Za-z0-9#]{0,60}\s*[(<\[\d]?")
_STREAM_SEARCH_BYTES = 400  # from /ObjStm to the end of a stream's dictionary


def screen_pdf(data: bytes) -> tuple[str, ...]:
    """Check a PDF and return what is worth recording.

    Flags: `active_content` (scripts, launch actions, embedded files: never run, never served inline),
    `owner_password` (opens without a password, but restricts what readers let one do). The first is looked
    for in plain objects and in object streams packed by Flate, up to MAX_INFLATED_BYTES. Raises Refused
    `type_mismatch`, `polyglot` or `encrypted_document`. A damaged structure is not judged here: readers
    repair much of it, and the stage that reads answers for the rest.
    """
    if not _HEADER.match(data):
        raise Refused("type_mismatch", "The file is named as a PDF, but it is none.", quarantine=True)
    if holds_zip_directory(data):
        raise Refused("polyglot", "The file is a PDF and an archive at the same time.", quarantine=True)
    protection = protection_of(data)
    if protection == "user_password":
        raise Refused("encrypted_document", "The PDF is encrypted; please upload it without a password.")
    flags = []
    if _holds_active_name(data) or any(_holds_active_name(stream) for stream in _object_streams(data)):
        flags.append(ACTIVE_CONTENT)
    if protection == "owner_password":
        flags.append(OWNER_PASSWORD)
    return tuple(flags)


def _holds_active_name(data: bytes) -> bool:
    if _ACTIVE.search(data):
        return True
    escaped = islice(_ESCAPED_NAME.finditer(data), MAX_ESCAPED_NAMES)
    return any(_ACTIVE.match(decode_name(match[0])) for match in escaped)


def _object_streams(data: bytes) -> Iterator[bytes]:
    """The unpacked object streams within the limits above, without those that plain Flate does not unpack."""
    budget = MAX_INFLATED_BYTES
    position = 0
    for _ in range(MAX_OBJECT_STREAMS):
        position = data.find(b"/ObjStm", position) + 1
        if position == 0 or budget <= 0:
            return
        start = data.find(b"stream", position, position + _STREAM_SEARCH_BYTES)
        end = data.find(b"endstream", start, start + MAX_PACKED_STREAM_BYTES)
        if start < 0 or end < 0:
            continue
        packed = data[start + len(b"stream") : end].lstrip(b"\r\n")
        try:
            unpacked = zlib.decompressobj().decompress(packed, budget)
        except zlib.error:
            continue  # encrypted or packed otherwise; the flag is a record, not a guard
        budget -= len(unpacked)
        yield unpacked
