"""What the parts of a DOCX may not hold: document types, macros, archives, references to the outside."""

import re
from urllib.parse import unquote

from services.ingest.screening.content_kind import OLE2_MAGIC, ZIP_MAGICS, is_archive
from services.ingest.screening.docx_archive import open_archive
from services.ingest.screening.docx_fields import FieldReader
from services.ingest.screening.docx_package import (
    Relationship,
    is_xml,
    macro_enabled,
    read_content_types,
    read_relationships,
    require_word_document,
)
from services.ingest.screening.ole2 import has_entry
from services.ingest.screening.references import LOCAL_TEMPLATE, external_reference, is_local_path, names_address
from services.ingest.screening.refusal import Refused
from services.ingest.screening.xml_part import MAX_MARKUP, Attributes, attribute, markup_count, read_elements
from services.ingest.screening.zip_directory import holds_zip_directory

EMBEDDED_WORKBOOK = "embedded_workbook"

_MACRO_PART = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml)$", re.IGNORECASE)
_EMBEDDED_WORKBOOK = re.compile(r"(^|/)embeddings/[^/]+\.xlsx$", re.IGNORECASE)
_PACKED_METAFILE = re.compile(r"/media/[^/]+\.(emz|wmz)$", re.IGNORECASE)  # gzip-compressed pictures of Office


def screen_docx(data: bytes) -> tuple[str, ...]:
    """Check a DOCX from its archive directory to the fields of its text; return what is worth recording.

    Flags: `local_template` (made from a template on the author's disk, which nobody opens),
    `embedded_workbook` (the data of a chart). Raises Refused with the code of what was found; parts are
    unpacked one at a time.
    """
    archive = open_archive(data)
    types = read_content_types(archive)
    require_word_document(archive, types)
    flags: set[str] = set()
    markup = 0
    for name, content in archive.contents():
        if _MACRO_PART.search(name) or (content.startswith(OLE2_MAGIC) and _holds_vba(content)):
            raise macro_enabled()
        if _is_nested_archive(content):
            flags |= _screen_nested(name, content)
        if content and is_xml(name, content, types):
            markup += markup_count(content)
            if markup > MAX_MARKUP:
                detail = "The document has more markup than a document of the accepted length needs."
                raise Refused("resource_limit", detail, quarantine=True)
            flags |= _screen_xml(name, content)
    return tuple(sorted(flags))


def _holds_vba(content: bytes) -> bool:
    return has_entry(content, "VBA") or has_entry(content, "_VBA_PROJECT")


def _is_nested_archive(content: bytes) -> bool:
    return is_archive(content) or holds_zip_directory(content)


def _screen_nested(name: str, content: bytes) -> set[str]:
    """Allow the workbook behind a chart, one level deep and within the same limits; no other archive."""
    if _PACKED_METAFILE.search(name) and not content.startswith(ZIP_MAGICS) and not holds_zip_directory(content):
        return set()
    if not _EMBEDDED_WORKBOOK.search(name):
        raise _nested_archive()
    for inner_name, inner_content in open_archive(content).contents():
        if _is_nested_archive(inner_content):
            raise _nested_archive()
        if _MACRO_PART.search(inner_name):
            raise macro_enabled()
    return {EMBEDDED_WORKBOOK}


def _screen_xml(name: str, content: bytes) -> set[str]:
    if name.lower().endswith(".rels"):
        return _screen_relationships(read_relationships(content))
    _refuse_fetching_elements(content)
    return set()


def _screen_relationships(relationships: list[Relationship]) -> set[str]:
    flags: set[str] = set()
    for relationship in relationships:
        if relationship.kind == "vbaProject":
            raise macro_enabled()
        outside = relationship.external or names_address(relationship.target)
        if not outside or relationship.kind == "hyperlink":
            continue
        # Every document made from a template other than Normal.dotm names it; a path on the author's own disk
        # reaches no network and nothing here opens it. A remote template is the attack.
        if relationship.kind != "attachedTemplate" or not is_local_path(unquote(relationship.target)):
            raise external_reference()
        flags.add(LOCAL_TEMPLATE)
    return flags


def _refuse_fetching_elements(content: bytes) -> None:
    reader = _FetchingElements()
    read_elements(content, reader)
    reader.fields.close()
    if reader.fetches or reader.fields.fetches:
        raise external_reference()


class _FetchingElements:
    """Watches one part for field codes and for pictures named by address instead of by relationship."""

    watched = frozenset({"delInstrText", "fldChar", "fldSimple", "imagedata", "instrText"})

    def __init__(self) -> None:
        self.fields = FieldReader()
        self.fetches = False
        self._in_code = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("instrText", "delInstrText"):
            self._in_code = True
        elif name == "fldChar":
            self.fields.mark(attribute(attributes, "fldCharType"))
        elif name == "fldSimple":
            self.fields.whole(attribute(attributes, "instr"))
        elif names_address(attribute(attributes, "src")):
            self.fetches = True

    def end(self, name: str) -> None:
        if name in ("instrText", "delInstrText"):
            self._in_code = False

    def text(self, characters: str) -> None:
        if self._in_code:
            self.fields.text(characters)


def _nested_archive() -> Refused:
    return Refused("nested_archive", "The document contains another archive.", quarantine=True)
