"""Bytes that claim to be plain text or Markdown: their encoding, or why they are not text."""

import re
import unicodedata

from services.ingest.screening.refusal import Refused

MAX_CONTROL_SHARE = 0.02  # random bytes have 0.11; stray escapes of a terminal or an old word processor stay below
MAX_UNASSIGNED_SHARE = 0.02  # of UTF-16 code units read from noise about 0.13 are unassigned or private
MAX_HIGH_SHARE = 0.35  # French and Czech stay below 0.2; Cyrillic, Greek or Shift-JIS bytes are above 0.5
_SAMPLE_CHARACTERS = 50_000

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")
_CONTROL_BYTES = bytes(code for code in range(0x20) if code not in b"\t\n\v\f\r\x1a") + b"\x7f"
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UTF32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")


def decode_text(data: bytes) -> tuple[str, str]:
    """The text of `data` without byte order mark, and the encoding it is in.

    Encodings: `utf-8`; `utf-16-le` and `utf-16-be` where a byte order mark says so; `cp1252` (which contains
    Latin-1's letters) where the bytes are no UTF-8 and read as a Western European text.
    Raises Refused `type_mismatch` for zero bytes and binary noise, `bad_encoding` for text in an encoding
    that cannot be told for certain, and for damaged UTF-8 and UTF-16.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark) and not data.startswith(_UTF32_MARKS):
            return _decode_utf16(data[len(mark) :], encoding), encoding
    if data.startswith(_UTF32_MARKS):
        raise _bad_encoding()
    body = data.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in body or _control_share(body) > MAX_CONTROL_SHARE:
        raise _not_text()
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_western(body), "cp1252"


def _decode_utf16(body: bytes, encoding: str) -> str:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise _bad_encoding() from error
    sample = text[:_SAMPLE_CHARACTERS]
    unassigned = sum(unicodedata.category(character) in ("Cn", "Co") for character in sample)
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > MAX_CONTROL_SHARE * len(text) or unassigned > MAX_UNASSIGNED_SHARE * len(sample):
        raise _not_text()
    return text


def _decode_western(body: bytes) -> str:
    high = sum(len(run) for run in re.findall(rb"[\x80-\xff]+", body))
    sequences = _UTF8_SEQUENCE.findall(body)
    stray = high - sum(map(len, sequences))
    if len(sequences) > stray:  # UTF-8 with damage: reading it as cp1252 would turn every good letter into two
        raise _bad_encoding()
    if high > MAX_HIGH_SHARE * len(body.translate(None, b" \t\r\n")):
        raise _bad_encoding()
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _bad_encoding() from error


def _control_share(body: bytes) -> float:
    return (len(body) - len(body.translate(None, _CONTROL_BYTES))) / max(1, len(body))


def _not_text() -> Refused:
    return Refused("type_mismatch", "The file is named as text, but its content is binary.")


def _bad_encoding() -> Refused:
    return Refused("bad_encoding", "The text is in an unknown or damaged encoding; please save it as UTF-8.")
