"""One PDF page through pdfium: visible glyphs with their places, and links."""

import ctypes
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from services.ingest.reading.bullets import DRAWN_MARKER
from services.ingest.reading.pdf_encodings import character_of
from services.ingest.reading.pdf_paths import drawn_rules
from services.ingest.reading.pdf_rules import Rule
from services.ingest.reading.pdf_visibility import Backdrop, Color, is_lost_on, is_never_visible, traps
from services.ingest.reading.pdf_words import Glyph

_BOLD_NAME = re.compile(r"bold|black|heavy|demi|cmbx|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_ICON_NAME = re.compile(
    r"awesome|icon|material|ionic|glyphs?(?![a-z])|emoji|phosphor|feather|academicons|fontello", re.IGNORECASE
)
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123
_OFF_PAGE = 1.0  # points beyond the edge
_JUNK = frozenset((0x0, 0xFFFD, 0xFFFE, 0xFFFF))
_UPRIGHT = 0.26  # radians (15 degrees)
_DOT = (1.2, 5.0)  # points: the least and the greatest width of a drawn list marker
_DOT_EM = 10.0  # the text beside it is not known yet; its usual size will do
_DOT_RISE = 0.28  # em from the baseline to a dot's middle, half the height of a small letter
_BLANK = Glyph(" ", 0.0, 0.0, 0.0, 0.0, False)
_BLACK: Color = (0, 0, 0, 255)
_LAST = 1 << 60
_NAME_BYTES = 256
_URL_BYTES = 2048


@dataclass(slots=True)
class LinkArea:
    """A clickable rectangle, in points from the page's top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float
    url: str


@dataclass(slots=True)
class PageGlyphs:
    """What is seen on a page. `turned` glyphs are written at a right angle, with coordinates turned to be
    read."""

    width: float
    height: float
    upright: list[Glyph] = field(default_factory=list)
    turned: list[Glyph] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    """characters that nobody sees, and that are left out"""
    unmapped: list[Glyph] = field(default_factory=list)
    """glyphs that are seen and have no known character"""
    has_pictures: bool = False
    rules: list[Rule] = field(default_factory=list)
    """straight lines that are drawn, as a table's borders are"""


@dataclass(frozen=True, slots=True)
class _Frame:
    """From a PDF's user space to points from the top left corner of the page as it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        match self.quarter_turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarter_turns % 2 else (width, height)

    def holds(self, x: float, y: float) -> bool:
        return (
            self.left - _OFF_PAGE <= x <= self.right + _OFF_PAGE
            and self.bottom - _OFF_PAGE <= y <= self.top + _OFF_PAGE
        )


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text object is drawn. `turn`: 0 upright, 1 read upwards, -1 downwards."""

    size: float
    bold: bool
    is_icon_font: bool
    color: Color
    turn: int
    visible: bool
    traps: Sequence[Backdrop] | None
    """what it may be lost on; None: on bare paper, too"""


class PageReader:
    """Reads one loaded page. `page` and `textpage` are pdfium handles that the caller closes."""

    def __init__(self, document: object, page: object, textpage: object) -> None:
        self._document, self._page, self._textpage = document, page, textpage
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self._frame = _Frame(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page))
        self._backdrops: list[Backdrop] = []
        self._orders: dict[int, int] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._styles: dict[tuple[object, ...], _Style] = {}
        self._near: dict[tuple[int, int], list[Backdrop]] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._channels = [ctypes.c_uint() for _ in range(4)]
        width, height = self._frame.size
        self.result = PageGlyphs(width, height)

    def read(self) -> PageGlyphs:
        """The page's visible content."""
        self._paint_order()
        self._glyphs()
        self._links()
        return self.result

    def _paint_order(self) -> None:
        """Note what is painted, in order: text is told apart from what lies behind it."""
        edges = [ctypes.c_float() for _ in range(4)]
        for order in range(pdfium.FPDFPage_CountObjects(self._page)):
            item = pdfium.FPDFPage_GetObject(self._page, order)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._orders[ctypes.addressof(item.contents)] = order
                continue
            if not pdfium.FPDFPageObj_GetBounds(item, *edges):
                continue
            is_path = kind == pdfium.FPDF_PAGEOBJ_PATH
            if is_path:
                self.result.rules += drawn_rules(item, [edge.value for edge in edges], self._frame.place)
            color = self._fill_color(item) if is_path else None
            if is_path and (color is None or not _is_filled(item)):
                continue
            self.result.has_pictures = self.result.has_pictures or kind == pdfium.FPDF_PAGEOBJ_IMAGE
            x0, y0, x1, y1 = (edge.value for edge in edges)
            backdrop = Backdrop(x0, y0, x1, y1, order, color)
            if is_path:
                self._drawn_marker(backdrop)
            if not backdrop.is_thin():
                self._backdrops.append(backdrop)

    def _drawn_marker(self, dot: Backdrop) -> None:
        """Some programs draw the dots of a list: a small filled shape as wide as high is taken for a
        marker."""
        width, height = dot.x1 - dot.x0, dot.y1 - dot.y0
        if _DOT[0] <= min(width, height) and max(width, height) <= min(_DOT[1], 1.5 * min(width, height)):
            x, y = self._frame.place((dot.x0 + dot.x1) / 2, (dot.y0 + dot.y1) / 2)
            glyph = Glyph(DRAWN_MARKER, x - width / 2, x + width / 2, y + _DOT_RISE * _DOT_EM, _DOT_EM, False)
            self.result.upright += [glyph, _BLANK]

    def _glyphs(self) -> None:
        textpage, result = self._textpage, self.result
        rectangle, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        address, style = 0, None
        for index in range(pdfium.FPDFText_CountChars(textpage)):
            item = pdfium.FPDFText_GetTextObject(textpage, index)
            if not item:  # pdfium's own blanks and line breaks
                result.upright.append(_BLANK)
                if result.hidden and result.hidden[-1] != " ":
                    result.hidden.append(" ")
                continue
            current = ctypes.addressof(item.contents)
            if current != address or style is None:
                address, style = current, self._style(index, item)
            code = pdfium.FPDFText_GetUnicode(textpage, index)
            pdfium.FPDFText_GetLooseCharBox(textpage, index, rectangle)
            box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            if not self._is_seen(style, address, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2):
                result.hidden.append(chr(code))
            elif not (style.is_icon_font and 0xE000 <= code <= 0xF8FF):
                pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
                if code in _JUNK:
                    result.unmapped.append(self._upright("\ufffd", style, box, (x.value, y.value)))
                elif style.turn == 0:
                    result.upright.append(self._upright(character_of(code), style, box, (x.value, y.value)))
                else:
                    self._add_turned(character_of(code), style, box, (x.value, y.value))

    def _upright(
        self, char: str, style: _Style, box: tuple[float, float, float, float], origin: tuple[float, float]
    ) -> Glyph:
        (ax, _), (bx, _) = self._frame.place(box[0], box[1]), self._frame.place(box[2], box[3])
        return Glyph(char, min(ax, bx), max(ax, bx), self._frame.place(*origin)[1], style.size, style.bold)

    def _is_seen(self, style: _Style, address: int, x: float, y: float) -> bool:
        if not style.visible or not self._frame.holds(x, y):
            return False
        if style.traps is not None and not (style.traps and self._is_on_any(style, x, y)):
            return True
        # Text inside a group is not in the list; it is taken to be painted last.
        order = self._orders.get(address, _LAST)
        return not is_lost_on(style.color, x, y, order, self._backdrops)

    def _is_on_any(self, style: _Style, x: float, y: float) -> bool:
        """True when the point lies on one of the style's traps. Glyphs of a line ask for the same few."""
        key = (id(style), int(y))
        near = self._near.get(key)
        if near is None:
            near = self._near[key] = [trap for trap in style.traps or () if trap.y0 - 1 <= y <= trap.y1 + 1]
        return any(trap.holds(x, y) for trap in near) if near else False

    def _add_turned(
        self, char: str, style: _Style, box: tuple[float, float, float, float], origin: tuple[float, float]
    ) -> None:
        result = self.result
        (_, ay), (_, by) = self._frame.place(box[0], box[1]), self._frame.place(box[2], box[3])
        across = self._frame.place(*origin)[0]
        start, end = min(ay, by), max(ay, by)
        if style.turn == 1:  # what is read first stands lowest
            start, end, baseline = result.height - end, result.height - start, across
        else:
            baseline = result.width - across
        result.turned.append(Glyph(char, start, end, baseline, style.size, style.bold))

    def _style(self, index: int, item: object) -> _Style:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._textpage, index, matrix)
        em = pdfium.FPDFText_GetFontSize(self._textpage, index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        color = self._fill_color(item) or _BLACK
        bold, icon = self._font(item)
        key = (em, matrix.a, matrix.b, matrix.c, matrix.d, mode, color, bold, icon)
        style = self._styles.get(key)
        if style is None:
            size = abs(em * math.hypot(matrix.c, matrix.d))
            angle = math.atan2(matrix.b, matrix.a) - self._frame.quarter_turns * math.pi / 2
            quarter = round(angle / (math.pi / 2)) % 4
            upright_enough = abs(math.remainder(angle, math.pi / 2)) < _UPRIGHT
            turn = {1: 1, 3: -1}.get(quarter, 0) if upright_enough else 0
            visible = not is_never_visible(size, mode, color)
            lost_on = traps(mode, color, self._backdrops) if visible else ()
            style = self._styles[key] = _Style(size, bold, icon, color, turn, visible, lost_on)
        return style

    def _fill_color(self, item: object) -> Color | None:
        if not pdfium.FPDFPageObj_GetFillColor(item, *self._channels):
            return None
        red, green, blue, alpha = self._channels
        return red.value, green.value, blue.value, alpha.value

    def _font(self, item: object) -> tuple[bool, bool]:
        """(bold, font of icons)."""
        font = pdfium.FPDFTextObj_GetFont(item)
        if not font:
            return False, False
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            name = ctypes.create_string_buffer(_NAME_BYTES)
            length = pdfium.FPDFFont_GetBaseFontName(font, name, _NAME_BYTES)
            text = name.raw[: max(0, length - 1)].decode("latin-1") if length <= _NAME_BYTES else ""
            flags = max(0, pdfium.FPDFFont_GetFlags(font))
            bold = bool(_BOLD_NAME.search(text)) or bool(flags & _FORCE_BOLD)
            self._fonts[address] = (bold, bool(_ICON_NAME.search(text)))
        return self._fonts[address]

    def _links(self) -> None:
        position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        rectangle = pdfium.FS_RECTF()
        while pdfium.FPDFLink_Enumerate(self._page, position, link):
            action = pdfium.FPDFLink_GetAction(link)
            if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
                continue
            buffer = ctypes.create_string_buffer(_URL_BYTES)
            length = pdfium.FPDFAction_GetURIPath(self._document, action, buffer, _URL_BYTES)
            if not 1 < length <= _URL_BYTES or not pdfium.FPDFLink_GetAnnotRect(link, rectangle):
                continue
            ax, ay = self._frame.place(rectangle.left, rectangle.bottom)
            bx, by = self._frame.place(rectangle.right, rectangle.top)
            url = buffer.raw[: length - 1].decode("utf-8", "replace")
            self.result.links.append(LinkArea(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), url))


def _is_filled(item: object) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(item, mode, stroke)) and mode.value != pdfium.FPDF_FILLMODE_NONE
