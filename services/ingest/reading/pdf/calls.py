"""pdfium's functions that are asked about every glyph, without the checks of pypdfium2's typed declarations.

A page has thousands of glyphs, in some programs' PDFs each an object of its own. The typed calls make and check
pointer objects every time, which takes several times as long as pdfium itself. Here nothing is checked: handles and
addresses must be what `handle`, `handle_of` and `address_in` give (ctypes passes such on as they are, and would convert
a `c_void_p` at each call), what pdfium writes goes to buffers that are made once, and other numbers are C ints.
"""

import ctypes
from collections.abc import Callable, Sequence
from ctypes import c_double, c_int, c_size_t, c_uint, c_ushort, c_void_p
from itertools import repeat
from typing import Any, NewType

import pypdfium2.raw as pdfium


def _plain(function: object, result: Any) -> Callable[..., Any]:
    """The function without types of arguments; addresses come as int, 0 as None.

    It keeps the interpreter's lock: these calls last less than giving it back.
    """
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, c_void_p).value)  # type: ignore[arg-type]


Handle = NewType("Handle", object)
"""A pointer, ready to be passed to pdfium."""

handle: Callable[[int], Handle] = c_void_p.from_param  # type: ignore[assignment]
"""The handle at an address."""


def address_of(pointer: Any) -> int:
    """The address that one of pypdfium2's typed pointers holds."""
    return ctypes.addressof(pointer.contents)


def handle_of(pointer: Any) -> Handle:
    """The plain handle of one of pypdfium2's typed pointers."""
    return handle(address_of(pointer))


def address_in(buffer: ctypes.Array[ctypes.c_char], offset: int = 0) -> Handle:
    """Where pdfium writes to; the buffer has to outlive it."""
    return handle(ctypes.addressof(buffer) + offset)


object_at = _plain(pdfium.FPDFPage_GetObject, c_void_p)  # page, index
object_type = _plain(pdfium.FPDFPageObj_GetType, c_int)  # object
fill_color = _plain(pdfium.FPDFPageObj_GetFillColor, c_int)  # object, four addresses of unsigned int
text_object = _plain(pdfium.FPDFText_GetTextObject, c_void_p)  # text page, index
character = _plain(pdfium.FPDFText_GetUnicode, c_uint)  # text page, index
loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, c_int)  # text page, index, address of FS_RECTF
origin = _plain(pdfium.FPDFText_GetCharOrigin, c_int)  # text page, index, two addresses of double
matrix = _plain(pdfium.FPDFText_GetMatrix, c_int)  # text page, index, address of FS_MATRIX
font_size = _plain(pdfium.FPDFText_GetFontSize, c_double)  # text page, index
render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, c_int)  # text object
font = _plain(pdfium.FPDFTextObj_GetFont, c_void_p)  # text object
font_flags = _plain(pdfium.FPDFFont_GetFlags, c_int)  # font


def font_name(font: Handle, most_bytes: int) -> str | None:
    """The name of a font as the document has it; None where it is longer than that."""
    name = ctypes.create_string_buffer(most_bytes)
    length = int(_font_name(font, address_in(name), c_size_t(most_bytes)))
    return name.raw[: max(0, length - 1)].decode("latin-1") if length <= most_bytes else None


_font_name = _plain(pdfium.FPDFFont_GetBaseFontName, c_size_t)


def characters(text_page: Handle, count: int) -> Sequence[int]:
    """The code points of all characters of a text page, from one call where that can be told to have them all.

    pdfium gives the text of a page as UTF-16. As long as the page has characters, and no half of a pair, each unit is
    one of them; only control characters (a hyphen at a line's end) may be written otherwise: ask `character` for what
    is below a blank, between DEL and 0x88, or above 0xFFFC.
    """
    units = (c_ushort * (count + 1))()
    written = int(_text(text_page, 0, count, handle(ctypes.addressof(units))))
    codes = units[:count]
    has_pairs = max(codes, default=0) > 0xD7FF and any(0xD800 <= code <= 0xDFFF for code in codes)
    if written == count + 1 and not has_pairs:
        return codes
    return list(map(character, repeat(text_page), range(count)))


_text = _plain(pdfium.FPDFText_GetText, c_int)
