"""One XML part of a DOCX or ODT, read as a stream: no document type, no deep nesting, no tree in memory."""

import re
from typing import Protocol
from xml.parsers import expat

from services.ingest.screening.refusal import Refused

MAX_DEPTH = 1_000
MAX_MARKUP = 2_000_000
"""Most `<` and `=` in all XML parts of a document together: they are what reading costs time for.

Reading takes up to two microseconds for each. A dense page of Word has some thousand, styles and themes some
ten thousand, so 200 pages stay below."""

_DOCTYPE = "<!DOCTYPE"
_WIDE_ENCODINGS = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_DECLARED_ENCODING = re.compile(rb"<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([^\"'>]{0,60})")
# ECMA-376-2 allows UTF-8 and UTF-16 only; the single-byte ones are tolerated: they hide nothing from us.
_SAFE_ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})

Attributes = dict[str, str]


class ElementReader(Protocol):
    """What `read_elements` tells about the elements that it is asked to watch for."""

    @property
    def watched(self) -> frozenset[str] | None:
        """Local names; None for every element."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element with a watched local name begins; attribute names have their prefixes."""

    def end(self, name: str) -> None:
        """It ends."""

    def text(self, characters: str) -> None:
        """Character data anywhere in the part, in pieces."""


def markup_count(content: bytes) -> int:
    """How many `<` and `=` a part has: an upper bound of its elements and attributes, without parsing."""
    return content.count(b"<") + content.count(b"=")


def refuse_document_type(content: bytes) -> None:
    """Refused `xml_dtd_forbidden` where any reading of the bytes, in any encoding, holds a document type.

    A document type is what entity expansion and external entities need; Office never writes one. An encoding
    other than UTF-8, UTF-16, ASCII or Latin-1 is `document_corrupt`: it serves only to hide something.
    """
    if _holds(content, _DOCTYPE):
        raise _document_type()
    declared = _DECLARED_ENCODING.search(content[:1024].replace(b"\0", b""))
    if declared and declared[1].decode("ascii", "replace").lower() not in _SAFE_ENCODINGS:
        if _DOCTYPE in content.decode("utf-7", "ignore"):
            raise _document_type()
        raise _corrupt("uses an encoding that documents of this type do not have")


def read_elements(content: bytes, reader: ElementReader) -> None:
    """Read one XML part and tell `reader` about the elements that it watches for, whatever their prefix.

    Raises Refused `xml_dtd_forbidden`, or `document_corrupt` for XML that is not well-formed or nested deeper
    than MAX_DEPTH. Entities cannot be declared without a document type, so nothing expands and nothing is
    fetched.
    """
    refuse_document_type(content)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    # Most parts hold none of the names. A name is never escaped in XML, so looking for its bytes is exact.
    names = reader.watched
    if names is not None and not any(_holds(content, name) for name in names):
        names = frozenset()
    depth = 0

    def is_watched(name: str) -> bool:
        return names is None or (bool(names) and local_name(name) in names)

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise _corrupt("is nested too deeply", quarantine=True)
        if is_watched(name):
            reader.start(local_name(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if is_watched(name):
            reader.end(local_name(name))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    if names is None or names:
        parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise _corrupt("is not well-formed") from error


def _holds(content: bytes, token: str) -> bool:
    """Whether the ASCII text `token` stands in `content` in any encoding that an XML reader may take it for."""
    if token.encode("ascii") in content:
        return True
    return b"\0" in content and any(token.encode(encoding) in content for encoding in _WIDE_ENCODINGS)


def _refuse_doctype(*_: object) -> None:
    raise _document_type()


def local_name(name: str) -> str:
    """The name of an element or attribute without its prefix, so that no choice of prefix hides it."""
    return name.rpartition(":")[2]


def attribute(attributes: Attributes, name: str) -> str:
    """The value of the attribute with this local name, empty where there is none."""
    return next((value for key, value in attributes.items() if local_name(key) == name), "")


def _document_type() -> Refused:
    detail = "The document has an XML part with a document type declaration, which is not allowed."
    return Refused("xml_dtd_forbidden", detail, quarantine=True)


def _corrupt(reason: str, *, quarantine: bool = False) -> Refused:
    return Refused("document_corrupt", f"An XML part of the document {reason}.", quarantine=quarantine)
