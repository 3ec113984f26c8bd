"""What a DOCX package says about its parts: their content types, and which of them is the document."""

from dataclasses import dataclass

from services.ingest.screening.docx_archive import DocxArchive
from services.ingest.screening.refusal import Refused
from services.ingest.screening.xml_part import Attributes, attribute, read_elements

CONTENT_TYPES_PART = "[Content_Types].xml"
ROOT_RELATIONSHIPS_PART = "_rels/.rels"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO_MARKS = ("macroenabled", "vbaproject", "vbadata")
_XML_EXTENSIONS = (".xml", ".rels", ".vml", ".svg")
_MARKED_XML = tuple(
    mark + "<?xml".encode(encoding)
    for mark, encoding in (
        (b"", "ascii"),
        (b"\xef\xbb\xbf", "ascii"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    )
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """One line of a `.rels` part. `kind` is the last segment of its type: `hyperlink`, `image`, …"""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """The content type of each part: by its name, otherwise by its extension (both in lower case)."""

    by_name: dict[str, str]
    by_extension: dict[str, str]

    def of(self, name: str) -> str:
        """The content type of the part `name` in lower case, empty where none is declared."""
        key = name.lower()
        return self.by_name.get("/" + key) or self.by_extension.get(key.rpartition(".")[2], "")

    def declare_macros(self) -> bool:
        """Whether any part is declared as macro-enabled or as a VBA project."""
        declared = (*self.by_name.values(), *self.by_extension.values())
        return any(mark in content_type for content_type in declared for mark in _MACRO_MARKS)


def read_content_types(archive: DocxArchive) -> ContentTypes:
    """The declared types; Refused `type_mismatch` where the archive is no OOXML package."""
    if CONTENT_TYPES_PART not in archive or ROOT_RELATIONSHIPS_PART not in archive:
        raise not_a_word_document()
    reader = _ContentTypesReader()
    read_elements(archive.read(CONTENT_TYPES_PART), reader)
    return reader.types


def read_relationships(content: bytes) -> list[Relationship]:
    """All relationships of a `.rels` part."""
    reader = _RelationshipsReader()
    read_elements(content, reader)
    return reader.relationships


class _ContentTypesReader:
    watched = frozenset({"Default", "Override"})

    def __init__(self) -> None:
        self.types = ContentTypes({}, {})

    def start(self, name: str, attributes: Attributes) -> None:
        content_type = attributes.get("ContentType", "").lower()
        if name == "Override":
            self.types.by_name[attributes.get("PartName", "").lower()] = content_type
        else:
            self.types.by_extension[attributes.get("Extension", "").lower()] = content_type

    def end(self, name: str) -> None: ...

    def text(self, characters: str) -> None: ...


class _RelationshipsReader:
    watched = frozenset({"Relationship"})

    def __init__(self) -> None:
        self.relationships: list[Relationship] = []

    def start(self, name: str, attributes: Attributes) -> None:
        kind = attribute(attributes, "Type").rstrip("/").rpartition("/")[2]
        external = attribute(attributes, "TargetMode").strip().lower() == "external"
        self.relationships.append(Relationship(kind, attribute(attributes, "Target").strip(), external))

    def end(self, name: str) -> None: ...

    def text(self, characters: str) -> None: ...


def require_word_document(archive: DocxArchive, types: ContentTypes) -> None:
    """Refused `macro_enabled` or `type_mismatch` unless the package's main part is a plain Word document."""
    if types.declare_macros():
        raise macro_enabled()
    roots = read_relationships(archive.read(ROOT_RELATIONSHIPS_PART))
    mains = [root.target.lstrip("/") for root in roots if root.kind == "officeDocument" and not root.external]
    if len(mains) != 1 or mains[0] not in archive or types.of(mains[0]) != DOCUMENT_TYPE:
        raise not_a_word_document()


def is_xml(name: str, content: bytes, types: ContentTypes) -> bool:
    """Whether any reader could take this part for XML: by its name, its declared type, or its first bytes."""
    content_type = types.of(name)
    return (
        name.lower().endswith(_XML_EXTENSIONS)
        or content_type.endswith(("+xml", "/xml"))
        or content.startswith(_MARKED_XML)
    )


def macro_enabled() -> Refused:
    """The refusal of a document with macros."""
    detail = "The document contains macros; please save it as a document without macros."
    return Refused("macro_enabled", detail, quarantine=True)


def not_a_word_document() -> Refused:
    """The refusal of another kind of archive that is named like a Word document."""
    return Refused("type_mismatch", "The file is named as a Word document, but it is none.", quarantine=True)
