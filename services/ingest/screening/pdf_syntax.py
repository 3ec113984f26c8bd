"""Just enough PDF syntax to read one object (ISO 32000-1, 7.3)."""

import re
from dataclasses import dataclass

MAX_OBJECT_BYTES = 16 * 1024  # an encryption dictionary has less than one kilobyte
MAX_NESTING = 20

_SPACE_AND_COMMENTS = re.compile(rb"(?:[\x00\t\n\x0c\r ]+|%[^\r\n]*)*")
_NUMBER = re.compile(rb"[+-]?\d{1,20}(?![\d.])")
_REFERENCE = re.compile(rb"(\d{1,10})\s+(\d{1,5})\s+R(?![A-Za-z])")
_WORD = re.compile(rb"[^\x00\t\n\x0c\r ()<>\[\]{}/%]+")
_HEX_STRING = re.compile(rb"<([0-9A-Fa-f\x00\t\n\x0c\r ]*)>")
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STRING_PIECE = re.compile(rb"[^()\\]+|\\[0-7]{1,3}|\\(?:\r\n|.)|[()]", re.DOTALL)
_ESCAPES = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\r": b"",
    b"\n": b"",
    b"\r\n": b"",
}


class PdfSyntaxError(ValueError):
    """The bytes are not the PDF object that was expected."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name object without its slash."""

    value: bytes


@dataclass(frozen=True, slots=True)
class Reference:
    """An indirect reference: object and generation number."""

    number: int
    generation: int


PdfObject = bool | int | bytes | Name | Reference | None | list["PdfObject"] | dict[bytes, "PdfObject"]
"""A string is bytes; real numbers and null are None, since nothing here needs them."""

_BOOLEANS = {b"true": True, b"false": False}


def read_object(data: bytes, position: int) -> PdfObject:
    """The object that begins at `position` (leading white space allowed); the first of equal keys wins.

    Raises PdfSyntaxError where there is none, or it is larger than MAX_OBJECT_BYTES.
    """
    return _read(data[position : position + MAX_OBJECT_BYTES], 0, 0)[0]


def _read(data: bytes, position: int, nesting: int) -> tuple[PdfObject, int]:
    if nesting > MAX_NESTING:
        raise PdfSyntaxError
    position = _skip_space(data, position)
    if data.startswith(b"<<", position):
        return _read_dictionary_body(data, position + 2, nesting)
    if data.startswith(b"[", position):
        return _read_array(data, position + 1, nesting)
    if data.startswith(b"(", position):
        return _read_literal_string(data, position + 1)
    if data.startswith(b"/", position):
        return _read_name(data, position + 1)
    if match := _HEX_STRING.match(data, position):
        digits = bytes(match[1].translate(None, b"\0\t\n\x0c\r "))
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")), match.end()
    if match := _REFERENCE.match(data, position):
        return Reference(int(match[1]), int(match[2])), match.end()
    if match := _NUMBER.match(data, position):
        return int(match[0]), match.end()
    if match := _WORD.match(data, position):
        return _BOOLEANS.get(match[0]), match.end()
    raise PdfSyntaxError


def _read_dictionary_body(data: bytes, position: int, nesting: int) -> tuple[PdfObject, int]:
    found: dict[bytes, PdfObject] = {}
    while True:
        position = _skip_space(data, position)
        if data.startswith(b">>", position):
            return found, position + 2
        if not data.startswith(b"/", position):
            raise PdfSyntaxError
        key, position = _read_name(data, position + 1)
        value, position = _read(data, position, nesting + 1)
        found.setdefault(key.value, value)


def _read_array(data: bytes, position: int, nesting: int) -> tuple[PdfObject, int]:
    found: list[PdfObject] = []
    while True:
        position = _skip_space(data, position)
        if data.startswith(b"]", position):
            return found, position + 1
        value, position = _read(data, position, nesting + 1)
        found.append(value)


def _read_name(data: bytes, position: int) -> tuple[Name, int]:
    match = _WORD.match(data, position)
    if match is None:
        return Name(b""), position
    return Name(decode_name(match[0])), match.end()


def decode_name(raw: bytes) -> bytes:
    """A name with its `#xx` escapes resolved."""
    return _NAME_ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), raw)


def _read_literal_string(data: bytes, position: int) -> tuple[PdfObject, int]:
    pieces: list[bytes] = []
    open_parentheses = 1
    while match := _STRING_PIECE.match(data, position):
        piece = match[0]
        position = match.end()
        if piece == b"(":
            open_parentheses += 1
        elif piece == b")":
            open_parentheses -= 1
            if open_parentheses == 0:
                return b"".join(pieces), position
        elif piece.startswith(b"\\"):
            piece = _unescape(piece[1:])
        pieces.append(piece)
    raise PdfSyntaxError


def _unescape(escape: bytes) -> bytes:
    if escape[:1].isdigit() and escape[:1] < b"8":
        return bytes([int(escape, 8) & 0xFF])
    return _ESCAPES.get(escape, escape)


def _skip_space(data: bytes, position: int) -> int:
    match = _SPACE_AND_COMMENTS.match(data, position)
    assert match is not None  # the expression matches the empty string
    return match.end()
