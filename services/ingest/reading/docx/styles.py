"""What a DOCX paragraph's style says: heading, list item, size, bold, shading, hidden."""

from dataclasses import replace

from services.ingest.reading.docx.package import Package, W
from services.ingest.reading.looks import Look
from services.ingest.reading.zip_package import Element

_MAX_CHAIN = 20  # styles that are based on styles; Word itself allows about ten


def is_on(element: Element | None) -> bool | None:
    """A toggle such as `w:b`: None when absent."""
    if element is None:
        return None
    return element.get(f"{W}val", "true").lower() not in ("0", "false", "off", "none")


def run_look(properties: Element | None) -> Look:
    """The look that `w:rPr` states."""
    if properties is None:
        return Look()
    size, color = properties.find(f"{W}sz"), properties.find(f"{W}color")
    half_points = None if size is None else _number(size.get(f"{W}val"))
    return Look(
        size=None if half_points is None else half_points / 2,
        bold=is_on(properties.find(f"{W}b")),
        hidden=is_on(properties.find(f"{W}vanish")),
        color=None if color is None else color.get(f"{W}val"),
        shaded=_is_shaded(properties) or (True if properties.find(f"{W}highlight") is not None else None),
    )


def paragraph_look(properties: Element | None) -> Look:
    """The look that `w:pPr` states, without its style."""
    if properties is None:
        return Look()
    numbering, outline = properties.find(f"{W}numPr/{W}numId"), properties.find(f"{W}outlineLvl")
    level = None if outline is None else _number(outline.get(f"{W}val"))
    return Look(
        shaded=_is_shaded(properties),
        list_item=None if numbering is None else numbering.get(f"{W}val") != "0",
        heading=None if level is None else level < 9,
    )


def _is_shaded(properties: Element) -> bool | None:
    shade = properties.find(f"{W}shd")
    if shade is None:
        return None
    return shade.get(f"{W}fill", "auto").lower() not in ("auto", "ffffff") or shade.get(f"{W}val") == "solid"


def _number(value: str | None) -> float | None:
    try:
        return float(value or "")
    except ValueError:
        return None


class Styles:
    """Looks by style id, with everything that a style inherits."""

    def __init__(self, package: Package) -> None:
        root = package.optional_xml("word/styles.xml")
        self._styles: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self.default_paragraph = ""
        self._base = Look(size=10.0)  # the size of the format where nothing states one
        if root is None:
            return
        self._base = self._base.under(run_look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))
        for style in root.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self.default_paragraph = name

    def look(self, style_id: str | None) -> Look:
        """The look of a paragraph style; an unknown id has the look of the document's defaults."""
        key = style_id or self.default_paragraph
        if key not in self._looks:
            self._looks[key] = self._resolve(key)
        return self._looks[key]

    def character_look(self, style_id: str) -> Look:
        """What a character style states by itself."""
        style = self._styles.get(style_id)
        return Look() if style is None else run_look(style.find(f"{W}rPr"))

    def _resolve(self, style_id: str) -> Look:
        chain: list[Element] = []
        current: str | None = style_id
        while current and current in self._styles and len(chain) < _MAX_CHAIN:
            style = self._styles[current]
            if style in chain:
                break
            chain.append(style)
            parent = style.find(f"{W}basedOn")
            current = None if parent is None else parent.get(f"{W}val")
        look = self._base
        for style in reversed(chain):
            stated = run_look(style.find(f"{W}rPr")).under(paragraph_look(style.find(f"{W}pPr")))
            name = style.find(f"{W}name")
            label = "" if name is None else (name.get(f"{W}val") or "").lower()
            # Word keeps these names in English in every language of its menus.
            if label.startswith(("heading", "title")):
                stated = replace(stated, heading=True)
            elif label.startswith(("list bullet", "list number")):
                stated = replace(stated, list_item=True)
            look = look.under(stated)
        return look
