"""`multipart/form-data` (RFC 7578) with exactly one file, parsed as it comes, held in memory only."""

import re
from dataclasses import dataclass, field

from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from shared.http.body_stream import BodyLimits, body_chunks
from shared.http.problems import Problem

FRAMING_BYTES = 16 * 1024
"""Room for boundaries and part headers beside the file."""
MAX_PART_HEADERS = 16
MAX_PART_HEADER_BYTES = 4096

_PARAMETER = re.compile(r';\s*([!#$%&\'*+.^_`|~0-9A-Za-z-]+)=("(?:[^"\\]|\\.)*"|[^\s";]*)\s*')


class BadFileName(Exception):
    """The part's headers do not give one plain file name."""


@dataclass
class FilePart:
    """The file of a form: its name as sent, the type that the client declared, its bytes."""

    file_name: str
    declared_type: str
    content: bytes


async def read_file_part(request: Request, name: str, max_bytes: int) -> FilePart:
    """The one part of the form, which has to be a file called `name`.

    Raises `BadFileName`; 400 `malformed_multipart` for any other form; 413, 408 and 400 as `body_chunks`.
    """
    boundary = _boundary(request)
    part = _PartReader(name, max_bytes)
    try:
        parser = MultipartParser(
            boundary,
            part.callbacks(),  # type: ignore[arg-type]
            max_header_count=MAX_PART_HEADERS,
            max_header_size=MAX_PART_HEADER_BYTES,
        )
        async for chunk in body_chunks(request, BodyLimits(max_bytes + FRAMING_BYTES)):
            parser.write(chunk)
        parser.finalize()
    except FormParserError:
        raise malformed("it does not follow the format") from None
    return part.result()


def malformed(reason: str) -> Problem:
    """400 for a form that is not one file."""
    detail = f"The body has to be a form with exactly one file: {reason}."
    return Problem(400, "malformed_multipart", detail, headers={"Connection": "close"})


def _boundary(request: Request) -> bytes:
    kind, parameters = parse_options_header(request.headers.get("content-type", ""))
    boundary = parameters.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        raise malformed("it is not multipart/form-data")
    return boundary


@dataclass
class _PartReader:
    """Collects the callbacks of the parser; stops at the first thing that does not belong."""

    name: str
    max_bytes: int
    _headers: dict[str, str] = field(default_factory=dict)
    _field: bytearray = field(default_factory=bytearray)
    _value: bytearray = field(default_factory=bytearray)
    _content: bytearray = field(default_factory=bytearray)
    _parts: int = 0
    _ended: bool = False

    def callbacks(self) -> dict[str, object]:
        return {
            "on_part_begin": self._on_part_begin,
            "on_header_field": lambda data, start, end: self._field.extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._value.extend(data[start:end]),
            "on_header_end": self._on_header_end,
            "on_headers_finished": self._on_headers_finished,
            "on_part_data": self._on_part_data,
            "on_end": self._on_end,
        }

    def result(self) -> FilePart:
        if not self._ended or self._parts != 1:
            raise malformed("it has no file, or ends early")
        declared = self._headers.get("content-type", "").split(";")[0].strip().lower()
        return FilePart(self._file_name, declared, bytes(self._content))

    def _on_part_begin(self) -> None:
        self._parts += 1
        if self._parts > 1:
            raise malformed("it has a second part")

    def _on_header_end(self) -> None:
        name = self._field.decode("latin-1").lower()
        if name in self._headers:
            raise malformed("a header stands twice")
        try:
            self._headers[name] = self._value.decode()
        except UnicodeDecodeError:
            raise BadFileName("a header is not UTF-8") from None
        self._field.clear()
        self._value.clear()

    def _on_headers_finished(self) -> None:
        parameters = parse_disposition(self._headers.get("content-disposition", ""))
        if parameters.get("name") != self.name or "filename" not in parameters:
            raise malformed(f"its part is not a file called {self.name}")
        self._file_name = parameters["filename"]

    def _on_part_data(self, data: bytes, start: int, end: int) -> None:
        if len(self._content) + end - start > self.max_bytes:
            detail = f"A file has at most {self.max_bytes} bytes."
            raise Problem(413, "file_too_large", detail, headers={"Connection": "close"})
        self._content += data[start:end]

    def _on_end(self) -> None:
        self._ended = True


def parse_disposition(header: str) -> dict[str, str]:
    """The parameters of a part's `Content-Disposition`; nothing that could be read in two ways gets through.

    Raises `BadFileName` where the header cannot be split, or has an extended name, which RFC 7578 (4.2)
    forbids; 400 where it is no form-data.
    """
    kind, separator, rest = header.partition(";")
    if kind.strip().lower() != "form-data":
        raise malformed("a part is no form data")
    rest, position, found = separator + rest, 0, dict[str, str]()
    while position < len(rest):
        match = _PARAMETER.match(rest, position)
        if match is None:
            raise BadFileName("the header cannot be split into parameters")
        name, value = match[1].lower(), match[2]
        if name in found or "*" in name:
            raise BadFileName("a parameter is extended or stands twice")
        quoted = value.startswith('"')
        found[name] = value[1:-1].replace('\\"', '"').replace("\\\\", "\\") if quoted else value
        position = match.end()
    return found
