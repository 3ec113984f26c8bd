"""How the text objects of a PDF page are drawn, through pdfium: size, weight, colour, direction."""

import ctypes
import math
import re
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.ingest.reading.bullets import is_marker
from services.ingest.reading.pdf import calls
from services.ingest.reading.pdf.visibility import Backdrop, Color, is_never_visible, traps

_BOLD_NAME = re.compile(
    # `Medi` is how the bold face of the Times that TeX uses is called, and `bx` its own bold.
    r"bold|black|heavy|demi|medi(?=$|ital|obli)|(?:cm|sf|ec|lm)(?:ss)?bx|(?<![a-z])bd(?![a-z])",
    re.IGNORECASE,
)
_ICON_NAME = re.compile(
    r"awesome|icon|material|ionic|glyphs?(?![a-z])|emoji|phosphor|feather|academicons|fontello", re.IGNORECASE
)
_PICTURE_NAME = re.compile(r"awesome|academicons|marvosym|fontello|ionicons|icomoon", re.IGNORECASE)
"""fonts of icons without a letter: what they call one is the number of a picture, whose Unicode is not known"""
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123
_UPRIGHT = 0.26  # radians (15 degrees)
_BLACK: Color = (0, 0, 0, 255)
_NAME_BYTES = 256
_LOOK = struct.Struct("4f4I")
"""a, b, c, d of the matrix (the two numbers that move are left out, and written over), and the colour's channels"""
_AT_CHANNELS = 16
_ORIGIN = struct.Struct("2f")
"""e and f of the matrix"""


_Bounds = tuple[float, float, float, float]
_Key = tuple[float, int, int, int | None, bytes]
"""em, text rendering mode, whether a colour is known, font, matrix and colour"""


@dataclass(frozen=True, slots=True)
class _Face:
    is_bold: bool
    is_icons: bool
    has_letters: bool


_PLAIN = _Face(is_bold=False, is_icons=False, has_letters=True)


@dataclass(slots=True)
class Style:
    """How a text object is drawn. `turn`: 0 upright, 1 read upwards, -1 downwards."""

    size: float
    bold: bool
    is_icon_font: bool
    has_letters: bool
    """whether a letter's code in it means that letter: not so in fonts that hold nothing but icons"""
    color: Color
    turn: int
    visible: bool
    traps: Sequence[Backdrop] | None
    """what it may be lost on; None: on bare paper, too"""
    plain: bool
    """seen unless it is off the page or on a trap, on a page that is not turned; upright, and no icons"""
    near: dict[int, list[_Bounds]]
    """the traps at a height, by its whole points: the glyphs of a line ask for the same few"""

    def is_picture(self, code: int) -> bool:
        """True for a character that is an icon: a private one, or any in a font of nothing but icons, where only the
        signs that open list items are what they seem."""
        if not self.is_icon_font:
            return False
        return 0xE000 <= code <= 0xF8FF or not (self.has_letters or is_marker(chr(code)))

    def is_on_trap(self, x: float, y: float) -> bool:
        """True when the point lies on one of the traps."""
        near = self.near.get(int(y))
        if near is None:  # the first glyph at this height
            found = [trap for trap in self.traps or () if trap.y0 - 1 <= y <= trap.y1 + 1]
            near = self.near[int(y)] = [(trap.x0, trap.y0, trap.x1, trap.y1) for trap in found]
        for x0, y0, x1, y1 in near:  # noqa: SIM110 - nearly every glyph asks, and `any` costs twice as much
            if x0 <= x <= x1 and y0 <= y <= y1:
                return True
        return False


class StyleReader:
    """The styles of one page. `textpage` is pdfium's handle; `backdrops` are all that is painted on the page."""

    def __init__(self, textpage: calls.Handle, quarter_turns: int, backdrops: Sequence[Backdrop]) -> None:
        self._textpage, self._quarter_turns, self._backdrops = textpage, quarter_turns, backdrops
        self._look = ctypes.create_string_buffer(_LOOK.size)
        self._at_matrix = calls.address_in(self._look)
        self._fonts: dict[int, _Face] = {}
        self._styles: dict[_Key, Style] = {}
        self.style = self._style_of()
        """(index of a character, address of its text object) -> the style of the text object"""

    def _style_of(self) -> Callable[[int, int], Style]:
        """A closure, because a page may have an object for each letter: names of its own are found fastest."""
        textpage, look, at_matrix, styles, made = self._textpage, self._look, self._at_matrix, self._styles, self._kept
        red, green, blue, alpha = (calls.address_in(look, _AT_CHANNELS + 4 * index) for index in range(4))
        handle, matrix, fill_color, font_size = calls.handle, calls.matrix, calls.fill_color, calls.font_size
        render_mode, font = calls.render_mode, calls.font
        last_key: _Key | None = None
        last: Style | None = None

        def style(index: int, address: int) -> Style:
            nonlocal last_key, last
            item = handle(address)
            matrix(textpage, index, at_matrix)
            painted = fill_color(item, red, green, blue, alpha)
            key = (font_size(textpage, index), render_mode(item), painted, font(item), look.raw)
            if key != last_key or last is None:  # comparing is faster than looking up
                last_key, last = key, styles.get(key) or made(key)
            return last

        return style

    def _kept(self, key: _Key) -> Style:
        em, mode, painted, font, look = key
        a, b, c, d, *channels = _LOOK.unpack(look)
        red, green, blue, alpha = channels if painted else _BLACK
        style = self._made(em, (a, b, c, d), mode, (red, green, blue, alpha), self._font(font))
        self._styles[key] = style
        return style

    def origin(self, index: int) -> tuple[float, float]:
        """Where the text object of a character starts, in the page's user space."""
        calls.matrix(self._textpage, index, self._at_matrix)
        x, y = _ORIGIN.unpack_from(self._look, _AT_CHANNELS)
        return x, y

    def _made(
        self, em: float, matrix: tuple[float, float, float, float], mode: int, color: Color, font: _Face
    ) -> Style:
        a, b, c, d = matrix
        size = abs(em * math.hypot(c, d))
        angle = math.atan2(b, a) - self._quarter_turns * math.pi / 2
        quarter = round(angle / (math.pi / 2)) % 4
        upright_enough = abs(math.remainder(angle, math.pi / 2)) < _UPRIGHT
        turn = {1: 1, 3: -1}.get(quarter, 0) if upright_enough else 0
        visible = not is_never_visible(size, mode, color)
        lost_on = traps(mode, color, self._backdrops) if visible else ()
        plain = visible and lost_on is not None and turn == 0 and not font.is_icons and not self._quarter_turns
        return Style(
            size, font.is_bold, font.is_icons, font.has_letters, color, turn, visible, lost_on, plain, {}
        )  # fmt: skip

    def _font(self, address: int | None) -> _Face:
        if not address:
            return _PLAIN
        if address not in self._fonts:
            font = calls.handle(address)
            text = calls.font_name(font, _NAME_BYTES) or ""
            bold = bool(_BOLD_NAME.search(text)) or bool(max(0, calls.font_flags(font)) & _FORCE_BOLD)
            pictures = bool(_PICTURE_NAME.search(text))
            # Browsers embed what they cannot embed otherwise, fonts of icons most of all, without a name (Type 3).
            icons = pictures or not text or bool(_ICON_NAME.search(text))
            self._fonts[address] = _Face(bold, icons, not pictures)
        return self._fonts[address]
