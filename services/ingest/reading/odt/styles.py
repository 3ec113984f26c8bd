"""What the styles of an ODT say: heading, size, bold, shading, hidden."""

from services.ingest.reading.lengths import points
from services.ingest.reading.looks import Look
from services.ingest.reading.zip_package import Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_MAX_CHAIN = 20
_DEFAULT_SIZE = 12.0  # points: of LibreOffice where nothing states one
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_NO_FILL = frozenset(("transparent", "#ffffff"))


class OdtStyles:
    """Looks by family and name, with everything that a style inherits. `roots`: styles.xml, then content.xml."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        self._defaults: dict[str, Look] = {"paragraph": Look(size=_DEFAULT_SIZE)}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._styles[style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")] = style
            for style in root.iter(f"{STYLE}default-style"):
                family = style.get(f"{STYLE}family", "")
                self._defaults[family] = _stated(style, self._defaults.get(family, Look()))

    def look(self, family: str, name: str | None) -> Look:
        """The look of a style; what nothing states is None, except a paragraph's size."""
        key = (family, name or "")
        if key not in self._looks:
            look = self._defaults.get(family, Look()) if family == "paragraph" else Look()
            for style in reversed(self._chain(*key)):
                look = _stated(style, look)
            self._looks[key] = look
        return self._looks[key]

    def master_pages(self) -> set[str]:
        """Names of the page styles that paragraph or table styles ask for."""
        names = (style.get(f"{STYLE}master-page-name") for style in self._styles.values())
        return {name for name in names if name}

    def _chain(self, family: str, name: str) -> list[Element]:
        chain: list[Element] = []
        while (style := self._styles.get((family, name))) is not None and len(chain) < _MAX_CHAIN:
            chain.append(style)
            name = style.get(f"{STYLE}parent-style-name", "")
        return chain


def _stated(style: Element, under: Look) -> Look:
    """`under`, changed by what the style itself states."""
    text, paragraph = style.find(f"{STYLE}text-properties"), style.find(f"{STYLE}paragraph-properties")
    cell = style.find(f"{STYLE}table-cell-properties")
    fills = [part.get(f"{_FO}background-color") for part in (text, paragraph, cell) if part is not None]
    shaded = next((fill.lower() not in _NO_FILL for fill in fills if fill), None)
    name = style.get(f"{STYLE}name", "").lower()
    # LibreOffice keeps these names in English in every language of its menus.
    heading = True if name.startswith(("heading", "title")) or style.get(f"{STYLE}default-outline-level") else None
    look = Look(shaded=shaded, heading=heading)
    if text is not None:
        weight, display = text.get(f"{_FO}font-weight"), text.get(f"{TEXT}display")
        color = text.get(f"{_FO}color")
        look = Look(
            size=points(text.get(f"{_FO}font-size"), under.size),
            bold=None if weight is None else weight in _BOLD,
            hidden=None if display is None else display == "none",
            color=None if color is None else color.lstrip("#"),
            shaded=shaded,
            heading=heading,
        )
    return under.under(look)
