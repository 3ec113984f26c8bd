"""What the parts of an ODT may not hold: the rules of DOCX in the words of OpenDocument 1.3."""

import re
from urllib.parse import unquote

from services.ingest.screening.content_kind import ODT_MEDIA_TYPE, OLE2_MAGIC, is_archive
from services.ingest.screening.docx_archive import DocxArchive, open_archive
from services.ingest.screening.docx_package import ContentTypes, is_xml, macro_enabled
from services.ingest.screening.ole2 import has_entry
from services.ingest.screening.references import LOCAL_TEMPLATE, external_reference, is_local_path, names_address
from services.ingest.screening.refusal import Refused
from services.ingest.screening.xml_part import MAX_MARKUP, Attributes, attribute, markup_count, read_elements
from services.ingest.screening.zip_directory import holds_zip_directory

_MACRO_PART = re.compile(r"^(Basic|Scripts)/[^/]", re.IGNORECASE)
_NO_TYPES = ContentTypes({}, {})  # an ODT declares none; names and first bytes tell what is XML
_SCRIPT_SCHEMES = ("vnd.sun.star.script:", "macro:", "service:", "vnd.sun.star.pkg:", "javascript:")


def screen_odt(data: bytes) -> tuple[str, ...]:
    """Check an ODT from its archive directory to the addresses in its parts; return what is worth recording.

    Flag: `local_template`. Raises Refused with the codes of `screen_docx`; parts are unpacked one at a time.
    """
    archive = open_archive(data)
    _require_text_document(archive)
    flags: set[str] = set()
    markup = 0
    for name, content in archive.contents():
        if _MACRO_PART.match(name) or (content.startswith(OLE2_MAGIC) and has_entry(content, "_VBA_PROJECT")):
            raise macro_enabled()
        if is_archive(content) or holds_zip_directory(content):
            raise Refused("nested_archive", "The document contains another archive.", quarantine=True)
        if content and is_xml(name, content, _NO_TYPES):
            markup += markup_count(content)
            if markup > MAX_MARKUP:
                detail = "The document has more markup than a document of the accepted length needs."
                raise Refused("resource_limit", detail, quarantine=True)
            flags |= _screen_part(content)
    return tuple(sorted(flags))


def _require_text_document(archive: DocxArchive) -> None:
    declared = archive.read("mimetype").strip() if "mimetype" in archive else b""
    if declared != ODT_MEDIA_TYPE.encode() or "content.xml" not in archive:
        detail = "The file is named as an OpenDocument text, but it is none."
        raise Refused("type_mismatch", detail, quarantine=True)


def _screen_part(content: bytes) -> set[str]:
    reader = _PartReader()
    read_elements(content, reader)
    if reader.is_encrypted:
        raise Refused("encrypted_document", "The document is encrypted; please upload it without a password.")
    if reader.runs_code:
        raise macro_enabled()
    if reader.fetches:
        raise external_reference()
    return {LOCAL_TEMPLATE} if reader.has_local_template else set()


class _PartReader:
    """Watches every element, because nearly any of them may carry an address."""

    watched = None

    def __init__(self) -> None:
        self.is_encrypted = False
        self.runs_code = False
        self.fetches = False
        self.has_local_template = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "encryption-data":
            self.is_encrypted = True
        elif name in ("script", "event-listener", "execute-macro") or attribute(attributes, "macro-name"):
            self.runs_code = True
        elif name in ("dde-source", "dde-connection", "dde-connection-decl"):
            self.fetches = True
        address = unquote(attribute(attributes, "href")).strip() if attributes else ""
        if address:
            self._judge(name, address)

    def _judge(self, name: str, address: str) -> None:
        if address.lower().startswith(_SCRIPT_SCHEMES):
            self.runs_code = True
        elif name == "a":
            return  # waits for a click, as a hyperlink of Word does
        elif name == "template" and (is_local_path(address) or address.startswith(("../", "/"))):
            self.has_local_template = self.has_local_template or not address.startswith("//")
            self.fetches = self.fetches or address.startswith("//")
        elif names_address(address) or address.startswith(("../", "/")):  # ".." leaves the package (part 2, 3.7)
            self.fetches = True

    def end(self, name: str) -> None: ...

    def text(self, characters: str) -> None: ...
