"""The parts of a DOCX file and how they name each other."""

from pathlib import PurePosixPath

from services.ingest.reading.limits import Limits
from services.ingest.reading.zip_package import ZipPackage, corrupt

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL_W = W[1:-1]
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_TRANSITIONAL_R = R_ID[1 : R_ID.index("}")]
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package(ZipPackage):
    """Parts by name, and the main one. Every failure of the file is raised as `Unreadable`."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        super().__init__(data, limits)
        self.main = self._main_part()

    def _main_part(self) -> str:
        for kind, target in self.relationships("").values():
            if kind.endswith("/officeDocument"):
                return target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        raise corrupt("The package has no main document.")

    def _with_usual_names(self, data: bytes) -> bytes:
        if _STRICT_W.encode() in data:  # the strict flavour differs in the names of its namespaces
            data = data.replace(_STRICT_W.encode(), _TRANSITIONAL_W.encode())
            data = data.replace(_STRICT_R.encode(), _TRANSITIONAL_R.encode())
        return data

    def relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Id to (type, target) of a part ("" is the package). Targets inside the package are full part
        names."""
        folder = PurePosixPath(part).parent
        name = str(folder / "_rels" / f"{PurePosixPath(part).name}.rels") if part else "_rels/.rels"
        root = self.optional_xml(name)
        found: dict[str, tuple[str, str]] = {}
        for item in () if root is None else root.iter(_RELATIONSHIP):
            target = item.get("Target", "")
            if item.get("TargetMode") != "External":
                target = target.lstrip("/") if target.startswith("/") else str(folder / target)
            found[item.get("Id", "")] = (item.get("Type", ""), target)
        return found
