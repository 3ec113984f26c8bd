"""The parts of a packed document, read within limits and parsed without entities or network."""

import io
import zipfile
import zlib
from typing import Any, TypeAlias

from lxml import etree

from services.ingest.reading.limits import MIB, Limits
from services.ingest.reading.outcome import Unreadable

Element: TypeAlias = Any
"""an lxml element; lxml ships no types"""


def corrupt(detail: str) -> Unreadable:
    """The outcome for a file that is not what it says."""
    return Unreadable("document_corrupt", detail, quarantine=True)


class ZipPackage:
    """Parts by name. Every failure of the file is raised as `Unreadable`."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise corrupt("The file is not a readable package of parts.") from error
        self.names = frozenset(self._zip.namelist())
        if len(self.names) != len(self._zip.namelist()):
            raise corrupt("Two parts of the package have the same name.")

    def bytes_of(self, name: str) -> bytes:
        """The unpacked part. At most one MiB more than its declared size is ever unpacked."""
        try:
            info = self._zip.getinfo(name)
            bound = min(self._limits.part_bytes, info.file_size + MIB)
            with self._zip.open(info) as part:
                data = part.read(bound + 1)
        except KeyError as error:
            raise corrupt("A part that the document names is missing.") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
            raise corrupt("A part of the package is damaged.") from error
        except RuntimeError as error:  # zipfile: "password required"
            raise Unreadable("encrypted_document", "The document is protected by a password.") from error
        self._unpacked += len(data)
        if len(data) > bound or self._unpacked > self._limits.unpacked_bytes:
            raise Unreadable("resource_limit", "The document unpacks to more than is read.", quarantine=True)
        return data

    def xml(self, name: str) -> Element:
        """The part's root element. Refuses a DTD, and elements nested deeper than libxml2's bound of 256."""
        data = self._with_usual_names(self.bytes_of(name))
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
            collect_ids=False,  # LibreOffice writes the same xml:id twice for the lists of a text box
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise corrupt("A part of the document is not well-formed XML.") from error
        except ValueError as error:
            raise corrupt("A part of the document is not XML.") from error
        tree = root.getroottree()
        if tree.docinfo.internalDTD is not None or tree.docinfo.doctype:
            raise corrupt("A part of the document declares a DTD.")
        return root

    def optional_xml(self, name: str) -> Element | None:
        """The part's root element, or None where the package has no such part."""
        return self.xml(name) if name in self.names else None

    def _with_usual_names(self, data: bytes) -> bytes:
        """A part's XML with the namespaces that its reader expects."""
        return data
