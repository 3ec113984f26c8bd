"""One PDF page through pdfium: visible glyphs with their places, and links."""

import ctypes
import struct
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat

import pypdfium2.raw as pdfium

from services.ingest.reading.bullets import DRAWN_MARKER
from services.ingest.reading.pdf import calls
from services.ingest.reading.pdf.encodings import character_of
from services.ingest.reading.pdf.forms import Matrix, objects_within
from services.ingest.reading.pdf.frame import Frame
from services.ingest.reading.pdf.paths import Place, aligned, drawn_rules, is_hollow, is_ring
from services.ingest.reading.pdf.rules import Rule
from services.ingest.reading.pdf.styles import Style, StyleReader
from services.ingest.reading.pdf.visibility import Backdrop, Color, Paint, is_lost_on
from services.ingest.reading.pdf.words import Glyph

_JUNK = frozenset((0x0, 0xFFFD, 0xFFFE, 0xFFFF))
_DOT = (1.2, 5.0)  # points: the least and the greatest width of a drawn list marker
_RING = 6.5  # points: the greatest width of one that is an open circle, its line included
_DOT_EM = 10.0  # the text beside it is not known yet; its usual size will do
_DOT_RISE = 0.28  # em from the baseline to a dot's middle, half the height of a small letter
_BLANK = Glyph(" ", 0.0, 0.0, 0.0, 0.0, False)
_LAST = 1 << 60
_SAME_LINE = 0.1  # em
_PLACE = struct.Struct("4f2d")  # FS_RECTF (left, top, right, bottom), and a point
_AT_X, _AT_Y = 16, 24

_Edges = tuple[float, float, float, float]
"""left, top, right, bottom in the PDF's user space"""
_Point = tuple[float, float]
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
    """What is seen on a page.

    Turned glyphs are written at a right angle, upwards or downwards, with coordinates turned to be read: along the
    line from the page's bottom or top, and the baseline from its left or right edge.
    """

    width: float
    height: float
    upright: list[Glyph] = field(default_factory=list)
    turned_up: list[Glyph] = field(default_factory=list)
    turned_down: list[Glyph] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    """characters that nobody sees, and that are left out"""
    unmapped: list[Glyph] = field(default_factory=list)
    """glyphs that are seen and have no known character"""
    has_pictures: bool = False
    rules: list[Rule] = field(default_factory=list)
    """straight lines that are drawn, as a table's borders are"""
    turned: int = 0
    """quarter turns clockwise by which a picture was turned before its words were recognised"""


class PageReader:
    """Reads one loaded page. `page` and `textpage` are pdfium handles that the caller closes."""

    def __init__(self, document: object, page: object, textpage: object) -> None:
        self._document, self._page, self._textpage = document, page, textpage
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self._frame = Frame(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page))
        self._backdrops: list[Backdrop] = []
        self._paint = Paint(self._backdrops)  # asked only when all is noted
        self._painted: list[int | None] = []  # addresses of the objects, in the order of painting
        self._in_forms: dict[int, Matrix] = {}
        self._rings: list[tuple[tuple[float, float], tuple[float, float]]] = []
        self._channels = [ctypes.c_uint() for _ in range(4)]
        width, height = self._frame.size
        self.result = PageGlyphs(width, height)

    def read(self) -> PageGlyphs:
        """The page's visible content."""
        textpage = calls.handle_of(self._textpage)
        count = pdfium.FPDFText_CountChars(self._textpage)
        items: list[int | None] = list(map(calls.text_object, repeat(textpage), range(count)))
        self._paint_order(frozenset(items))
        for one, other in aligned(self._rings):
            self._drawn_marker(one, other, _RING)
        self._glyphs(textpage, items)
        self._links()
        return self.result

    def _paint_order(self, texts: Set[int | None]) -> None:
        """Note what is painted, in order: text is told apart from what lies behind it."""
        edges = [ctypes.c_float() for _ in range(4)]
        page = calls.handle_of(self._page)
        painted = list(map(calls.object_at, repeat(page), range(pdfium.FPDFPage_CountObjects(self._page))))
        self._painted = painted
        for order in [order for order, address in enumerate(painted) if address not in texts]:
            kind = calls.object_type(calls.handle(painted[order]))
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                continue  # without a character, or with blanks alone
            item = pdfium.FPDFPage_GetObject(self._page, order)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                self._look_inside(item)
            if not pdfium.FPDFPageObj_GetBounds(item, *edges):
                continue
            is_path = kind == pdfium.FPDF_PAGEOBJ_PATH
            color = self._drawn(item, [edge.value for edge in edges], self._frame.place) if is_path else None
            if is_path and color is None:
                continue
            self.result.has_pictures = self.result.has_pictures or kind == pdfium.FPDF_PAGEOBJ_IMAGE
            backdrop = Backdrop(edges[0].value, edges[1].value, edges[2].value, edges[3].value, order, color)
            if not backdrop.is_thin():
                self._backdrops.append(backdrop)

    def _look_inside(self, form: object) -> None:
        """Take in what a group draws. For what lies behind a text, it stays one thing of many colours."""
        edges = [ctypes.c_float() for _ in range(4)]
        for item, kind, matrix in objects_within(form):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._in_forms[calls.address_of(item)] = matrix
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.result.has_pictures = True
            elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(item, *edges):
                self._drawn(item, [edge.value for edge in edges], _through(matrix, self._frame.place))

    def _drawn(self, path: object, edges: list[float], place: Place) -> Color | None:
        """Take in the lines and dots that a path draws; its colour where it is filled. `edges` are left, bottom,
        right, top."""
        self.result.rules += drawn_rules(path, edges, place)
        color = self._fill_color(path)
        if color is None or not _is_filled(path):
            if is_ring(path):
                self._rings.append((place(edges[0], edges[1]), place(edges[2], edges[3])))
            return None
        if is_hollow(path):
            return None
        self._drawn_marker(place(edges[0], edges[1]), place(edges[2], edges[3]))
        return color

    def _drawn_marker(self, one: tuple[float, float], other: tuple[float, float], widest: float = _DOT[1]) -> None:
        """Some programs draw the dots of a list: a small filled shape as wide as high is taken for a
        marker."""
        width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
        if _DOT[0] <= min(width, height) and max(width, height) <= min(widest, 1.5 * min(width, height)):
            x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
            glyph = Glyph(DRAWN_MARKER, x - width / 2, x + width / 2, y + _DOT_RISE * _DOT_EM, _DOT_EM, False)
            self.result.upright += [glyph, _BLANK]

    def _glyphs(self, textpage: calls.Handle, items: Sequence[int | None]) -> None:
        """Take in the characters; `items` are their text objects, None for pdfium's own blanks and line breaks.

        Nearly every character is seen, upright and plain: what `_take` would do with it is done here at half the cost.
        """
        add, frame, in_forms = self.result.upright.append, self._frame, self._in_forms
        styles = StyleReader(textpage, frame.quarter_turns, self._backdrops)
        place = ctypes.create_string_buffer(_PLACE.size)
        at_box, at_x, at_y = calls.address_in(place), calls.address_in(place, _AT_X), calls.address_in(place, _AT_Y)
        loose_box, origin, new = calls.loose_box, calls.origin, tuple.__new__
        left, top, place_at = frame.left, frame.top, _PLACE.unpack_from
        lowest_x, lowest_y, highest_x, highest_y = frame.reach
        style_of = styles.style
        address, style = None, None
        for index, (item, code) in enumerate(zip(items, calls.characters(textpage, len(items)), strict=True)):
            if not item:
                self._take_blank()
                continue
            if item != address or style is None:
                address, found = item, style_of(index, item)
                if found is not style:
                    style, plain, size, bold = found, found.plain, found.size, found.bold
                    traps, near = found.traps, found.near
            loose_box(textpage, index, at_box)
            origin(textpage, index, at_x, at_y)
            x0, y1, x1, y0, x, baseline = place_at(place)
            middle, height = (x0 + x1) / 2, (y0 + y1) / 2
            if (
                plain and x0 <= x1 and (0x1F < code < 0x7F or 0x88 < code < 0xFFFD)
                and lowest_x <= middle <= highest_x and lowest_y <= height <= highest_y
                and not (traps and near.get(int(height)) != [] and style.is_on_trap(middle, height))
                and not (in_forms and item in in_forms)
            ):  # fmt: skip
                add(new(Glyph, (chr(code), x0 - left, x1 - left, top - baseline, size, bold)))
            else:
                start = styles.origin(index) if item in in_forms else None
                true_code = calls.character(textpage, index)  # `characters` may have another for such a one
                self._take(true_code, style, item, ((x0, y1, x1, y0), (x, baseline)), start)

    def _take_blank(self) -> None:
        hidden = self.result.hidden
        self.result.upright.append(_BLANK)
        if hidden and hidden[-1] != " ":
            hidden.append(" ")

    def _take(self, code: int, style: Style, item: int, place: tuple[_Edges, _Point], start: _Point | None) -> None:
        """Take in a character. `start` is where its text object starts, for one in a group."""
        result, (edges, origin) = self.result, place
        if not self._is_seen(style, item, edges):
            result.hidden.append(chr(code))
        elif not style.is_picture(code):
            if start is not None:
                edges, origin = self._in_form(style, edges, origin, item, start)
            if code in _JUNK:
                result.unmapped.append(self._upright("\ufffd", style, edges, origin))
            elif style.turn == 0:
                result.upright.append(self._upright(character_of(code), style, edges, origin))
            else:
                self._add_turned(character_of(code), style, edges, origin)

    def _in_form(self, style: Style, edges: _Edges, origin: _Point, item: int, start: _Point) -> tuple[_Edges, _Point]:
        """The place of a character in a group. pdfium leaves the letters of a ligature where they would be without
        the group's matrix: off the line on which their text object starts, until the matrix is applied."""
        moved = self._in_forms[item].apply(*origin)
        near = _SAME_LINE * style.size
        if style.turn or abs(origin[1] - start[1]) <= near or abs(moved[1] - start[1]) > near:
            return edges, origin
        left, top = self._in_forms[item].apply(edges[0], edges[1])
        right, bottom = self._in_forms[item].apply(edges[2], edges[3])
        return (left, top, right, bottom), moved

    def _upright(self, char: str, style: Style, edges: _Edges, origin: _Point) -> Glyph:
        frame = self._frame
        (ax, _), (bx, _) = frame.place(edges[0], edges[3]), frame.place(edges[2], edges[1])
        return Glyph(char, min(ax, bx), max(ax, bx), frame.place(*origin)[1], style.size, style.bold)

    def _is_seen(self, style: Style, item: int, edges: _Edges) -> bool:
        x, y = (edges[0] + edges[2]) / 2, (edges[3] + edges[1]) / 2
        if not style.visible or not self._frame.holds(x, y):
            return False
        if style.traps is not None and not (style.traps and style.is_on_trap(x, y)):
            return True
        order = self._orders.get(item, _LAST)
        return not is_lost_on(style.color, self._paint.under(x, y, order))

    @cached_property
    def _orders(self) -> dict[int | None, int]:
        """The place of an object in the order of painting. Text inside a group has none; it is taken to be painted
        last."""
        return dict(zip(self._painted, range(len(self._painted)), strict=True))

    def _add_turned(self, char: str, style: Style, edges: _Edges, origin: _Point) -> None:
        result = self.result
        (_, ay), (_, by) = self._frame.place(edges[0], edges[3]), self._frame.place(edges[2], edges[1])
        across = self._frame.place(*origin)[0]
        start, end = min(ay, by), max(ay, by)
        if style.turn == 1:  # what is read first stands lowest
            place = (result.height - end, result.height - start, across)
            result.turned_up.append(Glyph(char, *place, style.size, style.bold))
        else:
            result.turned_down.append(Glyph(char, start, end, result.width - across, style.size, style.bold))

    def _fill_color(self, item: object) -> Color | None:
        if not pdfium.FPDFPageObj_GetFillColor(item, *self._channels):
            return None
        red, green, blue, alpha = self._channels
        return red.value, green.value, blue.value, alpha.value

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


def _through(matrix: Matrix, place: Place) -> Place:
    return lambda x, y: place(*matrix.apply(x, y))


def _is_filled(item: object) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(item, mode, stroke)) and mode.value != pdfium.FPDF_FILLMODE_NONE
